import { spawnSync } from 'node:child_process';
import { Size } from 'cdk8s';
import { KServe, KServeProps, RUNTIMES } from '../../src/components/kserve';
import { ALL_RULES } from '../../src/checks';
import { Annotator, examine, Images, rendered as renderedSet, s3, s3Compatible } from '../../src/core';
import { argoAnnotations, fluxAnnotations } from '../../src/gitops';
import { modelAccess, RESTRICTED } from '../../src/kit';
import { chart, expectConfigError, expectGolden, found, gateway, goldenDifference, knative, Manifest, manifestSet, rendered } from '../support';

const elsewhere: KServeProps = {
  gateway: { ...gateway, namespace: 'edge', name: 'public', workload: { ...gateway.workload, namespace: 'edge', serviceAccount: 'envoy' } },
  namespace: 'ml',
  identity: { userId: 'x-user', userIdPrefix: 'corp:', groups: 'x-groups' },
  clusterDomain: 'corp.internal',
  trustDomain: 'corp.example',
  hosts: ['ml.example.com'],
  trustedNamespaces: ['second-ingress'],
  images: new Images({ mirror: 'mirror.example.com/kf' }),
  knative: {
    namespace: 'serverless', localGateway: { namespace: 'serverless', name: 'inside' }, localGatewayService: { namespace: 'edge', name: 'inside', port: 80 },
  },
  domain: 'ml.example.com',
  urlScheme: 'https',
  domainTemplate: '{{ .Name }}.{{ .Namespace }}.{{ .IngressDomain }}',
  pathTemplate: '/models/{{ .Namespace }}/{{ .Name }}',
  routes: { ingressClass: 'nginx' },
  serviceGateway: { className: 'envoy', serviceType: 'LoadBalancer' },
  storage: s3({ bucket: 'models', region: 'eu-central-1', platform: { kind: 'pod-identity' }, profiles: { kind: 'pod-identity' } }),
  credentialKeys: { accessKey: 'accesskey', secretKey: 'secretkey' },
  resources: { requests: { cpu: '100m', memory: '256Mi' } },
  storageInitializerResources: { requests: { cpu: '1' }, limits: { memory: '8Gi' } },
  caBundle: 'authorities',
  modelImages: { user: 0, cpu: '20m', memory: '20Mi' },
  loggerUrl: 'http://logs.example.com',
  runtimes: ['kserve-sklearnserver', 'kserve-huggingfaceserver-multinode'],
  customRuntimes: {
    vllm: { containers: [{ name: 'kserve-container', image: 'registry.example.com/ml/vllm:1.0' }], supportedModelFormats: [{ name: 'vllm', autoSelect: true, priority: 1 }] },
  },
  gpuResources: ['example.com/gpu'],
  llm: { tls: true },
  localModels: { jobNamespace: 'models', nodeAgent: { nodeSelector: { pool: 'gpu' }, folder: '/srv/models' } },
  modelsWebApp: { namespaces: ['vision'], grafana: { prefix: '/charts', cpuMemory: 'd/a', requests: 'd/b' }, secureCookies: false },
  webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' },
  pods: { priorityClassName: 'platform', imagePullSecrets: ['registry'] },
  workloads: { 'kserve-controller-manager': { replicas: 2 } },
};

function given(props: Partial<KServeProps> = {}) {
  const scope = chart();
  new KServe(scope, 'kserve', { gateway, knative, ...props } as KServeProps);
  return scope;
}

/** One of KServe's settings as it reads them. */
const setting = (key: string, props: Partial<KServeProps> = {}): any => JSON.parse(found(given(props), 'ConfigMap', 'inferenceservice-config').data[key]);
const pod = (name: string, props: Partial<KServeProps> = {}): any => found(given(props), 'Deployment', name).spec.template;
const names = (kind: string, props: Partial<KServeProps> = {}): string[] => rendered(given(props)).filter(one => one.kind === kind).map(one => one.metadata.name);
const preset = (name: string, props: Partial<KServeProps> = {}): any => found(given(props), 'LLMInferenceServiceConfig', `kserve-config-llm-${name}`).spec;

test('renders the default manifest', () => expectGolden(given(), 'kserve.yaml'));

test('renders the richest manifest', () => goldenDifference(given(), given(elsewhere), 'kserve-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(elsewhere)).filter(one => one.kind !== 'CustomResourceDefinition'));
  for (const literal of [
    'cluster.local', '"kubeflow"', 'kubeflow/', '.kubeflow.svc', 'kubeflow-userid', 'istio-system', 'istio-ingressgateway', 'docker.io', 'ghcr.io', 'nvcr.io', 'quay.io',
    'knative-serving/', '"knative-serving"',
    'selfsigned-issuer', 'kserve-localmodel-jobs',
  ]) {
    expect(text).not.toContain(literal);
  }
});

describe('settings', () => {
  test('follow the gateway, Knative and the domain', () => {
    const props = { domain: 'ml.example.com', hosts: ['ml.example.com'], urlScheme: 'https' } as const;
    expect(setting('ingress', props)).toMatchObject({
      ingressGateway: 'kubeflow/kubeflow-gateway', localGateway: 'knative-serving/knative-local-gateway',
      localGatewayService: 'knative-local-gateway.istio-system.svc.cluster.local', ingressDomain: 'ml.example.com', urlScheme: 'https',
      pathTemplate: '/serving/{{ .Namespace }}/{{ .Name }}',
    });
    expect(setting('deploy').defaultDeploymentMode).toBe('Knative');
  });

  test('have no paths where a route for the domain would take it from routes for every host', () => {
    expect(setting('ingress', { domain: 'localhost' })).not.toHaveProperty('pathTemplate');
    expect(setting('ingress', { domain: 'ml.example.com', hosts: ['*.example.com'] })).not.toHaveProperty('pathTemplate');
    const pathTemplate = '/serving/{{ .Namespace }}/{{ .Name }}';
    expectConfigError(() => given({ domain: 'localhost', pathTemplate }), 'PathTemplate', 'test/kserve', 'got domain "localhost"', 'hosts');
    expect(setting('ingress', { domain: 'ml.example.com', hosts: ['ml.example.com'], pathTemplate: false })).not.toHaveProperty('pathTemplate');
  });

  test('name the object store, as clients of S3 take it', () => {
    const { s3: minio } = setting('credentials', { storage: s3Compatible({ url: 'http://minio.example.com:9000', bucket: 'models' }) });
    expect(minio).toMatchObject({
      s3Endpoint: 'minio.example.com:9000', s3UseHttps: '0', s3Region: 'us-east-1', s3UseVirtualBucket: 'false', s3AccessKeyIDName: 'AWS_ACCESS_KEY_ID',
    });
    expect(setting('credentials', elsewhere).s3).toMatchObject({
      s3Endpoint: 's3.eu-central-1.amazonaws.com:443', s3UseHttps: '1', s3Region: 'eu-central-1', s3UseVirtualBucket: 'true', s3SecretAccessKeyName: 'secretkey',
    });
    expect(setting('credentials').s3).toMatchObject({ s3Endpoint: '', s3UseHttps: '', s3Region: '' });
  });

  test('hold the explainer as repository and tag, which KServe puts together', () => {
    const explainer = (images: Images) => Object.values(setting('explainers', { images }).art).join(':');
    expect(explainer(new Images({ mirror: 'mirror.example.com:5000/kf' }))).toBe('mirror.example.com:5000/kf/kserve/art-explainer:v0.18.0');
    const reference = `mirror.example.com:5000/art@sha256:${'0'.repeat(64)}`;
    expect(explainer(new Images({ overrides: { 'kserve/art-explainer': reference } }))).toBe(reference);
  });

  test('leave out amounts of models that are not given, and model images where they are refused', () => {
    expect(setting('inferenceService', { resources: { limits: { memory: '1Gi' } } }).resource).toEqual({ memoryLimit: '1Gi' });
    expect(setting('storageInitializer', { modelImages: false }).enableModelcar).toBe(false);
  });
});

describe('the containers that fetch models', () => {
  const places = (storageInitializerResources?: object) => {
    const props = { storageInitializerResources };
    const { cpuRequest, memoryRequest, cpuLimit, memoryLimit } = setting('storageInitializer', props);
    const { container: { resources } } = found(given(props), 'ClusterStorageContainer', 'default').spec;
    return [{ requests: { cpu: cpuRequest, memory: memoryRequest }, limits: { cpu: cpuLimit, memory: memoryLimit } }, resources];
  };

  test('have all four amounts, the same in both places where KServe looks', () => {
    const both = (resources: object) => [resources, resources];
    expect(places()).toEqual(both({ requests: { cpu: '100m', memory: '100Mi' }, limits: { cpu: '1', memory: '1Gi' } }));
    expect(places({ limits: { memory: Size.gibibytes(8) } })).toEqual(both({ requests: { cpu: '100m', memory: '100Mi' }, limits: { cpu: '1', memory: '8Gi' } }));
    expect(places({ requests: { cpu: '1' } })).toEqual(both({ requests: { cpu: '1', memory: '100Mi' }, limits: { cpu: '1', memory: '1Gi' } }));
  });

  test('say no privileges unless they are told, with which the level `restricted` takes them', () => {
    const container = (props: Partial<KServeProps>) => found(given(props), 'ClusterStorageContainer', 'default').spec.container;
    expect(container({})).not.toHaveProperty('securityContext');
    expect(container({ storageInitializerSecurityContext: RESTRICTED }).securityContext).toEqual(RESTRICTED);
  });

  test('fail where they request more than their limit, be it that of the default', () => {
    expectConfigError(() => places({ requests: { memory: '4Gi' } }), 'StorageResources', 'test/kserve', 'memory', 'got "4Gi" and "1Gi"');
    expectConfigError(() => places({ limits: { cpu: '50m' } }), 'StorageResources', 'test/kserve', 'cpu', 'got "100m" and "50m"');
  });
});

describe('without Knative', () => {
  test('models are Deployments behind routes at a Gateway that is there', () => {
    const props = { knative: false, llm: false, rollout: { maxSurge: '1', maxUnavailable: '0' } } as const;
    expect(setting('deploy', props)).toEqual({ defaultDeploymentMode: 'Standard', deploymentRolloutStrategy: { defaultRollout: props.rollout } });
    const { enableGatewayApi, kserveIngressGateway, disableIngressCreation, ...rest } = setting('ingress', props);
    expect({ enableGatewayApi, kserveIngressGateway, disableIngressCreation }).toEqual({
      enableGatewayApi: true, kserveIngressGateway: 'kubeflow/kserve-ingress-gateway', disableIngressCreation: false,
    });
    expect(rest).not.toHaveProperty('localGateway');
    expect(names('Gateway', props)).toEqual(['kserve-ingress-gateway']);
  });

  test('nothing waits for the proxy of that Gateway, which only models need', () => {
    const annotations = (...annotators: Annotator[]) =>
      renderedSet(given({ knative: false, llm: false }), annotators).find('gateway.networking.k8s.io/Gateway', 'kubeflow', 'kserve-ingress-gateway')!.annotations;
    expect(annotations(argoAnnotations)).toEqual({ 'argocd.argoproj.io/ignore-healthcheck': 'true' });
    expect([annotations(), annotations(fluxAnnotations)]).toEqual([{}, {}]);
  });

  test('settings for Knative alone are refused', () => {
    expectConfigError(() => given({ knative: false, pathTemplate: '/{{ .Namespace }}/{{ .Name }}' } as object), 'WrongProp', 'test/kserve',
      'pathTemplate does not go with knative false');
  });
});

describe('the Gateway of models', () => {
  test('is left out where nothing needs it, and no Ingress is made that nobody serves', () => {
    expect(names('Gateway', { llm: false })).toEqual([]);
    expect(setting('ingress', { llm: false })).toMatchObject({ enableGatewayApi: false, disableIngressCreation: true });
    expect(setting('ingress', { llm: false, routes: { ingressClass: 'nginx' } })).toMatchObject({ ingressClassName: 'nginx', disableIngressCreation: false });
    for (const routes of ['none', { ingressClass: 'nginx' }] as const) {
      const props = { knative: false, llm: false, routes } as const;
      expect([names('Gateway', props), names('AuthorizationPolicy', props), names('NetworkPolicy', props).includes('kserve-ingress-gateway')])
        .toEqual([[], ['kserve-models-web-application'], false]);
      expect(setting('ingress', props)).not.toHaveProperty('kserveIngressGateway');
    }
  });

  test('is made where routes are asked for, or large language models need it', () => {
    expect(names('Gateway', { llm: false, routes: 'gateway-api' })).toEqual(['kserve-ingress-gateway']);
    expect(setting('ingress', { llm: false, routes: 'gateway-api' })).toMatchObject({ enableGatewayApi: true, kserveIngressGateway: 'kubeflow/kserve-ingress-gateway' });
    expect(names('Gateway', { knative: false, routes: 'none' })).toEqual(['kserve-ingress-gateway']);
  });

  test('may be somebody else\'s', () => {
    const props = { serviceGateway: { existing: { namespace: 'edge', name: 'models' } } };
    expect(names('Gateway', props)).toEqual([]);
    expect(setting('ingress', props).kserveIngressGateway).toBe('edge/models');
  });

  test('has no dot in its name, which would end KServe\'s controller', () => {
    expectConfigError(() => given({ serviceGateway: { existing: { namespace: 'edge', name: 'models.v2' } } }), 'WrongProp', 'test/kserve', 'serviceGateway', 'got "models.v2"');
  });

  test('lets in requests in which nobody claims to be a user or of a group, from pods of the gateway and the namespace, and takes routes of profiles alone', () => {
    const scope = given();
    const name = 'kserve-ingress-gateway';
    const selector = { matchLabels: { 'gateway.networking.k8s.io/gateway-name': name } };
    const rules = [{ when: ['kubeflow-userid', 'kubeflow-groups'].map(header => ({ key: `request.headers[${header}]`, notValues: ['*'] })) }];
    expect(found(scope, 'AuthorizationPolicy', name).spec).toEqual({ action: 'ALLOW', selector, rules });
    expect(found(scope, 'Gateway', name).spec).toMatchObject({
      infrastructure: { annotations: { 'networking.istio.io/service-type': 'ClusterIP' } },
      listeners: [{ allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { 'app.kubernetes.io/part-of': 'kubeflow-profile' } } } } }],
    });
    const from = (serviceGateway: object) => JSON.stringify(found(given({ serviceGateway }), 'NetworkPolicy', name).spec.ingress);
    expect(from({})).not.toContain('kubeflow-profile');
    expect(from({ openToProfiles: true })).toContain('kubeflow-profile');
    expect(from({ serviceType: 'LoadBalancer' })).not.toContain('from');
  });
});

describe('webhooks', () => {
  const PROGRAMS = ['kserve', 'kserve-localmodel', 'llmisvc'].map(name => `${name}-controller-manager`);

  test('are reached by the API server past the mesh', () => {
    const outside = PROGRAMS.map(name => {
      const { annotations } = pod(name).metadata;
      return annotations['sidecar.istio.io/inject'] === 'false' || annotations['traffic.sidecar.istio.io/excludeInboundPorts'].split(',').includes('9443');
    });
    expect(outside).toEqual([true, true, true]);
  });

  test('are there while the injector of sidecars is not, where the pod has none', () => {
    expect(pod(PROGRAMS[0]).metadata.labels['sidecar.istio.io/inject']).toBe('false');
  });

  test('are reached past the network policies of the namespace; that for KServe\'s own is the namespace\'s', () => {
    for (const [policy, program] of [['llmisvc', PROGRAMS[2]], ['kserve-localmodel', PROGRAMS[1]]]) {
      const { podSelector: { matchExpressions: [label] }, ingress } = found(given(), 'NetworkPolicy', policy).spec;
      expect(pod(program).metadata.labels[label.key]).toBe(label.values[0]);
      expect(ingress).toEqual([{ ports: [{ port: 9443, protocol: 'TCP' }] }]);
    }
  });

  test('have certificates for their Services, signed by one Issuer, which go into configurations and definitions', () => {
    const all = rendered(given());
    const of = (kind: string) => all.filter(one => one.kind === kind);
    expect(of('Issuer').map(one => one.metadata.name)).toEqual(['selfsigned-issuer']);
    expect(new Set(of('Certificate').map(one => one.spec.issuerRef.name))).toEqual(new Set(['selfsigned-issuer']));
    const certificate = new Map(of('Certificate').map(one => [`kubeflow/${one.metadata.name}`, one.spec.dnsNames[0]]));
    const injected = (one: Manifest) => certificate.get(one.metadata.annotations?.['cert-manager.io/inject-ca-from'] ?? '');
    for (const one of [...of('MutatingWebhookConfiguration'), ...of('ValidatingWebhookConfiguration')]) {
      const { name, namespace } = (one as any).webhooks[0].clientConfig.service;
      expect([one.metadata.name, injected(one)]).toEqual([one.metadata.name, `${name}.${namespace}.svc`]);
    }
    const converted = of('CustomResourceDefinition').filter(one => one.spec.conversion !== undefined);
    expect(converted.map(one => one.metadata.name).sort()).toEqual(['llminferenceserviceconfigs.serving.kserve.io', 'llminferenceservices.serving.kserve.io']);
    const wanting = of('CustomResourceDefinition').filter(one => one.metadata.annotations?.['cert-manager.io/inject-ca-from'] !== undefined);
    expect(wanting).toEqual(converted);
    expect(converted.map(injected)).toEqual(Array(2).fill('llmisvc-webhook-server-service.kubeflow.svc'));
  });

  test('check both versions of what converts, each in its own', () => {
    const { webhooks } = found(given(), 'ValidatingWebhookConfiguration', 'llminferenceserviceconfig.serving.kserve.io');
    expect(webhooks.map((one: any) => [one.rules[0].apiVersions[0], one.clientConfig.service.path, one.matchPolicy])).toEqual([
      ['v1alpha2', '/validate-serving-kserve-io-v1alpha2-llminferenceserviceconfig', 'Exact'],
      ['v1alpha1', '/validate-serving-kserve-io-v1alpha1-llminferenceserviceconfig', 'Exact'],
    ]);
  });
});

describe('runtimes', () => {
  test('are KServe\'s, those that are wanted, and own ones', () => {
    expect(names('ClusterServingRuntime')).toEqual([...RUNTIMES]);
    expect(names('ClusterServingRuntime', elsewhere)).toEqual(['kserve-sklearnserver', 'kserve-huggingfaceserver-multinode', 'vllm']);
    expect(names('ClusterServingRuntime', { runtimes: [] })).toEqual([]);
  });

  test('fail under a name of KServe\'s, or where KServe could not choose between two', () => {
    const containers = [{ name: 'kserve-container', image: 'registry.example.com/ml/server:1.0' }];
    const own = (priority: number) => ({ containers, protocolVersions: ['v2'], supportedModelFormats: [{ name: 'sklearn', version: '1', autoSelect: true, priority }] });
    expectConfigError(() => given({ customRuntimes: { 'kserve-mlserver': { containers } } }), 'RuntimeName', 'test/kserve', 'got "kserve-mlserver"');
    expectConfigError(() => given({ customRuntimes: { own: own(2) } }), 'RuntimePriority', 'test/kserve', 'got 2 for sklearn 1', '"kserve-mlserver" and "own"');
    expect(() => given({ customRuntimes: { own: own(4) } })).not.toThrow();
    expect(() => given({ customRuntimes: { own: { ...own(2), disabled: true } } })).not.toThrow();
  });

  test('find the head of several nodes in a cluster of any domain', () => {
    const [{ command: [, , script] }] = found(given({ clusterDomain: 'corp.internal' }), 'ClusterServingRuntime', 'kserve-huggingfaceserver-multinode').spec.workerSpec.containers;
    expect(script).toContain('${HEAD_SVC}.${POD_NAMESPACE}.svc.corp.internal:6379');
  });
});

/** Runs the script of a container with a program in the place of another that prints what it gets. */
function run(container: any, program: string, args: readonly string[], env: Record<string, string>, replies: Readonly<Record<string, string>> = {}): string[] {
  const functions = Object.entries({ [program]: 'printf "%s\\n" "$@"', sleep: ':', ...replies }).map(([name, body]) => `${name}() { ${body}; }`).join('\n');
  const [shell, flag, script, ...rest] = container.command;
  const plain = script.replace(/exec /g, '').replace(/{{ if [^}]*Expert }}([^{]*){{ end }}/, '$1').replace(/{{ if [^}]*}}[^{]*{{[^}]*}}{{ end }}/g, '')
    .replace(/{{ or \S+ (\d+) }}/g, '$1').replace(/{{ \.Spec\.Model\.Name }}/g, 'team/model').replace(/{{\.Name}}/g, 'model');
  const words = [flag, `${functions}\n${plain}`, ...rest, ...args];
  const { stdout, stderr, status } = spawnSync(shell.replace('/bin/', ''), words, { env: { PATH: process.env.PATH, ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  expect([status, stderr]).toEqual([0, '']);
  return stdout.trim().split('\n');
}

describe('presets for large language models', () => {
  const NAMES = [
    'template', 'decode-template', 'prefill-template', 'worker-data-parallel', 'decode-worker-data-parallel', 'prefill-worker-data-parallel', 'scheduler', 'router-route',
  ];

  test('are those that the controller looks for, in its namespace', () => {
    expect(names('LLMInferenceServiceConfig')).toEqual(NAMES.map(name => `kserve-config-llm-${name}`));
    expect(names('LLMInferenceServiceConfig', { llm: false })).toEqual([]);
  });

  test('keep to the restricted level of the Pod Security Standards', () => {
    const specs = NAMES.map(name => preset(name));
    const pods = specs.flatMap(spec => [spec.template, spec.worker, spec.prefill?.template, spec.prefill?.worker, spec.router?.scheduler?.template])
      .filter(one => one !== undefined);
    const containers = pods.flatMap(one => [...one.containers, ...one.initContainers ?? []]);
    expect(containers.length).toBe(13);
    for (const { securityContext } of containers) {
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, readOnlyRootFilesystem: true,
      });
    }
  });

  test('hand on arguments of a service, and those of a variable, as a shell reads them', () => {
    const [container] = preset('template').template.containers;
    const got = run(container, 'vllm', ['--max-model-len=${LENGTH}', '--dtype auto'], { LENGTH: '4096', VLLM_ADDITIONAL_ARGS: "--kv-transfer-config '{\"a\": 1}'" });
    expect(got).toEqual([
      'serve', '/mnt/models', '--served-model-name', 'team/model', '--port', '8000', '--disable-uvicorn-access-log', '--kv-transfer-config', '{"a": 1}',
      '--max-model-len=4096', '--dtype', 'auto',
    ]);
  });

  test('speak TLS where they are told to', () => {
    const [container] = preset('decode-template', { llm: { tls: true } }).template.containers;
    expect(run(container, 'vllm', [], {})).toEqual(expect.arrayContaining(['--port', '8001', '--ssl-certfile', '/var/run/kserve/tls/tls.crt']));
    expect(container.readinessProbe.httpGet.scheme).toBe('HTTPS');
    expect(setting('ingress', { llm: { tls: true } }).enableLLMInferenceServiceTLS).toBe(true);
    expect(preset('template').template.containers[0].readinessProbe.httpGet.scheme).toBe('HTTP');
  });

  test('divide the work of several pods by the address of the first and the number of each', () => {
    const { template, worker } = preset('prefill-worker-data-parallel').prefill;
    const env = { LWS_LEADER_ADDRESS: 'leader', LWS_WORKER_INDEX: '2' };
    const lookUp = { getent: 'echo "10.0.0.7    leader.example"' };
    const first = run(template.containers[0], 'vllm', [], env, lookUp).join(' ');
    expect(first).toContain('--api-server-count 8 --enable-expert-parallel --data-parallel-size 1 --data-parallel-size-local 1 --data-parallel-address 10.0.0.7 ' +
      '--data-parallel-rpc-port 5555 --data-parallel-start-rank 0');
    const further = run(worker.containers[0], 'vllm', [], env, lookUp).join(' ');
    expect(further).toContain('--headless');
    expect(further).toContain('--data-parallel-start-rank 2');
    expect(run(worker.containers[0], 'vllm', [], { ...env, DP_ADDRESS_RESOLVE_ATTEMPTS: '2' }, { getent: 'false' }).join(' ')).toContain('--data-parallel-address leader');
    expect(worker.containers[0].command[2]).toContain('.Spec.Prefill.Parallelism.Data ');
  });
});

test('a worker of several nodes joins the head when it is there', () => {
  const { containers: [head], workerSpec: { containers: [worker] } } = found(given(), 'ClusterServingRuntime', 'kserve-huggingfaceserver-multinode').spec;
  const ray = { HEAD_SVC: 'model-head', POD_NAMESPACE: 'vision', POD_IP: '10.0.0.1', RAY_PORT: '6379' };
  const env = { ...ray, TENSOR_PARALLEL_SIZE: '2', PIPELINE_PARALLEL_SIZE: '3', MODEL_ID: 'org/model' };
  expect(run(worker, 'ray', [], env)).toContain('--address=model-head.vision.svc.cluster.local:6379');
  const started = run(head, 'python', ['--model_name=model', '--dtype=auto'], env, { ray: ':' });
  expect(started.slice(started.indexOf('-m'))).toEqual([
    '-m', 'huggingfaceserver', '--model_dir=org/model', '--tensor-parallel-size=2', '--pipeline-parallel-size=3', '--model_name=model', '--dtype=auto',
  ]);
});

describe('models on nodes', () => {
  test('have no account that reads Secrets where no agent runs', () => {
    const scope = given();
    expect(rendered(scope).filter(one => /localmodelnode-agent/.test(one.metadata.name))).toEqual([]);
    expect(setting('localModel').enabled).toBe(false);
    expect(found(scope, 'Namespace', 'kserve-localmodel-jobs').metadata.labels['pod-security.kubernetes.io/enforce']).toBe('restricted');
  });

  test('are fetched by an agent in a namespace of its own, which reads the settings of KServe\'s', () => {
    const props = { localModels: { nodeAgent: {} } };
    const { namespace } = found(given(props), 'DaemonSet', 'kserve-localmodelnode-agent').metadata;
    const { containers: [{ env }] } = found(given(props), 'DaemonSet', 'kserve-localmodelnode-agent').spec.template.spec;
    expect(namespace).toBe('kserve-localmodel-jobs');
    expect(env[0]).toEqual({ name: 'POD_NAMESPACE', value: 'kubeflow' });
    expect(found(given(props), 'Namespace', namespace).metadata.labels['pod-security.kubernetes.io/enforce']).toBe('privileged');
    expect(setting('localModel', props)).toMatchObject({ enabled: true, jobNamespace: namespace });
  });
});

test('tells the controller where Knative\'s settings are, where that is not where it looks', () => {
  const variables = (props: Partial<KServeProps>) => pod('kserve-controller-manager', props).spec.containers[0].env.slice(1);
  expect(variables({})).toEqual([]);
  expect(variables({ knative: { ...knative, namespace: 'serverless' } } as Partial<KServeProps>)).toEqual([
    { name: 'KNATIVE_CONFIG_AUTOSCALER_NAMESPACE', value: 'serverless' }, { name: 'SYSTEM_NAMESPACE', value: 'serverless' },
  ]);
});

test('leaves out what is not wanted, with its definitions', () => {
  const definitions = names('CustomResourceDefinition', { llm: false, localModels: false, modelsWebApp: false });
  expect(definitions.sort()).toEqual(['clusterservingruntimes', 'clusterstoragecontainers', 'inferencegraphs', 'inferenceservices', 'servingruntimes', 'trainedmodels']
    .map(plural => `${plural}.serving.kserve.io`));
  expect(names('Deployment', { llm: false, localModels: false, modelsWebApp: false })).toEqual(['kserve-controller-manager']);
});

test('keeps the tokens of those who read metrics out of the log of the proxy before them', () => {
  const [, { name, args, resources }] = pod('kserve-controller-manager').spec.containers;
  expect([name, args.filter((one: string) => one.startsWith('--v='))]).toEqual(['kube-rbac-proxy', ['--v=0']]);
  expect(resources.limits.memory).toBe('128Mi');
});

test('shows metrics past the mesh, whose policy would deny them', () => {
  const ports = (name: string) => pod(name).metadata.annotations['traffic.sidecar.istio.io/excludeInboundPorts'];
  expect([ports('kserve-localmodel-controller-manager'), ports('llmisvc-controller-manager')]).toEqual(['8080,9443', '8443,9443']);
});

test('shows metrics of large language models where their Service looks', () => {
  const [{ args, ports }] = pod('llmisvc-controller-manager').spec.containers;
  expect(args).toContain('--metrics-addr=:8443');
  expect(ports).toContainEqual({ name: 'metrics', containerPort: 8443, protocol: 'TCP' });
});

test('lets people of profiles work with all kinds by which models are served', () => {
  for (const level of ['edit', 'view']) {
    const resources = found(given(), 'ClusterRole', `kubeflow-kserve-${level}`).rules.flatMap((rule: any) => rule.resources);
    expect(resources).toEqual(expect.arrayContaining(['inferenceservices', 'llminferenceservices', 'llminferenceserviceconfigs']));
  }
});

test('gives objects without a namespace none', () => {
  const without = rendered(given(elsewhere)).filter(one => /^Cluster|Configuration$|Definition$/.test(one.kind));
  expect(without.filter(one => one.metadata.namespace !== undefined)).toEqual([]);
});

test('declares the images of own runtimes', () => {
  const findings = examine(manifestSet(given(elsewhere)), ALL_RULES.filter(rule => rule.id === 'Images/Pinned')).findings;
  expect(findings).toEqual([]);
});

test('fails for templates that give two services one address, and for routes without a Gateway', () => {
  expectConfigError(() => given({ domainTemplate: '{{ .Name }}.{{ .IngressDomain }}' }), 'ServingTemplate', 'test/kserve', 'domainTemplate', '{{ .Namespace }}');
  expectConfigError(() => given({ routes: 'gateway-api', serviceGateway: false }), 'ServingRoutes', 'test/kserve', 'serviceGateway');
});

describe('access of a profile to models in a store', () => {
  test('is a Secret with the keys that KServe looks for, which says where the store is', () => {
    const store = s3Compatible({ url: 'https://minio.example.com', bucket: 'models' });
    expect(modelAccess(store, 'vision')).toEqual({
      annotations: {},
      secret: { name: 'mlpipeline-minio-artifact', accessKey: 'AWS_ACCESS_KEY_ID', secretKey: 'AWS_SECRET_ACCESS_KEY' },
      secretAnnotations: {
        'serving.kserve.io/s3-endpoint': 'minio.example.com', 'serving.kserve.io/s3-usehttps': '1', 'serving.kserve.io/s3-region': 'us-east-1',
        'serving.kserve.io/s3-usevirtualbucket': 'false',
      },
    });
    expect(modelAccess(store, 'vision', { accessKey: 'accesskey', secretKey: 'secretkey' }).secret).toMatchObject({ secretKey: 'secretkey' });
  });

  test('is an identity of the cloud where the store takes one', () => {
    const profiles = { kind: 'irsa', role: 'arn:aws:iam::123456789012:role/ml-{profile}' } as const;
    const store = s3({ bucket: 'models', region: 'eu-central-1', platform: { kind: 'pod-identity' }, profiles });
    expect(modelAccess(store, 'vision')).toEqual({ annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/ml-vision' }, secretAnnotations: {} });
  });
});
