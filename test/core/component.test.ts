import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { Deployment } from '../../src/apis/k8s/apps/v1';
import { Component, ComponentProps } from '../../src/core';
import { chart, expectConfigError, found } from '../support';

class Web extends Component {
  constructor(scope: Construct, id: string, props?: ComponentProps) {
    super(scope, id, props);
    new Deployment(this, 'Deployment', {
      metadata: { name: 'web', namespace: 'x' },
      spec: this.workload('web', {
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: {
            nodeSelector: { 'kubernetes.io/os': 'linux' },
            tolerations: [{ key: 'own', operator: 'Exists' }],
            containers: [{ name: 'web', image: this.image('dex') }, { name: 'side', image: this.image('dex') }],
          },
        },
      }),
    });
  }
}

const given = (props?: ComponentProps) => {
  const scope = chart();
  return { scope, web: new Web(scope, 'web', props), spec: () => found(scope, 'Deployment', 'web').spec };
};

test('pod settings reach the pods, beside what the component itself needs', () => {
  const pods = {
    nodeSelector: { pool: 'system' }, tolerations: [{ key: 'a', operator: 'Exists' as const }], priorityClassName: 'high', imagePullSecrets: ['pull'],
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' as const }], affinity: { nodeAffinity: {} },
  };
  expect(given({ pods }).spec().template.spec).toMatchObject({
    nodeSelector: { 'kubernetes.io/os': 'linux', pool: 'system' }, tolerations: [{ key: 'own' }, { key: 'a' }], priorityClassName: 'high',
    imagePullSecrets: [{ name: 'pull' }], topologySpreadConstraints: [{ topologyKey: 'zone' }],
  });
});

test('settings of a workload win over those of all pods', () => {
  const spec = given({ pods: { priorityClassName: 'high' }, workloads: { web: { priorityClassName: 'low', replicas: 3, resources: { side: { limits: { cpu: '1' } } } } } }).spec();
  expect([spec.replicas, spec.template.spec.priorityClassName]).toEqual([3, 'low']);
  expect(spec.template.spec.containers.map((one: any) => one.resources)).toEqual([undefined, { limits: { cpu: '1' } }]);
});

test('patches in API field names, also fields that the types lack', () => {
  const { web, spec } = given();
  web.patch('Deployment', 'web', JsonPatch.add('/spec/brandNew', 1));
  expect(spec().brandNew).toBe(1);
});

test('fails for a patch of an object that is not there, and says which are', () => {
  const { web } = given();
  expectConfigError(() => web.patch('Deployment', 'wep', JsonPatch.remove('/spec')), 'UnknownObject', 'test/web', 'got "wep"', 'it has web');
  expectConfigError(() => web.object('Service', 'web'), 'UnknownObject', 'test/web', 'the kinds Deployment');
});

test('fails for an object that is there twice, and asks for the namespace', () => {
  const { web } = given();
  new ApiObject(web, 'Other', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'y' } });
  expectConfigError(() => web.object('Deployment', 'web'), 'UnknownObject', 'test/web', 'x, y');
  expect(web.object('Deployment', 'web', 'y').metadata.namespace).toBe('y');
});

test('fails for settings of a workload that the component does not have', () => {
  expect(given({ workloads: { wep: { replicas: 2 } } }).web.node.validate()).toEqual([expect.stringContaining('got "wep"; it has web (UnknownWorkload)')]);
});

test('fails for resources of a container that the workload does not have', () => {
  expectConfigError(() => given({ workloads: { web: { resources: { main: {} } } } }), 'UnknownContainer', 'test/web', 'got "main"', 'it has side, web');
});

test.each([-1, 1.5, Number.NaN])('fails for %d replicas', replicas => {
  expectConfigError(() => given({ workloads: { web: { replicas } } }), 'Replicas', 'test/web', 'whole number of pods');
});
