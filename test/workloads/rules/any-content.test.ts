import { TEAM_RULES } from './teams';
import { examine, Located, ManifestSet, PlainManifest } from '../../../src/core';
import { accessReport } from '../../../src/workloads/access-report';
import { clusterObject, object } from '../../checks/support';

const selector = { matchLabels: { proxy: 'true' }, matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }] };
const container = {
  name: 'main', image: 'a:1', env: [{ name: 'A', value: 'b' }], volumeMounts: [{ name: 'v', mountPath: '/v' }], restartPolicy: 'Always',
  resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { 'cpu': '2', 'nvidia.com/gpu': '1' } },
};
const pod = { containers: [container], initContainers: [container], volumes: [{ name: 'v', secret: { secretName: 's' } }], tolerations: [{ key: 'a' }] };
const labels = { proxy: 'true', zone: 'a' };
const annotations = { 'sidecar.istio.io/inject': 'true', 'user': 'a@b.co', 'role': 'edit', 'owner': 'a@b.co', 'cdk8s-kubeflow/lifecycle': 'suspended' };
const hard = { 'cpu': '1', 'limits.memory': '1Gi', 'requests.nvidia.com/gpu': '1', 'count/pods': '1', 'persistentvolumeclaims': '0' };
const limits = [
  { type: 'Container', max: { cpu: '1' }, min: { cpu: '1m' }, default: { memory: '1Gi' }, defaultRequest: { cpu: '1' } },
  { type: 'PersistentVolumeClaim', max: { storage: '1Gi' } },
];
const principal = { kind: 'User', name: 'a@b.co', namespace: 'ml' };

/** One object of each kind that the rules and the report read, with all fields that they look at. */
const OBJECTS: readonly PlainManifest[] = ([
  clusterObject('kubeflow.org/v1', 'Profile', 'ml', {
    spec: { owner: principal, resourceQuotaSpec: { hard }, plugins: [{ kind: 'WorkloadIdentity', spec: { gcpServiceAccount: 'x', awsIamRole: 'y', annotateOnly: 1 } }] },
  }, { annotations }),
  clusterObject('v1', 'Namespace', 'ml', {}, { labels: { 'istio-injection': 'enabled', 'istio.io/rev': 'a', 'pod-security.kubernetes.io/enforce': 'restricted' }, annotations }),
  object('v1', 'ResourceQuota', 'q', { spec: { hard, scopes: undefined, scopeSelector: undefined } }),
  object('v1', 'LimitRange', 'r', { spec: { limits } }),
  object('v1', 'PersistentVolumeClaim', 'c', { spec: { resources: { requests: { storage: '2Gi' } } } }),
  object('kubeflow.org/v1', 'Notebook', 'n', { spec: { template: { spec: pod } } }, { labels, annotations }),
  object('tensorboard.kubeflow.org/v1alpha1', 'Tensorboard', 'n', { spec: { logspath: 'pvc://c/' } }, { labels }),
  object('kubeflow.org/v1alpha1', 'PVCViewer', 'c', { spec: { pvc: 'c', podSpec: pod } }, { labels }),
  object('apps/v1', 'Deployment', 'd', { spec: { replicas: 2, template: { metadata: { labels, annotations }, spec: pod } } }),
  object('kubeflow.org/v1alpha1', 'PodDefault', 'proxy', {
    spec: {
      selector, labels, annotations, env: container.env, sidecars: [container], initContainers: [container], volumes: pod.volumes, volumeMounts: container.volumeMounts,
      tolerations: pod.tolerations,
    },
  }),
  object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'b', { roleRef: { kind: 'ClusterRole', name: 'kubeflow-edit' }, subjects: [principal] }, { annotations }),
  object('security.istio.io/v1', 'AuthorizationPolicy', 'b', {
    spec: {
      action: 'ALLOW', selector: { matchLabels: labels }, targetRefs: [{ kind: 'Gateway', name: 'g' }],
      rules: [{ from: [{ source: { principals: ['p'] } }], to: [{ operation: { paths: ['/'] } }], when: [{ key: 'request.headers[a]', values: ['b'], notValues: ['c'] }] }],
    },
  }),
  clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRole', 'kubeflow-edit', {
    aggregationRule: { clusterRoleSelectors: [selector] }, rules: [{ apiGroups: [''], resources: ['pods'], resourceNames: ['p'], verbs: ['get'] }],
  }, { labels }),
  clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'b', { roleRef: { kind: 'ClusterRole', name: 'kubeflow-edit' }, subjects: [principal] }),
  clusterObject('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'things.example.com', {
    spec: { group: 'example.com', scope: 'Cluster', names: { kind: 'Thing', plural: 'things' } },
  }),
  object('v1', 'ConfigMap', 'istio-sidecar-injector', { data: { values: '{"global":{"proxy":{"resources":{"requests":{"cpu":"1"}}}}}' } }, { namespace: 'istio-system' }),
  object('apps/v1', 'Deployment', 'ml-pipeline', {}, { namespace: 'kubeflow' }),
] as readonly unknown[]) as readonly PlainManifest[];

const JUNK: readonly unknown[] = [
  null, 0, -1.5, 1e300, true, '', '{"global":7}', [], ['a', null, 7], {}, { a: [null] }, [[{}]], { toString: 7, constructor: 'x', length: 3 }, [{ name: {}, kind: [], key: 7 }],
];

/** Paths of all fields of a value. */
function paths(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  const below = typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, one]) => paths(one, [...at, name])) : [];
  return at.length === 0 ? below : [at, ...below];
}

/** A value with something else at a path. */
function changed(value: unknown, [name, ...rest]: readonly (string | number)[], to: unknown): unknown {
  const copy: Record<string | number, unknown> = Array.isArray(value) ? [...value] as never : { ...value as object };
  copy[name] = rest.length === 0 ? to : changed(copy[name], rest, to);
  return copy;
}

const located = (manifest: PlainManifest) => new Located({ path: 'test', component: 'test', stage: 'base', folder: 'test' }, manifest);
const rest = OBJECTS.map(located);

test.each(OBJECTS.map((one, index) => [`${one.apiVersion} ${one.kind}`, one, index] as const))('rules and report bear anything in place of any field of a %s', (_, subject, index) => {
  const others = rest.filter((_one, other) => other !== index);
  for (const [turn, at] of paths(subject).filter(([first]) => first !== 'apiVersion' && first !== 'kind').entries()) {
    for (const junk of [0, 7].map(offset => JUNK[(turn + offset) % JUNK.length])) { // two at a time, so that neighbours see all of them
      const set = new ManifestSet([located(changed(subject, at, junk) as PlainManifest), ...others]);
      const threw = examine(set, TEAM_RULES).findings.filter(one => one.rule.id === 'Rule/Threw').map(one => `${at.join('.')} ${JSON.stringify(junk)}: ${one.at.name} ${one.problem}`);
      expect(threw).toEqual([]);
      expect(typeof accessReport().render(set)).toBe('string');
    }
  }
});
