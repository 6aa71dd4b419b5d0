import { CertManager, CertManagerFeatureGate, CertManagerProps } from '../../src/components/cert-manager';
import { Images, stageOf } from '../../src/core';
import { chart, expectConfigError, expectGolden, found, goldenDifference, manifestSet, objects, rendered } from '../support';

const richest: CertManagerProps = {
  namespace: 'certificates',
  leaderElectionNamespace: 'leases',
  selfSigningIssuer: 'self-signed',
  clusterResourceNamespace: 'issuer-secrets',
  logLevel: 4,
  dns01RecursiveNameservers: { servers: ['1.1.1.1:53', '[2606:4700:4700::1111]:53', 'https://1.1.1.1/dns-query'], only: true },
  featureGates: { ServerSideApply: true, OtherNames: false, CAInjectorMerging: false, SecretsFilteredCaching: false },
  podSecurity: 'baseline',
  pods: { tolerations: [{ key: 'system', operator: 'Exists' }], imagePullSecrets: ['registry'] },
  workloads: {
    'cert-manager-webhook': { replicas: 3, resources: { 'cert-manager-webhook': { requests: { cpu: '20m', memory: '32Mi' } } } },
  },
  images: new Images({ mirror: 'registry.example.com/mirror' }),
};

const PROGRAMS = ['cert-manager', 'cert-manager-cainjector', 'cert-manager-webhook'];

function given(props: CertManagerProps = {}) {
  const scope = chart();
  return { scope, certManager: new CertManager(scope, 'cert-manager', props) };
}

/** Arguments of the programs: controller, injector, webhook. */
function programArguments(props: CertManagerProps): string[][] {
  const { scope } = given(props);
  return PROGRAMS.map(name => found(scope, 'Deployment', name).spec.template.spec.containers[0].args);
}

/** The argument with which each program is told of features. */
function gates(featureGates: CertManagerProps['featureGates']): (string | undefined)[] {
  return programArguments({ featureGates }).map(args => args.find(arg => arg.startsWith('--feature-gates=')));
}

test('renders the default manifests', () => expectGolden(given().scope, 'cert-manager.yaml'));

test('renders the richest configuration', () => goldenDifference(given().scope, given(richest).scope, 'cert-manager-full.diff'));

test('leaves no namespace and registry of upstream behind when they are others', () => {
  const text = JSON.stringify(rendered(given(richest).scope).filter(one => one.kind !== 'CustomResourceDefinition'));
  const literals = [
    'kube-system', '"namespace":"cert-manager"', 'cert-manager/cert-manager-webhook-ca', 'same-namespace-cert-manager', 'quay.io',
    'kubeflow-self-signing-issuer',
  ];
  expect(literals.filter(literal => text.includes(literal))).toEqual([]);
});

test('gives each feature to the programs that know it, and to no other', () => {
  expect(gates({ OtherNames: false })).toEqual(['--feature-gates=OtherNames=false', undefined, '--feature-gates=OtherNames=false']);
  expect(gates({ CAInjectorMerging: false })).toEqual([undefined, '--feature-gates=CAInjectorMerging=false', undefined]);
  expect(gates({ StableCertificateRequestName: false, ServerSideApply: true })).toEqual([
    '--feature-gates=ServerSideApply=true,StableCertificateRequestName=false', '--feature-gates=ServerSideApply=true', undefined,
  ]);
  expect(gates({ ServerSideApply: undefined })).toEqual([undefined, undefined, undefined]);
});

test('logs as much as asked for in all programs', () => {
  expect(programArguments({ logLevel: 0 }).map(([first]) => first)).toEqual(['--v=0', '--v=0', '--v=0']);
});

test('asks the given nameservers, and others too unless told not to', () => {
  const [controller] = programArguments({ dns01RecursiveNameservers: { servers: ['1.1.1.1:53', '8.8.8.8:53'] } });
  expect(controller).toContain('--dns01-recursive-nameservers=1.1.1.1:53,8.8.8.8:53');
  expect(controller.join(' ')).not.toContain('nameservers-only');
  const [only] = programArguments({ dns01RecursiveNameservers: { servers: ['1.1.1.1:53'], only: true } });
  expect(only).toContain('--dns01-recursive-nameservers-only=true');
});

test('takes the image of challenge pods from the same mirror, and allows it', () => {
  const { scope } = given(richest);
  const args: string[] = found(scope, 'Deployment', 'cert-manager').spec.template.spec.containers[0].args;
  const [, image] = args.find(arg => arg.startsWith('--acme-http01-solver-image='))!.split('=');
  expect(image).toMatch(/^registry\.example\.com\/mirror\/jetstack\/cert-manager-acmesolver:/);
  expect(manifestSet(scope).has('Image', undefined, image)).toBe(true);
});

test('makes the self-signing issuer after the webhook that checks it, or none', () => {
  const { scope, certManager } = given();
  expect(certManager.issuer).toEqual({ kind: 'ClusterIssuer', name: 'kubeflow-self-signing-issuer' });
  expect(objects(scope).filter(one => one.kind === 'ClusterIssuer').map(stageOf)).toEqual(['resources']);
  const without = given({ selfSigningIssuer: false });
  expect(without.certManager.issuer).toBeUndefined();
  expect(rendered(without.scope).filter(one => one.kind === 'ClusterIssuer')).toEqual([]);
});

test('binds every role that does not only add to the roles of Kubernetes, to an account that is there', () => {
  const all = rendered(given(richest).scope);
  const names = (kind: string, aggregated = false) => all
    .filter(one => one.kind === kind && Object.keys(one.metadata.labels ?? {}).some(key => key.includes('aggregate-to')) === aggregated)
    .map(one => `${one.metadata.namespace}/${one.metadata.name}`);
  expect(names('ClusterRoleBinding')).toEqual(names('ClusterRole'));
  expect(names('RoleBinding')).toEqual(names('Role'));
  expect(names('ClusterRole', true)).toEqual(['cluster-view', 'view', 'edit'].map(name => `undefined/cert-manager-${name}`));
  const accounts = all.filter(one => one.kind === 'ServiceAccount').map(one => `${one.metadata.namespace}/${one.metadata.name}`);
  const subjects = all.filter(one => one.kind.endsWith('Binding')).flatMap(one => one.subjects as { namespace: string; name: string }[]);
  expect(accounts).toEqual(PROGRAMS.map(name => `certificates/${name}`));
  expect(new Set(subjects.map(({ namespace, name }) => `${namespace}/${name}`))).toEqual(new Set(accounts));
});

test('declares what is there without being made here: the authority of the webhook, and the namespace of leases', () => {
  const set = manifestSet(given(richest).scope);
  const [namespace, name] = set.find('admissionregistration.k8s.io/ValidatingWebhookConfiguration', undefined, 'cert-manager-webhook')!
    .annotations['cert-manager.io/inject-ca-from-secret'].split('/');
  expect(set.has('Secret', namespace, name)).toBe(true);
  expect(set.find('Secret', namespace, name)).toBeUndefined();
  expect(set.has('Namespace', undefined, 'leases')).toBe(true);
});

test('opens the webhook at the port of its pods, by a policy that selects them', () => {
  const { scope } = given();
  const { podSelector, ingress } = found(scope, 'NetworkPolicy', 'cert-manager-webhook').spec;
  const { selector, template } = found(scope, 'Deployment', 'cert-manager-webhook').spec;
  const [{ containerPort }] = template.spec.containers[0].ports;
  expect(ingress).toEqual([{ ports: [{ port: containerPort, protocol: 'TCP' }] }]);
  expect(template.spec.containers[0].args).toContain(`--secure-port=${containerPort}`);
  for (const { key, values } of podSelector.matchExpressions) {
    expect(values).toEqual([template.metadata.labels[key]]);
  }
  expect(template.metadata.labels).toMatchObject(selector.matchLabels);
  expect(found(scope, 'Service', 'cert-manager-webhook').spec.selector).toEqual(selector.matchLabels);
});

test.each([
  '8.8.8.8', '8.8.8.8:0', '8.8.8.8:70000', '2606:4700::1111:53', 'http://1.1.1.1/dns-query', 'https://', '1.1.1.1:53,8.8.8.8:53', '',
])('fails for %j as a nameserver', server => {
  const dns01RecursiveNameservers = { servers: ['1.1.1.1:53', server] };
  expectConfigError(() => given({ dns01RecursiveNameservers }), 'Nameserver', 'test/cert-manager', `got ${JSON.stringify(server)}`);
});

test('fails for an empty list of nameservers', () => {
  expectConfigError(() => given({ dns01RecursiveNameservers: { servers: [] } }), 'Nameserver', 'test/cert-manager', 'got []');
});

test.each(['ListenerSet', 'toString'])('fails for %j as a feature, and lists those that there are', gate => {
  const featureGates = { [gate as CertManagerFeatureGate]: true };
  expectConfigError(() => given({ featureGates }), 'UnknownProp', 'test/cert-manager', `featureGates.${gate} is no known property`, 'SecretsFilteredCaching');
});
