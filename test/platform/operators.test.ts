/** The training operator and KubeRay in a platform: what has them installed, and what they tell to others. */
import { load } from 'js-yaml';
import { given, GITOPS, PRESETS } from './support';
import { describe as described, ManifestSet } from '../../src/core';
import { KubeflowPlatformProps } from '../../src/platform';
import { expectConfigError, gateway } from '../support';

function set(props: Partial<KubeflowPlatformProps> = {}): ManifestSet {
  return given({ ...PRESETS.local, ...props } as KubeflowPlatformProps).app.manifests();
}

const components = (props: Partial<KubeflowPlatformProps>) => new Set(set(props).all.map(one => one.component));

test('are there only where they are asked for', () => {
  expect(components({}).has('training-operator')).toBe(false);
  expect(components({}).has('kuberay')).toBe(false);
  expect([...components({ trainingOperator: {}, kuberay: {} })]).toEqual(expect.arrayContaining(['training-operator', 'kuberay']));
  expect(components({ trainingOperator: false, kuberay: false }).has('kuberay')).toBe(false);
  expect(given(PRESETS.local).platform.kuberay).toBeUndefined();
});

test('come after the base and before teams, and the training operator before Katib', () => {
  const wave = new Map(set({ gitops: GITOPS, trainingOperator: {}, kuberay: {} }).ofKind('argoproj.io/Application')
    .map(one => [one.name.replace('delivery-', ''), Number(one.annotations['argocd.argoproj.io/sync-wave'])]));
  const before = (first: string, then: string) => expect(wave.get(first)!).toBeLessThan(wave.get(then)!);
  before('kubeflow', 'training-operator');
  before('training-operator', 'katib');
  before('katib', 'profiles');
  before('kuberay', 'profiles');
});

test.each(Object.entries(PRESETS).flatMap(([name, preset]) => [
  [`${name} with their defaults`, { ...preset, gitops: GITOPS, trainingOperator: {}, kuberay: name === 'local' ? {} : { watchNamespaces: ['vision'] } }],
  [`${name} with options`, {
    ...preset,
    trainingOperator: { schemes: ['MPIJob'], gangScheduling: { kind: 'volcano' }, watchNamespace: 'vision' },
    kuberay: { watchNamespaces: ['vision'], batchScheduler: 'yunikorn', initContainerInjection: true },
  }],
]) as [string, KubeflowPlatformProps][])('pass all rules in the preset %s', (_name, props) => {
  expect(given(props).app.findings().map(one => described(one))).toEqual([]);
});

describe('Katib', () => {
  const kinds = (props: Partial<KubeflowPlatformProps>): string[] => {
    const config = set(props).find('ConfigMap', 'kubeflow', 'katib-config')!.at('data', 'katib-config.yaml').text!;
    return (load(config) as any).init.controller.trialResources;
  };
  const rights = (props: Partial<KubeflowPlatformProps>) => set(props).find('rbac.authorization.k8s.io/ClusterRole', undefined, 'katib-controller')!
    .at('rules').items().flatMap(rule => rule.at('resources').items()).map(one => one.text);

  test('may make jobs of the kinds that the training operator brings', () => {
    const usual = ['TrainJob.v1alpha1.trainer.kubeflow.org', 'Job.v1.batch', ...['TFJob', 'PyTorchJob', 'MPIJob', 'XGBoostJob'].map(kind => `${kind}.v1.kubeflow.org`)];
    expect(kinds({})).toEqual(usual);
    expect(kinds({ trainingOperator: {} })).toEqual([...usual, 'JAXJob.v1.kubeflow.org', 'PaddleJob.v1.kubeflow.org']);
    expect(kinds({ trainingOperator: { schemes: ['PyTorchJob', 'JAXJob'] } })).toEqual([...usual, 'JAXJob.v1.kubeflow.org']);
    expect(rights({})).not.toContain('jaxjobs');
    expect(rights({ trainingOperator: {} })).toEqual(expect.arrayContaining(['jaxjobs', 'paddlejobs']));
  });

  test('makes no others where its own setting says which', () => {
    const job = { kind: 'Job', version: 'v1', group: 'batch', plural: 'jobs' };
    expect(kinds({ trainingOperator: {}, katib: { trialResources: [job] } })).toEqual(['Job.v1.batch']);
  });
});

describe('the heads of Ray', () => {
  const policies = (props: Partial<KubeflowPlatformProps>) => set(props).ofKind('security.istio.io/AuthorizationPolicy').filter(one => one.name === 'kuberay-operator');

  test('may be called by the operator in the mesh of the platform', () => {
    const [policy] = policies({ kuberay: {}, trustDomain: 'corp.example', namespaces: { istio: 'mesh', kubeflow: 'ml' } });
    expect(policy.namespace).toBe('mesh');
    expect(JSON.stringify(policy.manifest)).toContain('"corp.example/ns/ml/sa/kuberay-operator"');
  });

  test('are left alone in a mesh of the cluster, which may allow what no policy is about', () => {
    expect(policies({ kuberay: {}, istio: { existing: { gateway } } })).toEqual([]);
  });
});

test('in production the operator of Ray works for teams that are named, since one could reach the heads of others through it', () => {
  const open = () => set({ ...PRESETS.oidc, kuberay: {} });
  expectConfigError(open, 'RayTenancy', 'platform/kuberay', 'kuberay.watchNamespaces must name in production', 'watchNamespaces: ["vision"]');
  expect(() => set({ ...PRESETS.oidc, kuberay: { watchNamespaces: ['vision'] } })).not.toThrow();
  expect(() => set({ kuberay: {} })).not.toThrow();
});
