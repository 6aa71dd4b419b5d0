import { load } from 'js-yaml';
import {
  Dashboard, DashboardLinks, DashboardProps, DOCUMENTATION, ProfileController, ProfileControllerProps,
} from '../../src/components/dashboard';
import { CHECKSUM_ANNOTATION, Images } from '../../src/core';
import { chart, expectGolden, found, gateway, goldenDifference, rendered } from '../support';

const richest: Partial<DashboardProps> = {
  namespace: 'ml',
  gateway: {
    namespace: 'edge',
    name: 'public',
    workload: { namespace: 'edge-pods', serviceAccount: 'envoy', selector: { app: 'envoy' }, gatewaySelector: { app: 'envoy' } },
  },
  identity: { userId: 'x-user', userIdPrefix: 'oidc:', groups: 'x-groups' },
  clusterDomain: 'corp.internal',
  trustDomain: 'mesh.corp',
  registrationFlow: true,
  clusterAdmins: ['ana@example.com', 'bo@example.com'],
  menuLinks: [
    { type: 'item', text: 'Notebooks', link: '/jupyter/', icon: 'book' },
    { type: 'section', text: 'Pipelines', items: [{ type: 'item', text: 'Runs', link: '/pipeline/?ns={ns}' }] },
  ],
  externalLinks: [{ text: 'Wiki', link: 'https://wiki.example.com/ml', icon: 'launch' }],
  quickLinks: [],
  documentationItems: [{ text: 'Handbook', desc: 'How we work', link: 'https://wiki.example.com/handbook' }],
  forceIframe: false,
  logoutUrl: 'https://sso.example.com/logout',
  collectMetrics: false,
  prometheus: { url: 'http://prometheus.monitoring:9090', dashboard: 'https://grafana.example.com/d/1' },
  namespaceLabels: { 'istio.io/dataplane-mode': 'ambient' },
  injection: 'none',
  podSecurity: 'restricted',
  workloadIdentity: 'kubeflow@project.iam.gserviceaccount.com',
  notebookController: { namespace: 'notebooks', name: 'notebook-controller' },
  pipelinesUi: { namespace: 'pipelines', name: 'ui' },
  issuer: { kind: 'ClusterIssuer', name: 'corp' },
  pods: { nodeSelector: { pool: 'system' } },
  workloads: { 'profiles-deployment': { resources: { manager: { requests: { cpu: '50m' } } } }, 'dashboard': { replicas: 2 } },
  images: new Images({ mirror: 'registry.example.com/mirror' }),
};

function given(props: Partial<DashboardProps> = {}) {
  const scope = chart();
  return { scope, dashboard: new Dashboard(scope, 'dashboard', { gateway, ...props }) };
}

function alone(props: ProfileControllerProps = {}) {
  const scope = chart();
  return { scope, profiles: new ProfileController(scope, 'profiles', props) };
}

/** Value of the checksum on the pods of a Deployment. */
function checksum(props: Partial<DashboardProps>, deployment: string): string {
  return found(given(props).scope, 'Deployment', deployment).spec.template.metadata.annotations[CHECKSUM_ANNOTATION];
}

/** The labels of profiles' namespaces as the controller reads them. */
function labelsFile(props: Partial<DashboardProps>): unknown {
  return load(found(given(props).scope, 'ConfigMap', 'profiles-namespace-labels-data').data['namespace-labels.yaml']);
}

test('renders the default manifests', () => expectGolden(given().scope, 'dashboard.yaml'));

test('renders the richest configuration', () => goldenDifference(given().scope, given(richest).scope, 'dashboard-full.diff'));

test('renders the profile controller alone', () => expectGolden(alone().scope, 'dashboard-profile-controller.yaml'));

test('leaves no default of upstream behind when namespace, domain, headers and gateway are others', () => {
  const text = JSON.stringify(rendered(given(richest).scope).filter(one => one.kind !== 'CustomResourceDefinition'));
  const literals = [
    'cluster.local', 'kubeflow-userid', 'istio-system', 'kubeflow-gateway', 'ns/kubeflow', '"namespace":"kubeflow"', 'ghcr.io',
  ];
  expect(literals.filter(literal => text.includes(literal))).toEqual([]);
});

test('opens dashboard to the gateway, and the access management API to the dashboard alone', () => {
  const { scope } = given({ namespace: 'ml', trustDomain: 'mesh.corp' });
  const principals = (name: string) => found(scope, 'AuthorizationPolicy', name).spec.rules[0].from[0].source.principals;
  expect(principals('dashboard')).toEqual(['mesh.corp/ns/istio-system/sa/istio-ingressgateway-service-account']);
  expect(principals('profiles-kfam')).toEqual(['mesh.corp/ns/ml/sa/dashboard']);
});

test('names the gateway with its namespace only where it stands in another one', () => {
  const gateways = (namespace: string) => found(given({ namespace }).scope, 'VirtualService', 'dashboard').spec.gateways;
  expect(gateways('kubeflow')).toEqual(['kubeflow-gateway']);
  expect(gateways('ml')).toEqual(['kubeflow/kubeflow-gateway']);
});

test('has no route to the access management API, whose policy would refuse all who came by it', () => {
  const routed = rendered(given().scope).filter(one => one.kind === 'VirtualService').flatMap(one => one.spec.http).flatMap(http => http.route ?? [])
    .map(route => route.destination.host);
  expect(routed).toEqual(['dashboard.kubeflow.svc.cluster.local']);
});

test('refuses at the gateway to make a profile, however Express lets one write its path, unless users may make them', () => {
  const [http] = found(given().scope, 'VirtualService', 'dashboard-registration').spec.http;
  const [, regex] = /^\(\?i\)(.*)$/.exec(http.match[0].uri.regex)!;
  const refused = (path: string) => new RegExp(`^(?:${regex})$`, 'i').test(path);
  expect(http).toMatchObject({ directResponse: { status: 403 } });
  expect(['/api/workgroup/create', '/API/Workgroup/CREATE', '/api/workgroup/create/', '/api//workgroup//create'].filter(path => !refused(path))).toEqual([]);
  expect(['/', '/api/workgroup/exists', '/api/workgroup/env-info', '/api/workgroup/add-contributor/vision', '/api/workgroup/created'].filter(refused)).toEqual([]);
  const routes = rendered(given({ registrationFlow: true }).scope).filter(one => one.kind === 'VirtualService').map(one => one.metadata.name);
  expect(routes).toEqual(['dashboard']);
});

test('restarts the pods that read changed configuration at start, and no others', () => {
  const identity = { userId: 'x-user', userIdPrefix: '', groups: 'x-groups' };
  expect(checksum({ identity }, 'dashboard')).not.toBe(checksum({}, 'dashboard'));
  expect(checksum({ identity }, 'profiles-deployment')).not.toBe(checksum({}, 'profiles-deployment'));
  expect(checksum({ clusterAdmins: ['ana@example.com'] }, 'dashboard')).toBe(checksum({}, 'dashboard'));
  expect(checksum({ menuLinks: richest.menuLinks }, 'dashboard')).toBe(checksum({}, 'dashboard')); // read at each request
});

test('labels the namespaces of profiles with what was asked for, the mark of profiles and the security level', () => {
  expect(labelsFile({ namespaceLabels: { team: 'ml', gone: '' }, podSecurity: 'privileged' })).toEqual({
    'app.kubernetes.io/part-of': 'kubeflow-profile', 'pod-security.kubernetes.io/enforce': 'privileged', 'team': 'ml', 'gone': '',
  });
  expect(given({ namespaceLabels: {} }).dashboard.namespaceLabels).toEqual({
    'app.kubernetes.io/part-of': 'kubeflow-profile', 'pod-security.kubernetes.io/enforce': 'baseline',
  });
});

test('marks namespaces by the label that the webhook of PodDefaults selects', () => {
  const { scope, dashboard } = given();
  const [webhook] = found(scope, 'MutatingWebhookConfiguration', 'poddefaults-webhook-mutating-webhook-configuration').webhooks;
  expect(dashboard.namespaceLabels).toMatchObject(webhook.namespaceSelector.matchLabels);
  expect(webhook.clientConfig).not.toHaveProperty('caBundle');
});

test('uses another issuer without making one, and then the certificate is no authority', () => {
  const issuer = { kind: 'ClusterIssuer', name: 'corp' } as const;
  const { scope } = given({ issuer });
  const { spec } = found(scope, 'Certificate', 'poddefaults-webhook-cert');
  expect(spec.issuerRef).toEqual(issuer);
  expect(spec).not.toHaveProperty('isCA');
  expect(rendered(scope).filter(one => one.kind === 'Issuer')).toEqual([]);
  expect(found(given().scope, 'Certificate', 'poddefaults-webhook-cert').spec.isCA).toBe(true);
});

test('selects by upstream labels, so that existing Deployments keep their selector', () => {
  const { scope } = given(richest);
  for (const name of ['dashboard', 'profiles-deployment', 'poddefaults-webhook-deployment']) {
    const { selector, template } = found(scope, 'Deployment', name).spec;
    expect(selector.matchLabels).toMatchObject({
      'app.kubernetes.io/managed-by': 'kustomize', 'app.kubernetes.io/part-of': 'kubeflow-dashboard',
    });
    expect(template.metadata.labels).toMatchObject(selector.matchLabels);
  }
});

test('tells others where the parts are', () => {
  const { dashboard } = given({ namespace: 'ml' });
  expect(dashboard.namespace).toBe('ml');
  expect(dashboard.service).toEqual({ namespace: 'ml', name: 'dashboard', port: 80 });
  expect(dashboard.kfam).toEqual({ namespace: 'ml', name: 'profiles-kfam', port: 8081 });
  expect(dashboard.serviceAccount).toEqual({ namespace: 'ml', name: 'dashboard' });
  expect(dashboard.profileController).toEqual({ namespace: 'ml', name: 'profiles-controller-service-account' });
});

test('runs the profile controller alone with the peers and labels that it is given', () => {
  const { scope, profiles } = alone({ namespace: 'profiles', peers: { ingressGateway: 'td/ns/a/sa/b' }, podSecurity: 'baseline' });
  const { data } = found(scope, 'ConfigMap', 'profiles-config');
  const { containers } = found(scope, 'Deployment', 'profiles-deployment').spec.template.spec;
  expect(data).toMatchObject({ ISTIO_INGRESS_GATEWAY_PRINCIPAL: 'td/ns/a/sa/b', KFP_UI_PRINCIPAL: '' });
  expect(containers).toMatchObject([{ name: 'manager' }]);
  expect(profiles.profileController.namespace).toBe('profiles');
  expect(profiles.namespaceLabels).toHaveProperty(['pod-security.kubernetes.io/enforce'], 'baseline');
});

test('leads nowhere but to documentation until it is told what there is', () => {
  const links = (props: Partial<DashboardProps>): DashboardLinks => JSON.parse(found(given(props).scope, 'ConfigMap', 'dashboard-config').data.links);
  expect(links({})).toEqual({ menuLinks: [], externalLinks: [], quickLinks: [], documentationItems: DOCUMENTATION });
  const { menuLinks = [], externalLinks = [], documentationItems = [] } = richest;
  expect(links(richest)).toEqual({ menuLinks, externalLinks, quickLinks: [], documentationItems });
});

test.each([
  ['enabled', {}], ['none', { 'istio-injection': '' }], [{ revision: 'canary' }, { 'istio-injection': '', 'istio.io/rev': 'canary' }],
] as const)('has the controller label the namespaces of profiles for proxies by %j', (injection, labels) => {
  const all = given({ namespaceLabels: {}, injection }).dashboard.namespaceLabels;
  expect(all).toEqual({ 'app.kubernetes.io/part-of': 'kubeflow-profile', 'pod-security.kubernetes.io/enforce': 'baseline', ...labels });
  expect(labelsFile({ namespaceLabels: {}, injection })).toEqual(all);
});
