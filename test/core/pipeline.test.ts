import * as fs from 'node:fs';
import * as path from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import {
  allowImage, declaredAt, declareExternal, declareKnown, declareObjects, declareSecrets, examine, External, FindingsError, ManifestApp, ManifestAppProps, ManifestSet,
  objectsDeclaredAt, resolvedKind, Rule, Synthesis,
} from '../../src/core';
import { configError, expectConfigError } from '../support';
import { temporaryFolder, tree } from './support';

const NO_SECRETS: Rule = {
  id: 'Test/NoSecrets',
  why: 'This test forbids them.',
  check: set => set.ofKind('Secret').map(at => ({ at, field: 'kind', problem: 'is a Secret', fix: 'remove it' })),
};
const THROWS: Rule = { id: 'Test/Throws', why: 'This test has a fault.', check: () => { throw new TypeError('list.map is not a function'); } };
const SILENT: Rule = { id: 'Test/Silent', why: 'Finds nothing.', check: () => [] };

function given({ secrets = [], ...props }: ManifestAppProps & { readonly secrets?: readonly string[] } = {}) {
  const outdir = path.join(temporaryFolder(), 'dist');
  const app = new ManifestApp({ outdir, summary: false, ...props });
  const chart = new Chart(app, 'part');
  ['a', ...secrets].forEach((name, index) => new ApiObject(chart, name, { apiVersion: 'v1', kind: index === 0 ? 'ConfigMap' : 'Secret', metadata: { name, namespace: 'x' } }));
  return { app, chart, outdir };
}

/** What all ways say that tell findings, which must be the same: `<rule>  <object>: <problem>; <fix>`. */
function findings(app: ManifestApp): string[] {
  const found = app.findings();
  const errors = [configError(() => app.synth()), configError(() => app.synthYaml())] as FindingsError[];
  for (const error of errors) {
    expect([error.code, error.stack, Object.keys(error)]).toEqual(['Findings', error.message, []]);
    expect(error.message).toMatch(found.length === 1 ? /^1 finding, nothing/ : /^\d+ findings, nothing/);
    expect(error.findings.map(one => [one.rule.id, one.problem])).toEqual(found.map(one => [one.rule.id, one.problem]));
    found.forEach(one => expect(error.message).toContain(`${one.rule.id}  ${one.at.path}`));
  }
  return found.map(({ rule, at, field, problem, fix }) => `${rule.id}  ${at.label} ${field}: ${problem}; ${fix}`);
}

test('all findings come at once, and the old output stays byte for byte', () => {
  const first = given();
  first.app.synth();
  const before = tree(first.outdir);
  const { app } = given({ outdir: first.outdir, rules: [NO_SECRETS], secrets: ['one', 'two'] });
  expect(findings(app)).toEqual(['Test/NoSecrets  Secret/x/one kind: is a Secret; remove it', 'Test/NoSecrets  Secret/x/two kind: is a Secret; remove it']);
  expectConfigError(() => app.synth(), 'Findings', '', '2 findings, nothing was written', 'Test/NoSecrets  part/one', 'Secret/x/one kind: is a Secret; remove it', 'part/two');
  expect(tree(first.outdir)).toEqual(before);
});

test('what a construct says of itself is a finding too, before those of the rules, and nothing can waive it', () => {
  const { app, chart } = given({ rules: [NO_SECRETS], secrets: ['one'], waivers: [{ rule: 'Construct/Validation', reason: 'a test' }] });
  chart.node.addValidation({ validate: () => ['lacks a thing, got none; give it one (Lack)', 'is odd'] });
  expect(findings(app)).toEqual([
    'Construct/Validation  Chart/part : lacks a thing, got none; give it one (Lack)', 'Construct/Validation  Chart/part : is odd; ',
    'Test/NoSecrets  Secret/x/one kind: is a Secret; remove it',
    'Waiver/Unused  Waiver/Construct/Validation rule: names no rule, got "Construct/Validation"; use one of External/Unused, Rule/Threw, Test/NoSecrets, Waiver/Unused',
  ]);
});

test('a rule that throws is a finding, and the others are run all the same', () => {
  expect(findings(given({ rules: [THROWS, NO_SECRETS], secrets: ['one'] }).app)).toEqual([
    expect.stringContaining('Rule/Threw  Rule/Test/Throws check: the rule ended in an error, got "list.map is not a function"; mend the rule'),
    'Test/NoSecrets  Secret/x/one kind: is a Secret; remove it',
  ]);
});

test('a rule that throws while its findings are read is one as well', () => {
  const late: Rule = { ...SILENT, * check(set) { yield* NO_SECRETS.check(set); throw new Error('late'); } };
  expect(findings(given({ rules: [late] }).app)).toEqual([expect.stringContaining('Rule/Threw  Rule/Test/Silent check')]);
});

describe('a waiver', () => {
  test('accepts what it names, and the output is written', () => {
    const { app, outdir } = given({ rules: [NO_SECRETS], secrets: ['s1', 's2'], waivers: [{ rule: 'Test/NoSecrets', object: 'Secret/x/s*', reason: 'a test' }] });
    app.synth();
    expect(app.findings()).toEqual([]);
    expect(app.synthYaml().split('---\n')).toHaveLength(3);
    expect(Object.keys(tree(outdir))).toHaveLength(3);
  });

  test('accepts nothing else', () => {
    const waiver = { rule: 'Test/NoSecrets', object: 'Secret/x/s1', reason: 'a test' };
    expect(findings(given({ rules: [NO_SECRETS], secrets: ['s1', 's12'], waivers: [waiver] }).app)).toEqual(['Test/NoSecrets  Secret/x/s12 kind: is a Secret; remove it']);
  });

  test('counts as used where another one accepts the same', () => {
    const waivers = [{ rule: 'Test/NoSecrets', reason: 'all of them' }, { rule: 'Test/NoSecrets', object: 'Secret/x/one', reason: 'this one' }];
    const { app } = given({ rules: [NO_SECRETS], secrets: ['one'], waivers });
    expect(app.findings()).toEqual([]);
    expect(examine(app.manifests(), [NO_SECRETS], waivers).waived.map(one => one.count)).toEqual([1, 1]);
  });

  test('that matches nothing is a finding, and so is one that names no rule', () => {
    expect(findings(given({ rules: [NO_SECRETS], waivers: [{ rule: 'Test/NoSecrets', reason: 'a test' }, { rule: 'Test/No', reason: 'a test' }] }).app)).toEqual([
      'Waiver/Unused  Waiver/Test/NoSecrets object: matches no finding, got "*"; remove the waiver',
      expect.stringContaining('Waiver/Unused  Waiver/Test/No rule: names no rule, got "Test/No"; use one of External/Unused, Rule/Threw, Test/NoSecrets'),
    ]);
  });

  test('may accept a rule that throws', () => {
    expect(given({ rules: [THROWS], waivers: [{ rule: 'Rule/Threw', object: 'Rule/Test/Throws', reason: 'a test' }] }).app.findings()).toEqual([]);
  });

  test('is added later as well as at the beginning', () => {
    const { app } = given({ secrets: ['one'] });
    app.addRule(NO_SECRETS);
    app.addWaiver({ rule: 'Test/NoSecrets', reason: 'a test' });
    expect(app.findings()).toEqual([]);
  });

  test.each(['', ' \n', undefined, 7])('fails with the reason %j', reason =>
    expectConfigError(() => examine(new ManifestSet([]), [SILENT], [{ rule: 'Test/Silent', object: 'Pod/*', reason: reason as never }]), 'WaiverReason', '',
      'the waiver of "Test/Silent" for "Pod/*" must say why it is fine', `got ${JSON.stringify(reason)}`, 'give its reason in a sentence'));
});

test('a kind by itself stands for the one group that has it', () => {
  expect(['Notebook', 'Service', 'example.com/Thing'].map(kind => resolvedKind(kind, 'Question'))).toEqual(['kubeflow.org/Notebook', 'Service', 'example.com/Thing']);
  expectConfigError(() => resolvedKind('Thing', 'Question'), 'Question', '', 'got "Thing"');
});

describe('a declaration of what others make', () => {
  const uses = (kind: string, namespace: string | undefined, name: string): Rule => ({ ...SILENT, check: set => { set.has(kind, namespace, name); return []; } });

  test('that nothing refers to is a finding where a user wrote it', () => {
    const { app, chart } = given({ rules: [SILENT] });
    declareExternal(chart, { kind: 'Secret', namespace: 'x', name: 'typo', madeBy: 'a person' }, { kind: 'Notebook', name: 'n', madeBy: 'a person' });
    declareKnown(chart, { kind: 'Secret', namespace: 'x', name: 'known', madeBy: 'the toolkit' });
    allowImage(chart, 'registry.example.com/a:1');
    expect(findings(app)).toEqual([
      'External/Unused  Secret/x/typo declareExternal: nothing refers to it, got "Secret x typo"; remove the declaration, or correct its kind, namespace and name',
      expect.stringContaining('External/Unused  Notebook/n declareExternal: nothing refers to it, got "kubeflow.org/Notebook n"'),
    ]);
    expect(app.findings()[0].at.path).toBe('part');
  });

  test.each([['x', 'given'], ['x', '*'], ['*', 'given'], ['*', '*']])('for the namespace %s and the name %s is used by a reference that it covers', (namespace, name) => {
    const { app, chart } = given({ rules: [uses('Secret', 'x', 'given')] });
    declareExternal(chart, { kind: 'Secret', namespace, name, madeBy: 'a person' });
    expect(app.findings()).toEqual([]);
    expect(app.manifests().has('Secret', 'x', 'given')).toBe(true);
    expect(app.manifests().has('ConfigMap', 'x', 'given')).toBe(false);
  });

  test('counts as used beside an object of the output, and beside a wider declaration', () => {
    const { app, chart } = given({ rules: [uses('ConfigMap', 'x', 'a')] });
    declareExternal(chart, { kind: 'ConfigMap', namespace: 'x', name: 'a', madeBy: 'a person' }, { kind: 'ConfigMap', namespace: 'x', name: '*', madeBy: 'a person' });
    expect(app.findings()).toEqual([]);
  });

  test('of a kind that two groups have names the group', () => {
    const { chart } = given();
    expectConfigError(() => declareExternal(chart, { kind: 'Kustomisation', name: 'a', madeBy: 'a person' }), 'ExternalKind', 'part',
      'kind is not known, got "Kustomisation"; write it with its group, e.g. "example.com/Kustomisation"');
    expectConfigError(() => declareExternal(chart, { kind: 'ExternalSecret', name: 'a', madeBy: 'a person' }), 'ExternalKind', 'part',
      'kind stands for several, got "ExternalSecret"; write one of external-secrets.io/ExternalSecret, kubernetes-client.io/ExternalSecret');
    expectConfigError(() => declareExternal(chart, { kind: '', name: 'a', madeBy: 'a person' }), 'ExternalKind', 'part', 'e.g. "example.com/Widget"');
    declareExternal(chart, { kind: 'example.com/Kustomisation', name: 'a', madeBy: 'a person' });
  });

  test('of a caller without types says which text is missing', () => {
    const { chart } = given();
    for (const field of ['kind', 'name', 'madeBy'] as const) {
      const without = { kind: 'Secret', name: 'a', madeBy: 'a person', [field]: undefined } as unknown as External;
      expectConfigError(() => declareExternal(chart, without), 'External', 'part', `${field} of what others make must be a text`, 'got undefined');
    }
    expectConfigError(() => declareExternal(chart, { kind: 'Secret', name: '', madeBy: 'a person' }), 'External', 'part', 'name of what others make', 'got ""');
    expectConfigError(() => declareExternal(chart, undefined as never), 'External', 'part', 'kind of what others make');
  });

  test('may be of an image or a user, which are no kinds', () => {
    const { app, chart } = given({ rules: [uses('Image', undefined, 'r.example.com/a:1'), uses('User', undefined, 'ana@example.com')] });
    declareExternal(chart, { kind: 'Image', name: 'r.example.com/a:1', madeBy: 'a person' }, { kind: 'User', name: 'ana@example.com', madeBy: 'the identity provider' });
    expect(app.findings()).toEqual([]);
  });

  test('tells whether a person wrote it, and whether it is a Secret that people put there, with the keys that nobody else names', () => {
    const { chart } = given();
    chart.node.addMetadata('other', { kind: 'Secret', name: 'other' });
    const [secret, map] = ['Secret', 'ConfigMap'].map(kind => ({ kind, namespace: 'x', name: 'a', madeBy: 'a test' }));
    declareExternal(chart, secret, map);
    declareKnown(chart, secret);
    declareSecrets(chart, '*', 'plain', { name: 'keyed', keys: ['key'] });
    expect(declaredAt(chart).map(({ kind, namespace, name, byUser, isCredential, keys }) => [kind, namespace, name, byUser, isCredential, keys])).toEqual([
      ['Secret', 'x', 'a', true, true, undefined], ['ConfigMap', 'x', 'a', true, false, undefined], ['Secret', 'x', 'a', false, false, undefined],
      ['Secret', '*', 'plain', false, true, undefined], ['Secret', '*', 'keyed', false, true, ['key']],
    ]);
  });

  test('may be the object itself, which is looked up and neither judged nor written', () => {
    const { app, chart, outdir } = given({ rules: [NO_SECRETS] });
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'theirs', namespace: 'x' } };
    declareKnown(chart, { kind: 'ConfigMap', namespace: 'x', name: 'b', madeBy: 'a test' });
    declareObjects(chart, secret);
    expect(objectsDeclaredAt(chart)).toEqual([secret]);
    const found = app.manifests().find('Secret', 'x', 'theirs');
    expect([found?.path, found?.manifest]).toEqual(['part', secret]);
    app.synth();
    expect(Object.keys(tree(outdir))).toEqual(['part/20-base/configmap.x.a.yaml']);
  });

  test('by a user is not hidden by one of the toolkit', () => {
    const { app, chart } = given({ rules: [SILENT] });
    declareExternal(chart, { kind: 'Secret', namespace: 'x', name: 'same', madeBy: 'a person' });
    declareKnown(chart, { kind: 'Secret', namespace: 'x', name: 'same', madeBy: 'the toolkit' });
    expect(findings(app)).toHaveLength(1);
  });
});

test('each step is done once for a synthesis, whoever asks', () => {
  const prepare = jest.fn();
  const check = jest.fn(() => []);
  const { app, outdir } = given({ rules: [{ ...SILENT, check }] });
  app.addPreparation(prepare);
  app.synth();
  expect([prepare.mock.calls.length, check.mock.calls.length]).toEqual([1, 1]);
  expect(fs.existsSync(outdir)).toBe(true);
  const synthesis = new Synthesis(app, { rules: [], waivers: [], annotators: [], reports: [], preparations: [] });
  expect(synthesis.manifests).toBe(synthesis.manifests);
  expect(synthesis.examination).toBe(synthesis.examination);
});
