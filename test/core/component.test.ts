import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { DaemonSet, Deployment } from '../../src/apis/k8s/apps/v1';
import { Component, ComponentProps, declaredAt, fact, ManifestSet, ProgramFacts, rendered, secretRef } from '../../src/core';
import { PINS } from '../../src/core/pins.generated';
import { chart, expectConfigError } from '../support';

const labels = { app: 'web' };

function facts(container: string, replication: ProgramFacts['replication']['is']): ProgramFacts {
  const nothing = fact([], 'a test');
  return {
    kind: 'Deployment', namespace: 'x', name: 'web', container, calls: nothing, calledBy: nothing, user: fact(1000, 'a test'), writes: nothing,
    replication: fact(replication, 'a test'), metrics: fact(undefined, 'a test'), token: fact(false, 'a test'),
  };
}

class Web extends Component {
  constructor(scope: Construct, id: string, props?: ComponentProps, ...programs: readonly ProgramFacts[]) {
    super(scope, id, props);
    const container = { name: 'web', image: this.image('dex') };
    new Deployment(this, 'Deployment', {
      metadata: { name: 'web', namespace: 'x' },
      spec: this.workload('web', {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            nodeSelector: { 'kubernetes.io/os': 'linux' },
            tolerations: [{ key: 'own', operator: 'Exists' }],
            imagePullSecrets: [{ name: 'own' }],
            containers: [container, { name: 'side', image: this.image('dex') }],
          },
        },
      }, ...programs),
    });
    new DaemonSet(this, 'DaemonSet', {
      metadata: { name: 'agent', namespace: 'x' },
      spec: this.nodeAgent('agent', { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [container] } } }),
    });
  }
}

const given = (props?: ComponentProps, ...programs: readonly ProgramFacts[]) => {
  const scope = chart();
  const web = new Web(scope, 'web', props, ...programs);
  const set = () => rendered(scope);
  const spec = (kind = 'apps/Deployment', name = 'web') => set().find(kind, 'x', name)?.at('spec');
  return { web, set, spec, pod: (...of: string[]) => spec(...of)?.at('template', 'spec').value };
};

const PODS = {
  nodeSelector: { pool: 'system' }, tolerations: [{ key: 'a', operator: 'Exists' as const }], priorityClassName: 'high', imagePullSecrets: ['pull'],
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' as const }], affinity: { nodeAffinity: {} },
};

describe('settings of all pods', () => {
  test('reach the pods, beside what the component itself needs', () => {
    expect(given({ pods: PODS }).pod()).toMatchObject({
      nodeSelector: { 'kubernetes.io/os': 'linux', 'pool': 'system' }, tolerations: [{ key: 'own' }, { key: 'a' }], priorityClassName: 'high',
      imagePullSecrets: [{ name: 'own' }, { name: 'pull' }], topologySpreadConstraints: [{ topologyKey: 'zone' }],
    });
  });

  test('reach node agents as far as they say where images come from', () => {
    expect(given({ pods: PODS }).pod('apps/DaemonSet', 'agent')).toEqual({ containers: [{ name: 'web', image: PINS.dex }], imagePullSecrets: [{ name: 'pull' }] });
    expect(given().pod('apps/DaemonSet', 'agent')).toEqual({ containers: [{ name: 'web', image: PINS.dex }] });
  });

  test('change nothing where they are left out, or undefined', () => {
    const pods = { nodeSelector: undefined, tolerations: undefined, imagePullSecrets: undefined };
    expect(given({ pods, workloads: { web: { replicas: undefined, resources: undefined } }, images: undefined }).pod()).toEqual(given().pod());
    expect(given({ pods: undefined, workloads: undefined }).pod()).toEqual(given().pod());
  });

  test('name pull secrets that others make, anywhere', () => {
    const set: ManifestSet = given({ pods: { imagePullSecrets: ['pull'] } }).set();
    expect([set.has('Secret', 'x', 'pull'), set.has('Secret', 'any', 'pull'), set.has('Secret', 'x', 'other')]).toEqual([true, true, false]);
  });
});

describe('settings of one workload', () => {
  test('win over those of all pods', () => {
    const { spec } = given({ pods: { priorityClassName: 'high' }, workloads: { web: { priorityClassName: 'low', replicas: 3, resources: { side: { limits: { cpu: '1' } } } } } });
    expect([spec()?.at('replicas').value, spec()?.at('template', 'spec', 'priorityClassName').value]).toEqual([3, 'low']);
    expect(spec()?.at('template', 'spec', 'containers').items().map(one => one.at('resources').value)).toEqual([undefined, { limits: { cpu: '1' } }]);
  });

  test('reach a node agent too', () => {
    expect(given({ workloads: { agent: { nodeSelector: { pool: 'gpu' } } } }).pod('apps/DaemonSet', 'agent')).toMatchObject({ nodeSelector: { pool: 'gpu' } });
  });

  test('are told of the workload that the component does not have', () => {
    expect(given({ workloads: { wep: { replicas: 2 } } }).web.node.validate()).toEqual([expect.stringContaining('got "wep"; it has agent, web (UnknownWorkload)')]);
    expect(given({ workloads: { web: {} } }).web.node.validate()).toEqual([]);
  });

  test('fail for resources of a container that the workload does not have', () => {
    expectConfigError(() => given({ workloads: { web: { resources: { main: {} } } } }), 'UnknownContainer', 'test/web', 'got "main"', 'it has side, web');
  });

  test.each([-1, 1.5, Number.NaN, '2', null])('fail for %p replicas', replicas => {
    expectConfigError(() => given({ workloads: { web: { replicas: replicas as number } } }), 'WrongProp', 'test/web', 'workloads.web.replicas must be ');
  });

  test('fail for two pods of a program that bears only one', () => {
    const programs = [facts('web', 'all-work'), facts('side', 'one-only')];
    expectConfigError(() => given({ workloads: { web: { replicas: 2 } } }, ...programs), 'OnePod', 'test/web', 'since side elects no leader', 'got 2');
    expect([0, 1].map(replicas => given({ workloads: { web: { replicas } } }, ...programs).spec()?.at('replicas').value)).toEqual([0, 1]);
    expect(given({ workloads: { web: { replicas: 2 } } }, facts('web', 'one-leads')).spec()?.at('replicas').value).toBe(2);
  });
});

test('facts of the programs are those that its workloads were made with', () => {
  expect(given({}, facts('web', 'all-work'), facts('side', 'one-only')).web.programs.map(one => one.container)).toEqual(['web', 'side']);
});

test('a program finds the component around it, and fails outside of one', () => {
  const { web } = given();
  const inner = new Web(web, 'inner');
  expect([Component.of(new Construct(web, 'Program')), Component.of(new Construct(inner, 'Program'))]).toEqual([web, inner]);
  expectConfigError(() => Component.of(chart()), 'OutsideComponent', 'test', 'make it in the scope of a Component');
});

test('a Secret that it names is one that others make', () => {
  const { web, set } = given();
  expect(web.secretName(secretRef('credentials'), 'x')).toBe('credentials');
  expect(web.secretName(secretRef('all'), 'x', ['key'])).toBe('all');
  expect(declaredAt(web).filter(one => one.kind === 'Secret').map(({ name, keys }) => [name, keys])).toEqual([['credentials', []], ['all', ['key']]]);
  expect([set().has('Secret', 'x', 'credentials'), set().has('Secret', 'y', 'credentials')]).toEqual([true, false]);
});

test('an image that it uses may stand in the output', () => {
  expect(declaredAt(given().web).filter(one => one.kind === 'Image').map(one => one.name)).toEqual([PINS.dex]);
  expect([given().set().has('Image', undefined, PINS.dex), given().set().has('Image', undefined, PINS['istio/pilot'])]).toEqual([true, false]);
});

test.each<[string, object, string, string]>([
  ['an unknown setting', { pods: { nodeSelectors: {} } }, 'UnknownProp', 'pods.nodeSelectors is no known property, got an object; use "nodeSelector"'],
  ['an unknown setting of a workload', { workloads: { web: { replica: 2 } } }, 'UnknownProp', 'workloads.web.replica is no known property, got 2; use "replicas"'],
  ['pods that are a list', { pods: [] }, 'WrongProp', 'pods must be an object, got []'],
  ['images that are a text', { images: 'registry.example.com' }, 'WrongProp', 'images must be an Images, got "registry.example.com"'],
])('fails for %s, also without a type for its props', (_, props, code, text) => {
  expectConfigError(() => new Web(new Chart(new App(), 'test'), 'web', props), code, 'test/web', text);
});
