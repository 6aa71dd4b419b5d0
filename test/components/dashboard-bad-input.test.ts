import { Dashboard, DashboardProps, ProfileController, ProfileControllerProps } from '../../src/components/dashboard';
import { chart, expectConfigError, gateway } from '../support';

const given = (props: Partial<DashboardProps>) => new Dashboard(chart(), 'dashboard', { gateway, ...props });
const alone = (props: ProfileControllerProps) => new ProfileController(chart(), 'profiles', props);

test.each([
  ['ana@example.com,bo@example.com'], ['ana example'], [''],
])('fails for %j as the id of an administrator', admin => {
  expectConfigError(() => given({ clusterAdmins: [admin] }), 'ClusterAdmin', 'test/dashboard', `got ${JSON.stringify(admin)}`);
});

test.each<[string, Partial<DashboardProps>]>([
  ['menuLinks[0].link', { menuLinks: [{ type: 'item', text: 'a', link: 'https://example.com' }] }],
  ['menuLinks[0].items[0].link', {
    menuLinks: [{ type: 'section', text: 'a', items: [{ type: 'item', text: 'b', link: '//example.com' }] }],
  }],
  ['quickLinks[0].link', { quickLinks: [{ text: 'a', desc: 'b', link: 'jupyter/new' }] }],
  ['externalLinks[0].link', { externalLinks: [{ text: 'a', link: '/jupyter/' }] }],
  ['documentationItems[0].link', { documentationItems: [{ text: 'a', desc: 'b', link: 'example.com' }] }],
])('fails for a link at %s that cannot be followed', (at, props) => {
  expectConfigError(() => given(props), 'DashboardLink', 'test/dashboard', at);
});

test('fails for a section of the menu without entries', () => {
  const menuLinks = [{ type: 'section', text: 'Empty', items: [] }] as const;
  expectConfigError(() => given({ menuLinks }), 'EmptyMenuSection', 'test/dashboard', 'menuLinks[0].items');
});

test.each(['sign_out', '//sso.example.com', 'javascript:alert(1)'])('fails for %j as the way out', logoutUrl => {
  expectConfigError(() => given({ logoutUrl }), 'LogoutUrl', 'test/dashboard', `got ${JSON.stringify(logoutUrl)}`);
});

test.each([
  ['prometheus.url', { url: 'prometheus:9090' }],
  ['prometheus.dashboard', { url: 'http://prometheus:9090', dashboard: 'grafana' }],
])('fails for a %s that is no URL', (at, prometheus) => {
  expectConfigError(() => given({ prometheus }), 'PrometheusUrl', 'test/dashboard', at);
});

test.each([
  ['app.kubernetes.io/part-of', 'mine', 'leave it out'],
  ['pod-security.kubernetes.io/enforce', 'baseline', 'podSecurity'],
  ['istio-injection', 'disabled', 'set injection'],
  ['istio.io/rev', 'canary', 'set injection'],
  ['not a key', 'x', 'use a key'],
  ['team', 'a b', 'use a key'],
])('fails for the namespace label %s: %s', (key, value, remedy) => {
  const namespaceLabels = { [key]: value };
  expectConfigError(() => given({ namespaceLabels }), 'NamespaceLabel', 'test/dashboard', `got "${key}: ${value}"`, remedy);
  expectConfigError(() => alone({ namespaceLabels }), 'NamespaceLabel', 'test/profiles', remedy);
});

test.each(['arn:aws:iam::1:role/x', 'me', 'a@b.iam', 'ana@example.com'])('fails for %j as workload identity, which would end the profile controller', workloadIdentity => {
  expectConfigError(() => given({ workloadIdentity }), 'WrongProp', 'test/dashboard', `got "${workloadIdentity}"`, 'my-project.iam.gserviceaccount.com');
  expectConfigError(() => alone({ workloadIdentity }), 'WrongProp', 'test/profiles', `got "${workloadIdentity}"`);
});

test('fails without a gateway', () =>
  expectConfigError(() => given({ gateway: undefined }), 'MissingProp', 'test/dashboard', 'gateway must be given, got undefined'));

test('fails for one text where a list is wanted', () =>
  expectConfigError(() => given({ clusterAdmins: 'ana@example.com' as never }), 'WrongProp', 'test/dashboard', 'clusterAdmins must be a list', 'got "ana@example.com"'));
