import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import * as k8s from '../../src/apis/k8s';

interface Kind<P> {
  readonly GVK: { readonly apiVersion: string; readonly kind: string };
  new (scope: Construct, id: string, props: P): ApiObject;
}

interface Row {
  readonly apiVersion: string;
  readonly kind: string;
  readonly type: { readonly GVK: object };
  readonly props: object;
  readonly make: (scope: Construct) => ApiObject;
}

/** One line of the table; the compiler checks `props` against the kind. */
function row<P extends object>(apiVersion: string, kind: string, type: Kind<P>, props: P): Row {
  return { apiVersion, kind, type, props, make: scope => new type(scope, 'Object', props) };
}

const cluster = { name: 'one' };
const metadata = { name: 'one', namespace: 'team', labels: { app: 'one' } };
const matchLabels = { app: 'one' };
const selector = { matchLabels };
const containers = [{ name: 'main', image: 'example.com/main:1' }];
const template = { metadata: { labels: matchLabels }, spec: { containers } };
const webhook = {
  name: 'one.example.com', admissionReviewVersions: ['v1'], sideEffects: 'None', clientConfig: { url: 'https://example.com' },
} as const;
const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' };

const TABLE: readonly Row[] = [
  row('v1', 'Namespace', k8s.Namespace, { metadata: cluster }),
  row('v1', 'ConfigMap', k8s.ConfigMap, { metadata, data: { key: 'text' }, binaryData: { key2: 'AA==' }, immutable: true }),
  row('v1', 'Secret', k8s.Secret, { metadata, type: 'Opaque', stringData: { key: 'text' } }),
  row('v1', 'Service', k8s.Service, { metadata, spec: { selector: matchLabels, ports: [{ port: 80, targetPort: 'http' }] } }),
  row('v1', 'ServiceAccount', k8s.ServiceAccount, { metadata, imagePullSecrets: [{ name: 'registry' }] }),
  row('v1', 'PersistentVolumeClaim', k8s.PersistentVolumeClaim, {
    metadata, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  }),
  row('v1', 'ResourceQuota', k8s.ResourceQuota, { metadata, spec: { hard: { 'requests.cpu': 4 } } }),
  row('v1', 'LimitRange', k8s.LimitRange, { metadata, spec: { limits: [{ type: 'Container', default: { cpu: '1' } }] } }),
  row('v1', 'Pod', k8s.Pod, { metadata, spec: { containers } }),
  row('apps/v1', 'Deployment', k8s.Deployment, { metadata, spec: { selector, template } }),
  row('apps/v1', 'StatefulSet', k8s.StatefulSet, { metadata, spec: { selector, template, serviceName: 'one' } }),
  row('apps/v1', 'DaemonSet', k8s.DaemonSet, { metadata, spec: { selector, template } }),
  row('batch/v1', 'Job', k8s.Job, { metadata, spec: { template } }),
  row('batch/v1', 'CronJob', k8s.CronJob, { metadata, spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template } } } }),
  row('rbac.authorization.k8s.io/v1', 'Role', k8s.Role, { metadata, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }),
  row('rbac.authorization.k8s.io/v1', 'ClusterRole', k8s.ClusterRole, {
    metadata: cluster, aggregationRule: { clusterRoleSelectors: [selector] },
  }),
  row('rbac.authorization.k8s.io/v1', 'RoleBinding', k8s.RoleBinding, {
    metadata, roleRef, subjects: [{ kind: 'ServiceAccount', name: 'one', namespace: 'team' }],
  }),
  row('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', k8s.ClusterRoleBinding, { metadata: cluster, roleRef }),
  row('networking.k8s.io/v1', 'NetworkPolicy', k8s.NetworkPolicy, { metadata, spec: { podSelector: {}, policyTypes: ['Ingress'] } }),
  row('networking.k8s.io/v1', 'Ingress', k8s.Ingress, {
    metadata, spec: { defaultBackend: { service: { name: 'one', port: { number: 80 } } } },
  }),
  row('networking.k8s.io/v1', 'IngressClass', k8s.IngressClass, { metadata: cluster, spec: { controller: 'example.com/one' } }),
  row('policy/v1', 'PodDisruptionBudget', k8s.PodDisruptionBudget, { metadata, spec: { selector, minAvailable: '50%' } }),
  row('autoscaling/v2', 'HorizontalPodAutoscaler', k8s.HorizontalPodAutoscaler, {
    metadata, spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'one' } },
  }),
  row('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', k8s.MutatingWebhookConfiguration, {
    metadata: cluster, webhooks: [{ ...webhook, reinvocationPolicy: 'IfNeeded' }],
  }),
  row('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', k8s.ValidatingWebhookConfiguration, {
    metadata: cluster, webhooks: [webhook],
  }),
  row('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', k8s.ValidatingAdmissionPolicy, {
    metadata: cluster, spec: { validations: [{ expression: 'object.spec.replicas < 5' }] },
  }),
  row('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', k8s.ValidatingAdmissionPolicyBinding, {
    metadata: cluster, spec: { policyName: 'one', validationActions: ['Deny'] },
  }),
  row('apiextensions.k8s.io/v1', 'CustomResourceDefinition', k8s.CustomResourceDefinition, {
    metadata: { name: 'things.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { kind: 'Thing', plural: 'things' },
      versions: [
        { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } }, subresources: { status: {} } },
      ],
    },
  }),
  row('apiregistration.k8s.io/v1', 'APIService', k8s.APIService, {
    metadata: { name: 'v1.example.com' }, spec: { group: 'example.com', version: 'v1', groupPriorityMinimum: 100, versionPriority: 10 },
  }),
  row('scheduling.k8s.io/v1', 'PriorityClass', k8s.PriorityClass, { metadata: cluster, value: 1000 }),
  row('storage.k8s.io/v1', 'StorageClass', k8s.StorageClass, { metadata: cluster, provisioner: 'example.com/disk' }),
];

test.each(TABLE)('$kind of $apiVersion renders as it was written', ({ apiVersion, kind, props, make }) => {
  const chart = new Chart(Testing.app(), 'test');
  make(chart);
  expect(Testing.synth(chart)).toEqual([{ apiVersion, kind, ...props }]);
});

test('the table has every kind', () => {
  const kinds = Object.entries(k8s as Record<string, object>).filter(([, value]) => 'GVK' in value).map(([name]) => name);
  expect(TABLE.map(({ kind }) => kind).sort()).toEqual(kinds.sort());
});

test.each(TABLE)('$kind of $apiVersion tells its identity without an object', ({ apiVersion, kind, type }) => {
  expect(type.GVK).toEqual({ apiVersion, kind });
});

test('a pod renders with everything that a team may set', () => {
  const spec: k8s.PodSpec = {
    initContainers: [{ name: 'proxy', image: 'example.com/proxy:1', restartPolicy: 'Always' }],
    containers: [{
      name: 'main',
      image: 'example.com/main:1',
      imagePullPolicy: 'IfNotPresent',
      env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'token', key: 'value' } } }],
      ports: [{ containerPort: 8080, name: 'http', protocol: 'TCP' }],
      readinessProbe: { httpGet: { path: '/healthz', port: 'http' } },
      resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { 'nvidia.com/gpu': 1 }, claims: [{ name: 'gpu' }] },
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } },
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
    }],
    affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', labelSelector: selector }] } },
    hostUsers: false,
    resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'gpu' }],
    schedulingGates: [{ name: 'example.com/quota' }],
    tolerations: [{ key: 'gpu', operator: 'Exists', effect: 'NoSchedule' }],
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: selector }],
    volumes: [
      { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
      { name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token', audience: 'kfp' } }] } },
    ],
    workloadRef: { name: 'train', podGroup: 'workers' },
  };
  const chart = new Chart(Testing.app(), 'test');
  new k8s.Pod(chart, 'Pod', { metadata, spec });
  expect(Testing.synth(chart)[0].spec).toEqual(spec);
});

test('an object takes a patch of a field that the types lack', () => {
  const chart = new Chart(Testing.app(), 'test');
  new k8s.Service(chart, 'Service', { metadata, spec: { ports: [{ port: 80 }] } }).addJsonPatch(JsonPatch.add('/spec/newField', 'x'));
  expect(Testing.synth(chart)[0].spec.newField).toBe('x');
});
