import { App, Chart, Size } from 'cdk8s';
import { Secret } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { checkedProps, Component, secretRef } from '../../src/core';
import { OAuth2Proxy } from '../../src/components/oauth2-proxy';
import { Notebook, Profile, ProfileProps, user } from '../../src/workloads';
import { chart, configError, expectConfigError, gateway } from '../support';

const NOTEBOOK = 'workloads/notebook#NotebookProps';
const image = 'registry.example.com/nb:1';
const checked = (props: object) => checkedProps<object>(undefined, NOTEBOOK, { image, ...props });

describe('props', () => {
  test('that are right are handed back as they are', () => {
    const props = { image, cpu: '500m', memory: Size.gibibytes(1), env: { A: 'b' }, labels: {}, args: ['a'] };
    expect(checkedProps(undefined, NOTEBOOK, props)).toBe(props);
  });

  test('that are undefined are absent, at any depth', () => {
    const dataVolumes = [{ mountPath: '/a', claim: { existing: 'c', readOnly: undefined } }];
    const given = { image, cpu: undefined, nodePool: { labels: { pool: 'gpu' }, tolerations: undefined }, dataVolumes, odd: undefined };
    const result = checkedProps<object>(undefined, NOTEBOOK, given);
    expect(result).toStrictEqual({ image, nodePool: { labels: { pool: 'gpu' } }, dataVolumes: [{ mountPath: '/a', claim: { existing: 'c' } }] });
    expect('cpu' in given).toBe(true);
    expect(checked({ dataVolumes: [{ mountPath: '/b', claim: { existing: 'd' } }, ...dataVolumes] })).toStrictEqual({
      image, dataVolumes: [{ mountPath: '/b', claim: { existing: 'd' } }, { mountPath: '/a', claim: { existing: 'c' } }],
    });
    expect(Object.keys(checkedProps<object>(undefined, NOTEBOOK, Object.assign(Object.create(null) as object, { image, cpu: undefined })))).toEqual(['image']);
    expect(checkedProps<object>(undefined, 'apis/networking.istio.io#ClientTlsSettings', { mode: 'SIMPLE', insecureSkipVerify: null, sni: undefined }))
      .toStrictEqual({ mode: 'SIMPLE', insecureSkipVerify: null });
  });

  test('that are instances stay the same ones, undefined fields in them too', () => {
    class Own { readonly name = 'a'; readonly other = undefined; }
    const size = Size.gibibytes(1);
    const own = new Own();
    const result = checkedProps<{ memory: Size; env: object }>(undefined, NOTEBOOK, { ...{ image, cpu: undefined }, memory: size, env: own as never });
    expect([result.memory, result.env]).toEqual([size, own]);
    expect(result.env).toBe(own);
  });

  test.each<[string, object, string, string]>([
    ['a text that may be a password, without showing it', { pasword: 'hunter2' }, 'UnknownProp', 'pasword is no known property, got a string'],
    ['a typo', { cpus: '1' }, 'UnknownProp', 'cpus is no known property, got a string; use "cpu"'],
    ['a typo further down', { nodePool: { lables: {} } }, 'UnknownProp', 'nodePool.lables is no known property, got an object; use "labels"'],
    ['a name that is near to none', { nodePool: { zzz: 1 } }, 'UnknownProp',
      'nodePool.zzz is no known property, got 1; there are accelerator, displayName, labels, mig, taints, timeSlicing, tolerations, zone'],
    ['a number for an amount', { cpu: 2 }, 'WrongProp',
      'cpu must be a Cpu such as Cpu.millis(500), or a string such as "500m" or "2", got 2; pass another value, or leave it out where it has a default'],
    ['an amount in another form', { memory: '16 GB' }, 'WrongProp', 'memory must be a Size such as Size.gibibytes(16), or a string such as "16Gi", got "16 GB"'],
    ['null', { cpu: null }, 'WrongProp', 'cpu must be a Cpu such as'],
    ['null where a list may be', { args: null }, 'WrongProp', 'args must be a list, got null'],
    ['a value out of bounds', { port: 70000 }, 'WrongProp', 'port must be 65535 or less, got 70000'],
    ['a value of no set', { imagePullPolicy: 'always' }, 'WrongProp', 'imagePullPolicy must be one of "Always", "IfNotPresent", "Never", got "always"'],
    ['a list for a map', { env: ['A=b'] }, 'WrongProp', 'env must be an object, got a list'],
    ['an entry of another kind', { args: ['a', 1] }, 'WrongProp', 'args[1] must be a string, got a number'],
    ['a key that is no name', { env: { 'A B': 1 } }, 'WrongProp', 'env["A B"] must be an EnvValue or a string, got a number'],
  ])('fail for %s', (_, props, code, text) => expectConfigError(() => checked(props), code, '', text));

  test.each([undefined, null, 'text', 7, [], () => 1])('fail where they are %p', props => {
    expectConfigError(() => checkedProps(undefined, NOTEBOOK, props), 'WrongProp', '', 'the properties must be an object with image');
  });

  test('fail with the field that is wrong, not with another choice that nobody meant', () => {
    const notebooks = (props: object) => () => checkedProps<object>(undefined, 'components/notebooks#NotebooksProps', { gateway, ...props });
    expectConfigError(notebooks({ spawner: { hideTag: 'yes' } }), 'WrongProp', '', 'spawner.hideTag must be true or false, got "yes"');
    expectConfigError(notebooks({ spawner: { hideTags: true } }), 'UnknownProp', '', 'spawner.hideTags is no known property, got true; use "hideTag"');
    expectConfigError(notebooks({ spawner: true }), 'WrongProp', '', 'spawner must be false or an object, got true');
    expectConfigError(notebooks({ spawner: [] }), 'WrongProp', '', 'spawner must be false or an object, got []');
    const login = (kind: string) => () => checkedProps<object>(undefined, 'platform#PlatformProps', { url: 'https://a.example.com', login: { kind } });
    expect(configError(login('oidc')).message).toMatch(/^login\.\w+ must be given/);
  });

  test('fail with the nearest name, also of names with dots in them', () => {
    const overrides = { 'kube-rbac-proxy/v0.8z': 'a' };
    expectConfigError(() => checkedProps<object>(undefined, 'core#ImagesOptions', { overrides }), 'UnknownProp', '', 'use "kube-rbac-proxy/v0.8"');
    expectConfigError(() => checkedProps<object>(undefined, 'core#GatewayRef', { namespacez: 'a' }), 'UnknownProp', '', 'use "namespace"');
    const workloads = { 'a b': { replica: 1 } };
    expectConfigError(() => checkedProps<object>(undefined, 'core#ComponentProps', { workloads }), 'UnknownProp', '', 'workloads["a b"].replica', 'use "replicas"');
  });

  test('say how a value is written that is nearly right', () => {
    const job = (props: object) => () => checkedProps<object>(undefined, 'workloads/training#TrainJobProps', { runtime: 'torch-distributed', ...props });
    expectConfigError(job({ numNodes: '2' }), 'WrongProp', '', 'numNodes must be a whole number, got "2"; write it without quotes');
    expectConfigError(job({ numNodes: 'two' }), 'WrongProp', '', 'got "two"; pass another value');
    expectConfigError(job({ suspend: 'true' }), 'WrongProp', '', 'suspend must be true or false, got "true"; write it without quotes');
    expectConfigError(job({ env: { EPOCHS: 3 } }), 'WrongProp', '', 'env.EPOCHS must be an EnvValue or a string, got a number; write it in quotes');
    expectConfigError(job({ command: 'torchrun train.py' }), 'WrongProp', '', 'command must be a list, got a string; write a list, [...]');
    expectConfigError(job({ env: [{ name: 'A' }] }), 'WrongProp', '', 'env must be an object, got a list; write an object, { name: value }');
    expectConfigError(job({ env: { DEBUG: true } }), 'WrongProp', '', 'got a boolean; write it in quotes');
    expectConfigError(job({ command: ['a', 7] }), 'WrongProp', '', 'command[1] must be a string, got a number; write it in quotes');
    expectConfigError(job({ runtime: 'torch-distribted' }), 'WrongProp', '', 'runtime must be one of "torch-distributed", ', ' or a TrainingRuntime, or {',
      'got "torch-distribted"; write "torch-distributed"');
  });

  test.each<[string, string, object]>([
    ['a text that is no number', 'numNodes', { numNodes: '2x' }], ['a text without anything in it', 'numNodes', { numNodes: ' ' }],
    ['a truth for a number', 'numNodes', { numNodes: 'true' }], ['a text that only ends in a truth', 'suspend', { suspend: 'untrue' }],
    ['a text that only begins with a truth', 'suspend', { suspend: 'trueish' }], ['a number for a truth', 'suspend', { suspend: '1' }],
    ['an object for a text', 'env.A', { env: { A: {} } }], ['a list for a text', 'command[0]', { command: [['a']] }], ['a number for an object', 'env', { env: 7 }],
    ['a text for what has a form of its own', 'runtime', { runtime: 'none of them' }],
  ])('say of %s no more than that it is wrong', (_name, place, props) => {
    const { message } = configError(() => checkedProps<object>(undefined, 'workloads/training#TrainJobProps', { runtime: 'torch-distributed', ...props }));
    expect(message).toContain(`${place} must be`);
    expect(message).toContain('; pass another value, or leave it out where it has a default');
  });

  test('say with which other field a field does not go, at any depth', () => {
    const job = (props: object) => () => checkedProps<object>(undefined, 'workloads/training#TrainJobProps', props);
    expectConfigError(job({ runtime: 'jax-distributed', numProcPerNode: 2 }), 'WrongProp', '',
      'numProcPerNode does not go with runtime "jax-distributed", got 2; leave it out, or change the other one');
    expectConfigError(job({ runtime: 'torchtune-llama3.2-1b', numNodes: 2 }), 'WrongProp', '', 'numNodes must be 1 with runtime "torchtune-llama3.2-1b", got 2');
    const service = (props: object) => () => checkedProps<object>(undefined, 'workloads/serving#InferenceServiceProps', props);
    const predictor = { modelFormat: 'sklearn', storageUri: 's3://models/iris' };
    expectConfigError(service({ mode: 'standard', predictor: { ...predictor, canaryTrafficPercent: 10 } }), 'WrongProp', '',
      'predictor.canaryTrafficPercent does not go with mode "standard", got 10');
    expectConfigError(service({ predictor, expose: 'logn' }), 'WrongProp', '', 'expose must be one of "login", "token", "none", "cluster", "public", got "logn"; write "login"');
    expectConfigError(service({ predictor, callers: ['ana@example.com'] }), 'MissingProp', '', 'expose must be given, got undefined; pass "login" or "token"');
  });

  test('say what to pass in the place of what must be left out', () => {
    const cluster = (props: object) => () => checkedProps<object>(undefined, 'workloads/ray#RayClusterProps', { rayVersion: '2.46.0', image, ...props });
    expectConfigError(cluster({ workerGroupSpecs: [{ groupName: 'a', maxReplicas: 3 }] }), 'WrongProp', '',
      'maxReplicas must be left out, got 3; pass enableInTreeAutoscaling: true');
  });

  test('fail for what is missing', () => {
    expectConfigError(() => checkedProps(undefined, NOTEBOOK, {}), 'MissingProp', '',
      'image must be given, got undefined; pass one of notebookImages, notebookImage(kind, reference), or the reference of a Jupyter image');
    expectConfigError(() => checked({ dataVolumes: [{ mountPath: '/a' }] }), 'MissingProp', '', 'dataVolumes[0].claim must be given');
    expectConfigError(() => checkedProps<object>(undefined, NOTEBOOK, { image: undefined }), 'MissingProp', '', 'image must be given');
  });

  test('never show what may be secret', () => {
    const issuer = { url: 'a', jwksUri: 'b' };
    const proxy = (credentials: unknown) => configError(() => new OAuth2Proxy(chart(), 'proxy', { gateway, issuer, credentials } as never)).message;
    expect(proxy('hunter2')).toContain('credentials must be the name of a Secret: secretRef("<name>"), got a string');
    expect(proxy({ name: 'a', value: 'hunter2' })).toContain('credentials.value is no known property, got a string');
    expect(configError(() => checked({ env: { PASSWORD: ['hunter2'] } })).message).not.toContain('hunter2');
  });

  test('may hold objects of cdk8s-plus', () => {
    const scope = chart();
    const pullSecrets = [new Secret(scope, 'secret', { metadata: { name: 'a' } }), Secret.fromSecretName(scope, 'theirs', 'b'), secretRef('c'), 'd'];
    expect(() => checked({ imagePullSecrets: pullSecrets })).not.toThrow();
  });
});

test('constructs check their props under an app of cdk8s too, where no rule runs', () => {
  const scope = () => new Chart(new App(), 'own');
  const owner = user('ana@example.com');
  expectConfigError(() => new Profile(scope(), 'vision', {} as ProfileProps), 'MissingProp', 'own/vision', 'owner must be given');
  expectConfigError(() => new Notebook(scope(), 'explore', { image, namespace: 'Istio_System' }), 'WrongProp', 'own/explore',
    'namespace must be the name of a namespace', 'got "Istio_System"');
  expectConfigError(() => new Profile(scope(), 'vision', { owner, quotas: {} } as never), 'UnknownProp', 'own/vision', 'use "quota"');
});

test('a component of a user without a type of its own is checked for what all take', () => {
  class Own extends Component {
    constructor(scope: Construct, props: object) {
      super(scope, 'Own', props);
    }
  }
  expectConfigError(() => new Own(chart(), { pods: { tolerations: {} } }), 'WrongProp', 'test/Own', 'pods.tolerations must be a list');
  expect(() => new Own(chart(), { colour: 'red' })).not.toThrow();
});
