/** Argo Workflows and Metacontroller, as far as other settings decide on them. */
import { factsOf, given, labelsOf, Preset, PRESETS } from './support';
import { Workflow } from '../../src/apis/argoproj.io/v1alpha1';
import { describe as described, s3, s3Compatible } from '../../src/core';
import { KubeflowPlatformProps } from '../../src/platform';
import { expectConfigError } from '../support';

const existing = { existing: s3Compatible({ url: 'https://minio.example.com', bucket: 'mlpipeline' }) };

test.each(Object.keys(PRESETS) as Preset[])('the preset %s has both', preset => {
  expect(labelsOf(PRESETS[preset], 'argo-workflows')).toContain('Deployment/kubeflow/workflow-controller');
  expect(labelsOf(PRESETS[preset], 'metacontroller')).toContain('StatefulSet/kubeflow/metacontroller');
});

test('Metacontroller is there only if the store makes keys for each profile', () => {
  expect(labelsOf({ ...PRESETS.oidc, objectStore: existing }, 'metacontroller')).toEqual([]);
  expect(labelsOf({ ...PRESETS.oidc, objectStore: false, pipelines: false }, 'metacontroller')).toEqual([]);
  const minted = { existing: s3Compatible({ url: 'https://s3.example.com', bucket: 'mlpipeline', profiles: { kind: 'minted', iamUrl: 'https://iam.example.com' } }) };
  expect(labelsOf({ ...PRESETS.oidc, objectStore: minted }, 'metacontroller')).toContain('StatefulSet/kubeflow/metacontroller');
  expectConfigError(() => given({ ...PRESETS.oidc, objectStore: existing, metacontroller: {} }), 'UnusedSetting', 'platform',
    'metacontroller has no effect here', 'there is no metacontroller');
});

test('Argo Workflows keeps artifacts where the platform does', () => {
  const repository = (props: KubeflowPlatformProps) =>
    given(props).app.manifests().find('ConfigMap', props.namespaces?.kubeflow ?? 'kubeflow', 'workflow-controller-configmap')!.at('data', 'artifactRepository').text;
  expect(repository({ ...PRESETS.local, namespaces: { kubeflow: 'apps' } })).toContain('endpoint: seaweedfs.apps:9000');
  const aws = s3({ bucket: 'artifacts', region: 'eu-central-1', platform: { kind: 'pod-identity' }, profiles: { kind: 'pod-identity' } });
  expect(repository({ ...PRESETS.oidc, objectStore: { existing: aws } })).toContain('useSDKCreds: true');
});

test('workflows in Git pass without findings where the cluster has an Argo Workflows of its own', () => {
  const { app, platform } = given({ ...PRESETS.local, argoWorkflows: { existing: {} } });
  new Workflow(platform.addProfile('vision', { owner: 'ana@example.com' }), 'Workflow', {
    metadata: { name: 'wait', namespace: 'vision' }, spec: { entrypoint: 'wait', templates: [{ name: 'wait', suspend: {} }] },
  });
  expect(app.manifests().all.filter(one => one.component === 'argo-workflows')).toEqual([]);
  expect(app.findings().map(one => described(one))).toEqual([]);
});

test('no profile can have the name of the namespace with the cluster\'s own Argo Workflows', () => {
  const reserved = (existing: object) => factsOf({ ...PRESETS.local, argoWorkflows: { existing } }).reservedNamespaces;
  expect(reserved({})).toContain('argo');
  expect(reserved({ namespace: 'workflows' })).toContain('workflows');
  expect(factsOf(PRESETS.local).reservedNamespaces).not.toContain('argo');
});

test('a workflow with a mistake that the cluster would take is found', () => {
  const { app, platform } = given();
  new Workflow(platform.addProfile('vision', { owner: 'ana@example.com' }), 'Workflow', {
    metadata: { name: 'wait', namespace: 'vision' },
    spec: { entrypoint: 'wait', templates: [{ name: 'wait', suspend: {}, timeout: '60' }, { name: 'none' }], podGC: { strategy: 'Never' as never } },
  });
  expect(app.findings().map(({ rule, field }) => `${rule.id} ${field}`)).toEqual([
    'Schema/Custom spec.podGC.strategy', 'Schema/Custom spec.templates[0].timeout', 'Schema/Custom spec.templates[1]',
    'Workflow/Templates spec.podGC.strategy', 'Workflow/Templates spec.templates[0].timeout',
  ]);
});
