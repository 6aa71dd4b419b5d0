import { JsonPatch } from 'cdk8s';
import { ConfigMap, Env, EnvValue, Secret } from 'cdk8s-plus-28';
import { podDefaultConflict, podDefaultForm, podDefaultMissing } from '../../src/checks/workloads/pod-defaults';
import { collect, declareExternal } from '../../src/core';
import { images, Notebook, NotebookProps, PodDefault, PodDefaultProps, PodDefaultRef, Tensorboard, objectStoreLogs } from '../../src/workloads';
import { chart, expectConfigError, expectGolden, found } from '../support';

const env = { HTTP_PROXY: EnvValue.fromValue('http://proxy:3128') };

function given(props: Partial<PodDefaultProps> = {}, id = 'proxy') {
  const scope = chart();
  return { scope, podDefault: new PodDefault(scope, id, { namespace: 'vision', description: 'Use the proxy', env, ...props }) };
}

/** A notebook with these PodDefaults, as the checks see it. */
function notebook(all: readonly Partial<PodDefaultProps>[], props: Partial<NotebookProps> = {}) {
  const scope = chart();
  const podDefaults: PodDefaultRef[] = all.map((one, index) =>
    new PodDefault(scope, `pd-${index + 1}`, { namespace: 'vision', description: 'x', labels: { [`added-${index}`]: 'yes' }, ...one }));
  new Notebook(scope, 'explore', { namespace: 'vision', image: images.jupyterScipy, podDefaults, ...props });
  return { scope, set: () => collect(scope) };
}

test('selects pods by a label of its name', () => {
  const { scope, podDefault } = given();
  expectGolden(scope, 'pod-default.yaml');
  expect(podDefault).toMatchObject({ name: 'proxy', namespace: 'vision', matchLabels: { proxy: 'true' } });
});

test('renders all options', () => {
  const { scope } = given({
    name: 'ca-bundle',
    selector: { matchLabels: { ca: 'company' }, matchExpressions: [{ key: 'untrusted', operator: 'DoesNotExist' }] },
    envFrom: [Env.fromSecret(Secret.fromSecretName(chart(), 'Hub', 'hub'))],
    volumes: [{ name: 'ca', configMap: { name: 'ca-bundle' } }],
    volumeMounts: [{ name: 'ca', mountPath: '/etc/ssl/company', readOnly: true }],
    tolerations: [{ key: 'gpu', operator: 'Exists' }],
    annotations: { 'example.com/ca': 'yes' },
    labels: { 'example.com/ca': 'yes' },
    serviceAccountName: 'trainer',
    automountServiceAccountToken: false,
    imagePullSecrets: [{ name: 'registry' }],
    initContainers: [{ name: 'copy', image: 'registry.example.com/copy:1' }],
    sidecars: [{ name: 'sync', image: 'registry.example.com/sync:1' }],
    command: ['/init'],
    args: ['--all'],
  });
  expectGolden(scope, 'pod-default-full.yaml');
  const { externals } = collect(scope);
  expect(externals.map(one => `${one.kind}/${one.name}`).sort()).toEqual(['Image/registry.example.com/copy:1', 'Image/registry.example.com/sync:1', 'Secret/hub']);
});

test('takes variables from a Secret, and leaves empty lists out', () => {
  const { scope } = given({
    env: { TOKEN: EnvValue.fromSecretValue({ secret: Secret.fromSecretName(chart(), 'Hub', 'hub'), key: 'token' }, { optional: true }) }, volumes: [], labels: {},
  });
  expect(found(scope, 'PodDefault', 'proxy').spec).toEqual({
    desc: 'Use the proxy',
    selector: { matchLabels: { proxy: 'true' } },
    env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'hub', key: 'token', optional: true } } }],
  });
});

test('patches in API field names', () => {
  const { scope, podDefault } = given();
  podDefault.patch(JsonPatch.add('/metadata/labels', { team: 'vision' }));
  expect(found(scope, 'PodDefault', 'proxy').metadata.labels).toEqual({ team: 'vision' });
});

test('is chosen by a notebook and a tensorboard by its labels or its name', () => {
  const { scope, podDefault } = given({ selector: { matchLabels: { proxy: 'on', zone: 'a' } } });
  new Notebook(scope, 'explore', { namespace: 'vision', image: images.jupyterScipy, podDefaults: [podDefault, 'ca-bundle'] });
  new Tensorboard(scope, 'board', { namespace: 'vision', logs: objectStoreLogs('s3://logs'), podDefaults: [podDefault, podDefault] });
  expect(found(scope, 'Notebook', 'explore').metadata.labels).toEqual({ 'app': 'explore', 'proxy': 'on', 'zone': 'a', 'ca-bundle': 'true' });
  expect(found(scope, 'Tensorboard', 'board').metadata.labels).toEqual({ proxy: 'on', zone: 'a' });
});

describe('fails', () => {
  test('for a name that is none', () => expectConfigError(() => given({ name: 'My proxy' }), 'PodDefaultName', 'test/proxy', 'got "My proxy"'));

  test('without a namespace', () => expectConfigError(() => new PodDefault(chart(), 'proxy', { description: 'x', env }), 'WorkloadNamespace', 'test/proxy'));

  test('if it adds nothing', () => expectConfigError(() => given({ env: {}, volumes: [] }), 'PodDefaultEmpty', 'test/proxy', '["description","env","namespace","volumes"]'));

  test('for a volume that is mounted twice, which the webhook refuses', () => {
    const volumeMounts = [{ name: 'ca', mountPath: '/a' }, { name: 'ca', mountPath: '/b' }];
    expectConfigError(() => given({ volumeMounts }), 'PodDefaultTwice', 'test/proxy', 'volume once', 'got "ca" twice');
  });

  test('for a mount path that is used twice', () => {
    const volumeMounts = [{ name: 'a', mountPath: '/x' }, { name: 'b', mountPath: '/x' }];
    expectConfigError(() => given({ volumeMounts }), 'PodDefaultTwice', 'test/proxy', 'mount path once', 'got "/x" twice');
  });

  test('for two tolerations of one key', () => {
    const tolerations = [{ key: 'gpu', value: 'a' }, { key: 'gpu', value: 'b' }];
    expectConfigError(() => given({ tolerations }), 'PodDefaultTwice', 'test/proxy', 'key once', 'got "gpu" twice');
  });

  test('for a variable with a name that is none', () => expectConfigError(() => given({ env: { '1X': EnvValue.fromValue('') } }), 'EnvName', 'test/proxy', 'got "1X"'));

  test('when it is chosen from another namespace', () => {
    const { scope, podDefault } = given();
    expectConfigError(() => new Notebook(scope, 'explore', { namespace: 'nlp', image: images.jupyterScipy, podDefaults: [podDefault] }),
      'PodDefaultNamespace', 'test/explore', '"nlp"', 'got "vision/proxy"');
  });

  test('when it is chosen though no label selects it', () => {
    const { scope, podDefault } = given({ selector: { matchLabels: { proxy: 'true' }, matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }] } });
    const choose = (id: string, labels: Readonly<Record<string, string>>) =>
      new Notebook(scope, id, { namespace: 'vision', image: images.jupyterScipy, podDefaults: [podDefault], labels });
    expectConfigError(() => choose('explore', { zone: 'b' }), 'PodDefaultSelector', 'test/explore', 'got "proxy"', '"zone"');
    expect(choose('second', { zone: 'a' }).name).toBe('second');
    expectConfigError(() => new Tensorboard(scope, 'runs', { namespace: 'vision', logs: objectStoreLogs('s3://a'), podDefaults: [podDefault] }),
      'PodDefaultSelector', 'test/runs');
  });

  test('when it is chosen by a name that is no label', () => {
    expectConfigError(() => new Notebook(chart(), 'explore', { namespace: 'vision', image: images.jupyterScipy, podDefaults: ['my proxy'] }),
      'PodDefaultSelector', 'test/explore', 'got "my proxy"');
  });

  test('when two are chosen that want different values of a label', () => {
    expectConfigError(() => notebook([{ selector: { matchLabels: { zone: 'a' } } }, { selector: { matchLabels: { zone: 'b' } } }]),
      'PodDefaultSelector', 'test/explore', '"a" and "b"', '"zone"');
  });
});

describe('the check for missing PodDefaults', () => {
  const findings = (scope: Parameters<typeof collect>[0]) => [...podDefaultMissing.check(collect(scope))];

  test('passes if the PodDefault is there', () => expect(findings(notebook([{}]).scope)).toEqual([]));

  test('passes if another tool makes it', () => {
    const { scope } = notebook([], { podDefaults: ['access-ml-pipeline'] });
    declareExternal(scope, { kind: 'PodDefault', namespace: 'vision', name: 'access-ml-pipeline', madeBy: 'the pipelines controller' });
    expect(findings(scope)).toEqual([]);
  });

  test('leaves labels alone that choose no PodDefault', () => {
    expect(findings(notebook([], { labels: { 'example.com/cost': 'true', 'team': 'vision' } }).scope)).toEqual([]);
  });

  test('finds a name that no PodDefault of the namespace has', () => {
    const { scope } = notebook([{ name: 'proxy' }], { podDefaults: ['proxi'] });
    new PodDefault(scope, 'proxi', { namespace: 'nlp', description: 'x', env });
    expect(findings(scope)).toMatchObject([{ at: { path: 'test/explore/Notebook' }, field: 'metadata.labels.proxi', fix: expect.stringContaining('there are proxy') }]);
  });
});

test('the check for missing PodDefaults finds one whose selector wants more than the label of its name', () => {
  const scope = chart();
  new PodDefault(scope, 'proxy', { namespace: 'vision', description: 'x', env, selector: { matchLabels: { 'use-proxy': 'true' } } });
  new Notebook(scope, 'explore', { namespace: 'vision', image: images.jupyterScipy, podDefaults: ['proxy'] });
  expect([...podDefaultMissing.check(collect(scope))]).toMatchObject([{ field: 'metadata.labels.proxy', problem: expect.stringContaining('PodDefault "proxy" wants') }]);
});

describe('the check for the forms', () => {
  const problems = (selector: PodDefaultProps['selector']) => [...podDefaultForm.check(collect(given({ selector }).scope))].map(one => `${one.field}: ${one.problem}`);

  test('passes for one label with the value true', () => expect([problems(undefined), problems({ matchLabels: { x: 'true' } })]).toEqual([[], []]));

  test.each([[{}], [{ matchExpressions: [{ key: 'app', operator: 'Exists' as const }] }]])('finds that %j breaks the forms', selector => {
    expect(problems(selector)).toEqual(['spec.selector.matchLabels: has no label, without which the forms fail for the whole namespace, got {}']);
  });

  test.each([
    [{ matchLabels: { zone: 'a' } }, 'zone'],
    [{ matchLabels: { zone: 'true', proxy: 'true' } }, 'proxy'],
    [{ matchLabels: { proxy: 'true' }, matchExpressions: [{ key: 'zone', operator: 'Exists' as const }] }, 'proxy'],
  ])('finds that choosing %j in the forms does nothing', (selector, key) => {
    expect(problems(selector)).toEqual([expect.stringContaining(`spec.selector: is offered in the forms, but whoever chooses it gets the label "${key}" with "true" alone`)]);
  });

  test('passes again with other labels of the pod in play', () => {
    expect(problems({ matchLabels: { proxy: 'true' }, matchExpressions: [{ key: 'no-proxy', operator: 'DoesNotExist' }] })).toEqual([]);
  });
});

describe('the check for conflicts', () => {
  const problems = ({ set }: ReturnType<typeof notebook>) => [...podDefaultConflict.check(set())].map(one => one.problem);
  const mount = (name: string, mountPath: string) => ({ volumeMounts: [{ name, mountPath }] });

  test('passes for PodDefaults that agree', () => {
    expect(problems(notebook([{ env, ...mount('ca', '/ca') }, { env, ...mount('ca', '/ca') }], { env }))).toEqual([]);
  });

  test('passes for PodDefaults that are not chosen', () => {
    const { scope, set } = notebook([{ env }]);
    new PodDefault(scope, 'other', { namespace: 'vision', description: 'x', env: { HTTP_PROXY: EnvValue.fromValue('other') } });
    expect([...podDefaultConflict.check(set())]).toEqual([]);
  });

  test.each([
    ['the variable "HTTP_PROXY"', { env }, { env: { HTTP_PROXY: EnvValue.fromValue('other') } }],
    ['the mount path "/ca"', mount('a', '/ca'), mount('b', '/ca')],
    ['the mount of volume "ca"', mount('ca', '/a'), mount('ca', '/b')],
    ['the volume "ca"', { volumes: [{ name: 'ca', emptyDir: {} }] }, { volumes: [{ name: 'ca', configMap: { name: 'ca' } }] }],
    ['the toleration of "gpu"', { tolerations: [{ key: 'gpu', value: 'a' }] }, { tolerations: [{ key: 'gpu', value: 'b' }] }],
    ['the annotation "x"', { annotations: { x: '1' } }, { annotations: { x: '2' } }],
  ])('finds different values of %s', (what, first, second) => {
    expect(problems(notebook([first, second]))).toEqual([
      `chooses contradicting settings, got different values of ${what} from PodDefault "pd-1" and PodDefault "pd-2"`,
    ]);
  });

  test('finds a variable that the notebook itself sets differently', () => {
    expect(problems(notebook([{ env }], { env: { HTTP_PROXY: EnvValue.fromConfigMap(ConfigMap.fromConfigMapName(chart(), 'Proxy', 'proxy'), 'url') } }))).toEqual([
      'chooses contradicting settings, got different values of the variable "HTTP_PROXY" from the notebook itself and PodDefault "pd-1"',
    ]);
  });

  test.each([
    [{ key: 'app', operator: 'In', values: ['explore'] }, 1],
    [{ key: 'app', operator: 'In', values: ['other'] }, 0],
    [{ key: 'app', operator: 'NotIn', values: ['explore'] }, 0],
    [{ key: 'other', operator: 'NotIn', values: ['x'] }, 1],
    [{ key: 'app', operator: 'Exists' }, 1],
    [{ key: 'other', operator: 'Exists' }, 0],
    [{ key: 'app', operator: 'DoesNotExist' }, 0],
    [{ key: 'other', operator: 'DoesNotExist' }, 1],
  ] as const)('looks at PodDefaults that select by %j', (expression, count) => {
    const { scope, set } = notebook([], { env });
    new PodDefault(scope, 'all', {
      namespace: 'vision', description: 'x', selector: { matchExpressions: [expression] }, env: { HTTP_PROXY: EnvValue.fromValue('other') },
    });
    expect([...podDefaultConflict.check(set())]).toHaveLength(count);
  });
});
