import { load } from 'js-yaml';
import { Katib, KatibProps, trialResources } from '../../src/components/katib';
import { Images, secretRef } from '../../src/core';
import { chart, expectConfigError, expectGolden, found, gateway, goldenDifference, rendered } from '../support';

const database = { engine: 'mysql', host: 'katib-mysql', database: 'katib', user: 'root', password: secretRef('katib-mysql-secrets', 'MYSQL_ROOT_PASSWORD') } as const;

const elsewhere: Partial<KatibProps> = {
  gateway: { ...gateway, namespace: 'edge', name: 'public', workload: { ...gateway.workload, namespace: 'edge', serviceAccount: 'envoy' } },
  namespace: 'ml',
  identity: { userId: 'x-user', userIdPrefix: 'corp:', groups: 'x-groups' },
  clusterDomain: 'corp.internal',
  trustDomain: 'corp.example',
  hosts: ['ml.example.com'],
  trustedNamespaces: ['second-ingress'],
  images: new Images({ mirror: 'mirror.example.com/kf' }),
  database: {
    engine: 'postgres', host: 'db.example.com', port: 6432, database: 'tuning', user: secretRef('tuning', 'user'), password: secretRef('tuning', 'password'), tls: 'require',
  },
  trialResources: [trialResources.trainJob, { kind: 'Workflow', version: 'v1alpha1', group: 'argoproj.io', plural: 'workflows' }],
  algorithms: {
    random: { service: 'goptuna', resources: { limits: { cpu: '1' } }, securityContext: { runAsNonRoot: true } },
    pbt: { persistentVolumeClaimSpec: { accessModes: ['ReadWriteMany'], storageClassName: 'nfs', resources: { requests: { storage: '50Gi' } } }, volumeMountPath: '/data' },
    enas: false,
    darts: false,
    evolution: { image: 'registry.example.com/ml/evolution:1.0', imagePullPolicy: 'Always', serviceAccountName: 'search', env: [{ name: 'LEVEL', value: 'debug' }] },
  },
  earlyStoppings: { medianstop: { resources: { limits: { memory: '200Mi' } } }, plateau: { image: 'registry.example.com/ml/plateau:1.0' } },
  metricsCollectors: {
    StdOut: { resources: { limits: { cpu: '-1' } }, waitAllProcesses: false },
    TensorFlowEvent: false,
    PrometheusMetric: { image: 'registry.example.com/ml/collect:1.0' },
  },
  injectSecurityContext: true,
  trialTemplates: {
    'workflow.yaml': { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', spec: { templates: [{ container: { image: 'registry.example.com/ml/train:1.0' } }] } },
  },
  podFailurePolicy: 'Ignore',
  webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' },
  pods: { priorityClassName: 'platform', imagePullSecrets: ['registry'] },
  workloads: { 'katib-controller': { replicas: 2 } },
};

function given(props: Partial<KatibProps> = {}) {
  const scope = chart();
  return { scope, katib: new Katib(scope, 'katib', { ...props.standalone ? {} : { gateway }, database, ...props } as KatibProps) };
}

/** Katib's configuration as it reads it. */
function configuration(props: Partial<KatibProps> = {}): any {
  return load(found(given(props).scope, 'ConfigMap', 'katib-config').data['katib-config.yaml']);
}

const environment = (props: Partial<KatibProps>, name: string): any[] => found(given(props).scope, 'Deployment', name).spec.template.spec.containers[0].env;
interface PolicyRule { readonly apiGroups: string[]; readonly resources: string[]; readonly verbs: string[] }
const rulesOf = (props: Partial<KatibProps>, name: string) => found(given(props).scope, 'ClusterRole', name).rules as PolicyRule[];
/** Verbs that a role has for a resource. */
const verbs = (props: Partial<KatibProps>, role: string, group: string, resource: string) =>
  rulesOf(props, role).filter(rule => rule.apiGroups.includes(group) && rule.resources.includes(resource)).flatMap(rule => rule.verbs).sort();
const OBJECTS = ['create', 'delete', 'get', 'list', 'watch'];

test('renders the default manifest', () => expectGolden(given().scope, 'katib.yaml'));

test('renders the richest manifest', () => goldenDifference(given().scope, given(elsewhere).scope, 'katib-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(elsewhere).scope).filter(one => one.kind !== 'CustomResourceDefinition'));
  const literals = [
    'kubeflow-userid', 'cluster.local', 'istio-system', 'istio-ingressgateway', 'kubeflow-gateway', '"kubeflow"', ':kubeflow:', 'ghcr.io', 'docker.io', 'katib-mysql',
  ];
  for (const literal of literals) {
    expect(text).not.toContain(literal);
  }
});

describe('the database', () => {
  const manager = 'katib-db-manager';

  test('that the platform makes is where Katib looks by itself', () => {
    expect(environment({}, manager)).toEqual([
      { name: 'DB_NAME', value: 'mysql' }, { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'katib-mysql-secrets', key: 'MYSQL_ROOT_PASSWORD' } } },
    ]);
  });

  test('elsewhere is named in full, its password and user by their Secret', () => {
    expect(environment(elsewhere, manager)).toEqual([
      { name: 'DB_NAME', value: 'postgres' },
      { name: 'DB_USER', valueFrom: { secretKeyRef: { name: 'tuning', key: 'user' } } },
      { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'tuning', key: 'password' } } },
      { name: 'KATIB_POSTGRESQL_DB_HOST', value: 'db.example.com' },
      { name: 'KATIB_POSTGRESQL_DB_PORT', value: '6432' },
      { name: 'KATIB_POSTGRESQL_DB_DATABASE', value: 'tuning' },
      { name: 'KATIB_POSTGRESQL_SSL_MODE', value: 'require' },
    ]);
    expect(environment({ database: { ...database, host: 'db.example.com', port: 3307, user: 'katib', database: 'tuning' } }, manager).slice(2)).toEqual([
      { name: 'KATIB_MYSQL_DB_HOST', value: 'db.example.com' }, { name: 'KATIB_MYSQL_DB_PORT', value: '3307' }, { name: 'KATIB_MYSQL_DB_DATABASE', value: 'tuning' },
      { name: 'DB_USER', value: 'katib' },
    ]);
  });

  test('may be somewhere that a Secret says, as operators of databases write it', () => {
    const of = (key: string) => ({ name: 'tuning', key });
    const props: Partial<KatibProps> = {
      database: { engine: 'postgres', host: of('endpoint'), port: of('port'), database: of('name'), user: 'ana', password: of('password') },
    };
    const where = environment(props, manager).filter(({ name }) => name.startsWith('KATIB_POSTGRESQL_DB_'));
    expect(where).toEqual([['HOST', 'endpoint'], ['PORT', 'port'], ['DATABASE', 'name']].map(([name, key]) =>
      ({ name: `KATIB_POSTGRESQL_DB_${name}`, valueFrom: { secretKeyRef: of(key!) } })));
    expect(given(props).katib.programs.find(one => one.name === manager)!.calls.is[0].to).toBe('internet');
  });

  test('is called where it is, be it a Service or outside the cluster', () => {
    const called = (host: string) => given({ database: { ...database, host } }).katib.programs.find(one => one.name === manager)!.calls.is[0].to;
    expect(called('katib-mysql')).toEqual({ namespace: 'kubeflow', name: 'katib-mysql', port: 3306 });
    expect(called('mysql.db.svc')).toEqual({ namespace: 'db', name: 'mysql', port: 3306 });
    expect(called('mysql.db.svc.corp.internal')).toEqual({ namespace: 'db', name: 'mysql', port: 3306 });
    expect(called('db.example.com')).toBe('internet');
  });

  test('on MySQL cannot be encrypted', () =>
    expectConfigError(() => given({ database: { ...database, tls: 'require' } as never }), 'WrongProp', 'test/katib', 'database.tls', 'got "require"'));

  test.each([[undefined, 'database'], [{ engine: 'mysql', host: 'a', database: 'b', user: 'c' }, 'database.password']])('must be said: %j', (wrong, missing) =>
    expectConfigError(() => given({ database: wrong as never }), 'MissingProp', 'test/katib', `${missing} must be given`));
});

describe('kinds of trials', () => {
  test('are upstream\'s, and each can be made, with what stands between it and its pods to be read', () => {
    expect(configuration().init.controller).toEqual({
      webhookPort: 8443,
      trialResources: [
        'TrainJob.v1alpha1.trainer.kubeflow.org', 'Job.v1.batch', 'TFJob.v1.kubeflow.org', 'PyTorchJob.v1.kubeflow.org', 'MPIJob.v1.kubeflow.org', 'XGBoostJob.v1.kubeflow.org',
      ],
    });
    expect(verbs({}, 'katib-controller', 'trainer.kubeflow.org', 'trainjobs')).toEqual(OBJECTS);
    expect(verbs({}, 'katib-controller', 'batch', 'jobs')).toEqual(OBJECTS);
    expect(verbs({}, 'katib-controller', 'kubeflow.org', 'xgboostjobs')).toEqual(OBJECTS);
    expect(verbs({}, 'katib-controller', 'jobset.x-k8s.io', 'jobsets')).toEqual(['get', 'list', 'watch']);
  });

  test('decide what the controller may make', () => {
    expect(configuration(elsewhere).init.controller.trialResources).toEqual(['TrainJob.v1alpha1.trainer.kubeflow.org', 'Workflow.v1alpha1.argoproj.io']);
    expect(verbs(elsewhere, 'katib-controller', 'argoproj.io', 'workflows')).toEqual(OBJECTS);
    expect(verbs(elsewhere, 'katib-controller', 'batch', 'jobs')).toEqual(['get', 'list', 'watch']);
    expect(verbs(elsewhere, 'katib-controller', 'kubeflow.org', 'tfjobs')).toEqual([]);
  });

  test('cannot be none, which Katib would read as Jobs', () =>
    expectConfigError(() => given({ trialResources: [] }), 'WrongProp', 'test/katib', 'trialResources'));
});

describe('algorithms', () => {
  const named = (list: any[], name: string) => list.find(one => one.algorithmName === name || one.kind === name);

  test('keep their order, and take what is said of one alone', () => {
    const usual = configuration().runtime.suggestions;
    const { suggestions } = configuration({ algorithms: { tpe: { resources: { limits: { cpu: '2' } } } } }).runtime;
    expect(suggestions).toEqual(usual.map((one: any) => one.algorithmName === 'tpe' ? { ...one, resources: { limits: { cpu: '2' } } } : one));
    expect(usual.map((one: any) => one.algorithmName)).toEqual([
      'random', 'tpe', 'grid', 'hyperband', 'bayesianoptimization', 'cmaes', 'sobol', 'multivariate-tpe', 'enas', 'darts', 'pbt',
    ]);
  });

  test('may be served by another program of Katib, or by one of one\'s own', () => {
    const { suggestions, earlyStoppings, metricsCollectors } = configuration(elsewhere).runtime;
    expect(named(suggestions, 'random')).toEqual({
      algorithmName: 'random',
      image: 'mirror.example.com/kf/kubeflow/katib/suggestion-goptuna:v0.19.0',
      resources: { limits: { cpu: '1' } }, securityContext: { runAsNonRoot: true },
    });
    expect(named(suggestions, 'evolution')).toMatchObject({ image: 'registry.example.com/ml/evolution:1.0', serviceAccountName: 'search' });
    expect(['enas', 'darts'].map(name => named(suggestions, name))).toEqual([undefined, undefined]);
    expect(named(earlyStoppings, 'plateau')).toEqual({ algorithmName: 'plateau', image: 'registry.example.com/ml/plateau:1.0' });
    expect(metricsCollectors.map((one: any) => one.kind)).toEqual(['StdOut', 'File', 'PrometheusMetric']);
    expect(named(metricsCollectors, 'StdOut')).toMatchObject({ resources: { limits: { cpu: '-1' } }, waitAllProcesses: false });
  });

  test.each<[string, Partial<KatibProps>, string, string[]]>([
    ['an algorithm that nobody serves', { algorithms: { evolution: {} } }, 'KatibImage', ['algorithms["evolution"].image must be given']],
    ['early stopping that nobody serves', { earlyStoppings: { plateau: {} } }, 'KatibImage', ['earlyStoppings["plateau"].image']],
    ['an image without a tag', { algorithms: { evolution: { image: 'ml/evolution' } } }, 'ImageReference', ['algorithms["evolution"].image', 'got "ml/evolution"']],
    ['something left out that is not there', { algorithms: { Random: false } }, 'KatibName', ['algorithms["Random"]', 'it brings bayesianoptimization, cmaes']],
    ['an unknown program', { algorithms: { random: { service: 'chocolate' as never } } }, 'WrongProp', ['algorithms.random']],
    ['both an image and a program', { algorithms: { random: { service: 'goptuna', image: 'a:1' } as never } }, 'WrongProp', ['algorithms.random']],
    ['a collector of an unknown kind', { metricsCollectors: { Stdout: {} } as never }, 'UnknownProp', ['metricsCollectors.Stdout', 'use "StdOut"']],
    ['a collector for which Katib has no image', { metricsCollectors: { PrometheusMetric: {} as never } }, 'MissingProp', ['metricsCollectors.PrometheusMetric.image']],
  ])('fail for %s', (_, props, code, texts) => expectConfigError(() => given(props), code, 'test/katib', ...texts));
});

describe('templates of trials', () => {
  test('are examples whose pods stay outside the mesh, where they would never end', () => {
    const data: Record<string, string> = found(given().scope, 'ConfigMap', 'trial-templates').data;
    const templates: any[] = Object.values(data).map(text => load(text));
    expect(templates.map(one => one.kind)).toEqual(['Job', 'Job', 'TrainJob']);
    templates.filter(one => one.kind === 'Job').forEach(one => expect(one.spec.template.metadata.labels).toEqual({ 'sidecar.istio.io/inject': 'false' }));
    expect(data['defaultTrialTemplate.yaml']).toContain('${trialParameters.learningRate}');
  });

  test('may be one\'s own, or none', () => {
    const { data, metadata } = found(given(elsewhere).scope, 'ConfigMap', 'trial-templates');
    expect(Object.keys(data)).toEqual(['workflow.yaml']);
    expect(metadata.labels).toEqual({ 'katib.kubeflow.org/component': 'trial-templates' });
    expect(rendered(given({ trialTemplates: false }).scope).some(one => one.metadata.name === 'trial-templates')).toBe(false);
  });
});

describe('the webhooks', () => {
  const webhooks = (props: Partial<KatibProps>) => ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']
    .flatMap(kind => found(given(props).scope, kind, 'katib.kubeflow.org').webhooks) as any[];
  const policies = (props: Partial<KatibProps>) => Object.fromEntries(webhooks(props).map(one => [one.name.split('.')[0] + one.clientConfig.service.path, one.failurePolicy]));

  test('may let pods start without Katib, but no experiment', () => {
    expect(policies({})).toEqual({ 'defaulter/mutate-experiment': 'Fail', 'mutator/mutate-pod': 'Fail', 'validator/validate-experiment': 'Fail' });
    expect(policies({ podFailurePolicy: 'Ignore' })).toEqual({ 'defaulter/mutate-experiment': 'Fail', 'mutator/mutate-pod': 'Ignore', 'validator/validate-experiment': 'Fail' });
  });

  test('leave the pods of the controller itself alone, in whichever namespace it is', () => {
    const expression = (props: Partial<KatibProps>) => webhooks(props).flatMap(one => one.matchConditions ?? []).map(one => one.expression);
    expect(expression({})).toEqual(['request.userInfo.username != "system:serviceaccount:kubeflow:katib-controller"']);
    expect(expression(elsewhere)).toEqual(['request.userInfo.username != "system:serviceaccount:ml:katib-controller"']);
  });

  test('are reached by the API server alone, past the mesh', () => {
    const { scope } = given();
    expect(found(scope, 'NetworkPolicy', 'katib-controller').spec.ingress).toEqual([{ ports: [{ port: 8443, protocol: 'TCP' }] }]);
    expect(found(scope, 'Deployment', 'katib-controller').spec.template.metadata.labels['sidecar.istio.io/inject']).toBe('false');
  });

  test('serve with a certificate of their own, or of an issuer', () => {
    expect(found(given().scope, 'Certificate', 'katib-webhook-cert').spec).toMatchObject({ isCA: true, issuerRef: { kind: 'Issuer', name: 'katib-selfsigned-issuer' } });
    const { scope } = given(elsewhere);
    expect(found(scope, 'Certificate', 'katib-webhook-cert').spec.issuerRef).toEqual({ kind: 'ClusterIssuer', name: 'internal' });
    expect(rendered(scope).some(one => one.kind === 'Issuer')).toBe(false);
  });
});

test('several pods of the controller elect a leader, one does not', () => {
  const election = (props: Partial<KatibProps>) => {
    const { scope, katib } = given(props);
    const [, role] = rendered(scope).filter(one => one.metadata.name === 'leader-election').map(one => one.kind).sort();
    return [configuration(props).init.controller.enableLeaderElection, role, katib.programs.find(one => one.name === 'katib-controller')!.replication.is];
  };
  expect(election({})).toEqual([undefined, undefined, 'one-only']);
  expect(election({ workloads: { 'katib-controller': { replicas: 1 } } })).toEqual([undefined, undefined, 'one-only']);
  expect(election({ workloads: { 'katib-controller': { replicas: 3 } } })).toEqual([true, 'RoleBinding', 'one-leads']);
  expect(found(given(elsewhere).scope, 'Role', 'leader-election', 'ml').rules)
    .toEqual([{ apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create', 'get', 'update'] }]);
});

describe('the policies of the API server', () => {
  const expressionOf = (props: Partial<KatibProps>, resource: string) => {
    const { matchConstraints, variables, validations, failurePolicy } = found(given(props).scope, 'ValidatingAdmissionPolicy', `${resource}.katib.kubeflow.org`).spec;
    expect([failurePolicy, matchConstraints.resourceRules])
      .toEqual(['Fail', [{ apiGroups: ['kubeflow.org'], apiVersions: ['v1beta1'], operations: ['CREATE', 'UPDATE'], resources: [resource] }]]);
    // What was taken once stays taken, or its finalizer could never go.
    expect(variables.find((one: any) => one.name === 'same').expression).toContain('request.operation == "UPDATE"');
    expect(validations[0].expression).toMatch(/^variables\.same \|\| /);
    return validations[0].expression.slice('variables.same || '.length);
  };

  test('are in force', () => {
    expect(rendered(given().scope).filter(one => one.kind === 'ValidatingAdmissionPolicyBinding').map(one => one.spec)).toEqual(
      ['experiments', 'trials'].map(resource => ({ policyName: `${resource}.katib.kubeflow.org`, validationActions: ['Deny'] })));
  });

  test('let experiments take templates from their own namespace, and from the platform\'s', () => {
    const own = 'variables.from == request.namespace';
    expect(expressionOf({}, 'experiments')).toBe(`${own} || (variables.from == "kubeflow" && variables.name == "trial-templates")`);
    expect(expressionOf({ namespace: 'ml' }, 'experiments')).toContain('variables.from == "ml"');
    expect(expressionOf({ trialTemplates: false }, 'experiments')).toBe(own);
  });

  test('let trials be what Katib was told they may be', () => {
    const kinds = { trialResources: [trialResources.job, { kind: 'Pod', version: 'v1', group: '', plural: 'pods' }] };
    expect(expressionOf(kinds, 'trials')).toBe('variables.kind in ["batch/v1/Job", "v1/Pod"]');
    expect(expressionOf({}, 'trials')).toContain('"trainer.kubeflow.org/v1alpha1/TrainJob"');
  });
});

describe('rights', () => {
  test('of the controller end where Katib needs none', () => {
    expect(verbs({}, 'katib-controller', '', 'secrets')).toEqual(['get']);
    expect(verbs({}, 'katib-controller', '', 'persistentvolumes')).toEqual(['get', 'list', 'watch']);
    expect(verbs({}, 'katib-controller', 'batch', 'cronjobs')).toEqual([]);
    expect(rulesOf({}, 'katib-controller').flatMap(rule => rule.apiGroups)).not.toContain('admissionregistration.k8s.io');
  });

  test('of the web app change no namespace, and no object but those that its pages make', () => {
    expect(verbs({}, 'katib-ui', '', 'namespaces')).toEqual(['list']);
    expect(verbs({}, 'katib-ui', '', 'configmaps')).toEqual(['create', 'delete', 'get', 'list', 'update']);
    expect(verbs({}, 'katib-ui', 'kubeflow.org', 'experiments')).toEqual(['create', 'delete', 'get', 'list']);
    expect(rulesOf({}, 'katib-ui').flatMap(rule => rule.verbs)).not.toContain('*');
  });

  test('of people come into their roles', () => {
    expect(found(given().scope, 'ClusterRole', 'kubeflow-katib-admin')).not.toHaveProperty('rules');
    expect(verbs({}, 'kubeflow-katib-view', 'kubeflow.org', 'trials')).toEqual(['get', 'list', 'watch']);
  });
});

describe('the web app', () => {
  test('knows who is signed in, and asks what they may do', () => {
    const values = (props: Partial<KatibProps>) => Object.fromEntries(environment(props, 'katib-ui').map(one => [one.name, one.value]));
    expect(values({})).toMatchObject({ APP_DISABLE_AUTH: 'false', USERID_HEADER: 'kubeflow-userid', USERID_PREFIX: '' });
    expect(values(elsewhere)).toMatchObject({ APP_DISABLE_AUTH: 'false', USERID_HEADER: 'x-user', USERID_PREFIX: 'corp:' });
  });

  test('is called by the gateway alone', () => {
    const { scope } = given(elsewhere);
    expect(found(scope, 'AuthorizationPolicy', 'katib-ui').spec.rules).toEqual([{ from: [{ source: { principals: ['corp.example/ns/edge/sa/envoy'] } }] }]);
    expect(found(scope, 'NetworkPolicy', 'katib-ui').spec.ingress[0].from).toEqual([
      { namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['edge', 'second-ingress'] }] } },
    ]);
    expect(found(scope, 'VirtualService', 'katib-ui').spec).toMatchObject({ gateways: ['edge/public'], hosts: ['ml.example.com'] });
  });

  test('can be left out', () => {
    expect(rendered(given({ ui: false }).scope).filter(one => one.metadata.name === 'katib-ui')).toEqual([]);
  });
});

test.each(['katib-db-manager', 'katib-ui'])('%s bears several pods', name => {
  expect(found(given({ workloads: { [name]: { replicas: 2 } } }).scope, 'Deployment', name).spec.replicas).toBe(2);
});

describe('alone in a cluster', () => {
  const alone = { standalone: true, clusterDomain: 'corp.internal', namespace: 'tuning', database, webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' } } as const;
  const rest = (props: KatibProps) => {
    const scope = chart();
    new Katib(scope, 'katib', props);
    return rendered(scope);
  };

  test('it lacks what belongs to a platform, and nothing else', () => {
    const named = (objects: readonly { readonly kind: string; readonly metadata: { readonly name: string } }[]) => objects.map(one => `${one.kind}/${one.metadata.name}`);
    const all = named(rest({ gateway, database }));
    const left = named(rest({ standalone: true, database }));
    expect(all.filter(one => !left.includes(one)).sort()).toEqual([
      'AuthorizationPolicy/katib-ui', 'ClusterRole/kubeflow-katib-admin', 'ClusterRole/kubeflow-katib-edit', 'ClusterRole/kubeflow-katib-view', 'NetworkPolicy/katib-controller',
      'NetworkPolicy/katib-db-manager', 'NetworkPolicy/katib-ui', 'VirtualService/katib-ui',
    ]);
    expect(left.filter(one => !all.includes(one))).toEqual([]);
  });

  test('its web app knows no users, asks nobody, and has no proxy', () => {
    const scope = chart();
    new Katib(scope, 'katib', alone);
    const { template } = found(scope, 'Deployment', 'katib-ui').spec;
    expect(template.metadata.labels['sidecar.istio.io/inject']).toBe('false');
    expect(template.spec.containers[0].env.map((one: { readonly name: string }) => one.name)).toEqual(['KATIB_CORE_NAMESPACE']);
    expect(JSON.stringify(found(scope, 'ClusterRole', 'katib-ui').rules)).not.toContain('subjectaccessreviews');
  });

  test('leaves no default name behind', () => {
    const text = JSON.stringify(rest(alone).filter(one => one.kind !== 'CustomResourceDefinition'));
    for (const literal of ['"kubeflow"', ':kubeflow:', 'cluster.local', 'kubeflow-gateway', 'istio-system', 'kubeflow-userid']) {
      expect(text).not.toContain(literal);
    }
  });

  test('takes no facts of a platform', () => {
    // @ts-expect-error there is no gateway
    const withGateway: KatibProps = { ...alone, gateway };
    // @ts-expect-error nobody calls it through a second ingress
    const trusting: KatibProps = { ...alone, trustedNamespaces: ['second'] };
    // @ts-expect-error a part of a platform has a gateway
    const without: KatibProps = { database };
    expectConfigError(() => rest(withGateway), 'WrongProp', 'test/katib', 'gateway does not go with standalone true');
    expectConfigError(() => rest(trusting), 'WrongProp', 'test/katib', 'trustedNamespaces does not go with standalone true');
    expectConfigError(() => rest(without), 'MissingProp', 'test/katib', 'gateway must be given');
  });
});

describe('a certificate that the controller makes', () => {
  test('is an empty Secret in Git, with the rights that filling it takes', () => {
    const { scope } = given({ certGenerator: true });
    const metadata = { name: 'katib-webhook-cert', namespace: 'kubeflow' };
    expect(found(scope, 'Secret', metadata.name)).toEqual({ apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque' });
    expect(rendered(scope).filter(one => ['Certificate', 'Issuer'].includes(one.kind))).toEqual([]);
    expect(found(scope, 'ValidatingWebhookConfiguration', 'katib.kubeflow.org').metadata.annotations).toBeUndefined();
    expect(configuration({ certGenerator: true }).init.certGenerator).toEqual({ enable: true });
    expect(verbs({ certGenerator: true }, 'katib-controller', '', 'secrets')).toEqual(['get', 'get', 'list', 'update', 'watch']);
    expect(verbs({ certGenerator: true }, 'katib-controller', 'admissionregistration.k8s.io', 'mutatingwebhookconfigurations')).toEqual(['get', 'list', 'update', 'watch']);
  });

  test('has no issuer', () => {
    // @ts-expect-error the controller signs it itself
    const props: KatibProps = { gateway, database, certGenerator: true, webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' } };
    expectConfigError(() => given(props), 'WrongProp', 'test/katib', 'webhookIssuer does not go with certGenerator true');
  });
});
