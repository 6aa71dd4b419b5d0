import { load } from 'js-yaml';
import { KnativeEventing, KnativeEventingProps } from '../../src/components/knative-eventing';
import { Images } from '../../src/core';
import { chart, expectConfigError, expectGolden, found, goldenDifference, Manifest, manifestSet, rendered } from '../support';

const DELIVERING = { channels: { inMemory: true }, brokers: { channelBased: {} } } as const;
const KAFKA = { kind: 'KafkaChannel', apiVersion: 'messaging.knative.dev/v1beta1', spec: { numPartitions: 3 } } as const;

const richest: KnativeEventingProps = {
  namespace: 'events',
  clusterDomain: 'corp.internal',
  podSecurity: 'baseline',
  features: { 'authentication-oidc': 'enabled', 'default-authorization-mode': 'deny-all', 'kreference-group': 'enabled', 'requestreply-default-timeout': 'PT1M' },
  pingDataMaxSize: 4096,
  logLevel: 'warn',
  webhook: { autoscaling: false },
  channels: { inMemory: true, namespaceDefaults: { orders: KAFKA } },
  brokers: {
    channelBased: {
      delivery: { retry: 3, backoffPolicy: 'linear', backoffDelay: 'PT1S', timeout: 'PT30S', deadLetterSink: { uri: 'http://lost.shop.svc' } },
      ingress: { autoscaling: { min: 2 } },
      filter: { autoscaling: false },
    },
  },
  sugar: { namespaces: { matchLabels: { 'app.kubernetes.io/part-of': 'kubeflow-profile' } }, triggers: 'all' },
  workloads: { 'eventing-webhook': { replicas: 2 }, 'mt-broker-filter': { replicas: 3 }, 'imc-dispatcher': { resources: { dispatcher: { limits: { memory: '1Gi' } } } } },
  pods: { tolerations: [{ key: 'system', operator: 'Exists' }] },
  images: new Images({ mirror: 'registry.example.com/mirror' }),
};

const PROGRAMS = ['eventing-controller', 'eventing-webhook', 'job-sink', 'pingsource-mt-adapter'];
const DELIVERY = ['imc-controller', 'imc-dispatcher', 'mt-broker-controller', 'mt-broker-filter', 'mt-broker-ingress'];

function given(props: KnativeEventingProps = {}) {
  const scope = chart();
  return { scope, eventing: new KnativeEventing(scope, 'eventing', props) };
}

/** Data of a ConfigMap. */
const data = (props: KnativeEventingProps, name: string) => found(given(props).scope, 'ConfigMap', name).data;
const parsed = (props: KnativeEventingProps, name: string, key: string): any => load(data(props, name)[key]);
const namesOf = (props: KnativeEventingProps, kind: string) => rendered(given(props).scope).filter(one => one.kind === kind).map(one => one.metadata.name!).sort();
const podsOf = (props: KnativeEventingProps, name: string) => found(given(props).scope, name === 'request-reply' ? 'StatefulSet' : 'Deployment', name).spec;

/** A refusal of props. */
const expectRefused = (props: object, code: string, ...texts: readonly string[]) => expectConfigError(() => given(props as KnativeEventingProps), code, 'test/eventing', ...texts);

test('renders the default manifests', () => expectGolden(given().scope, 'knative-eventing.yaml'));

test('renders channels in memory and brokers on them', () => goldenDifference(given().scope, given(DELIVERING).scope, 'knative-eventing-delivering.diff'));

test('renders the richest configuration', () => goldenDifference(given(DELIVERING).scope, given(richest).scope, 'knative-eventing-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const objects = rendered(given(richest).scope).filter(one => one.kind !== 'CustomResourceDefinition' || one.metadata.name === 'pingsources.sources.knative.dev');
  // The name of the product stands in labels and in names of roles; it is no place.
  const text = JSON.stringify(objects).replace(/"app\.kubernetes\.io\/(name|component)":"knative-eventing"|"knative-eventing-[a-z-]+"/g, '');
  expect(['cluster.local', 'knative-eventing', 'gcr.io'].filter(literal => text.includes(literal))).toEqual([]);
});

test('has its programs, and those of channels and brokers where they are asked for', () => {
  expect(namesOf({}, 'Deployment')).toEqual(PROGRAMS);
  expect(namesOf({}, 'StatefulSet')).toEqual(['request-reply']);
  expect(namesOf({ channels: { inMemory: true } }, 'Deployment')).toEqual([...PROGRAMS, 'imc-controller', 'imc-dispatcher'].sort());
  expect(namesOf({ channels: { existing: KAFKA }, brokers: { channelBased: {} } }, 'Deployment')).toEqual([...PROGRAMS, ...DELIVERY.slice(2)].sort());
  expect(namesOf(DELIVERING, 'Deployment')).toEqual([...PROGRAMS, ...DELIVERY].sort());
  expect(namesOf({ brokers: { existing: { class: 'Kafka', config: { name: 'kafka-broker-config' } } } }, 'Deployment')).toEqual(PROGRAMS);
});

describe('configuration', () => {
  test('names as upstream does what nothing serves, where nothing is said', () => {
    expect(parsed({}, 'config-br-defaults', 'default-br-config')).toEqual({
      clusterDefault: {
        brokerClass: 'MTChannelBasedBroker', apiVersion: 'v1', kind: 'ConfigMap', name: 'config-br-default-channel', namespace: 'knative-eventing',
        delivery: { retry: 10, backoffPolicy: 'exponential', backoffDelay: 'PT0.2S' },
      },
    });
    const inMemory = { apiVersion: 'messaging.knative.dev/v1', kind: 'InMemoryChannel' };
    expect(parsed({}, 'config-br-default-channel', 'channel-template-spec')).toEqual(inMemory);
    expect(parsed({}, 'default-ch-webhook', 'default-ch-config')).toEqual({ clusterDefault: inMemory, namespaceDefaults: { 'some-namespace': inMemory } });
    expect(parsed(DELIVERING, 'default-ch-webhook', 'default-ch-config')).toEqual({ clusterDefault: inMemory });
  });

  test('has brokers keep their events in the channels of the cluster', () => {
    const props: KnativeEventingProps = { channels: { existing: KAFKA }, brokers: { channelBased: { delivery: { retry: 1 } } } };
    expect(parsed(props, 'config-br-default-channel', 'channel-template-spec')).toEqual(KAFKA);
    expect(parsed(props, 'default-ch-webhook', 'default-ch-config')).toEqual({ clusterDefault: KAFKA });
    expect(parsed(props, 'config-br-defaults', 'default-br-config').clusterDefault).toMatchObject({ brokerClass: 'MTChannelBasedBroker', delivery: { retry: 1 } });
  });

  test('takes another class of brokers, with its settings in the same namespace or elsewhere', () => {
    const of = (config: { name: string; namespace?: string; apiVersion?: string; kind?: string }) =>
      parsed({ brokers: { existing: { class: 'RabbitMQBroker', config } } }, 'config-br-defaults', 'default-br-config').clusterDefault;
    expect(of({ name: 'a' })).toMatchObject({ brokerClass: 'RabbitMQBroker', apiVersion: 'v1', kind: 'ConfigMap', name: 'a', namespace: 'knative-eventing' });
    const config = { apiVersion: 'eventing.knative.dev/v1alpha1', kind: 'RabbitmqBrokerConfig', name: 'a', namespace: 'rabbits' };
    expect(of(config)).toMatchObject(config);
  });

  test('has the keys that Knative reads', () => {
    expect(data(richest, 'config-features')).toMatchObject({
      'authentication-oidc': 'enabled', 'default-authorization-mode': 'deny-all', 'kreference-group': 'enabled', 'requestreply-default-timeout': 'PT1M',
      'delivery-timeout': 'enabled',
    });
    expect(data(richest, 'config-ping-defaults')).toEqual({ 'data-max-size': '4096' });
    expect(data(richest, 'config-sugar')['trigger-selector']).toBe('{}');
    expect(parsed(richest, 'config-sugar', 'namespace-selector')).toEqual({ matchLabels: { 'app.kubernetes.io/part-of': 'kubeflow-profile' } });
    expect(parsed(richest, 'config-logging', 'zap-logger-config')).toMatchObject({ level: 'warn', encoding: 'json' });
    expect(data(richest, 'config-logging')).toMatchObject({ 'loglevel.controller': 'warn', 'loglevel.webhook': 'warn' });
  });

  test('has no data where all is left to Knative, and no example that nobody reads', () => {
    const configMaps = rendered(given().scope).filter(one => one.kind === 'ConfigMap');
    expect(configMaps.filter(one => one.data === undefined).map(one => one.metadata.name).sort())
      .toEqual(['kreference-mapping', 'leader-election', 'observability', 'ping-defaults', 'sugar'].map(name => `config-${name}`));
    expect(JSON.stringify(configMaps)).not.toContain('_example');
  });

  test('has an image for each variable that the controller takes from it', () => {
    const variables = podsOf(richest, 'eventing-controller').template.spec.containers[0].env.filter((one: any) => one.valueFrom?.configMapKeyRef);
    expect(variables).toHaveLength(9);
    for (const { valueFrom: { configMapKeyRef: { name, key } } } of variables) {
      expect(data(richest, name)[key]).toMatch(/^registry\.example\.com\/mirror\/.+@sha256:[0-9a-f]{64}$/);
    }
  });
});

test('leaves to the programs what they write themselves', () => {
  const all = rendered(given(DELIVERING).scope);
  const webhooks = all.filter(one => one.kind.endsWith('WebhookConfiguration')).flatMap(one => one.webhooks as Manifest[]);
  expect(webhooks).toHaveLength(6);
  webhooks.forEach(webhook => expect(webhook).not.toHaveProperty('rules'));
  webhooks.forEach(webhook => ['path', 'caBundle'].forEach(name => expect(webhook.clientConfig).not.toHaveProperty(name)));
  const secrets = all.filter(one => one.kind === 'Secret');
  expect(secrets.map(one => one.metadata.name).sort()).toEqual(['eventing-webhook-certs', 'inmemorychannel-webhook-certs', 'request-reply-keys']);
  secrets.forEach(one => expect(one).not.toHaveProperty('data'));
});

test('the webhook that checks ConfigMaps looks at its own namespace alone', () => {
  const [webhook] = found(given(richest).scope, 'ValidatingWebhookConfiguration', 'config.webhook.eventing.knative.dev').webhooks;
  expect(webhook).toMatchObject({ failurePolicy: 'Ignore', namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['events'] }] } });
});

test('the webhook converts the two kinds with several versions', () => {
  const converted = rendered(given(richest).scope).filter(one => one.kind === 'CustomResourceDefinition' && one.spec.conversion);
  expect(converted.map(one => one.metadata.name).sort()).toEqual(['eventtypes.eventing.knative.dev', 'pingsources.sources.knative.dev']);
  converted.forEach(one => expect(one.spec.conversion.webhook.clientConfig).toEqual({ service: { name: 'eventing-webhook', namespace: 'events' } }));
});

test('leaves to the controller the pods and the variables of what sends events at times', () => {
  const { replicas, template } = podsOf({}, 'pingsource-mt-adapter');
  expect(replicas).toBeUndefined();
  // In this order the controller compares them with its own.
  expect(template.spec.containers[0].env.map((one: any) => one.name)).toEqual(['NAMESPACE', 'SYSTEM_NAMESPACE']);
  expect(podsOf(richest, 'pingsource-mt-adapter').template.spec.containers[0].env).toHaveLength(2);
});

test.each([...PROGRAMS, ...DELIVERY, 'request-reply'])('%s may run in a namespace of the level restricted', name => {
  const { securityContext } = podsOf(DELIVERING, name).template.spec.containers[0];
  expect(securityContext).toEqual({
    allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, runAsNonRoot: true, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' },
  });
});

describe('the network', () => {
  const policies = (props: KnativeEventingProps) => rendered(given(props).scope).filter(one => one.kind === 'NetworkPolicy');

  test('lets pods of the namespace call each other, and the API server the webhooks', () => {
    const scope = given(DELIVERING).scope;
    const neighbours = found(scope, 'NetworkPolicy', 'default-allow-same-namespace-knative-eventing').spec;
    expect(neighbours).toEqual({ podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] });
    for (const name of ['webhook-apiserver', 'inmemorychannel-webhook']) {
      expect(found(scope, 'NetworkPolicy', name).spec.ingress).toEqual([{ ports: [{ port: 8443, protocol: 'TCP' }] }]);
    }
  });

  test('lets teams send events to what takes them, and to nothing else', () => {
    const open = (props: KnativeEventingProps) => policies(props).filter(one => JSON.stringify(one.spec).includes('kubeflow-profile'));
    expect(open({}).map(one => one.metadata.name)).toEqual(['senders-to-job-sink', 'senders-to-request-reply']);
    expect(open(DELIVERING).map(one => one.metadata.name)).toEqual(['job-sink', 'request-reply', 'imc-dispatcher', 'broker-ingress'].map(name => `senders-to-${name}`));
    open(DELIVERING).forEach(one => expect(one.spec.ingress[0].ports).toEqual([{ port: 8080, protocol: 'TCP' }]));
  });

  test('each policy is about pods that are there', () => {
    const { scope } = given(DELIVERING);
    const labels = manifestSet(scope).pods.map(pods => pods.metadata.at('labels').strings());
    const selected = policies(DELIVERING).map(({ spec: { podSelector: { matchLabels = {}, matchExpressions = [] } } }) => labels.filter(own =>
      Object.entries(matchLabels).every(([key, value]) => own[key] === value) && matchExpressions.every((one: any) => one.values.includes(own[one.key]))).length);
    expect(selected).toEqual([10, 1, 1, 1, 1, 1, 1]);
  });
});

test('each Service leads to the pods of one program', () => {
  const { scope } = given(DELIVERING);
  const labels = manifestSet(scope).pods.map(pods => pods.metadata.at('labels').strings());
  for (const { metadata, spec } of rendered(scope).filter(one => one.kind === 'Service')) {
    expect([metadata.name, labels.filter(own => Object.entries(spec.selector).every(([key, value]) => own[key] === value)).length]).toEqual([metadata.name, 1]);
  }
});

describe('access', () => {
  const role = (name: string, props: KnativeEventingProps = {}) => found(given(props).scope, 'ClusterRole', name);

  test('profiles have the kinds for their people by level', () => {
    const level = (name: string) => role(`knative-eventing-namespaced-${name}`);
    expect(level('edit').metadata.labels).toMatchObject({ 'rbac.authorization.kubeflow.org/aggregate-to-kubeflow-edit': 'true' });
    expect(level('edit').rules).toEqual([{
      apiGroups: expect.arrayContaining(['sinks.knative.dev', 'messaging.knative.dev']), resources: ['*'], verbs: ['create', 'update', 'patch', 'delete'],
    }]);
    expect(level('view').rules[0].verbs).toEqual(['get', 'list', 'watch']);
  });

  test('whoever looks up addresses may read the kinds that have one, those of channels in memory only where they are there', () => {
    const addressable = (props: KnativeEventingProps) => rendered(given(props).scope)
      .filter(one => one.kind === 'ClusterRole' && one.metadata.labels?.['duck.knative.dev/addressable'] === 'true').map(one => one.metadata.name);
    const always = addressable({});
    expect(always).toHaveLength(8);
    expect(addressable(DELIVERING).filter(name => !always.includes(name))).toEqual(['imc-addressable-resolver']);
    expect(role('addressable-resolver')).toMatchObject({ aggregationRule: { clusterRoleSelectors: [{ matchLabels: { 'duck.knative.dev/addressable': 'true' } }] } });
  });

  test('each account is bound to what is there', () => {
    const all = rendered(given(DELIVERING).scope);
    const has = (kind: string, name: string) => all.some(one => one.kind === kind && one.metadata.name === name);
    for (const { roleRef, subjects } of all.filter(one => one.kind.endsWith('Binding'))) {
      expect([has(roleRef.kind, roleRef.name), has('ServiceAccount', subjects[0].name), subjects[0].namespace]).toEqual([true, true, 'knative-eventing']);
    }
  });
});

describe('fails', () => {
  test.each<[string, object, string, string[]]>([
    ['a crossed range of the webhook', { webhook: { autoscaling: { min: 9 } } }, 'AutoscalingRange', ['webhook.autoscaling', 'min 9', 'max 5']],
    ['no percentage for what takes events', { ...DELIVERING, brokers: { channelBased: { ingress: { autoscaling: { cpuPercent: 0 } } } } }, 'AutoscalingTarget',
      ['brokers.channelBased.ingress.autoscaling']],
    ['a number of pods beside an autoscaler', { ...DELIVERING, workloads: { 'mt-broker-filter': { replicas: 2 } } }, 'ReplicasUnderAutoscaler',
      ['brokers.channelBased.filter.autoscaling']],
    ['brokers that run here without channels', { brokers: { channelBased: {} } }, 'MissingProp', ['channels']],
    ['sugar without brokers', { sugar: { namespaces: 'all' } }, 'MissingProp', ['brokers']],
    ['channels in memory that somebody else runs', { channels: { existing: { ...KAFKA, kind: 'InMemoryChannel' } } }, 'WrongProp', ['InMemoryChannel']],
    ['brokers on channels that somebody else runs', { brokers: { existing: { class: 'MTChannelBasedBroker', config: { name: 'a' } } } }, 'WrongProp', ['MTChannelBasedBroker']],
    ['a way to authorize without authentication', { features: { 'default-authorization-mode': 'deny-all' } }, 'MissingProp', ['authentication-oidc']],
    ['an unknown feature', { features: { 'transport-encryption': 'strict' } }, 'UnknownProp', ['transport-encryption']],
    ['a time that is none', { features: { 'requestreply-default-timeout': '30s' } }, 'WrongProp', ['"30s"']],
    ['a version of another group', { channels: { existing: { ...KAFKA, apiVersion: 'v1' } } }, 'WrongProp', ['"v1"']],
    ['a time between attempts that is none',
      { ...DELIVERING, brokers: { channelBased: { delivery: { retry: 1, backoffPolicy: 'linear', backoffDelay: '1s' } } } }, 'WrongProp', ['"1s"']],
    ['a time between attempts without their number',
      { ...DELIVERING, brokers: { channelBased: { delivery: { backoffPolicy: 'linear', backoffDelay: 'PT1S' } } } }, 'MissingProp', ['retry']],
    ['a size below nothing', { pingDataMaxSize: -1 }, 'WrongProp', ['-1']],
  ])('for %s', (_, props, code, texts) => expectRefused(props, code, ...texts));
});
