import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { notebookOf, profileWith, team, teamFindings } from './teams';
import { profileLimits } from '../../../src/checks/workloads/limits';
import { systemPods } from '../../../src/checks/workloads/system-pods';
import { rendered } from '../../../src/core';
import { newClaim } from '../../../src/workloads';
import { external, found, object } from '../../checks/support';

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
  });

  test('refuses a container that does not say what the quota counts, where nothing fills it in', () => {
    const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { 'requests.cpu': '4', 'limits.memory': '4Gi' } } });
    const pod = object('v1', 'Pod', 'p', { spec: { containers: [{ name: 'main', resources: { requests: { cpu: '1' } } }] } });
    expect(found(profileLimits, [quota, pod])).toEqual([
      'Pod/ml/p spec.containers[0].resources: ResourceQuota q counts limits.memory, got none for container main; ' +
        'give the container one, or add a LimitRange with a default to the namespace',
    ]);
  });

  test('refuses a request above the limit that the LimitRange fills in', () => {
    const range = object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Container', default: { memory: '1Gi' } }] } });
    const pod = object('v1', 'Pod', 'p', { spec: { containers: [{ name: 'main', resources: { requests: { memory: '2Gi' } } }] } });
    expect(found(profileLimits, [range, pod])[0]).toContain('container main requests more memory than its limit, got 2Gi and 1Gi');
  });

  test('fills in the least as the request of a container that says none', () => {
    const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { 'requests.cpu': '4' } } });
    const pod = object('v1', 'Pod', 'p', { spec: { containers: [{ name: 'main' }] } });
    expect(found(profileLimits, [quota, pod, object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Container', min: { cpu: '100m' } }] } })])).toEqual([]);
    expect(found(profileLimits, [quota, pod, object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Pod', min: { cpu: '100m' } }] } })])).toHaveLength(1);
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
  const range = (limits: object) => object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Container', ...limits }] } });
  const fitting = range({ default: { cpu: '1', memory: '128Mi' } });

  test('refuses a quota under which no step of a pipeline can start', () => {
    expect(found(systemPods, [server, profileWith({ memory: '128Mi' }), fitting])).toEqual(['Profile/ml spec.resourceQuotaSpec.hard.memory: ' +
      'leaves no room for a step of a pipeline, got 128Mi where its pod needs 192Mi, since Deployment/kubeflow/ml-pipeline runs pipelines in the profile; ' +
      'raise the quota, or change the defaults in limits of the profile']);
    expect(found(systemPods, [server, profileWith({ memory: '192Mi' }), fitting])).toEqual([]);
  });

  test('looks only where pipelines are in the output or declared', () => {
    expect(found(systemPods, [profileWith({ memory: '128Mi' }), fitting])).toEqual([]);
    const declared = (name: string) => found(systemPods, [profileWith({ memory: '128Mi' }), fitting], [external('apps/Deployment', name, 'kubeflow')]);
    expect(declared('ml-pipeline')).toEqual([expect.stringContaining('Deployment/kubeflow/ml-pipeline runs pipelines')]);
    expect(declared('ml-pipeline-ui')).toEqual([]);
  });

  test('refuses a quota of a Profile without LimitRange', () => {
    expect(found(systemPods, [server, profileWith({ cpu: '4' })])).toEqual([expect.stringContaining('counts cpu, got none for container wait of a pipeline\'s step')]);
  });

  test('refuses a LimitRange that the fixed resources exceed', () => {
    const findings = found(systemPods, [server, profileWith({ cpu: '4' }), range({ max: { cpu: '200m' } })]);
    expect(findings).toEqual([expect.stringContaining('allows one container cpu 200m, got 500m for driver')]);
  });

  test('leaves alone who is no profile, and a profile where nothing may start', () => {
    expect(found(systemPods, [server, quota({ cpu: '10m' })])).toEqual([]);
    expect(found(systemPods, [server, profileWith({ memory: '1Mi', pods: '0' })])).toEqual([]);
  });

  test('passes the limits that a Profile makes for its quota', () => {
    const { scope } = team({ quota: { cpu: '4', memory: '4Gi' } });
    expect(found(systemPods, [server, ...rendered(scope).all.map(one => one.manifest)])).toEqual([]);
  });
});
