import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { notebookOf, profileWith, team, teamFindings } from './teams';
import { profileLimits } from '../../../src/checks/workloads/limits';
import { systemPods } from '../../../src/checks/workloads/system-pods';
import { rendered } from '../../../src/core';
import { newClaim } from '../../../src/workloads';
import { clusterObject, external, found, namespace, object } from '../../checks/support';

const range = (limits: object) => object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Container', ...limits }] } });
const pod = (resources: object) => object('v1', 'Pod', 'p', { spec: { containers: [{ name: 'main', resources }] } });

describe('Profile/LimitRange', () => {
  test('refuses a notebook above the most for one container', () => {
    const { scope, profile } = team({ limits: { maxCpu: Cpu.units(4), maxMemory: Size.gibibytes(8) } });
    notebookOf(profile, 'small', { cpu: Cpu.units(2) });
    expect(teamFindings(scope)).toEqual([]);
    notebookOf(profile, 'large', { cpu: Cpu.units(4) });
    expect(teamFindings(scope)).toEqual(['Profile/LimitRange Notebook/large: LimitRange profile-limits allows one container cpu 4, got 4800m for large; ' +
      'lower it, or raise the most for one container in the LimitRange of namespace vision']);
  });

  test('refuses a most for one container that the proxy of the mesh exceeds', () => {
    const { scope, profile } = team({ limits: { maxCpu: Cpu.units(1) } });
    notebookOf(profile, 'small');
    expect(teamFindings(scope)[0]).toContain('allows one container cpu 1, got 2 for istio-proxy');
    const values = '{"global":{"proxy":{"resources":{"requests":{"cpu":"3"}}}}}';
    const injector = object('v1', 'ConfigMap', 'istio-sidecar-injector-stable', { data: { values } }, { namespace: 'istio-system' });
    const meshed = namespace('ml', { 'istio-injection': 'enabled' });
    expect(found(profileLimits, [injector, meshed, range({ max: { cpu: '2' } }), pod({ limits: { cpu: '2' } })])).toEqual([
      expect.stringContaining('allows one container cpu 2, got 3 for istio-proxy'),
    ]);
  });

  test('refuses a model that asks for more than the limit of its runtime, or has a limit below what that asks for, in any namespace', () => {
    const runtime = clusterObject('serving.kserve.io/v1alpha1', 'ClusterServingRuntime', 'sklearn', { spec: {
      supportedModelFormats: [{ name: 'sklearn', autoSelect: true }],
      containers: [{ name: 'kserve-container', resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '1', memory: '2Gi' } } }],
    } });
    const model = (resources: object) => found(profileLimits, [runtime, object('serving.kserve.io/v1beta1', 'InferenceService', 'iris',
      { spec: { predictor: { model: { modelFormat: { name: 'sklearn' }, resources } } } })]);
    expect([{}, { requests: { cpu: '500m' } }, { requests: { cpu: '4' }, limits: { cpu: '4' } }, { limits: { memory: '4Gi' } }].flatMap(model)).toEqual([]);
    expect(model({ requests: { cpu: '4' } })).toEqual(['InferenceService/ml/iris spec.predictor.model.resources: container kserve-container requests more cpu than its limit, ' +
      'got 4 and 1; lower it, or give the container a limit of its own as high, such as cpuLimit: otherwise it has that of its runtime, or the default of the LimitRange']);
    expect(model({ limits: { memory: '1Gi' } })).toEqual([expect.stringContaining('requests more memory than its limit, got 2Gi and 1Gi')]);
  });

  test('passes pods and claims that take the most, and what is stopped', () => {
    expect(found(profileLimits, [range({ max: { cpu: '1' } }), pod({ limits: { cpu: '1' } })])).toEqual([]);
    const template = { spec: { containers: [{ name: 'main', resources: { limits: { cpu: '9' } } }] } };
    expect(found(profileLimits, [range({ max: { cpu: '1' } }), object('apps/v1', 'Deployment', 'd', { spec: { replicas: 0, template } })])).toEqual([]);
    const claims = (limits: object) => object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'PersistentVolumeClaim', ...limits }] } });
    const claim = object('v1', 'PersistentVolumeClaim', 'c', { spec: { resources: { requests: { storage: '5Gi' } } } });
    const fitting = [{ max: { storage: '5Gi' } }, { max: { storage: '6Gi' } }, { min: { storage: '1Gi' } }].map(claims);
    expect(fitting.flatMap(one => found(profileLimits, [one, claim]))).toEqual([]);
  });

  test('refuses a container that does not say what the quota counts, where nothing fills it in', () => {
    const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { 'requests.cpu': '4', 'limits.memory': '4Gi' } } });
    expect(found(profileLimits, [quota, pod({ requests: { cpu: '1' } })])).toEqual([
      'Pod/ml/p spec.containers[0].resources: ResourceQuota q counts limits.memory, got none for container main; ' +
        'give the container one, or add a LimitRange with a default to the namespace',
    ]);
    expect(found(profileLimits, [quota, object('v1', 'Pod', 'p', { spec: { containers: [] } })])).toEqual([]);
  });

  test('asks for a limit where limits are counted, and for nothing where amounts of devices are', () => {
    const counting = (key: string) => object('v1', 'ResourceQuota', 'q', { spec: { hard: { [key]: '4' } } });
    expect(found(profileLimits, [counting('limits.memory'), pod({ requests: { memory: '1Gi' } })])).toHaveLength(1);
    expect(['requests.volcano.sh/gpu-memory', 'requests.memory.example.com/x', 'pods'].flatMap(key => found(profileLimits, [counting(key), pod({})]))).toEqual([]);
  });

  test('refuses a request above the limit that the LimitRange fills in', () => {
    expect(found(profileLimits, [range({ default: { memory: '1Gi' } }), pod({ requests: { memory: '2Gi' } })])[0])
      .toContain('container main requests more memory than its limit, got 2Gi and 1Gi');
  });

  test('looks at containers only where there is a LimitRange or a quota', () => {
    const beyond = pod({ requests: { cpu: '2' }, limits: { cpu: '1' } });
    expect(found(profileLimits, [beyond])).toEqual([]);
    expect(found(profileLimits, [beyond, range({})])).toHaveLength(1);
    expect(found(profileLimits, [beyond, object('v1', 'ResourceQuota', 'q', { spec: { hard: { pods: '4' } } })])).toHaveLength(1);
  });

  test('fills in the least as the request of a container that says none', () => {
    const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { 'requests.cpu': '4' } } });
    expect(found(profileLimits, [quota, pod({}), range({ min: { cpu: '100m' } })])).toEqual([]);
    expect(found(profileLimits, [quota, pod({}), object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Pod', min: { cpu: '100m' } }] } })])).toHaveLength(1);
  });

  test('refuses a claim above the largest', () => {
    const { scope, profile } = team({ limits: { maxClaim: Size.gibibytes(5) } });
    notebookOf(profile, 'explore', { workspace: newClaim(Size.gibibytes(10)) });
    expect(teamFindings(scope)).toEqual(['Profile/LimitRange PersistentVolumeClaim/explore-workspace: LimitRange profile-limits allows a claim 5Gi, got 10Gi; ' +
      'make the claim smaller, or raise limits.maxClaim of the profile']);
  });
});

describe('Profile/SystemPods', () => {
  const server = object('apps/v1', 'Deployment', 'ml-pipeline', {}, { namespace: 'kubeflow' });
  const quota = (hard: object) => object('v1', 'ResourceQuota', 'q', { spec: { hard } });
  const fitting = range({ default: { cpu: '1', memory: '128Mi' } });

  test('refuses a quota under which no step of a pipeline can start', () => {
    expect(found(systemPods, [server, profileWith({ memory: '128Mi' }), fitting])).toEqual(['Profile/ml spec.resourceQuotaSpec.hard.memory: ' +
      'leaves no room for a step of a pipeline, got 128Mi where its pod needs 192Mi, since Deployment/kubeflow/ml-pipeline runs pipelines in the profile; ' +
      'raise the quota, or change the defaults in limits of the profile']);
    expect(found(systemPods, [server, profileWith({ memory: '192Mi' }), fitting])).toEqual([]);
    expect(found(systemPods, [server, profileWith({ 'requests.memory': '128Mi' }), fitting])[0]).toContain('got 128Mi where its pod needs 192Mi');
  });

  test('looks only where pipelines are in the output or declared', () => {
    expect(found(systemPods, [profileWith({ memory: '128Mi' }), fitting])).toEqual([]);
    const declared = (name: string) => found(systemPods, [profileWith({ memory: '128Mi' }), fitting], [external('apps/Deployment', name, 'kubeflow')]);
    expect(declared('ml-pipeline')).toEqual([expect.stringContaining('Deployment/kubeflow/ml-pipeline runs pipelines')]);
    expect(declared('ml-pipeline-ui')).toEqual([]);
    expect(found(systemPods, [profileWith({ memory: '128Mi' }), fitting, object('apps/v1', 'Deployment', 'web')], [external('Service', 'ml-pipeline', 'kubeflow')])).toEqual([]);
  });

  test('refuses a quota of a Profile without LimitRange', () => {
    expect(found(systemPods, [server, profileWith({ cpu: '4' })])).toEqual([expect.stringContaining('counts cpu, got none for container wait of a pipeline\'s step')]);
  });

  test('passes what has just enough room, and counts the pod itself', () => {
    const ranges = [range({ default: { cpu: '1', memory: '128Mi' } })];
    expect(found(systemPods, [server, profileWith({ 'cpu': '1100m', 'limits.cpu': '1500m', 'pods': '1' }), ...ranges])).toEqual([]);
    expect(found(systemPods, [server, profileWith({ 'cpu': '1099m', 'limits.cpu': '1499m' }), ...ranges]).map(one => one.split(' ')[1]))
      .toEqual(['spec.resourceQuotaSpec.hard.cpu:', 'spec.resourceQuotaSpec.hard["limits.cpu"]:']);
  });

  test('refuses a LimitRange that the fixed resources exceed', () => {
    const findings = found(systemPods, [server, profileWith({ cpu: '4' }), range({ max: { cpu: '200m' } })]);
    const refused = expect.stringMatching(/^LimitRange\/ml\/r spec.limits: .* cpu 200m, got 500m for driver of a pipeline's step, .*; raise the most for one container/);
    expect(findings).toEqual([refused]);
    expect(found(systemPods, [server, clusterObject('kubeflow.org/v1', 'Profile', 'ml'), range({ max: { cpu: '200m' } })])).toEqual([refused]);
  });

  test('leaves alone who is no profile, a profile where nothing may start, and a quota of some pods only', () => {
    expect(found(systemPods, [server, quota({ cpu: '10m' })])).toEqual([]);
    expect(found(systemPods, [server, profileWith({ memory: '1Mi', pods: '0' }), quota({ memory: '1Mi' })])).toEqual([]);
    const scoped = clusterObject('kubeflow.org/v1', 'Profile', 'ml', { spec: { resourceQuotaSpec: { hard: { memory: '1Mi' }, scopes: ['BestEffort'] } } });
    expect(found(systemPods, [server, scoped])).toEqual([]);
  });

  test('passes the limits that a Profile makes for its quota', () => {
    const { scope } = team({ quota: { cpu: '4', memory: '4Gi' } });
    expect(found(systemPods, [server, ...rendered(scope).all.map(one => one.manifest)])).toEqual([]);
  });
});
