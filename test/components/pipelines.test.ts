import { Duration } from 'cdk8s';
import { load } from 'js-yaml';
import { Metacontroller } from '../../src/components/metacontroller';
import { hasCache, Pipelines, PipelinesProps, V1Blocked } from '../../src/components/pipelines';
import { seaweedfsStore } from '../../src/components/seaweedfs';
import { gcs, Images, ObjectStoreRef, pipelinesDatabases, s3, s3Compatible, secretRef } from '../../src/core';
import { chart, expectConfigError, expectGolden, found, gateway, goldenDifference, rendered } from '../support';

const databases = pipelinesDatabases({ host: 'mysql', user: secretRef('mysql-secret', 'username'), password: secretRef('mysql-secret', 'password') });
const withoutCache = { pipelines: databases.pipelines, metadata: databases.metadata };
const elsewhereDatabases = {
  pipelines: { ...databases.pipelines, host: 'db.example.com', port: 3307, user: 'kfp', password: secretRef('kfp-db', 'word'), database: 'kfp', tls: 'require' },
  cache: { ...databases.cache, host: 'cache.example.com', user: 'kfp', password: secretRef('kfp-db', 'word'), database: 'kfp_cache', tls: 'require' },
  metadata: { ...databases.metadata, host: 'mlmd.example.com', user: 'mlmd', password: secretRef('mlmd-db', 'word'), database: 'mlmd' },
} as const;
const managed = s3Compatible({ url: 'http://seaweedfs.kubeflow:9000', bucket: 'mlpipeline' });
const aws = s3({
  bucket: 'ml-artifacts', region: 'eu-central-1', prefix: 'kubeflow/',
  platform: { kind: 'irsa', role: 'arn:aws:iam::123456789012:role/kubeflow' }, profiles: { kind: 'irsa', role: 'arn:aws:iam::123456789012:role/kubeflow-{profile}' },
});

const elsewhere: Partial<PipelinesProps> = {
  gateway: { ...gateway, namespace: 'edge', name: 'public', workload: { ...gateway.workload, namespace: 'edge', serviceAccount: 'envoy' } },
  namespace: 'ml',
  identity: { userId: 'x-user', userIdPrefix: 'corp:', groups: 'x-groups' },
  clusterDomain: 'corp.internal',
  trustDomain: 'corp.example',
  hosts: ['ml.example.com'],
  trustedNamespaces: ['second-ingress'],
  images: new Images({ mirror: 'mirror.example.com/kf' }),
  objectStore: aws,
  databases: elsewhereDatabases,
  webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' },
  pipelineStore: 'kubernetes',
  v1Pipelines: { allowedIn: ['vision', 'speech'] },
  cache: { defaultStaleness: 'P30D', maximumStaleness: 'P60D', nodeRestrictions: true },
  defaultSecurityContext: { runAsUser: 1000, runAsGroup: 100, runAsNonRoot: true },
  autoUpdateDefaultVersion: false,
  timeZone: 'Europe/Berlin',
  workflowTtl: Duration.hours(2),
  viewers: { maxPerProfile: 3 },
  visualizations: true,
  logLevel: 'debug',
  pods: { priorityClassName: 'platform', imagePullSecrets: ['registry'] },
  workloads: { 'ml-pipeline': { replicas: 2 } },
};

function given(props: Partial<PipelinesProps> = {}) {
  const scope = chart();
  return { scope, pipelines: new Pipelines(scope, 'pipelines', { gateway, objectStore: managed, databases, ...props } as PipelinesProps) };
}

const names = (scope: ReturnType<typeof chart>, kind: string) => rendered(scope).filter(one => one.kind === kind).map(one => one.metadata.name).sort();
const containerOf = (scope: ReturnType<typeof chart>, deployment: string) => found(scope, 'Deployment', deployment).spec.template.spec.containers[0];

/** Environment of a program, values of ConfigMaps filled in, references to Secrets as `<Secret>/<key>`. */
function environment(props: Partial<PipelinesProps>, deployment: string): Record<string, string | undefined> {
  const { scope } = given(props);
  const settings = found(scope, 'ConfigMap', 'pipeline-install-config').data;
  const { env = [] } = containerOf(scope, deployment);
  return Object.fromEntries(env.map(({ name, value, valueFrom }: any) => {
    const { configMapKeyRef: config, secretKeyRef: secret, fieldRef: field } = valueFrom ?? {};
    return [name, value ?? (config ? settings[config.key] : secret ? `${secret.name}/${secret.key}` : `{${field.fieldPath}}`)];
  }));
}

test('renders the default manifest', () => expectGolden(given().scope, 'pipelines.yaml'));

test('renders the richest manifest', () => goldenDifference(given().scope, given(elsewhere).scope, 'pipelines-full.diff'));

test('renders a manifest for v2 pipelines alone', () =>
  goldenDifference(given().scope, given({ v1Pipelines: 'blocked', viewers: false }).scope, 'pipelines-v2.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(elsewhere).scope).filter(one => one.kind !== 'CustomResourceDefinition'));
  const literals = [
    'kubeflow-userid', 'cluster.local', 'istio-system', 'istio-ingressgateway', 'kubeflow-gateway', '"kubeflow"', '.kubeflow"', 'ghcr.io', 'gcr.io', 'docker.io',
    'mlpipeline-minio-artifact', 'mysql-secret', 'seaweedfs', '"mlpipeline"', 'minio123',
  ];
  expect(literals.filter(literal => text.includes(literal))).toEqual([]);
});

test('every setting that a program reads is there, and no program reads a setting twice', () => {
  for (const props of [{}, elsewhere, { v1Pipelines: 'blocked' } as V1Blocked, { cache: false } as const]) {
    const { scope } = given(props);
    const { data } = found(scope, 'ConfigMap', 'pipeline-install-config');
    const read = rendered(scope).filter(one => one.kind === 'Deployment').flatMap(one => one.spec.template.spec.containers[0].env ?? [])
      .flatMap((one: any) => one.valueFrom?.configMapKeyRef?.name === 'pipeline-install-config' ? [one.valueFrom.configMapKeyRef.key] : []);
    expect(Object.keys(data).sort()).toEqual([...new Set(read)].sort());
  }
});

test('pods that read the settings are replaced when one changes, others are not', () => {
  const checksums = (props: Partial<PipelinesProps>) => new Map(rendered(given(props).scope).filter(one => one.kind === 'Deployment')
    .map(one => [one.metadata.name, one.spec.template.metadata.annotations?.['checksum/config']]));
  const [before, after] = [checksums({}), checksums({ timeZone: 'Asia/Tokyo' })];
  expect([...before.keys()].filter(name => before.get(name) !== after.get(name)).sort()).toEqual([
    'cache-server', 'metadata-grpc-deployment', 'metadata-writer', 'ml-pipeline', 'ml-pipeline-scheduledworkflow', 'ml-pipeline-ui',
  ]);
});

describe('the API server', () => {
  const apiServer = (props: Partial<PipelinesProps> = {}) => environment(props, 'ml-pipeline');

  test('reads each database by the variables that it knows', () => {
    expect(apiServer()).toMatchObject({
      DBCONFIG_MYSQLCONFIG_HOST: 'mysql', DBCONFIG_MYSQLCONFIG_PORT: '3306', DBCONFIG_MYSQLCONFIG_DBNAME: 'mlpipeline',
      DBCONFIG_MYSQLCONFIG_USER: 'mysql-secret/username', DBCONFIG_MYSQLCONFIG_PASSWORD: 'mysql-secret/password',
    });
    expect(apiServer(elsewhere)).toMatchObject({
      DBCONFIG_MYSQLCONFIG_HOST: 'db.example.com', DBCONFIG_MYSQLCONFIG_PORT: '3307', DBCONFIG_MYSQLCONFIG_USER: 'kfp',
      DBCONFIG_MYSQLCONFIG_EXTRAPARAMS: '{"tls":"skip-verify"}',
    });
    expect(Object.keys(apiServer()).filter(name => /^DB_|^DBCONFIG_(?!MYSQLCONFIG|CONMAX)/.test(name))).toEqual([]);
  });

  test('gets empty keys where the cloud gives it an identity, for its image has a pair of its own', () => {
    expect(apiServer({ objectStore: aws })).toMatchObject({ OBJECTSTORECONFIG_ACCESSKEY: '', OBJECTSTORECONFIG_SECRETACCESSKEY: '' });
    expect(apiServer()).toMatchObject({
      OBJECTSTORECONFIG_ACCESSKEY: 'mlpipeline-minio-artifact/accesskey', OBJECTSTORECONFIG_SECRETACCESSKEY: 'mlpipeline-minio-artifact/secretkey',
    });
  });

  test('reaches the store by its host, port and scheme, in its region and below its prefix', () => {
    expect(apiServer({ objectStore: aws })).toMatchObject({
      OBJECTSTORECONFIG_HOST: 's3.eu-central-1.amazonaws.com', OBJECTSTORECONFIG_PORT: '443', OBJECTSTORECONFIG_SECURE: 'true',
      OBJECTSTORECONFIG_REGION: 'eu-central-1', OBJECTSTORECONFIG_BUCKETNAME: 'ml-artifacts', OBJECTSTORECONFIG_PIPELINEPATH: 'kubeflow/pipelines',
    });
    expect(Object.keys(apiServer())).not.toContain('OBJECTSTORECONFIG_REGION');
    const google = gcs({ bucket: 'ml-data', profiles: { kind: 'workload-identity', account: 'kubeflow-{profile}@ml.iam.gserviceaccount.com' } });
    expect(apiServer({ objectStore: google })).toMatchObject({
      OBJECTSTORECONFIG_HOST: 'storage.googleapis.com', OBJECTSTORECONFIG_REGION: 'auto', OBJECTSTORECONFIG_ACCESSKEY: 'mlpipeline-minio-artifact/accesskey',
    });
  });

  test('is told where pictures are made, also where nobody makes them, since it ends without', () => {
    const [HOST, PORT] = ['HOST', 'PORT'].map(name => `ML_PIPELINE_VISUALIZATIONSERVER_SERVICE_${name}`);
    expect(apiServer({ visualizations: true })).toMatchObject({ [HOST]: 'ml-pipeline-visualizationserver', [PORT]: '8888' });
    expect(apiServer()).toMatchObject({ [HOST]: 'visualizations.invalid', [PORT]: '8888' });
    expect(found(given().scope, 'ConfigMap', 'pipeline-api-server-config').data.VISUALIZATIONSERVICE_NAME).not.toBe('');
  });

  test('writes the domain of the cluster without a dot, the pages and the metadata writer with `.svc.`', () => {
    const domain = (deployment: string) => environment({ clusterDomain: 'corp.internal' }, deployment).CLUSTER_DOMAIN;
    expect(['ml-pipeline', 'ml-pipeline-ui', 'metadata-writer'].map(domain)).toEqual(['corp.internal', '.svc.corp.internal', '.svc.corp.internal']);
  });

  test('ends the watch of the metadata writer before the 60 s after which it would end with an error', () => {
    expect(Number(environment({}, 'metadata-writer').K8S_WATCH_SERVER_SIDE_TIMEOUT)).toBeLessThan(60);
  });

  test('takes pinned images for the pods of steps', () => {
    expect(apiServer(elsewhere)).toMatchObject({
      V2_DRIVER_IMAGE: 'mirror.example.com/kf/kubeflow/kfp-driver:2.16.1', V2_LAUNCHER_IMAGE: 'mirror.example.com/kf/kubeflow/kfp-launcher:2.16.1',
    });
  });

  test('is called until nobody knows it any more, and ended soon after, for it does not end by itself', () => {
    const { spec } = found(given().scope, 'Deployment', 'ml-pipeline').spec.template;
    const { sleep } = spec.containers[0].lifecycle.preStop;
    expect(sleep.seconds).toBeGreaterThan(0);
    expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(sleep.seconds);
    expect(spec.terminationGracePeriodSeconds).toBeLessThan(30);
  });

  test('lets in the programs of the group, and others only without the header of a user', () => {
    const { rules } = found(given(elsewhere).scope, 'AuthorizationPolicy', 'ml-pipeline').spec;
    expect(rules[0].from[0].source.principals).toContain('corp.example/ns/ml/sa/ml-pipeline-ui');
    expect(rules.slice(1)).toEqual([{ when: [{ key: 'request.headers[x-user]', notValues: ['*'] }] }]);
  });
});

test('accounts whose programs are not there are let in nowhere', () => {
  const callers = (props: Partial<PipelinesProps>) => {
    const { scope } = given({ visualizations: true, ...props });
    const lists = ['ml-pipeline', 'ml-pipeline-visualizationserver'].map(name => found(scope, 'AuthorizationPolicy', name).spec.rules[0].from[0].source.principals);
    expect(lists[0]).toEqual(lists[1]);
    const accounts = lists[0].map((principal: string) => principal.split('/').at(-1));
    expect(names(scope, 'ServiceAccount')).toEqual(expect.arrayContaining(accounts));
    return accounts;
  };
  expect(callers({})).toEqual([
    'ml-pipeline', 'ml-pipeline-ui', 'ml-pipeline-persistenceagent', 'ml-pipeline-scheduledworkflow', 'ml-pipeline-viewer-crd-service-account', 'kubeflow-pipelines-cache',
  ]);
  expect(callers({ cache: false, viewers: false })).toHaveLength(4);
});

test('accounts take the cloud identity that the store asks for', () => {
  const annotated = rendered(given({ objectStore: aws }).scope).filter(one => one.kind === 'ServiceAccount' && one.metadata.annotations !== undefined);
  expect(annotated.map(one => one.metadata.name).sort()).toEqual(['ml-pipeline', 'ml-pipeline-ui']);
  expect(annotated[0].metadata.annotations).toEqual({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/kubeflow' });
});

describe('pipelines as objects', () => {
  const { scope } = given({ pipelineStore: 'kubernetes' });
  const { template } = found(scope, 'Deployment', 'ml-pipeline').spec;

  test('have definitions, and rights for the API server to write them', () => {
    expect(names(scope, 'CustomResourceDefinition')).toEqual(expect.arrayContaining(['pipelines.pipelines.kubeflow.org', 'pipelineversions.pipelines.kubeflow.org']));
    const { rules } = found(scope, 'ClusterRole', 'ml-pipeline');
    expect(rules.flatMap((one: any) => one.resources)).toContain('pipelineversions');
  });

  test('are checked by a webhook that Kubernetes reaches past the mesh and the network policies', () => {
    for (const [kind, verb] of [['MutatingWebhookConfiguration', 'mutate'], ['ValidatingWebhookConfiguration', 'validate']]) {
      const { clientConfig, failurePolicy } = found(scope, kind, 'pipelineversions.pipelines.kubeflow.org').webhooks[0];
      expect({ clientConfig, failurePolicy }).toEqual({
        clientConfig: { service: { name: 'ml-pipeline', namespace: 'kubeflow', port: 8443, path: `/webhooks/${verb}-pipelineversion` } }, failurePolicy: 'Fail',
      });
    }
    expect(template.metadata.annotations['traffic.sidecar.istio.io/excludeInboundPorts']).toBe('8443');
    expect(found(scope, 'NetworkPolicy', 'ml-pipeline-webhook').spec).toMatchObject({
      podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['ml-pipeline'] }] }, ingress: [{ ports: [{ port: 8443, protocol: 'TCP' }] }],
    });
    expect(found(scope, 'Service', 'ml-pipeline').spec.ports.map((one: any) => one.port)).toContain(8443);
  });

  test('have the certificate of their webhook in the folder that the arguments name', () => {
    const [container] = template.spec.containers;
    const { secretName } = found(scope, 'Certificate', 'kfp-api-webhook-cert').spec;
    const [mount] = container.volumeMounts;
    expect(template.spec.volumes).toEqual([{ name: mount.name, secret: { secretName } }]);
    expect(container.args).toContain(`--webhookTLSCertPath=${mount.mountPath}/tls.crt`);
    expect(container.args).toContain('--pipelinesStoreKubernetes=true');
  });

  test('in the database need nothing of all that', () => {
    const { scope: plain } = given();
    expect(names(plain, 'CustomResourceDefinition')).toEqual(['scheduledworkflows.kubeflow.org', 'viewers.kubeflow.org']);
    expect(names(plain, 'ValidatingWebhookConfiguration')).toEqual([]);
    expect(names(plain, 'NetworkPolicy')).not.toContain('ml-pipeline-webhook');
  });
});

describe('v1 pipelines', () => {
  const gate = (props: Partial<PipelinesProps>) => ['ml-pipeline', 'ml-pipeline-scheduledworkflow'].map(deployment => {
    const { BLOCK_V1_PIPELINES, V1_ALLOWED_NAMESPACES } = environment(props, deployment);
    return [BLOCK_V1_PIPELINES, V1_ALLOWED_NAMESPACES];
  });

  test('run everywhere, nowhere or in some profiles, recurring runs too', () => {
    expect(gate({})).toEqual([['false', ''], ['false', '']]);
    expect(gate({ v1Pipelines: 'blocked' } as V1Blocked)).toEqual([['true', ''], ['true', '']]);
    expect(gate({ v1Pipelines: { allowedIn: ['vision', 'speech'] } } as Partial<PipelinesProps>)).toEqual([['true', 'vision,speech'], ['true', 'vision,speech']]);
  });

  test('have no cache, certificate and database when they are blocked, nor when the cache is switched off', () => {
    const switchedOff: readonly Partial<PipelinesProps>[] = [{ v1Pipelines: 'blocked', databases: withoutCache }, { cache: false, databases: withoutCache }];
    for (const props of switchedOff) {
      const { scope } = given(props);
      const text = JSON.stringify(rendered(scope));
      expect(names(scope, 'Certificate')).toEqual([]);
      expect(names(scope, 'MutatingWebhookConfiguration')).toEqual([]);
      expect(text).not.toMatch(/cachedb|kubeflow-pipelines-cache|busybox/);
    }
    expect([{}, { v1Pipelines: 'blocked' }, { cache: false }].map(choice => hasCache(choice as never))).toEqual([true, false, false]);
  });

  test('are written into the metadata store unless they are blocked or nobody wants it', () => {
    const has = (props: Partial<PipelinesProps>) => names(given(props).scope, 'Deployment').includes('metadata-writer');
    expect([{}, { v1Pipelines: 'blocked' }, { metadataWriter: false }, { v1Pipelines: 'blocked', metadataWriter: true }].map(props => has(props as never)))
      .toEqual([true, false, false, true]);
  });

  test('replace a cached step by an image with a tag', () =>
    expect(environment(elsewhere, 'cache-server').CACHE_IMAGE).toMatch(/^mirror\.example\.com\/kf\/containerd\/busybox:\S+$/));

  test('cache on a server of its own, or on that of metadata', () => {
    expect(environment({}, 'cache-server')).toMatchObject({ DBCONFIG_HOST_NAME: 'mysql', DBCONFIG_PORT: '3306', DBCONFIG_DB_NAME: 'cachedb' });
    expect(environment(elsewhere, 'cache-server')).toMatchObject({ DBCONFIG_HOST_NAME: 'cache.example.com', DBCONFIG_DB_NAME: 'kfp_cache', DBCONFIG_USER: 'kfp' });
    expect(environment(elsewhere, 'metadata-grpc-deployment')).toMatchObject({ MYSQL_HOST: 'mlmd.example.com', MYSQL_DATABASE: 'mlmd' });
    expect(containerOf(given(elsewhere).scope, 'cache-server').args).toContain('--db_extra_params={"tls":"skip-verify"}');
  });
});

describe('the pages', () => {
  const pages = (props: Partial<PipelinesProps> = {}) => environment(props, 'ml-pipeline-ui');

  test('know their servers without help of Kubernetes, which would come too late', () => {
    expect(pages()).toMatchObject({
      ML_PIPELINE_SERVICE_HOST: 'ml-pipeline', ML_PIPELINE_SERVICE_PORT: '8888',
      METADATA_ENVOY_SERVICE_SERVICE_HOST: 'metadata-envoy-service', METADATA_ENVOY_SERVICE_SERVICE_PORT: '9090',
    });
  });

  test('look for archived logs where Workflows keep them', () => {
    const rest = '{{workflow.name}}/{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}/{{pod.name}}';
    expect(pages().ARGO_KEYFORMAT).toBe(`private-artifacts/{{workflow.namespace}}/${rest}`);
    expect(pages({ objectStore: aws }).ARGO_KEYFORMAT).toBe(`kubeflow/private-artifacts/{{workflow.namespace}}/${rest}`);
  });

  const google = gcs({ bucket: 'ml-data', profiles: { kind: 'workload-identity', account: '{profile}@ml.iam.gserviceaccount.com' } });
  test.each<readonly [string, ObjectStoreRef, Record<string, string>]>([
    ['a store of its own', managed, {
      MINIO_HOST: 'seaweedfs.kubeflow', MINIO_NAMESPACE: '', MINIO_PORT: '9000', MINIO_SSL: 'false', ARGO_ARCHIVE_ARTIFACTORY: 'minio', ARGO_ARCHIVE_BUCKETNAME: 'mlpipeline',
    }],
    ['AWS', aws, {
      AWS_S3_ENDPOINT: 's3.eu-central-1.amazonaws.com', AWS_REGION: 'eu-central-1', AWS_SSL: 'true', ARGO_ARCHIVE_ARTIFACTORY: 's3', ARGO_ARCHIVE_BUCKETNAME: 'ml-artifacts',
    }],
    ['Google', google, { ARGO_ARCHIVE_LOGS: 'false' }],
  ])('read artifacts from %s', (_name, objectStore, expected) => {
    const env = pages({ objectStore });
    expect(env).toMatchObject(expected);
    expect(Object.keys(env).filter(name => /^(MINIO|AWS)_/.test(name) && !(name in expected) && !/KEY/.test(name))).toEqual([]);
  });

  test('start TensorBoards of the mirrored repository, to which they add the version', () => {
    const { VIEWER_TENSORBOARD_TF_IMAGE_NAME: image } = pages(elsewhere);
    expect(image).toBe('mirror.example.com/kf/tensorflow/tensorflow');
  });

  test('are called by the gateway, or with a token and without the header of a user', () => {
    const { rules } = found(given(elsewhere).scope, 'AuthorizationPolicy', 'ml-pipeline-ui').spec;
    expect(rules).toEqual([
      { from: [{ source: { principals: ['corp.example/ns/edge/sa/envoy'] } }] },
      { when: [{ key: 'request.headers[authorization]', values: ['*'] }, { key: 'request.headers[x-user]', notValues: ['*'] }] },
    ]);
  });

  test('read of Secrets those with the keys of profiles alone, and none where the cloud gives an identity', () => {
    const own = s3Compatible({ url: 'http://minio.example.com', bucket: 'models', profiles: { kind: 'secret', name: 'profile-keys' } });
    const ofSecrets = (kind: string, objectStore: ObjectStoreRef) => found(given({ objectStore }).scope, kind, 'ml-pipeline-ui').rules
      .filter((rule: any) => rule.resources.includes('secrets'));
    for (const kind of ['ClusterRole', 'Role']) {
      expect(ofSecrets(kind, seaweedfsStore('kubeflow', { credentials: { name: 'platform-keys' } })))
        .toEqual([{ apiGroups: [''], resources: ['secrets'], verbs: ['get'], resourceNames: ['mlpipeline-minio-artifact'] }]);
      expect(ofSecrets(kind, own)).toEqual([{ apiGroups: [''], resources: ['secrets'], verbs: ['get'], resourceNames: ['profile-keys'] }]);
      expect([aws, google].flatMap(objectStore => ofSecrets(kind, objectStore))).toEqual([]);
    }
  });

  test('have the time that lists of artifacts take', () => {
    expect(found(given().scope, 'VirtualService', 'ml-pipeline-ui').spec.http[0].timeout).toBe('300s');
  });
});

test('leaves out TensorBoards with all that they need', () => {
  const { scope } = given({ viewers: false });
  expect(names(scope, 'CustomResourceDefinition')).toEqual(['scheduledworkflows.kubeflow.org']);
  expect(names(scope, 'Deployment')).not.toContain('ml-pipeline-viewer-crd');
  expect(names(scope, 'ConfigMap')).not.toContain('ml-pipeline-ui-configmap');
  expect(JSON.stringify(found(scope, 'ClusterRole', 'ml-pipeline-ui').rules)).not.toContain('viewers');
  expect(containerOf(scope, 'ml-pipeline-ui').volumeMounts).toBeUndefined();
});

test('runs no code of callers unless asked to', () => {
  const { scope } = given();
  expect(names(scope, 'Deployment')).not.toContain('ml-pipeline-visualizationserver');
  expect(environment({}, 'ml-pipeline-ui').ALLOW_CUSTOM_VISUALIZATIONS).toBe('false');
  expect(names(given({ visualizations: true }).scope, 'Deployment')).toContain('ml-pipeline-visualizationserver');
});

test('gives the controller of TensorBoards no rights over Services of Knative', () => {
  const { rules } = found(given().scope, 'ClusterRole', 'ml-pipeline-viewer-controller-role');
  expect(rules.flatMap((one: any) => one.apiGroups).sort()).toEqual(['', 'apps', 'kubeflow.org']);
});

test('tells the agents apart by tokens for the API server alone', () => {
  for (const [deployment, file] of [['ml-pipeline-persistenceagent', 'persistenceagent-sa-token'], ['ml-pipeline-scheduledworkflow', 'scheduledworkflow-sa-token']]) {
    const { volumes, containers } = found(given().scope, 'Deployment', deployment).spec.template.spec;
    expect(volumes[0].projected.sources).toEqual([{ serviceAccountToken: { audience: 'pipelines.kubeflow.org', expirationSeconds: 3600, path: file } }]);
    expect(containers[0].volumeMounts).toEqual([{ name: volumes[0].name, mountPath: '/var/run/secrets/kubeflow/tokens' }]);
  }
});

test('tells Envoy the Service of the metadata store, and browsers no other host', () => {
  const { scope } = given();
  const config: any = load(found(scope, 'ConfigMap', 'metadata-envoy-configmap').data['envoy-config.yaml']);
  const [cluster] = config.static_resources.clusters;
  const address = cluster.load_assignment.endpoints[0].lb_endpoints[0].endpoint.address.socket_address;
  const service = found(scope, 'Service', address.address);
  expect(service.spec.ports.map((one: any) => one.port)).toEqual([address.port_value]);
  const [manager] = config.static_resources.listeners[0].filter_chains[0].filters;
  expect(manager.typed_config.http_filters.map((one: any) => one.name)).toEqual(['envoy.filters.http.grpc_web', 'envoy.filters.http.router']);
  expect(manager.typed_config.route_config.virtual_hosts[0].routes[0].route.cluster).toBe(cluster.name);
  expect(JSON.stringify(config)).not.toContain('cors');
});

test('keeps the Workflow of a run as long as asked, in seconds', () => {
  const ttl = (workflowTtl?: string) => environment({ workflowTtl }, 'ml-pipeline-persistenceagent').TTL_SECONDS_AFTER_WORKFLOW_FINISH;
  expect([ttl(), ttl('90m')]).toEqual(['86400', '5400']);
  expectConfigError(() => given({ workflowTtl: '500ms' }), 'WorkflowTtl', 'test/pipelines', 'workflowTtl', 'got "500ms"');
});

test('makes no issuer when one is given', () => {
  const { scope } = given(elsewhere);
  expect(names(scope, 'Issuer')).toEqual([]);
  expect(rendered(scope).filter(one => one.kind === 'Certificate').map(one => one.spec.issuerRef)).toEqual(Array(2).fill({ kind: 'ClusterIssuer', name: 'internal' }));
  expect(names(given({ pipelineStore: 'kubernetes' }).scope, 'Issuer')).toEqual(['kfp-api-webhook-selfsigned-issuer', 'kfp-cache-selfsigned-issuer']);
});

test.each<readonly [string, Partial<PipelinesProps>, string, string]>([
  ['a database with a name that needs quotes', { databases: { ...databases, pipelines: { ...databases.pipelines, database: 'ml-pipeline' } } },
    'DatabaseName', 'got "ml-pipeline"'],
  ['TLS to the database of metadata', { databases: { ...databases, metadata: { ...databases.metadata, tls: 'require' } } }, 'MetadataTls', 'got "require"'],
  ['PostgreSQL', { databases: { ...databases, cache: { ...databases.cache, engine: 'postgres' as never } } }, 'WrongProp', 'got "postgres"'],
  ['steps that must and must not be root', { defaultSecurityContext: { runAsUser: 0, runAsNonRoot: true } }, 'StepSecurity', 'got 0'],
  ['a program for artifacts that nobody makes', { artifactProxy: true }, 'ArtifactProxy', 'got profiles of the kind "secret"'],
  ['a time zone with spaces', { timeZone: 'Central European Time' }, 'WrongProp', 'timeZone'],
  ['a staleness in days', { cache: { defaultStaleness: '30d' } }, 'WrongProp', 'defaultStaleness'],
  ['v1 pipelines in no namespace', { v1Pipelines: { allowedIn: [] } } as Partial<PipelinesProps>, 'WrongProp', 'v1Pipelines'],
])('fails for %s', (_name, props, code, text) => expectConfigError(() => given(props), code, 'test/pipelines', text));

test('a cache of v1 pipelines that do not run does not compile, nor one without a database', () => {
  const compiles: readonly PipelinesProps[] = [
    { gateway, objectStore: managed, databases: withoutCache, v1Pipelines: 'blocked' },
    // @ts-expect-error nothing would be cached
    { gateway, objectStore: managed, databases, v1Pipelines: 'blocked', cache: {} },
    // @ts-expect-error the cache keeps its results in a database
    { gateway, objectStore: managed, databases: withoutCache },
  ];
  expect(compiles).toHaveLength(3);
});

test('fails for two pods of a program that elects no leader', () =>
  expectConfigError(() => given({ workloads: { 'ml-pipeline-persistenceagent': { replicas: 2 } } }), 'OnePod', 'test/pipelines', 'got 2'));

describe('profiles', () => {
  const minting = seaweedfsStore('ml', { bucket: 'artifacts' });
  const objectsOf = (props: Partial<PipelinesProps>): any[] => {
    const { scope } = given({ ...elsewhere, objectStore: minting, artifactProxy: true, ...props } as Partial<PipelinesProps>);
    return JSON.parse(found(scope, 'ConfigMap', 'kubeflow-pipelines-profile-controller-code').data['objects.json']);
  };

  test('get what they need where keys are made at the store, and not where a Secret or an identity is there', () => {
    const has = (objectStore: ObjectStoreRef) => names(given({ objectStore }).scope, 'DecoratorController').length;
    expect([minting, managed, aws].map(has)).toEqual([1, 0, 0]);
  });

  test('find metadata where it is', () => {
    expect(objectsOf({}).find(one => one.metadata.name === 'metadata-grpc-configmap').data).toEqual({
      METADATA_GRPC_SERVICE_HOST: 'metadata-grpc-service.ml', METADATA_GRPC_SERVICE_PORT: '8080',
    });
  });

  test('have a program for their artifacts where the pages ask it, with their own keys', () => {
    const [workload, service] = ['Deployment', 'Service'].map(kind => objectsOf({}).find(one => one.kind === kind));
    const { ARTIFACTS_SERVICE_PROXY_NAME: name, ARTIFACTS_SERVICE_PROXY_PORT: port, ARTIFACTS_SERVICE_PROXY_ENABLED: enabled } =
      environment({ objectStore: minting, artifactProxy: true }, 'ml-pipeline-ui');
    expect([name, port, enabled]).toEqual([service.metadata.name, String(service.spec.ports[0].port), 'true']);
    expect(service.spec.selector).toEqual(workload.spec.template.metadata.labels);
    const [{ env, image, ports }] = workload.spec.template.spec.containers;
    expect(ports[0].containerPort).toBe(service.spec.ports[0].targetPort);
    expect(image).toBe('mirror.example.com/kf/kubeflow/kfp-frontend:2.16.1');
    expect(env).toEqual(expect.arrayContaining([
      { name: 'MINIO_HOST', value: 'seaweedfs.ml' },
      { name: 'MINIO_ACCESS_KEY', valueFrom: { secretKeyRef: { name: 'mlpipeline-minio-artifact', key: 'accesskey' } } },
      { name: 'ML_PIPELINE_SERVICE_HOST', value: 'ml-pipeline.ml.svc.corp.internal' },
      { name: 'FRONTEND_SERVER_NAMESPACE', value: '{profile}' },
    ]));
    expect(objectsOf({ artifactProxy: false }).map(one => one.kind)).not.toContain('Deployment');
  });

  test('have a program for their artifacts that takes its keys by the variables of its kind of store', () => {
    const objects = objectsOf({ objectStore: { ...minting, scheme: 's3', region: 'eu-central-1' } });
    const { env } = objects.find(one => one.kind === 'Deployment').spec.template.spec.containers[0];
    const key = (of: string) => ({ secretKeyRef: { name: 'mlpipeline-minio-artifact', key: of } });
    expect(env.filter((one: any) => one.valueFrom !== undefined)).toEqual([
      { name: 'AWS_ACCESS_KEY_ID', valueFrom: key('accesskey') }, { name: 'AWS_SECRET_ACCESS_KEY', valueFrom: key('secretkey') },
    ]);
  });

  test('get nothing that Metacontroller may not change and remove', () => {
    const scope = chart();
    new Metacontroller(scope, 'metacontroller');
    const { rules } = found(scope, 'ClusterRole', 'kubeflow-metacontroller');
    const changeable = (resource: string): string[] => rules
      .filter((rule: any) => rule.resources.includes(resource) && rule.verbs.includes('update')).flatMap((rule: any) => rule.resourceNames);
    const made = objectsOf({}).map(({ kind, metadata }) => ({ resource: `${kind.toLowerCase()}s`, name: metadata.name }));
    expect([...new Set(made.map(one => one.resource))].sort()).toEqual(['configmaps', 'deployments', 'secrets', 'services']);
    for (const resource of ['configmaps', 'deployments', 'secrets', 'services']) {
      expect(changeable(resource).sort()).toEqual(made.filter(one => one.resource === resource).map(one => one.name).sort());
    }
  });
});

test('names the account of the pages, and who calls databases and store', () => {
  const { pipelines, scope } = given(elsewhere);
  expect(pipelines.ui).toEqual({ namespace: 'ml', name: found(scope, 'Deployment', 'ml-pipeline-ui').spec.template.spec.serviceAccountName });
});
