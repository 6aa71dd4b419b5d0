import { accept } from './checks/acceptance';
import {
  accessFindings, accountsOf, accountsOfPods, aggregationFindings, expectations, grantedQuestions, question, readersOfAllSecrets, withheldFindings,
} from './checks/access';
import { WITHHELD } from './known';
import { CONTROLLERS } from './support/assets';
import { accountsMade } from './support/limits';
import { concurrently, lines, readManifests, UPSTREAM } from './support/manifests';
import { rightsKnown } from './support/rights';
import { Suite, suite, text, unknown } from './support/suite';
import { madeByController, setOf, teams } from './support/teams';
import { withUpstream } from './support/upstream';
import { accessReport } from '../../src/workloads/access-report';
import { allows, Roles } from '../../src/workloads/access-report/roles';

const rows = expectations(text('access.table.md'));
const withControllers = CONTROLLERS ? describe : describe.skip;
let server: Suite;
beforeAll(async () => {
  server = await suite();
  const profiles = teams();
  expect(lines((await accept(server.api, [...profiles, ...madeByController(profiles)])).refused)).toEqual([]);
  await rightsKnown(server.api);
});
afterAll(() => server?.api.close());

test('the server allows to accounts what access.table.md says, and no more', async () => {
  const ours = rows.filter(row => row.who.startsWith('account ') && !row.who.startsWith('account vision/'));
  expect(ours.length).toBeGreaterThan(500);
  expect(lines(await accessFindings(server.api, ours))).toEqual([]);
});

test('every account that pods run as has rows in access.table.md, and every account of the table exists', async () => {
  const accounts = accountsOfPods(server.manifests);
  const told = new Set(rows.map(row => row.who).filter(who => who.startsWith('account ')));
  expect(accounts.filter(who => !told.has(who))).toEqual([]);
  CONTROLLERS && await accountsMade(server.api);
  const exist = new Set((await server.api.list('/api/v1/serviceaccounts')).map(one => `account ${one.metadata.namespace}/${one.metadata.name}`));
  expect([...told].filter(who => CONTROLLERS && !exist.has(who))).toEqual([]);
});

test('no account may read all Secrets but those that access.table.md names', async () => {
  const told = [...new Set(rows.filter(row => row.what === 'secrets' && row.namespace === undefined && row.allowed).map(row => row.who))].sort();
  expect(await readersOfAllSecrets(server.api, accountsOf(server.manifests))).toEqual(told);
});

withUpstream('every right that upstream binds to an account of ours is allowed, but those of known.ts', async () => {
  const upstream = readManifests(UPSTREAM).map(one => one.manifest);
  const accounts = accountsOfPods(server.manifests);
  expect(grantedQuestions(upstream).filter(one => accounts.includes(one.who)).length).toBeGreaterThan(2000);
  expect(unknown(await withheldFindings(server.api, upstream, accounts), WITHHELD)).toEqual([]);
});

withControllers('roles of people', () => {
  test('the controller fills every aggregated role', async () => {
    expect(lines(await aggregationFindings(server.api, server.manifests))).toEqual([]);
  });

  test('the server allows to people and to pods of teams what access.table.md says, and no more', async () => {
    const people = rows.filter(row => !row.who.startsWith('account ') || row.who.startsWith('account vision/'));
    expect(people.length).toBeGreaterThan(300);
    expect(lines(await accessFindings(server.api, people))).toEqual([]);
  });

  test('the access report says of each role what the server says, for every verb of every resource', async () => {
    const roles = new Roles(setOf(server.manifests));
    const holders = { 'kubeflow-admin': 'user bo@example.com', 'kubeflow-edit': 'group vision-engineers', 'kubeflow-view': 'user cy@example.com' };
    const things = new Map<string, readonly [group: string, resource: string]>();
    for (const rule of Object.keys(holders).flatMap(name => roles.rights(name) ?? [])) {
      (rule.apiGroups ?? []).forEach(group => (rule.resources ?? []).forEach(resource => things.set(`${group} ${resource}`, [group, resource])));
    }
    expect(things.size).toBeGreaterThan(20);
    const asked = Object.entries(holders).flatMap(([role, who]) => [...things.values()].filter(([group, resource]) => group !== '*' && !resource.includes('*'))
      .flatMap(([group, resource]) => ['get', 'list', 'create', 'patch', 'delete'].map(verb => {
        const [name, subresource] = resource.split('/');
        const what = `${name}${group === '' ? '' : `.${group}`}${subresource === undefined ? '' : `/${subresource}`}`;
        return { who, verb, what, namespace: 'vision', told: allows(roles.rights(role)!, verb, group, resource) };
      })));
    const answers = await concurrently(asked, one => server.api.allows(question(one)));
    expect(asked.filter((one, index) => one.told !== answers[index]).map(one => `${one.who}: ${one.verb} ${one.what} is ${one.told ? 'told' : 'not told'}`)).toEqual([]);
  });

  test('the access report names the people whom the server lets in, and what they may do', async () => {
    const report = accessReport().render(setOf([...server.manifests, ...teams()]))!;
    const POWERS: Readonly<Record<string, readonly [verb: string, what: string]>> = {
      'read Secrets': ['get', 'secrets'], 'start notebooks': ['create', 'notebooks.kubeflow.org'], 'run commands inside pods': ['create', 'pods/exec'],
      'delete volumes': ['delete', 'persistentvolumeclaims'],
      'change the quota': ['update', 'resourcequotas'],
      'give access to others': ['create', 'rolebindings.rbac.authorization.k8s.io'],
    };
    const table = tableAfter(report, '| may |');
    expect(Object.keys(POWERS).filter(words => !table.some(([cell]) => cell === words))).toEqual([]);
    const head = report.split('\n').find(line => line.startsWith('| may |'))!.split('|').map(cell => cell.trim());
    const people = tableAfter(section(report, 'vision'), '| who |').map(([who, role]) => ({ who: who.replace(/^ServiceAccount /, 'account '), role: role.split(' ')[0] }));
    expect(people.map(one => one.who)).toEqual(expect.arrayContaining(['user ana@example.com', 'user bo@example.com', 'group vision-engineers', 'user cy@example.com']));
    const asked = people.flatMap(({ who, role }) => table.filter(([words]) => words in POWERS).map(row => {
      const [verb, what] = POWERS[row[0]];
      return { who, verb, what, namespace: 'vision', allowed: row[head.indexOf(role) - 1] === 'yes', why: `the report says so of ${role}: ${row[0]}` };
    }));
    expect(asked.length).toBe(people.length * Object.keys(POWERS).length);
    expect(lines(await accessFindings(server.api, asked))).toEqual([]);
  });
});

/** Cells of the rows of the first table after a text. */
function tableAfter(report: string, head: string): string[][] {
  const all = report.slice(report.indexOf(head)).split('\n');
  const end = all.findIndex(line => !line.startsWith('|'));
  return all.slice(2, end < 0 ? undefined : end).map(line => line.split('|').slice(1, -1).map(cell => cell.trim().replace(/\\(.)/g, '$1')));
}

/** The section of a profile. */
function section(report: string, name: string): string {
  const from = report.indexOf(`### ${name}\n`);
  expect(from).toBeGreaterThan(0);
  return report.slice(from);
}
