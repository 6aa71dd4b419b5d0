import { Chart, Testing } from 'cdk8s';
import { CrdDefinition } from '../../src/apis/crd';
import * as dexCrds from '../../src/apis/dex.coreos.com/crds';
import * as dexV1 from '../../src/apis/dex.coreos.com/v1';
import * as kubeflowCrds from '../../src/apis/kubeflow.org/crds';
import * as kubeflowV1 from '../../src/apis/kubeflow.org/v1';
import * as kubeflowV1alpha1 from '../../src/apis/kubeflow.org/v1alpha1';
import * as kubeflowV1beta1 from '../../src/apis/kubeflow.org/v1beta1';
import * as tensorboardCrds from '../../src/apis/tensorboard.kubeflow.org/crds';
import * as tensorboardV1alpha1 from '../../src/apis/tensorboard.kubeflow.org/v1alpha1';
import { crdNames, crdVersions } from '../../src/core/schema/crd';
import { faults, KindClass, mistakes, schemaAt } from './support';

const V1 = 'kubeflow.org/v1';
const V1ALPHA1 = 'kubeflow.org/v1alpha1';

const { Notebook, Profile } = kubeflowV1;
const { PodDefault, PVCViewer } = kubeflowV1alpha1;
const classes = [
  Notebook, kubeflowV1alpha1.Notebook, kubeflowV1beta1.Notebook, Profile, kubeflowV1beta1.Profile, PodDefault, PVCViewer,
  tensorboardV1alpha1.Tensorboard, dexV1.AuthCode,
] as unknown as KindClass[];
const crds: CrdDefinition[] = [
  dexCrds.authCodeCrd, tensorboardCrds.tensorboardCrd, kubeflowCrds.profileCrd, kubeflowCrds.podDefaultCrd, kubeflowCrds.notebookCrd,
  kubeflowCrds.pvcViewerCrd,
];

/** Schema below `spec` in the first version. */
const specOf = (crd: CrdDefinition, ...path: string[]) => schemaAt(crd, crd.versions[0].name, 'spec', ...path);

test.each(classes.map(each => [`${each.GVK.apiVersion} ${each.GVK.kind}`, each] as const))('%s carries its identity', (name, Kind) => {
  const object = new Kind(new Chart(Testing.app(), 'test'), 'Object', { metadata: { name: 'a' }, spec: { some: 'field' } });
  const [apiVersion, kind] = name.split(' ');
  expect(object.toJson()).toEqual({ apiVersion, kind, metadata: { name: 'a' }, spec: { some: 'field' } });
});

test('each served version has a class', () => {
  const served = crds.flatMap(crd => crd.versions.map(version => `${crd.group}/${version.name} ${crd.kind}`));
  expect(classes.map(each => `${each.GVK.apiVersion} ${each.GVK.kind}`).sort()).toEqual(served.sort());
});

test.each([
  ['Profile', 'profiles.kubeflow.org', 'Cluster', 'v1', ['v1', 'v1beta1']],
  ['Notebook', 'notebooks.kubeflow.org', 'Namespaced', 'v1', ['v1', 'v1alpha1', 'v1beta1']],
  ['PodDefault', 'poddefaults.kubeflow.org', 'Namespaced', 'v1alpha1', ['v1alpha1']],
  ['PVCViewer', 'pvcviewers.kubeflow.org', 'Namespaced', 'v1alpha1', ['v1alpha1']],
  ['Tensorboard', 'tensorboards.tensorboard.kubeflow.org', 'Namespaced', 'v1alpha1', ['v1alpha1']],
])('%s is defined as upstream defines it', (kind, name, scope, storage, versions) => {
  const crd = crds.find(each => each.kind === kind)!;
  const rendered = crdVersions(crd);
  expect(`${crd.plural}.${crd.group}`).toBe(name);
  expect(crd.scope).toBe(scope);
  expect(crdNames(crd)).toEqual({ kind, plural: name.split('.')[0], singular: kind.toLowerCase(), listKind: `${kind}List` });
  expect(rendered.map(version => version.name)).toEqual(versions);
  expect(rendered.filter(version => version.storage).map(version => version.name)).toEqual([storage]);
  expect(rendered.map(version => version.subresources)).toEqual(versions.map(() => ({ status: {} })));
});

test('AuthCode keeps whatever Dex writes', () => {
  const { description, ...rest } = schemaAt(dexCrds.authCodeCrd, 'v1');
  expect(description).toEqual(expect.any(String));
  expect(rest).toEqual({ 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true });
  expect(mistakes('apis/dex.coreos.com#AuthCodeResource', { clientID: 'kubeflow', scopes: ['openid'] })).toEqual([]);
});

const notebook: kubeflowV1.NotebookSpec = {
  template: {
    spec: {
      serviceAccountName: 'default-editor',
      containers: [{
        name: 'explore',
        image: 'jupyter',
        env: [{ name: 'MODE', value: 'a' }, { name: 'KEY', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }],
        resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { 'nvidia.com/gpu': 1 } },
        volumeMounts: [{ name: 'workspace', mountPath: '/home/jovyan' }],
      }],
      volumes: [
        { name: 'workspace', persistentVolumeClaim: { claimName: 'explore-workspace' } },
        { name: 'dshm', emptyDir: { medium: 'Memory' } },
      ],
      tolerations: [{ key: 'gpu', operator: 'Exists', effect: 'NoSchedule' }],
    },
  },
};

const podDefault: kubeflowV1alpha1.PodDefaultSpec = {
  selector: { matchLabels: { 'access-ml-pipeline': 'true' } },
  desc: 'Allow access to Kubeflow Pipelines',
  env: [{ name: 'KF_PIPELINES_SA_TOKEN_PATH', value: '/var/run/secrets/kubeflow/pipelines/token' }],
  volumeMounts: [{ name: 'token', mountPath: '/var/run/secrets/kubeflow/pipelines', readOnly: true }],
  volumes: [{
    name: 'token',
    projected: {
      sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 7200, audience: 'pipelines.kubeflow.org' } }],
    },
  }],
  sidecars: [{ name: 'sync', image: 'sync' }],
  automountServiceAccountToken: false,
};

const profile: kubeflowV1.ProfileSpec = {
  owner: { kind: 'User', name: 'ana@example.com' },
  resourceQuotaSpec: { hard: { cpu: 64, memory: '256Gi', 'requests.nvidia.com/gpu': '4' } },
  plugins: [{ kind: 'AwsIamForServiceAccount', spec: { awsIamRole: 'arn:aws:iam::1:role/ml', annotateOnly: true } }],
};

const viewer: kubeflowV1alpha1.PVCViewerSpec = {
  pvc: 'data',
  rwoScheduling: true,
  networking: { targetPort: 8080, basePrefix: '/pvcviewers', rewrite: '/', timeout: '30s' },
  podSpec: { containers: [{ name: 'browser' }] },
};

test.each<[string, string, object | undefined]>([
  [V1, 'Notebook', undefined],
  [V1, 'Notebook', notebook],
  [V1ALPHA1, 'Notebook', notebook],
  ['kubeflow.org/v1beta1', 'Notebook', notebook],
  [V1, 'Profile', {}],
  [V1, 'Profile', profile],
  ['kubeflow.org/v1beta1', 'Profile', profile],
  [V1ALPHA1, 'PodDefault', { selector: {} }],
  [V1ALPHA1, 'PodDefault', podDefault],
  [V1ALPHA1, 'PVCViewer', { pvc: 'data', rwoScheduling: false }],
  [V1ALPHA1, 'PVCViewer', viewer],
  ['tensorboard.kubeflow.org/v1alpha1', 'Tensorboard', { logspath: 'pvc://logs/run' }],
])('%s %s accepts a right object', (apiVersion, kind, spec) => {
  expect(faults(apiVersion, kind, spec)).toEqual([]);
});

test.each<[string, string, string, object, string[]]>([
  ['a notebook without containers', V1, 'Notebook', { template: { spec: { containers: [] } } },
    ['spec.template.spec.containers value']],
  ['a notebook without image', V1, 'Notebook', { template: { spec: { containers: [{ name: 'a' }] } } },
    ['spec.template.spec.containers[0].image required']],
  ['metadata in the pod template of a notebook', V1, 'Notebook', { template: { metadata: {} } }, ['spec.template.metadata unknown']],
  ['a mistyped field of a container', V1, 'Notebook', { template: { spec: { containers: [{ name: 'a', image: 'b', evn: [] }] } } },
    ['spec.template.spec.containers[0].evn unknown']],
  ['a PodDefault without selector', V1ALPHA1, 'PodDefault', { desc: 'all' }, ['spec.selector required']],
  ['a viewer without claim', V1ALPHA1, 'PVCViewer', { rwoScheduling: false }, ['spec.pvc required']],
  ['an owner without name', V1, 'Profile', { owner: { kind: 'User' } }, ['spec.owner.name required']],
  ['a quota that is no amount', V1, 'Profile', { resourceQuotaSpec: { hard: { cpu: 'four' } } },
    ['spec.resourceQuotaSpec.hard.cpu value']],
])('finds %s', (_, apiVersion, kind, spec, expected) => {
  expect(faults(apiVersion, kind, spec)).toEqual(expected);
});

test('lists that upstream leaves plain may repeat a name', () => {
  const pod = specOf(kubeflowCrds.notebookCrd, 'template', 'spec').properties!;
  const viewerPod = specOf(kubeflowCrds.pvcViewerCrd, 'podSpec').properties!;
  const { env, sidecars } = specOf(kubeflowCrds.podDefaultCrd).properties!;
  const plain = [
    pod.containers, pod.containers.items!.properties!.env, pod.initContainers.items!.properties!.env, pod.imagePullSecrets,
    viewerPod.containers.items!.properties!.env, env, sidecars, sidecars.items!.properties!.env,
  ];
  expect(plain.map(schema => schema['x-kubernetes-list-type'])).toEqual(plain.map(() => undefined));
});

test('the flag of a viewer is required, and filled in by the server', () => {
  const spec = specOf(kubeflowCrds.pvcViewerCrd);
  expect([...spec.required!].sort()).toEqual(['pvc', 'rwoScheduling']);
  expect(spec.properties!.rwoScheduling).toMatchObject({ type: 'boolean', default: false });
});
