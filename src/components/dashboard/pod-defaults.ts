import { Construct } from 'constructs';
import { POD_DEFAULTS_LABELS as LABELS, selectorOf } from './labels';
import { PROFILE_NAMESPACE_LABEL } from './namespace-labels';
import { Certificate, Issuer } from '../../apis/cert-manager.io/v1';
import { customResourceDefinition } from '../../apis/crd';
import { MutatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { CustomResourceDefinition } from '../../apis/k8s/apiextensions/v1';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { ClusterRole, ClusterRoleBinding } from '../../apis/k8s/rbac/v1';
import { podDefaultCrd } from '../../apis/kubeflow.org/crds';
import { IssuerRef, serviceHost } from '../../core';
import { READ, rule } from '../../core/access';

/** Name of the Deployment. */
export const POD_DEFAULTS_DEPLOYMENT = 'poddefaults-webhook-deployment';

const ACCOUNT = 'poddefaults-webhook-service-account';
const CERTIFICATE = 'poddefaults-webhook-cert';
const CERTIFICATE_SECRET = 'poddefaults-webhook-certs';
const CERTIFICATE_FOLDER = '/etc/webhook/certs';
const CLUSTER_ROLE = 'poddefaults-webhook-cluster-role';
const SERVICE = 'poddefaults-webhook-service';
const PORT_NAME = 'https-webhook';

/** Deployment of the webhook that applies PodDefaults. */
export function podDefaultsDeployment(image: string): DeploymentSpec {
  const container = 'poddefaults-webhook';
  return {
    replicas: 1,
    selector: { matchLabels: selectorOf(LABELS) },
    template: {
      metadata: {
        annotations: { 'kubectl.kubernetes.io/default-container': container },
        labels: { ...selectorOf(LABELS), 'sidecar.istio.io/inject': 'false' },
      },
      spec: {
        serviceAccountName: ACCOUNT,
        containers: [{
          name: container,
          image,
          args: [`--tlsCertFile=${CERTIFICATE_FOLDER}/tls.crt`, `--tlsKeyFile=${CERTIFICATE_FOLDER}/tls.key`],
          ports: [{ name: PORT_NAME, containerPort: 4443 }],
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            runAsNonRoot: true,
            runAsUser: 65532,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          volumeMounts: [{ name: 'webhook-cert', mountPath: CERTIFICATE_FOLDER, readOnly: true }],
        }],
        volumes: [{ name: 'webhook-cert', secret: { secretName: CERTIFICATE_SECRET } }],
      },
    },
  };
}

/** What the objects of the webhook need beside the Deployment. */
export interface PodDefaultsOptions {
  readonly namespace: string;
  readonly clusterDomain: string;
  /** Issuer of the certificate; undefined has the webhook sign its own. */
  readonly issuer: IssuerRef | undefined;
  readonly deployment: DeploymentSpec;
}

/** Adds all objects of the webhook that applies PodDefaults. */
export function addPodDefaults(scope: Construct, options: PodDefaultsOptions): void {
  const { namespace } = options;
  const named = (name: string) => ({ name, namespace, labels: LABELS });
  new CustomResourceDefinition(scope, 'PodDefaultCrd', customResourceDefinition(podDefaultCrd, { labels: LABELS }));
  addAccess(scope, namespace);
  addRoles(scope);
  addCertificate(scope, options);
  new NetworkPolicy(scope, 'PodDefaultsNetworkPolicy', {
    metadata: named('poddefaults'),
    spec: {
      podSelector: { matchLabels: selectorOf(LABELS) },
      policyTypes: ['Ingress'],
      // The API server calls from outside of all namespaces, so there is no peer to name.
      ingress: [{ ports: [{ port: PORT_NAME, protocol: 'TCP' }] }],
    },
  });
  new Deployment(scope, 'PodDefaultsDeployment', { metadata: named(POD_DEFAULTS_DEPLOYMENT), spec: options.deployment });
  new Service(scope, 'PodDefaultsService', {
    metadata: named(SERVICE),
    spec: { selector: selectorOf(LABELS), ports: [{ name: PORT_NAME, port: 443, targetPort: PORT_NAME }] },
  });
  new MutatingWebhookConfiguration(scope, 'PodDefaultsWebhook', {
    metadata: {
      name: 'poddefaults-webhook-mutating-webhook-configuration',
      labels: LABELS,
      annotations: { 'cert-manager.io/inject-ca-from': `${namespace}/${CERTIFICATE}` },
    },
    webhooks: [{
      name: `${POD_DEFAULTS_DEPLOYMENT}.kubeflow.org`,
      admissionReviewVersions: ['v1beta1', 'v1'],
      clientConfig: { service: { name: SERVICE, namespace, path: '/apply-poddefault' } },
      failurePolicy: 'Fail',
      namespaceSelector: { matchLabels: PROFILE_NAMESPACE_LABEL },
      rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
      sideEffects: 'None',
    }],
  });
}

function addAccess(scope: Construct, namespace: string): void {
  new ServiceAccount(scope, 'PodDefaultsServiceAccount', { metadata: { name: ACCOUNT, namespace, labels: LABELS } });
  new ClusterRole(scope, 'PodDefaultsClusterRole', {
    metadata: { name: CLUSTER_ROLE, labels: LABELS },
    rules: [{
      apiGroups: ['kubeflow.org'],
      resources: ['poddefaults'],
      verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
    }],
  });
  new ClusterRoleBinding(scope, 'PodDefaultsClusterRoleBinding', {
    metadata: { name: `${CLUSTER_ROLE}-binding`, labels: LABELS },
    subjects: [{ kind: 'ServiceAccount', name: ACCOUNT, namespace }],
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: CLUSTER_ROLE },
  });
}

/** PodDefaults in the platform's roles: each role takes in the weaker one, and is taken into the platform's own. */
function addRoles(scope: Construct): void {
  const group = 'rbac.authorization.kubeflow.org';
  const into = (...roles: readonly string[]) => Object.fromEntries(roles.map(role => [`${group}/aggregate-to-kubeflow-${role}`, 'true']));
  const metadata = (role: string, ...roles: readonly string[]) =>
    ({ name: `poddefaults-webhook-kubeflow-poddefaults-${role}`, labels: { ...LABELS, ...into(...roles) } });
  const collecting = (role: string) => ({ clusterRoleSelectors: [{ matchLabels: into(`poddefaults-${role}`) }] });
  new ClusterRole(scope, 'PodDefaultsAdminRole', { metadata: metadata('admin', 'admin'), aggregationRule: collecting('admin') });
  new ClusterRole(scope, 'PodDefaultsEditRole', {
    metadata: metadata('edit', 'edit', 'poddefaults-admin'), aggregationRule: collecting('edit'),
  });
  new ClusterRole(scope, 'PodDefaultsViewRole', {
    metadata: metadata('view', 'view', 'poddefaults-edit'),
    rules: [rule('kubeflow.org', READ, 'poddefaults')],
  });
}

function addCertificate(scope: Construct, { namespace, clusterDomain, issuer }: PodDefaultsOptions): void {
  const selfSigned: IssuerRef = { kind: 'Issuer', name: 'poddefaults-webhook-selfsigned-issuer' };
  const host = `${SERVICE}.${namespace}.svc`;
  if (issuer === undefined) {
    new Issuer(scope, 'PodDefaultsIssuer', { metadata: { name: selfSigned.name, namespace, labels: LABELS }, spec: { selfSigned: {} } });
  }
  new Certificate(scope, 'PodDefaultsCertificate', {
    metadata: { name: CERTIFICATE, namespace, labels: LABELS },
    spec: {
      commonName: host,
      dnsNames: [host, serviceHost({ name: SERVICE, namespace }, clusterDomain)],
      // A certificate that signs itself is its own authority; under another issuer it must not be one.
      ...issuer === undefined && { isCA: true },
      issuerRef: issuer ?? selfSigned,
      secretName: CERTIFICATE_SECRET,
    },
  });
}
