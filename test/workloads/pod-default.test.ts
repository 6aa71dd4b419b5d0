import { JsonPatch } from 'cdk8s';
import { Env, EnvValue, Secret } from 'cdk8s-plus-28';
import { podDefaultConflict, podDefaultForm, podDefaultMissing } from '../../src/checks';
import { Notebook, notebookImages as images, objectStoreLogs, PodDefault, PodDefaultProps, Tensorboard } from '../../src/workloads';
import { chart, expectConfigError, expectGolden, found, goldenDifference, manifestSet } from '../support';

const env = { HTTP_PROXY: 'http://proxy:3128' };

function given(props: Partial<PodDefaultProps> = {}, id = 'proxy') {
  const scope = chart();
  return { scope, podDefault: new PodDefault(scope, id, { namespace: 'vision', description: 'Use the proxy', env, ...props }) };
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
    serviceAccount: 'trainer',
    automountServiceAccountToken: false,
    imagePullSecrets: [{ name: 'registry' }],
    initContainers: [{ name: 'copy', image: 'registry.example.com/copy:1' }],
    sidecars: [{ name: 'sync', image: 'registry.example.com/sync:1' }],
    command: ['/init'],
    args: ['--all'],
  });
  goldenDifference(given().scope, scope, 'pod-default-full.diff');
  const { externals } = manifestSet(scope);
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
  podDefault.patch('PodDefault', 'proxy', JsonPatch.add('/metadata/labels', { team: 'vision' }));
  expect(found(scope, 'PodDefault', 'proxy').metadata.labels).toEqual({ team: 'vision' });
});

test('is chosen by a notebook and a tensorboard by its labels or its name', () => {
  const { scope, podDefault } = given({ selector: { matchLabels: { proxy: 'on', zone: 'a' } } });
  new Notebook(scope, 'explore', { namespace: 'vision', image: images.jupyterScipy, podDefaults: [podDefault, 'ca-bundle'] });
  new Tensorboard(scope, 'board', { namespace: 'vision', logs: objectStoreLogs('gs://logs'), podDefaults: [podDefault, podDefault] });
  expect(found(scope, 'Notebook', 'explore').metadata.labels).toEqual({ 'app': 'explore', 'proxy': 'on', 'zone': 'a', 'ca-bundle': 'true' });
  expect(found(scope, 'Tensorboard', 'board').metadata.labels).toEqual({ proxy: 'on', zone: 'a' });
});

describe('the rules', () => {
  const chosen = (...podDefaults: PodDefaultProps['env'][]) => {
    const scope = chart();
    const all = podDefaults.map((one, index) => new PodDefault(scope, `pd-${index + 1}`, { namespace: 'vision', description: 'x', env: one }));
    new Notebook(scope, 'explore', { namespace: 'vision', image: images.jupyterScipy, podDefaults: all, env });
    return manifestSet(scope);
  };
  const rules = [podDefaultConflict, podDefaultForm, podDefaultMissing];

  test('pass for PodDefaults that a notebook chooses and that agree with it', () => {
    expect(rules.flatMap(rule => [...rule.check(chosen(env, { ...env, NO_PROXY: '.local' }))])).toEqual([]);
  });

  test('find a variable that the notebook itself sets differently, for which the webhook would refuse its pod', () => {
    expect([...podDefaultConflict.check(chosen(env, { HTTP_PROXY: 'other' }))].map(one => one.problem)).toEqual([
      'chooses contradicting settings, got different values of the variable "HTTP_PROXY" from the notebook itself and PodDefault "pd-2"',
    ]);
  });

  test('find a name that no PodDefault of the namespace has', () => {
    const { scope } = given();
    new PodDefault(scope, 'proxi', { namespace: 'nlp', description: 'x', env });
    new Notebook(scope, 'explore', { namespace: 'vision', image: images.jupyterScipy, podDefaults: ['proxi'] });
    expect([...podDefaultMissing.check(manifestSet(scope))]).toMatchObject([
      { at: { path: 'test/explore/Notebook' }, field: 'metadata.labels.proxi', fix: expect.stringContaining('there are proxy') },
    ]);
  });
});

describe('fails', () => {
  test.each([
    [{ description: undefined }, 'MissingProp', 'description must be given'],
    [{ env: { TOKEN: 7 } }, 'WrongProp', 'env.TOKEN must be'],
    [{ tolerations: [{ key: 'gpu', operator: 'exists' }] }, 'WrongProp', 'tolerations[0].operator must be one of "Equal", "Exists"'],
    [{ envs: {} }, 'UnknownProp', 'use "env"'],
  ])('for %j', (props, code, text) => expectConfigError(() => given(props as never), code, 'test/proxy', text));

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
    const scope = chart();
    const podDefaults = ['a', 'b'].map(zone => new PodDefault(scope, zone, { namespace: 'vision', description: 'x', env, selector: { matchLabels: { zone } } }));
    expectConfigError(() => new Notebook(scope, 'explore', { namespace: 'vision', image: images.jupyterScipy, podDefaults }),
      'PodDefaultSelector', 'test/explore', '"a" and "b"', '"zone"');
  });
});
