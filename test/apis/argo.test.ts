import { Chart, Testing } from 'cdk8s';
import { Application, ApplicationSpec, AppProject, AppProjectSpec } from '../../src/apis/argoproj.io/v1alpha1';
import { Kustomization, KustomizationSpec } from '../../src/apis/kustomize.toolkit.fluxcd.io/v1';
import { faults } from './support';

const ARGO = 'argoproj.io/v1alpha1';
const FLUX = 'kustomize.toolkit.fluxcd.io/v1';

const application: ApplicationSpec = {
  project: 'kubeflow',
  source: { repoURL: 'https://git.example.com/ml/platform.git', targetRevision: 'main', path: 'dist/istio', directory: { recurse: true } },
  destination: { name: 'in-cluster', namespace: 'istio-system' },
  revisionHistoryLimit: 5,
  syncPolicy: {
    automated: { prune: true, selfHeal: true },
    retry: { limit: -1, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
    syncOptions: ['ServerSideApply=true', 'PruneLast=true'],
    managedNamespaceMetadata: { labels: { 'istio-injection': 'enabled' } },
  },
  ignoreDifferences: [{
    group: 'admissionregistration.k8s.io',
    kind: 'ValidatingWebhookConfiguration',
    jqPathExpressions: ['.webhooks[].failurePolicy'],
  }],
  info: [{ name: 'docs', value: 'https://docs.example.com' }],
};

const project: AppProjectSpec = {
  description: 'Kubeflow',
  sourceRepos: ['https://git.example.com/ml/platform.git'],
  destinations: [{ name: 'in-cluster', namespace: '*' }],
  clusterResourceWhitelist: [{ group: '*', kind: '*' }, { group: '', kind: 'Namespace', name: 'kubeflow-*' }],
  namespaceResourceWhitelist: [{ group: '*', kind: '*' }],
  orphanedResources: { warn: true, ignore: [{ kind: 'ConfigMap', name: 'kube-root-ca.crt' }] },
  roles: [{ name: 'sync', policies: ['p, proj:kubeflow:sync, applications, sync, kubeflow/*, allow'], groups: ['ml'] }],
};

const kustomization: KustomizationSpec = {
  interval: '10m',
  retryInterval: '1m',
  timeout: '5m30s',
  prune: true,
  wait: true,
  sourceRef: { kind: 'GitRepository', name: 'platform' },
  path: './dist/istio',
  dependsOn: [{ name: 'cert-manager' }],
  healthCheckExprs: [{ apiVersion: 'trainer.kubeflow.org/v1alpha1', kind: 'TrainJob', current: 'true', failed: 'false' }],
  ignore: [{ paths: ['/webhooks/0/failurePolicy'], target: { kind: 'ValidatingWebhookConfiguration' } }],
};

test('each kind carries its identity and what it was given', () => {
  const chart = new Chart(Testing.app(), 'test');
  const metadata = { name: 'istio', namespace: 'argocd' };
  new Application(chart, 'Application', { metadata, spec: application });
  new AppProject(chart, 'Project', { metadata, spec: project });
  new Kustomization(chart, 'Kustomization', { metadata, spec: kustomization });
  expect(Testing.synth(chart)).toEqual([
    { apiVersion: ARGO, kind: 'Application', metadata, spec: application },
    { apiVersion: ARGO, kind: 'AppProject', metadata, spec: project },
    { apiVersion: FLUX, kind: 'Kustomization', metadata, spec: kustomization },
  ]);
});

test.each<[string, string, object]>([
  [ARGO, 'Application', application],
  [ARGO, 'Application', { project: 'default', destination: {} }],
  [ARGO, 'Application', { ...application, source: { repoURL: 'oci://charts', chart: 'istiod', helm: { valuesObject: { b: 2 } } } }],
  [ARGO, 'AppProject', project],
  [ARGO, 'AppProject', {}],
  [FLUX, 'Kustomization', kustomization],
  [FLUX, 'Kustomization', { interval: '1h', prune: false, sourceRef: { kind: 'OCIRepository', name: 'platform' } }],
])('%s %s accepts a right object', (apiVersion, kind, spec) => {
  expect(faults(apiVersion, kind, spec)).toEqual([]);
});

test.each<[string, string, string, object, string[]]>([
  ['an application without project', ARGO, 'Application', { destination: {} }, ['spec.project required']],
  ['a source without repository', ARGO, 'Application', { ...application, source: { path: 'a' } }, ['spec.source.repoURL required']],
  ['a mistyped policy', ARGO, 'Application', { ...application, syncPolicy: { automatic: {} } }, ['spec.syncPolicy.automatic unknown']],
  ['a long description', ARGO, 'AppProject', { description: 'x'.repeat(256) }, ['spec.description value']],
  ['a bare number as interval', FLUX, 'Kustomization', { ...kustomization, interval: '10' }, ['spec.interval value']],
  ['an unknown kind of source', FLUX, 'Kustomization', { ...kustomization, sourceRef: { kind: 'Git', name: 'a' } },
    ['spec.sourceRef.kind value']],
])('finds %s', (_, apiVersion, kind, spec, expected) => {
  expect(faults(apiVersion, kind, spec)).toEqual(expected);
});
