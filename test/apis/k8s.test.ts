import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import * as k8s from '../../src/apis/k8s';
import { KINDS, MOVED } from '../../src/apis/k8s/kinds';
import { Kinds } from '../../src/core';
import { mistakes } from './support';

interface Kind<P> {
  readonly GVK: { readonly apiVersion: string; readonly kind: string };
  new (scope: Construct, id: string, props: P): ApiObject;
}

interface Row {
  readonly apiVersion: string;
  readonly kind: string;
  readonly type: { readonly GVK: object; readonly name: string };
  readonly examples: readonly { readonly props: object; readonly make: (scope: Construct) => ApiObject }[];
}

/** One line of the table, with a small example and more of them; the compiler checks them against the kind. */
function row<P extends object>(apiVersion: string, kind: string, type: Kind<P>, ...examples: readonly P[]): Row {
  return { apiVersion, kind, type, examples: examples.map(props => ({ props, make: scope => new type(scope, 'Object', props) })) };
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

const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'one' };
const resourceRules = [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }] as const;
const secret = { name: 'one', namespace: 'team' };
const opaque = { driver: 'example.com', parameters: { apiVersion: 'example.com/v1', kind: 'Config', speed: 1 } };
const selectors = [{ cel: { expression: 'device.driver == "example.com"' } }];
const needs: k8s.DeviceNeeds = {
  deviceClassName: 'gpu', allocationMode: 'ExactCount', count: 2, selectors, capacity: { requests: { memory: '8Gi' } },
  tolerations: [{ key: 'broken', operator: 'Equal', value: 'true', effect: 'NoExecute', tolerationSeconds: 60 }],
};
const claim: k8s.ResourceClaimSpec = {
  devices: {
    requests: [{ name: 'one', exactly: { ...needs, adminAccess: true } }, { name: 'two', firstAvailable: [{ name: 'a', ...needs }] }],
    constraints: [{ requests: ['one'], matchAttribute: 'example.com/numa' }, { distinctAttribute: 'example.com/slot' }],
    config: [{ requests: ['two/a'], opaque }],
  },
};
const schema: k8s.JSONSchemaProps = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: {
      type: 'object',
      properties: {
        size: { 'type': 'integer', 'minimum': 0.5, 'default': 1, 'x-kubernetes-validations': [{ rule: 'self > 0', message: 'must be positive' }] },
        list: { 'type': 'array', 'items': { type: 'string', enum: ['a', 'b'] }, 'x-kubernetes-list-type': 'set' },
        map: { type: 'object', additionalProperties: { 'x-kubernetes-int-or-string': true } },
        any: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true, 'anyOf': [{ required: ['a'] }, { not: { required: ['b'] } }] },
      },
    },
  },
};
/** Old sources of volumes. */
const SOURCES: readonly Partial<k8s.PersistentVolumeSpec>[] = [
  { azureFile: { secretName: 'one', secretNamespace: 'team', shareName: 'one', readOnly: true } },
  { cephfs: { monitors: ['192.0.2.1'], path: '/', readOnly: true, secretFile: '/key', secretRef: secret, user: 'admin' } },
  { cinder: { volumeID: 'one', fsType: 'ext4', readOnly: true, secretRef: secret } },
  { flexVolume: { driver: 'example.com/one', fsType: 'ext4', options: { a: 'b' }, readOnly: true, secretRef: secret } },
  { glusterfs: { endpoints: 'one', endpointsNamespace: 'team', path: 'one', readOnly: true } },
  { iscsi: { targetPortal: '192.0.2.1', iqn: 'iqn.2026-01.com.example:one', lun: 0, chapAuthSession: true, portals: ['192.0.2.2'], secretRef: secret } },
  { local: { path: '/dev/sdb', fsType: 'ext4' } },
  { rbd: { monitors: ['192.0.2.1'], image: 'one', pool: 'rbd', user: 'admin', keyring: '/key', secretRef: secret } },
  { scaleIO: { gateway: 'https://example.com', system: 'one', secretRef: secret, sslEnabled: true, storageMode: 'ThinProvisioned', volumeName: 'one' } },
  { storageos: { volumeName: 'one', volumeNamespace: 'team', secretRef: { name: 'one', namespace: 'team' } } },
];

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
  row('v1', 'PodTemplate', k8s.PodTemplate, { metadata, template: { spec: { containers } } }, { metadata, template }),
  row('v1', 'ReplicationController', k8s.ReplicationController, { metadata, spec: { template } }, {
    metadata, spec: { replicas: 0, minReadySeconds: 5, selector: matchLabels, template },
  }),
  row('v1', 'Endpoints', k8s.Endpoints, { metadata }, {
    metadata,
    subsets: [{
      addresses: [{ ip: '192.0.2.1', hostname: 'one', nodeName: 'node', targetRef: { kind: 'Pod', name: 'one', namespace: 'team', uid: 'u' } }],
      notReadyAddresses: [{ ip: '192.0.2.2' }],
      ports: [{ name: 'http', port: 80, protocol: 'TCP', appProtocol: 'http' }],
    }],
  }),
  row('v1', 'Node', k8s.Node, { metadata: cluster }, {
    metadata: cluster,
    spec: {
      podCIDR: '192.0.2.0/24',
      podCIDRs: ['192.0.2.0/24'],
      providerID: 'example://one',
      taints: [{ key: 'gpu', value: 'true', effect: 'NoSchedule', timeAdded: '2026-01-31T12:00:00Z' }],
      unschedulable: true,
      externalID: 'one',
      configSource: { configMap: { name: 'kubelet', namespace: 'kube-system', kubeletConfigKey: 'kubelet' } },
    },
  }),
  row('v1', 'PersistentVolume', k8s.PersistentVolume, {
    metadata: cluster, spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/data' } },
  }, {
    metadata: cluster,
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce', 'ReadOnlyMany'],
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'one', namespace: 'team' },
      csi: {
        driver: 'example.com',
        volumeHandle: 'disk-1',
        fsType: 'ext4',
        readOnly: true,
        volumeAttributes: { speed: 'high' },
        nodeStageSecretRef: secret,
        nodePublishSecretRef: secret,
        nodeExpandSecretRef: secret,
        controllerPublishSecretRef: secret,
        controllerExpandSecretRef: secret,
      },
      mountOptions: ['ro'],
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }] }] } },
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: 'fast',
      volumeAttributesClassName: 'gold',
      volumeMode: 'Filesystem',
    },
  }, ...SOURCES.map(source => ({ metadata: cluster, spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteMany' as const], ...source } }))),
  row('apps/v1', 'Deployment', k8s.Deployment, { metadata, spec: { selector, template } }),
  row('apps/v1', 'StatefulSet', k8s.StatefulSet, { metadata, spec: { selector, template, serviceName: 'one' } }),
  row('apps/v1', 'DaemonSet', k8s.DaemonSet, { metadata, spec: { selector, template } }),
  row('apps/v1', 'ReplicaSet', k8s.ReplicaSet, { metadata, spec: { selector, template } }, {
    metadata, spec: { replicas: 2, minReadySeconds: 5, selector, template },
  }),
  row('apps/v1', 'ControllerRevision', k8s.ControllerRevision, { metadata, revision: 1 }, {
    metadata, revision: 2, data: { spec: { template: { $patch: 'replace' } } },
  }),
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
  row('networking.k8s.io/v1', 'ServiceCIDR', k8s.ServiceCIDR, { metadata: cluster, spec: { cidrs: ['192.0.2.0/24'] } }, {
    metadata: cluster, spec: { cidrs: ['192.0.2.0/24', '2001:db8::/64'] },
  }),
  row('networking.k8s.io/v1', 'IPAddress', k8s.IPAddress, { metadata: { name: '192.0.2.1' }, spec: { parentRef: { resource: 'things', name: 'one' } } }, {
    metadata: { name: '192.0.2.1' }, spec: { parentRef: { group: 'example.com', resource: 'things', name: 'one', namespace: 'team' } },
  }),
  row('discovery.k8s.io/v1', 'EndpointSlice', k8s.EndpointSlice, { metadata, addressType: 'IPv4', endpoints: [] }, {
    metadata,
    addressType: 'IPv6',
    endpoints: [{
      addresses: ['2001:db8::1'],
      conditions: { ready: true, serving: true, terminating: false },
      deprecatedTopology: { zone: 'a' },
      hints: { forZones: [{ name: 'a' }], forNodes: [{ name: 'node' }] },
      hostname: 'one',
      nodeName: 'node',
      targetRef: { kind: 'Pod', name: 'one' },
      zone: 'a',
    }],
    ports: [{ name: 'http', port: 80, protocol: 'TCP', appProtocol: 'http' }],
  }),
  row('coordination.k8s.io/v1', 'Lease', k8s.Lease, { metadata }, {
    metadata,
    spec: {
      acquireTime: '2026-01-31T12:00:00.000000Z',
      renewTime: '2026-01-31T12:00:00.000000Z',
      holderIdentity: 'one',
      leaseDurationSeconds: 15,
      leaseTransitions: 1,
      preferredHolder: 'two',
      strategy: 'OldestEmulationVersion',
    },
  }),
  row('node.k8s.io/v1', 'RuntimeClass', k8s.RuntimeClass, { metadata: cluster, handler: 'gvisor' }, {
    metadata: cluster,
    handler: 'gvisor',
    overhead: { podFixed: { cpu: '250m', memory: '120Mi' } },
    scheduling: { nodeSelector: { sandbox: 'true' }, tolerations: [{ key: 'sandbox', operator: 'Exists' }] },
  }),
  row('certificates.k8s.io/v1', 'CertificateSigningRequest', k8s.CertificateSigningRequest, {
    metadata: cluster, spec: { request: 'AA==', signerName: 'example.com/one', usages: ['client auth'] },
  }, {
    metadata: cluster,
    spec: {
      request: 'AA==',
      signerName: 'example.com/one',
      usages: ['digital signature', 'key encipherment', 'server auth'],
      expirationSeconds: 600,
      username: 'jane',
      uid: 'u',
      groups: ['team'],
      extra: { scopes: ['all'] },
    },
  }),
  row('certificates.k8s.io/v1beta1', 'ClusterTrustBundle', k8s.ClusterTrustBundle, { metadata: cluster, spec: { trustBundle: 'PEM' } }, {
    metadata: { name: 'example.com:one:a' }, spec: { signerName: 'example.com/one', trustBundle: 'PEM' },
  }),
  row('flowcontrol.apiserver.k8s.io/v1', 'FlowSchema', k8s.FlowSchema, { metadata: cluster, spec: { priorityLevelConfiguration: { name: 'low' } } }, {
    metadata: cluster,
    spec: {
      distinguisherMethod: { type: 'ByUser' },
      matchingPrecedence: 500,
      priorityLevelConfiguration: { name: 'low' },
      rules: [{
        subjects: [
          { kind: 'User', user: { name: 'jane' } },
          { kind: 'Group', group: { name: 'team' } },
          { kind: 'ServiceAccount', serviceAccount: { name: '*', namespace: 'team' } },
        ],
        resourceRules: [{ apiGroups: [''], resources: ['pods'], verbs: ['list'], namespaces: ['*'], clusterScope: true }],
        nonResourceRules: [{ nonResourceURLs: ['/healthz'], verbs: ['get'] }],
      }],
    },
  }),
  row('flowcontrol.apiserver.k8s.io/v1', 'PriorityLevelConfiguration', k8s.PriorityLevelConfiguration, { metadata: cluster, spec: { type: 'Exempt' } }, {
    metadata: cluster, spec: { type: 'Exempt', exempt: { nominalConcurrencyShares: 1, lendablePercent: 50 } },
  }, {
    metadata: cluster,
    spec: {
      type: 'Limited',
      limited: {
        nominalConcurrencyShares: 10,
        lendablePercent: 50,
        borrowingLimitPercent: 100,
        limitResponse: { type: 'Queue', queuing: { queues: 64, handSize: 8, queueLengthLimit: 50 } },
      },
    },
  }),
  row('resource.k8s.io/v1', 'DeviceClass', k8s.DeviceClass, { metadata: cluster, spec: {} }, {
    metadata: cluster, spec: { config: [{ opaque }], extendedResourceName: 'example.com/gpu', selectors },
  }),
  row('resource.k8s.io/v1', 'ResourceClaim', k8s.ResourceClaim, { metadata, spec: {} }, { metadata, spec: claim }),
  row('resource.k8s.io/v1', 'ResourceClaimTemplate', k8s.ResourceClaimTemplate, { metadata, spec: { spec: {} } }, {
    metadata, spec: { metadata: { labels: matchLabels }, spec: claim },
  }),
  row('policy/v1', 'PodDisruptionBudget', k8s.PodDisruptionBudget, { metadata, spec: { selector, minAvailable: '50%' } }),
  row('autoscaling/v2', 'HorizontalPodAutoscaler', k8s.HorizontalPodAutoscaler, {
    metadata, spec: { maxReplicas: 3, scaleTargetRef },
  }),
  row('autoscaling/v1', 'HorizontalPodAutoscaler', k8s.HorizontalPodAutoscalerV1, { metadata, spec: { maxReplicas: 3, scaleTargetRef } }, {
    metadata, spec: { minReplicas: 1, maxReplicas: 3, scaleTargetRef, targetCPUUtilizationPercentage: 80 },
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
  row('admissionregistration.k8s.io/v1beta1', 'MutatingAdmissionPolicy', k8s.MutatingAdmissionPolicy, {
    metadata: cluster,
    spec: { matchConstraints: { resourceRules }, mutations: [{ patchType: 'JSONPatch', jsonPatch: { expression: '[]' } }], reinvocationPolicy: 'Never' },
  }, {
    metadata: cluster,
    spec: {
      failurePolicy: 'Ignore',
      matchConditions: [{ name: 'one', expression: 'true' }],
      matchConstraints: {
        resourceRules, excludeResourceRules: resourceRules, matchPolicy: 'Exact', namespaceSelector: selector, objectSelector: selector,
      },
      mutations: [{ patchType: 'ApplyConfiguration', applyConfiguration: { expression: 'Object{}' } }],
      paramKind: { apiVersion: 'v1', kind: 'ConfigMap' },
      reinvocationPolicy: 'IfNeeded',
      variables: [{ name: 'one', expression: '1' }],
    },
  }),
  row('admissionregistration.k8s.io/v1beta1', 'MutatingAdmissionPolicyBinding', k8s.MutatingAdmissionPolicyBinding, {
    metadata: cluster, spec: { policyName: 'one' },
  }, {
    metadata: cluster,
    spec: { policyName: 'one', matchResources: { resourceRules }, paramRef: { name: 'one', namespace: 'team', parameterNotFoundAction: 'Allow' } },
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
  }, {
    metadata: { name: 'things.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Cluster',
      names: { kind: 'Thing', plural: 'things' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    },
  }),
  row('apiregistration.k8s.io/v1', 'APIService', k8s.APIService, {
    metadata: { name: 'v1.example.com' }, spec: { group: 'example.com', version: 'v1', groupPriorityMinimum: 100, versionPriority: 10 },
  }),
  row('scheduling.k8s.io/v1', 'PriorityClass', k8s.PriorityClass, { metadata: cluster, value: 1000 }),
  row('storage.k8s.io/v1', 'StorageClass', k8s.StorageClass, { metadata: cluster, provisioner: 'example.com/disk' }),
  row('storage.k8s.io/v1', 'VolumeAttributesClass', k8s.VolumeAttributesClass, { metadata: cluster, driverName: 'example.com', parameters: { iops: '100' } }),
  row('storage.k8s.io/v1', 'CSIDriver', k8s.CSIDriver, { metadata: { name: 'example.com' }, spec: {} }, {
    metadata: { name: 'example.com' },
    spec: {
      attachRequired: false,
      fsGroupPolicy: 'File',
      nodeAllocatableUpdatePeriodSeconds: 60,
      podInfoOnMount: true,
      requiresRepublish: true,
      seLinuxMount: true,
      serviceAccountTokenInSecrets: true,
      storageCapacity: true,
      tokenRequests: [{ audience: 'example.com', expirationSeconds: 3600 }],
      volumeLifecycleModes: ['Persistent', 'Ephemeral'],
    },
  }),
];

test.each(TABLE)('$kind of $apiVersion renders as it was written', ({ apiVersion, kind, examples }) => {
  for (const { props, make } of examples) {
    const chart = new Chart(Testing.app(), 'test');
    make(chart);
    expect(Testing.synth(chart)).toEqual([{ apiVersion, kind, ...props }]);
  }
});

test('the table has every kind', () => {
  const kinds = Object.values(k8s as Record<string, object>).filter(value => 'GVK' in value);
  expect(new Set(TABLE.map(({ type }) => type))).toEqual(new Set(kinds));
});

test.each(TABLE)('$kind of $apiVersion tells its identity without an object', ({ apiVersion, kind, type }) => {
  expect(type.GVK).toEqual({ apiVersion, kind });
});

test.each(TABLE)('examples of $kind of $apiVersion keep to its schema', ({ apiVersion, kind, examples }) => {
  const type = Kinds.schema(apiVersion, kind) ?? '';
  expect(examples.flatMap(({ props }) => mistakes(type, { ...props, metadata: {} }))).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['ReplicaSetSpec', { selector }, 'template required'],
  ['PersistentVolumeSpec', { capacity: { storage: '1Gi' }, accessModes: ['ReadWrite'] }, 'accessModes[0] value'],
  ['PersistentVolumeSpec', { capacity: { storage: 'much' }, accessModes: [] }, 'capacity.storage value'],
  ['Taint', { key: 'gpu', effect: 'NoRun' }, 'effect value'],
  ['LifecycleHandler', { sleep: { seconds: '5' } }, 'sleep.seconds type'],
  ['Lifecycle', { stopSignal: 'SIGNONE' }, 'stopSignal value'],
  ['Toleration', { operator: 'exists' }, 'operator value'],
  ['JSONSchemaProps', { properties: { a: { items: [] } } }, 'properties.a.items type'],
  ['JSONSchemaProps', { 'x-kubernetes-validations': [{ message: 'no' }] }, 'x-kubernetes-validations[0].rule required'],
])('the schema of %s refuses %j', (type, value, mistake) => {
  expect(mistakes(`apis/k8s#${type}`, value)).toEqual([mistake]);
});

test('a LimitRange takes types of others', () => {
  expect(mistakes('apis/k8s#LimitRangeItem', { type: 'openshift.io/Image' })).toEqual([]);
});

test.each(TABLE)('$kind of $apiVersion is among the known kinds', ({ apiVersion, kind, examples }) => {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const facts = KINDS[group === '' ? kind : `${group}/${kind}`];
  expect(facts?.versions).toContain(version);
  const { metadata: { namespace } } = examples[0].props as { readonly metadata: { readonly namespace?: string } };
  expect(facts?.scope).toBe(namespace === undefined ? 'Cluster' : 'Namespaced');
});

test('kinds that moved are known under their new name alone', () => {
  expect(Object.keys(MOVED).filter(key => key in KINDS)).toEqual([]);
  expect(Object.values(MOVED).filter(key => key !== '' && !(key in KINDS))).toEqual([]);
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
