import { Duration } from 'cdk8s';
import { KnativeServing, KnativeServingProps } from '../../src/components/knative-serving';
import { Images, stageOf } from '../../src/core';
import { chart, expectConfigError, expectGolden, found, gateway, goldenDifference, Manifest, manifestSet, objects, rendered } from '../support';

const local = { namespace: 'mesh', serviceAccount: 'inside', selector: { app: 'inside' }, gatewaySelector: { istio: 'inside' } };

const richest: KnativeServingProps = {
  namespace: 'serverless',
  gateway: {
    namespace: 'apps', name: 'front',
    workload: { namespace: 'edge', serviceAccount: 'edge', selector: { app: 'edge' }, gatewaySelector: { istio: 'edge' } },
  },
  ingressService: { namespace: 'edge', name: 'entry' },
  localGateway: local,
  clusterDomain: 'corp.internal',
  injection: { revision: 'canary' },
  podSecurity: 'baseline',
  domain: 'models.example.com',
  externalScheme: 'https',
  domainTemplate: '{{.Name}}.{{ .Namespace }}.{{.Domain}}',
  openToProfiles: true,
  features: { 'kubernetes.podspec-tolerations': 'enabled', 'tag-header-based-routing': 'allowed', 'secure-pod-defaults': 'AllowRootBounded' },
  autoscaling: {
    enableScaleToZero: true, minScale: 1, maxScale: 8, maxScaleLimit: 10, stableWindow: '90s', targetBurstCapacity: -1, scaleToZeroPodRetentionPeriod: Duration.hours(1),
  },
  defaults: { revisionTimeoutSeconds: 600, maxRevisionTimeoutSeconds: 3600, containerConcurrency: 4 },
  gc: { maxNonActiveRevisions: 'disabled', minNonActiveRevisions: 2, retainSinceCreateTime: '24h' },
  queueProxy: { requests: { 'cpu': '50m', 'memory': '64Mi', 'ephemeral-storage': '64Mi' }, limits: { memory: '256Mi' } },
  registriesSkippingTagResolving: ['registry.example.com:5000'],
  progressDeadline: Duration.minutes(30),
  logLevel: 'warn',
  activator: { autoscaling: { min: 2, cpuPercent: 80 } },
  webhook: { autoscaling: false },
  workloads: { webhook: { replicas: 2 } },
  pods: { tolerations: [{ key: 'system', operator: 'Exists' }] },
  images: new Images({ mirror: 'registry.example.com/mirror' }),
};

const PROGRAMS = ['activator', 'autoscaler', 'controller', 'net-istio-controller', 'net-istio-webhook', 'webhook'];

function given(props: Partial<KnativeServingProps> = {}) {
  const scope = chart();
  return { scope, knative: new KnativeServing(scope, 'knative', { gateway, ...props }) };
}

/** Data of a ConfigMap. */
const data = (props: Partial<KnativeServingProps>, name: string) => found(given(props).scope, 'ConfigMap', `config-${name}`).data;

/** A refusal of props. */
const expectRefused = (props: Partial<KnativeServingProps>, code: string, ...texts: readonly string[]) => expectConfigError(() => given(props), code, 'test/knative', ...texts);

test('renders the default manifests', () => expectGolden(given().scope, 'knative-serving.yaml'));

test('renders the richest configuration', () => goldenDifference(given().scope, given(richest).scope, 'knative-serving-full.diff'));

test('leaves nothing of upstream\'s cluster behind when it is another', () => {
  const objectsOf = rendered(given(richest).scope).filter(one => one.kind !== 'CustomResourceDefinition');
  // The name of the product stands in labels and in names of roles; it is no place.
  const text = JSON.stringify(objectsOf).replace(/"app\.kubernetes\.io\/name":"knative-serving"|"values":\["knative-serving"\]|"knative-serving-[a-z-]+"/g, '');
  expect(['istio-system', 'cluster.local', 'knative-serving', 'kubeflow-gateway', 'istio-ingressgateway', 'cluster-local-gateway', 'gcr.io', 'istio-injection']
    .filter(literal => text.includes(literal))).toEqual([]);
});

test('tells others where it is', () => {
  expect(given().knative.ref).toEqual({
    namespace: 'knative-serving',
    localGateway: { namespace: 'knative-serving', name: 'knative-local-gateway' },
    localGatewayService: { namespace: 'istio-system', name: 'knative-local-gateway', port: 80 },
  });
  const { scope, knative } = given(richest);
  const { localGateway, localGatewayService: service } = knative.ref;
  expect(found(scope, 'Gateway', localGateway.name, localGateway.namespace).spec.servers[0].port.number).toBe(8081);
  const { ports, selector } = found(scope, 'Service', service.name, service.namespace).spec;
  expect(ports[0]).toMatchObject({ port: service.port, targetPort: 8081 });
  expect(selector).toEqual(found(scope, 'Gateway', localGateway.name).spec.selector);
});

describe('configuration', () => {
  test('is Knative\'s own where nothing is said, without an example that nobody reads', () => {
    const configMaps = rendered(given().scope).filter(one => one.kind === 'ConfigMap');
    expect(configMaps.filter(one => one.data !== undefined).map(one => one.metadata.name)).toEqual(['config-deployment', 'config-istio']);
    expect(configMaps.every(one => one.metadata.annotations === undefined)).toBe(true);
    expect(configMaps).toHaveLength(12);
  });

  test('names both gateways by the old keys or none, which Knative does not mix', () => {
    expect(data({}, 'istio')).toEqual({
      'gateway.kubeflow.kubeflow-gateway': 'istio-ingressgateway.istio-system.svc.cluster.local',
      'local-gateway.knative-serving.knative-local-gateway': 'knative-local-gateway.istio-system.svc.cluster.local',
    });
    expect(data(richest, 'istio')).toEqual({
      'gateway.apps.front': 'entry.edge.svc.corp.internal', 'local-gateway.serverless.knative-local-gateway': 'knative-local-gateway.mesh.svc.corp.internal',
    });
  });

  test('has the keys that Knative reads', () => {
    expect(data(richest, 'autoscaler')).toEqual({
      'enable-scale-to-zero': 'true', 'min-scale': '1', 'max-scale': '8', 'max-scale-limit': '10', 'stable-window': '90s', 'target-burst-capacity': '-1',
      'scale-to-zero-pod-retention-period': '1h',
    });
    expect(data(richest, 'defaults')).toEqual({ 'revision-timeout-seconds': '600', 'max-revision-timeout-seconds': '3600', 'container-concurrency': '4' });
    expect(data(richest, 'gc')).toEqual({ 'max-non-active-revisions': 'disabled', 'min-non-active-revisions': '2', 'retain-since-create-time': '24h' });
    expect(data(richest, 'features')).toEqual({
      'kubernetes.podspec-tolerations': 'enabled', 'tag-header-based-routing': 'allowed', 'secure-pod-defaults': 'AllowRootBounded',
    });
    expect(data(richest, 'network')).toEqual({ 'default-external-scheme': 'https', 'domain-template': '{{.Name}}.{{ .Namespace }}.{{.Domain}}' });
    expect(data(richest, 'logging')).toMatchObject({ 'loglevel.queueproxy': 'warn', 'loglevel.net-istio-controller': 'warn' });
    expect(data(richest, 'deployment')).toEqual({
      'queue-sidecar-image': expect.stringMatching(/^registry\.example\.com\/mirror\/knative-releases\//),
      'progress-deadline': '1800s',
      'registries-skipping-tag-resolving': 'kind.local,ko.local,dev.local,registry.example.com:5000',
      'queue-sidecar-cpu-request': '50m', 'queue-sidecar-memory-request': '64Mi', 'queue-sidecar-ephemeral-storage-request': '64Mi', 'queue-sidecar-memory-limit': '256Mi',
    });
  });

  test('says Docker Hub under the name that Knative compares', () => {
    expect(data({ registriesSkippingTagResolving: ['docker.io', 'ghcr.io'] }, 'deployment')).toMatchObject({
      'registries-skipping-tag-resolving': 'kind.local,ko.local,dev.local,index.docker.io,ghcr.io',
    });
  });

  test('has services below a domain, or inside the cluster only', () => {
    expect(data({ domain: 'ml.example.com' }, 'domain')).toEqual({ 'ml.example.com': '' });
    expect(data({}, 'domain')).toBeUndefined();
  });

  test('is found by the webhook that checks it', () => {
    const { scope } = given();
    const [name, component] = found(scope, 'ValidatingWebhookConfiguration', 'config.webhook.serving.knative.dev').webhooks[0].objectSelector.matchExpressions;
    const labels = rendered(scope).filter(one => one.kind === 'ConfigMap' && one.metadata.name !== 'config-istio').map(one => one.metadata.labels!);
    expect(labels.every(one => name.values.includes(one[name.key]) && component.values.includes(one[component.key]))).toBe(true);
    const { matchLabels } = found(scope, 'ValidatingWebhookConfiguration', 'config.webhook.istio.networking.internal.knative.dev').webhooks[0].objectSelector;
    expect(found(scope, 'ConfigMap', 'config-istio').metadata.labels).toMatchObject(matchLabels);
  });
});

test('the proxy in pods and the image that a cache keeps are the same', () => {
  for (const props of [{}, richest]) {
    const { scope } = given(props);
    expect(found(scope, 'Image', 'queue-proxy').spec.image).toBe(found(scope, 'ConfigMap', 'config-deployment').data['queue-sidecar-image']);
  }
});

test('leaves to the programs what they write themselves', () => {
  const all = rendered(given().scope);
  const webhooks = all.filter(one => one.kind.endsWith('WebhookConfiguration')).flatMap(one => one.webhooks as object[]);
  expect(webhooks).toHaveLength(5);
  webhooks.forEach(webhook => ['rules', 'namespaceSelector'].forEach(name => expect(webhook).not.toHaveProperty(name)));
  webhooks.forEach(webhook => ['path', 'caBundle'].forEach(name => expect((webhook as Manifest).clientConfig).not.toHaveProperty(name)));
  const secrets = all.filter(one => one.kind === 'Secret');
  expect(secrets.map(one => Object.keys(one).sort())).toEqual([0, 1].map(() => ['apiVersion', 'kind', 'metadata']));
  expect(secrets.map(one => one.metadata.name).sort()).toEqual(['net-istio-webhook-certs', 'webhook-certs']);
});

test('its own kinds come after the webhook that checks them', () => {
  const own = objects(given().scope).filter(one => one.apiVersion.includes('knative.dev/'));
  expect(own.map(one => `${one.kind} ${stageOf(one)}`).sort()).toEqual(['Certificate resources', 'Image resources']);
});

test('every program knows a cluster domain that is not Kubernetes\' own', () => {
  const domains = (props: Partial<KnativeServingProps>) => PROGRAMS.map(name => found(given(props).scope, 'Deployment', name).spec.template.spec.containers[0].env
    .find((one: { name: string }) => one.name === 'CLUSTER_DOMAIN')?.value);
  expect(domains(richest)).toEqual(PROGRAMS.map(() => 'corp.internal'));
  expect(domains({})).toEqual(PROGRAMS.map(() => undefined));
});

test('pods have a proxy wherever there are proxies', () => {
  const labels = (props: Partial<KnativeServingProps>) => PROGRAMS.map(name => found(given(props).scope, 'Deployment', name).spec.template.metadata.labels);
  const inject = (props: Partial<KnativeServingProps>) => new Set(labels(props).map(one => one['sidecar.istio.io/inject']));
  expect(inject({})).toEqual(new Set(['true']));
  expect(inject({ injection: 'none' })).toEqual(new Set([undefined]));
  expect(found(given({ injection: 'none' }).scope, 'Namespace', 'knative-serving').metadata.labels).not.toHaveProperty('istio-injection');
});

describe('the network', () => {
  test('lets both gateways reach the activator, for gRPC too', () => {
    const [{ from, ports }] = found(given(richest).scope, 'NetworkPolicy', 'allow-istio-gateways-to-activator').spec.ingress;
    expect(ports.map((one: { port: number }) => one.port)).toEqual([8012, 8013]);
    expect(from.map((one: any) => [one.namespaceSelector.matchLabels, one.podSelector.matchLabels])).toEqual([
      [{ 'kubernetes.io/metadata.name': 'edge' }, { app: 'edge' }], [{ 'kubernetes.io/metadata.name': 'mesh' }, { app: 'inside' }],
    ]);
  });

  test('lets pods of profiles call services from inside only if told so', () => {
    const policy = (props: Partial<KnativeServingProps>) => rendered(given(props).scope).find(one => one.metadata.name === 'allow-profiles-to-knative-local-gateway');
    expect(policy({})).toBeUndefined();
    expect(policy({ openToProfiles: true, localGateway: local })).toMatchObject({
      metadata: { namespace: 'mesh' },
      spec: { podSelector: { matchLabels: { app: 'inside' } }, ingress: [{ ports: [{ port: 8081 }] }] },
    });
  });

  test('lets the mesh call every program that takes calls, and the API server the webhooks without the mesh', () => {
    const { scope } = given();
    const all = rendered(scope);
    const selected = (kind: string, labels: object) => all.filter(one => one.kind === kind && one.apiVersion.startsWith('security.istio.io/'))
      .some(one => Object.entries(one.spec.selector.matchLabels as object).every(([key, value]) => (labels as Record<string, unknown>)[key] === value));
    const services = all.filter(one => one.kind === 'Service' && one.metadata.namespace === 'knative-serving').map(one => one.spec.selector as { app: string });
    expect(services).toHaveLength(5);
    for (const { app } of services) {
      const { labels } = found(scope, 'Deployment', app).spec.template.metadata;
      expect([app, selected('AuthorizationPolicy', labels), selected('PeerAuthentication', labels)]).toEqual([app, true, app.endsWith('webhook')]);
    }
  });
});

test('keeps requests that are under way as long as a request may take', () => {
  const seconds = (props: Partial<KnativeServingProps>) => found(given(props).scope, 'Deployment', 'activator').spec.template.spec.terminationGracePeriodSeconds;
  expect([seconds({}), seconds(richest), seconds({ defaults: { revisionTimeoutSeconds: 60, maxRevisionTimeoutSeconds: 60 } })]).toEqual([600, 3600, 600]);
});

test('scales by CPU unless told not to', () => {
  const scaled = (props: Partial<KnativeServingProps>) => rendered(given(props).scope).filter(one => one.kind === 'HorizontalPodAutoscaler')
    .map(one => [one.metadata.name, one.spec.minReplicas, one.spec.maxReplicas, one.spec.metrics[0].resource.target.averageUtilization]);
  expect(scaled({})).toEqual([['activator', 1, 20, 100], ['webhook', 1, 5, 100]]);
  expect(scaled(richest)).toEqual([['activator', 2, 20, 80]]);
  expect(found(given(richest).scope, 'Deployment', 'webhook').spec.replicas).toBe(2);
});

test('the controllers may do what the roles of all parts of Knative say', () => {
  const set = manifestSet(given().scope);
  const roles = set.ofKind('rbac.authorization.k8s.io/ClusterRole');
  expect(roles.filter(one => one.at('aggregationRule').exists).map(one => [one.name, one.at('rules').exists])).toEqual([
    ['knative-serving-admin', false], ['knative-serving-aggregated-addressable-resolver', false],
  ]);
  expect(roles.filter(one => one.labels['serving.knative.dev/controller'] === 'true').map(one => one.name).sort())
    .toEqual(['knative-serving-activator-cluster', 'knative-serving-core', 'knative-serving-istio']);
});

test('takes what Knative takes at its limits', () => {
  expect(() => given({
    autoscaling: {
      containerConcurrencyTargetPercentage: 100, containerConcurrencyTargetDefault: 0.01, requestsPerSecondTargetDefault: 0.01, targetBurstCapacity: 0, panicWindowPercentage: 100,
      maxScaleUpRate: 1.1, maxScaleDownRate: 1.1, stableWindow: '6s', scaleDownDelay: '0s', scaleToZeroGracePeriod: '100ms', initialScale: 0, allowZeroInitialScale: true,
    },
    defaults: { revisionTimeoutSeconds: 600, revisionIdleTimeoutSeconds: 600, revisionResponseStartTimeoutSeconds: 600, containerConcurrency: 1000 },
    gc: { minNonActiveRevisions: 0, maxNonActiveRevisions: 0 },
  })).not.toThrow();
});

describe('fails', () => {
  test.each<[string, KnativeServingProps['autoscaling'], string, string]>([
    ['a crossed range', { minScale: 3, maxScale: 2 }, 'ScaleRange', 'got minScale 3 and maxScale 2'],
    ['half a pod', { initialScale: 0.5 }, 'WrongProp', 'initialScale must be a whole number, got 0.5'],
    ['less than no pod', { minScale: -1 }, 'WrongProp', 'minScale must be 0 or more, got -1'],
    ['a limit without a number of pods', { maxScaleLimit: 3 }, 'ScaleLimit', 'got maxScale 0 for maxScaleLimit 3'],
    ['more pods than the limit', { maxScale: 4, maxScaleLimit: 3 }, 'ScaleLimit', 'got maxScale 4'],
    ['no pod at first', { initialScale: 0 }, 'InitialScale', 'got 0'],
    ['a share that would be all', { containerConcurrencyTargetPercentage: 1 }, 'ScaleRate', 'containerConcurrencyTargetPercentage must be above 1, got 1; pass e.g. 70'],
    ['a share of more than all', { containerConcurrencyTargetPercentage: 101 }, 'WrongProp', 'must be 100 or less, got 101'],
    ['a step up that is none', { maxScaleUpRate: 1 }, 'ScaleRate', 'maxScaleUpRate must be above 1, got 1'],
    ['a step down that is none', { maxScaleDownRate: 0.5 }, 'ScaleRate', 'maxScaleDownRate must be above 1, got 0.5'],
    ['next to no requests at once', { containerConcurrencyTargetDefault: 0.01 }, 'ScaleTarget', 'got 70 percent of 0.01'],
    ['no requests per second', { requestsPerSecondTargetDefault: 0 }, 'WrongProp', 'requestsPerSecondTargetDefault must be 0.01 or more, got 0'],
    ['less than unlimited requests', { targetBurstCapacity: -2 }, 'WrongProp', 'targetBurstCapacity must be -1 or more, got -2'],
    ['a number between none and unlimited', { targetBurstCapacity: -0.5 }, 'WrongProp', 'targetBurstCapacity must be a whole number, got -0.5'],
    ['no time to notice sudden load', { panicWindowPercentage: 0 }, 'WrongProp', 'panicWindowPercentage must be 1 or more, got 0'],
    ['more than all time to notice sudden load', { panicWindowPercentage: 101 }, 'WrongProp', 'panicWindowPercentage must be 100 or less, got 101'],
    ['a short window', { stableWindow: '5s' }, 'StableWindow', 'got "5s"'],
    ['a broken window', { stableWindow: Duration.millis(6500) }, 'StableWindow', 'got "6 seconds 500 millis"'],
    ['a broken delay', { scaleDownDelay: '1500ms' }, 'ScaleDownDelay', 'got "1500ms"'],
    ['no time for the network', { scaleToZeroGracePeriod: '0s' }, 'ScaleToZeroGracePeriod', 'got "0s"'],
  ])('for %s', (_, autoscaling, code, text) => expectRefused({ autoscaling }, code, text));

  test.each<[string, KnativeServingProps['defaults'], string, string]>([
    ['a request that may take longer than it can', { revisionTimeoutSeconds: 900 }, 'RevisionTimeout', 'got 900 and 600'],
    ['a request that may take no time', { revisionTimeoutSeconds: 0 }, 'WrongProp', 'revisionTimeoutSeconds must be 1 or more, got 0'],
    ['an answer that may pause for longer than it may take', { revisionIdleTimeoutSeconds: 301 }, 'RevisionTimeoutPart', 'got 301 and 300'],
    ['an answer that may begin after its end', { revisionTimeoutSeconds: 60, revisionResponseStartTimeoutSeconds: 61 }, 'RevisionTimeoutPart', 'got 61 and 60'],
    ['more requests at once than the limit', { containerConcurrency: 1001 }, 'ContainerConcurrency', 'got 1001 and 1000'],
    ['a limit of no requests', { containerConcurrencyMaxLimit: 0 }, 'WrongProp', 'containerConcurrencyMaxLimit must be 1 or more, got 0'],
  ])('for %s', (_, defaults, code, text) => expectRefused({ defaults }, code, text));

  test.each<[string, KnativeServingProps['gc'], string, string]>([
    ['fewer revisions at most than are kept', { maxNonActiveRevisions: 19 }, 'RevisionRetention', 'got 20 and 19'],
    ['half a revision at most', { maxNonActiveRevisions: 20.5 }, 'WrongProp', 'maxNonActiveRevisions'],
    ['fewer revisions than none', { minNonActiveRevisions: -1 }, 'WrongProp', 'minNonActiveRevisions must be 0 or more, got -1'],
  ])('for %s', (_, gc, code, text) => expectRefused({ gc }, code, text));

  test('for no time to become ready', () => expectRefused({ progressDeadline: '0s' }, 'ProgressDeadline', 'got "0s"'));
  test('for a scheme of addresses that there are not', () => expectRefused({ externalScheme: 'https' }, 'ExternalScheme', 'got "https"', 'set domain'));
  test.each(['{{.Name}}.{{.Domain}}', '{{.Namespace}}.{{.Domain}}', 'web'])('for the template %s, by which services share a host', domainTemplate =>
    expectRefused({ domain: 'ml.example.com', domainTemplate }, 'DomainTemplate', `got ${JSON.stringify(domainTemplate)}`));
  test.each(['https://registry.example.com', 'registry.example.com/ml', ''])('for %j as a registry', registry =>
    expectRefused({ registriesSkippingTagResolving: ['kind.local:5000', registry] }, 'TagRegistry', `got ${JSON.stringify(registry)}`));
  test('for an unknown feature', () => expectRefused({ features: { 'kubernetes.podspec-toleration': 'enabled' } as never }, 'UnknownProp', 'kubernetes.podspec-tolerations'));
  test('for a crossed range of the activator', () =>
    expectRefused({ activator: { autoscaling: { min: 30 } } }, 'AutoscalingRange', 'activator.autoscaling', 'got min 30 and max 20'));
  test('for a number of pods beside an autoscaler', () => expectRefused({ workloads: { webhook: { replicas: 2 } } }, 'ReplicasUnderAutoscaler', 'webhook.autoscaling', 'got 2'));
});
