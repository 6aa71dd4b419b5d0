import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Chart } from 'cdk8s';
import { ConfigMap, Namespace, Secret } from '../../src/apis/k8s/core/v1';
import { ALL_RULES, findings, KubeflowApp } from '../../src/checks';
import { declareExternal, FindingsError, ManifestAppProps, Rule } from '../../src/core';
import { configError } from '../support';

let outdir: string;
beforeEach(() => {
  outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'checks-'));
});
afterEach(() => fs.rmSync(outdir, { recursive: true }));

function given(props: ManifestAppProps = {}) {
  const app = new KubeflowApp({ outdir, summary: false, ...props });
  const chart = new Chart(app, 'team');
  new Namespace(chart, 'Namespace', { metadata: { name: 'team' } });
  new ConfigMap(chart, 'Settings', { metadata: { name: 'settings', namespace: 'team' }, data: { mode: 'fast' } });
  return { app, chart };
}

const written = () => fs.readdirSync(outdir, { recursive: true }).map(String).filter(file => file.endsWith('.yaml')).sort();

test('writes objects that all rules accept', () => {
  given().app.synth();
  expect(written()).toEqual(['team/00-namespaces/namespace.team.yaml', 'team/20-base/configmap.team.settings.yaml']);
});

test('reports everything at once and writes nothing', () => {
  const { app, chart } = given();
  new Secret(chart, 'Key', { metadata: { name: 'key', namespace: 'teem' }, stringData: { password: 'hunter2' } });
  const error = configError(() => app.synth());
  expect(error).toBeInstanceOf(FindingsError);
  expect((error as FindingsError).findings.map(one => `${one.rule.id} ${one.at.path}`)).toEqual(['References/Namespace team/Key', 'Credentials/Literal team/Key']);
  expect(error.message).not.toContain('hunter2');
  expect(written()).toEqual([]);
});

test('accepts what is waived, in the props or later', () => {
  const { app, chart } = given({ waivers: [{ rule: 'Credentials/Literal', object: 'Secret/team/key', reason: 'a public example' }] });
  new Secret(chart, 'Key', { metadata: { name: 'key', namespace: 'team' }, stringData: { password: 'hunter2' } });
  new ConfigMap(chart, 'Bad', { metadata: { name: 'Bad', namespace: 'team' } });
  app.addWaiver({ rule: 'Names/Length', object: 'ConfigMap/team/*', reason: 'a test' });
  app.synth();
  expect(written()).toContain('team/20-base/secret.team.key.yaml');
});

test('reports waivers that match nothing', () => {
  const { app } = given({ waivers: [{ rule: 'Crd/Size', reason: 'none is too large any more' }, { rule: 'Crd/Sise', reason: 'misspelt' }] });
  expect(app.findings().map(one => one.problem)).toEqual(['matches no finding, got "*"', 'names no rule, got "Crd/Sise"']);
});

test('runs rules of the user beside those of the toolkit', () => {
  const rule: Rule = {
    id: 'Team/Settings',
    why: 'An example.',
    check: set => set.ofKind('ConfigMap').map(at => ({ at, field: 'data', problem: 'found', fix: 'none' })),
  };
  const { app, chart } = given({ rules: [rule] });
  new ConfigMap(chart, 'Lost', { metadata: { name: 'lost' } });
  expect(app.findings().map(one => one.rule.id)).toEqual(['Objects/Scope', 'Team/Settings', 'Team/Settings']);
});

describe('findings()', () => {
  const rule: Rule = { id: 'Team/Any', why: 'An example.', check: set => set.ofKind('ConfigMap').map(at => ({ at, field: 'data', problem: 'found', fix: 'none' })) };
  const waivers = [{ rule: 'Names/Length', reason: 'a test' }];

  /** The same tree, with mistakes of all sorts in it, in an app of either class. */
  function filled(app: App): App {
    const chart = new Chart(app, 'team');
    chart.node.addValidation({ validate: () => ['has no owner; name one'] });
    new ConfigMap(chart, 'Bad', { metadata: { name: 'Bad', namespace: 'team' } });
    declareExternal(chart, { kind: 'Secret', namespace: 'team', name: 'unused', madeBy: 'a test' });
    return app;
  }
  const told = (found: ReturnType<typeof findings>) => found.map(one => `${one.rule.id} ${one.at.path} ${one.problem}`);

  test('says in an app of cdk8s what KubeflowApp says, with what constructs say of themselves', () => {
    const ours = filled(new KubeflowApp({ outdir, rules: [rule], waivers })) as KubeflowApp;
    const stock = filled(new App({ outdir }));
    const all = told(findings(stock, { rules: [rule], waivers }));
    expect(all).toEqual(told(ours.findings()));
    expect(all.map(one => one.split(' ')[0])).toEqual(['Construct/Validation', 'References/Namespace', 'Team/Any', 'External/Unused']);
  });

  test('says nothing of an app without faults, with no options', () => expect(findings(new App({ outdir }))).toEqual([]));
});

test('gives each rule an id of its own and a reason in one sentence', () => {
  expect(new Set(ALL_RULES.map(rule => rule.id)).size).toBe(ALL_RULES.length);
  for (const { id, why } of ALL_RULES) {
    expect(id).toMatch(/^[A-Z][A-Za-z]+\/[A-Z][A-Za-z]+$/);
    expect(why).toMatch(/^\S.{20,}\.$/);
  }
});
