/** What holds for every component. */
import { App, Chart, JsonPatch, Testing } from 'cdk8s';
import { ALL_RULES } from '../../src/checks';
import { authorizerOf } from '../../src/components/oauth2-proxy/oauth2-proxy';
import { CHECKSUM_ANNOTATION, describe as describeFinding, examine } from '../../src/core';
import { chart, expectConfigError, Manifest, manifestSet, rendered } from '../support';
import { COMPONENTS, EACH } from './support';

/** Pod templates of what a chart renders, by kind and name. */
function templates(scope: Chart): Map<string, any> {
  return new Map(rendered(scope).filter(one => one.spec?.template?.spec?.containers !== undefined).map(one => [`${one.kind}/${one.metadata.name}`, one.spec.template]));
}

describe.each(EACH)('%s', (name, make) => {
  test('renders the same in a chart with a namespace', () => {
    const [plain, moved] = [chart(), chart('test', 'elsewhere')];
    [plain, moved].forEach(one => make(one));
    expect(rendered(moved)).toEqual(rendered(plain));
    expect(Testing.synth(moved)).toEqual(Testing.synth(plain)); // as cdk8s' own App writes it
  });

  test('renders the same each time', () => {
    const [one, other] = [chart(), chart()];
    [one, other].forEach(scope => make(scope));
    expect(JSON.stringify(rendered(other))).toBe(JSON.stringify(rendered(one)));
  });

  test('refuses a mistake in the common settings once, where it was made', () => {
    const tolerations = [{ key: 'gpu', operator: 'exists' as never }];
    expectConfigError(() => make(chart(), { pods: { tolerations } }), 'WrongProp', `test/${name}`, 'pods.tolerations[0].operator', 'got "exists"', '"Exists"');
    expectConfigError(() => make(chart(), { pods: { nodeSelectors: {} } as never }), 'UnknownProp', `test/${name}`, 'use "nodeSelector"');
    expectConfigError(() => make(chart(), { images: { mirror: 'mirror.example.com' } as never }), 'WrongProp', `test/${name}`, 'images');
    expectConfigError(() => make(chart(), { pod: {} } as never), 'UnknownProp', `test/${name}`, 'use "pods"');
  });
});

test.each(['dex', 'oauth2-proxy', 'dashboard', 'notebooks', 'kserve', 'katib', 'pipelines', 'workspaces'])('%s answers to the hosts of the platform alone', name => {
  const hosts = (props: object) => {
    const scope = chart();
    COMPONENTS[name](scope, props);
    return new Set(rendered(scope).filter(one => one.kind === 'VirtualService').flatMap(one => one.spec.hosts));
  };
  expect(hosts({})).toEqual(new Set(['*']));
  expect(hosts({ hosts: ['ml.example.com'] })).toEqual(new Set(['ml.example.com']));
});

test('together they pass all rules', () => {
  const app = new App();
  const extensionProviders = [authorizerOf('oauth2-proxy', 'cluster.local')]; // the mesh asks the login, as a platform has it do
  Object.entries(COMPONENTS).forEach(([name, make]) => make(new Chart(app, name), name === 'istio' ? { extensionProviders } as object : {}));
  expect(examine(manifestSet(app), ALL_RULES).findings.map(finding => describeFinding(finding))).toEqual([]);
});

describe('common settings', () => {
  const pods = {
    nodeSelector: { pool: 'system' }, tolerations: [{ key: 'system', operator: 'Exists' as const }], affinity: { podAntiAffinity: {} }, priorityClassName: 'platform',
    imagePullSecrets: ['registry'], topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' as const }],
  };
  const AGENT = 'DaemonSet/istio-cni-node';
  /** It runs on the nodes that its props name. */
  const ON_POOL = 'DaemonSet/nvidia-device-plugin-a100';

  test('reach every pod but those of node agents, without which no pod of a node could start', () => {
    const all = EACH.flatMap(([, make]) => {
      const scope = chart();
      make(scope, { pods });
      return [...templates(scope)];
    });
    expect(all.map(([label]) => label)).toContain(AGENT);
    for (const [label, { spec }] of all.filter(([one]) => one !== AGENT && one !== ON_POOL)) {
      expect({ label, spec }).toMatchObject({
        label, spec: { nodeSelector: pods.nodeSelector, affinity: pods.affinity, priorityClassName: 'platform', topologySpreadConstraints: pods.topologySpreadConstraints },
      });
      expect(spec.tolerations).toContainEqual(pods.tolerations[0]);
      expect(spec.imagePullSecrets).toEqual([{ name: 'registry' }]);
    }
  });

  test('leave node agents everywhere and first, and give them pull secrets alone', () => {
    const agent = (common: object) => {
      const scope = chart();
      COMPONENTS.istio(scope, common);
      return templates(scope).get(AGENT).spec;
    };
    const usual = agent({});
    expect(agent({ pods })).toEqual({ ...usual, imagePullSecrets: [{ name: 'registry' }] });
    expect(usual.priorityClassName).toBe('system-node-critical');
    expect(agent({ workloads: { 'istio-cni-node': { nodeSelector: { mesh: 'yes' } } } }).nodeSelector).toEqual({ ...usual.nodeSelector, mesh: 'yes' });
  });
});

describe('pods are replaced', () => {
  /** Deployments whose pods a change of a ConfigMap replaces, by the ConfigMap. */
  function replaced(make: (typeof EACH)[number][1]): Record<string, string[]> {
    const sums = (scope: Chart) => new Map([...templates(scope)].map(([label, { metadata }]) => [label, metadata.annotations?.[CHECKSUM_ANNOTATION]]));
    const usual = chart();
    make(usual);
    const before = sums(usual);
    const configMaps = rendered(usual).filter((one: Manifest) => one.kind === 'ConfigMap');
    return Object.fromEntries(configMaps.map(({ metadata: { name }, data }) => {
      const scope = chart();
      make(scope).patch('ConfigMap', name, JsonPatch.add('/data', { ...data, patched: 'yes' }));
      const after = sums(scope);
      return [name, [...after.keys()].filter(label => after.get(label) !== before.get(label))];
    }));
  }

  // The others read theirs anew, at each request, every minute, or when it changes; only the agents of nodes keep what they started with.
  // A component that is not here has no ConfigMap.
  const EXPECTED: Readonly<Record<string, Record<string, string[]>>> = {
    'dex': { dex: ['Deployment/dex'] },
    'oauth2-proxy': {
      'oauth2-proxy': ['Deployment/oauth2-proxy'], 'oauth2-proxy-parameters': ['Deployment/oauth2-proxy'], 'oauth2-proxy-theme': ['Deployment/oauth2-proxy'],
    },
    'dashboard': {
      'dashboard-config': [], 'dashboard-parameters': ['Deployment/dashboard'], 'profiles-config': ['Deployment/profiles-deployment'], 'profiles-namespace-labels-data': [],
    },
    'notebooks': {
      'notebook-controller-config': ['Deployment/notebook-controller-deployment'], 'jupyter-web-app-config': [], 'jupyter-web-app-logos': [],
      'volumes-web-app-viewer-spec': ['Deployment/volumes-web-app-deployment'], 'tensorboard-controller-config': ['Deployment/tensorboard-controller-deployment'],
    },
    'pipelines': {
      'pipeline-install-config': [
        'Deployment/ml-pipeline', 'Deployment/ml-pipeline-ui', 'Deployment/ml-pipeline-scheduledworkflow', 'Deployment/metadata-grpc-deployment',
        'Deployment/metadata-writer', 'Deployment/cache-server',
      ],
      'pipeline-api-server-config': ['Deployment/ml-pipeline'], 'ml-pipeline-ui-configmap': ['Deployment/ml-pipeline-ui'],
      'metadata-envoy-configmap': ['Deployment/metadata-envoy-deployment'],
      'kubeflow-pipelines-public': [],
    },
    'knative-serving': {
      ...Object.fromEntries(['autoscaler', 'certmanager', 'defaults', 'deployment', 'domain', 'features', 'gc', 'istio', 'logging'].map(name => [`config-${name}`, []])),
      'config-leader-election': ['autoscaler', 'controller', 'webhook', 'net-istio-controller', 'net-istio-webhook'].map(name => `Deployment/${name}`),
      'config-network': ['activator', 'autoscaler', 'controller'].map(name => `Deployment/${name}`),
      'config-observability': ['activator', 'autoscaler', 'controller', 'webhook', 'net-istio-controller', 'net-istio-webhook'].map(name => `Deployment/${name}`),
    },
    'knative-eventing': {
      ...Object.fromEntries(['config-br-defaults', 'config-br-default-channel', 'default-ch-webhook', 'config-features', 'config-kreference-mapping', 'config-logging',
        'config-ping-defaults', 'config-sugar'].map(name => [name, []])),
      'config-leader-election': ['eventing-controller', 'eventing-webhook', 'imc-controller', 'imc-dispatcher', 'mt-broker-controller'].map(name => `Deployment/${name}`),
      'config-observability': [
        ...['eventing-controller', 'eventing-webhook', 'job-sink', 'pingsource-mt-adapter', 'imc-controller', 'imc-dispatcher', 'mt-broker-controller', 'mt-broker-ingress',
          'mt-broker-filter'].map(name => `Deployment/${name}`),
      ],
      'config-imc-event-dispatcher': [],
      'eventing-integrations-images': ['Deployment/eventing-controller'],
      'eventing-transformations-images': ['Deployment/eventing-controller'],
    },
    'katib': { 'katib-config': ['Deployment/katib-controller'], 'trial-templates': [] },
    'kserve': {
      'inferenceservice-config': ['Deployment/kserve-controller-manager'],
      'kserve-models-web-application-config': ['Deployment/kserve-models-web-application'],
    },
    'hub': { 'model-catalog-sources': [] },
    'jobset': { 'jobset-manager-config': ['Deployment/jobset-controller-manager'] },
    'leader-worker-set': { 'lws-manager-config': ['Deployment/lws-controller-manager'] },
    'nvidia-device-plugin': { 'nvidia-device-plugin-a100': ['DaemonSet/nvidia-device-plugin-a100'] },
    'kueue': { 'kueue-manager-config': ['Deployment/kueue-controller-manager'] },
    'trainer': { 'kubeflow-trainer-config': ['Deployment/kubeflow-trainer-controller-manager'], 'kubeflow-trainer-public': [] },
    'istio': { 'istio': [], 'istio-sidecar-injector': [], 'istio-cni-config': [] },
    'argo-workflows': { 'workflow-controller-configmap': [] },
    'notebook-controller': { 'notebook-controller-config': ['Deployment/notebook-controller-deployment'] },
    'workspaces': { 'kubeflow-workspaces-istio-config': ['Deployment/workspaces-controller'] },
    'profile-controller': { 'profiles-config': ['Deployment/profiles-deployment'], 'profiles-namespace-labels-data': [] },
  };

  test.each(EACH)('of %s where a patch changes what they read at start', (name, make) => expect(replaced(make)).toEqual(EXPECTED[name] ?? {}));
});
