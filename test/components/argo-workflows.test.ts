import { load } from 'js-yaml';
import { ArgoWorkflows, ArgoWorkflowsProps } from '../../src/components/argo-workflows';
import { gcs, Images, s3, s3Compatible } from '../../src/core';
import { chart, expectConfigError, expectGolden, found, goldenDifference, rendered } from '../support';

const store = s3Compatible({
  url: 'http://seaweedfs.kubeflow:9000', bucket: 'mlpipeline', profiles: { kind: 'minted', iamUrl: 'http://seaweedfs.kubeflow:8111' },
});

const richest: ArgoWorkflowsProps = {
  namespace: 'workflows',
  artifacts: s3Compatible({
    url: 'https://minio.example.com:9000', bucket: 'ml-artifacts', region: 'eu-central-1', prefix: 'kubeflow/',
    profiles: { kind: 'secret', name: 's3', accessKey: 'id', secretKey: 'key' },
  }),
  archiveLogs: false,
  executor: {
    resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { cpu: '500m', memory: '512Mi' } }, securityContext: { runAsUser: 1000 }, imagePullPolicy: 'Always',
  },
  workflowDefaults: { metadata: { labels: { team: 'ml' } }, spec: { ttlStrategy: { secondsAfterCompletion: 86400 }, podGC: { strategy: 'OnPodSuccess' } } },
  parallelism: 50,
  namespaceParallelism: 10,
  pods: { imagePullSecrets: ['registry'] },
  workloads: { 'workflow-controller': { replicas: 2, priorityClassName: 'platform' } },
  images: new Images({ mirror: 'mirror.example.com/kf' }),
};

function given(props: ArgoWorkflowsProps = {}) {
  const scope = chart();
  return { scope, argo: new ArgoWorkflows(scope, 'argo', props) };
}

/** The controller's configuration, each part as it is read. */
function configuration(props: ArgoWorkflowsProps): any {
  const { data } = found(given(props).scope, 'ConfigMap', 'workflow-controller-configmap');
  return Object.fromEntries(Object.entries(data as Record<string, string>).map(([key, text]) => [key, load(text)]));
}

const repository = (artifacts: ArgoWorkflowsProps['artifacts']) => configuration({ artifacts }).artifactRepository;

test('renders the default manifest', () => expectGolden(given({ artifacts: store }).scope, 'argo-workflows.yaml'));

test('renders the richest manifest', () => goldenDifference(given({ artifacts: store }).scope, given(richest).scope, 'argo-workflows-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(richest).scope).filter(one => one.kind !== 'CustomResourceDefinition'));
  for (const literal of ['"kubeflow"', 'seaweedfs', 'mlpipeline', 'quay.io']) {
    expect(text).not.toContain(literal);
  }
});

test('keeps the artifacts of each namespace apart, and reads its keys there', () => {
  const date = '{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}';
  const keyFormat = `private-artifacts/{{workflow.namespace}}/{{workflow.name}}/${date}/{{pod.name}}`;
  expect(repository(store)).toEqual({
    archiveLogs: true,
    s3: {
      endpoint: 'seaweedfs.kubeflow:9000', bucket: 'mlpipeline', keyFormat, insecure: true,
      accessKeySecret: { name: 'mlpipeline-minio-artifact', key: 'accesskey' }, secretKeySecret: { name: 'mlpipeline-minio-artifact', key: 'secretkey' },
    },
  });
  expect(repository(richest.artifacts).s3).toEqual({
    endpoint: 'minio.example.com:9000', bucket: 'ml-artifacts', region: 'eu-central-1', keyFormat: `kubeflow/${keyFormat}`, insecure: false,
    accessKeySecret: { name: 's3', key: 'id' }, secretKeySecret: { name: 's3', key: 'key' },
  });
});

test.each([
  { kind: 'irsa', role: 'arn:aws:iam::123456789012:role/kubeflow-{profile}' } as const,
  { kind: 'pod-identity' } as const,
])('calls AWS by its own host and with the role of the pod: %j', profiles => {
  const { s3: bucket } = repository(s3({ bucket: 'ml-artifacts', region: 'eu-central-1', platform: { kind: 'pod-identity' }, profiles }));
  expect(bucket).toMatchObject({ endpoint: 's3.eu-central-1.amazonaws.com', region: 'eu-central-1', insecure: false, useSDKCreds: true });
  expect(bucket).not.toHaveProperty('accessKeySecret');
});

test('calls Google Cloud Storage with the identity of the pod', () => {
  const bucket = repository(gcs({ bucket: 'ml-artifacts', profiles: { kind: 'workload-identity', account: 'kubeflow-{profile}@ml.iam.gserviceaccount.com' } }));
  expect(bucket).toEqual({ archiveLogs: true, gcs: { bucket: 'ml-artifacts', keyFormat: expect.stringMatching(/^private-artifacts\/\{\{workflow\.namespace\}\}\//) } });
});

test('has no repository without a store, and no limit unless asked for', () => {
  expect(Object.keys(configuration({}))).toEqual(['executor']);
  expect(configuration({ parallelism: 5, namespaceParallelism: 2 })).toMatchObject({ parallelism: 5, namespaceParallelism: 2 });
});

test('gives defaults to all workflows', () => {
  expect(configuration(richest).workflowDefaults).toEqual({
    metadata: { labels: { team: 'ml' } }, spec: { ttlStrategy: { secondsAfterCompletion: 86400 }, podGC: { strategy: 'OnPodSuccess' } },
  });
});

test('takes the image of the executor from the mirror too', () => {
  const { containers: [{ args, image }] } = found(given(richest).scope, 'Deployment', 'workflow-controller').spec.template.spec;
  expect([image, args[3]]).toEqual(['mirror.example.com/kf/argoproj/workflow-controller:v3.7.3', 'mirror.example.com/kf/argoproj/argoexec:v3.7.3']);
});

test('several pods elect a leader by the names of their pods', () => {
  const { replicas, template } = found(given(richest).scope, 'Deployment', 'workflow-controller').spec;
  expect(replicas).toBe(2);
  expect(template.spec.containers[0].env).toEqual([{ name: 'LEADER_ELECTION_IDENTITY', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } }]);
});

test('reads Secrets of its own namespace only', () => {
  const rules = (kind: string, name: string) => found(given(richest).scope, kind, name).rules.filter((rule: any) => rule.resources.includes('secrets'));
  expect(rules('ClusterRole', 'argo-cluster-role')).toEqual([expect.objectContaining({ resourceNames: ['argo-workflows-agent-ca-certificates'], verbs: ['get'] })]);
  expect(rules('Role', 'argo-role')).toEqual([expect.objectContaining({ verbs: ['get'] })]);
  expect(found(given(richest).scope, 'Role', 'argo-role').metadata.namespace).toBe('workflows');
});

test.each<[string, object, string, string[]]>([
  ['no workflows at a time', { parallelism: 0 }, 'WrongProp', ['parallelism', 'got 0']],
  ['half a workflow', { namespaceParallelism: 1.5 }, 'WrongProp', ['namespaceParallelism', 'got 1.5']],
  ['a mistyped default', { workflowDefaults: { spec: { podGc: {} } } }, 'UnknownProp', ['workflowDefaults.spec', 'podGC']],
  ['a default of a wrong value', { workflowDefaults: { spec: { podGC: { strategy: 'OnSuccess' } } } }, 'WrongProp', ['workflowDefaults.spec.podGC.strategy', 'got "OnSuccess"']],
  ['a store without a bucket', { artifacts: { ...store, bucket: undefined } }, 'MissingProp', ['artifacts.bucket']],
])('fails for %s', (_, props, code, texts) => expectConfigError(() => given(props), code, 'test/argo', ...texts));

describe('for one namespace', () => {
  test('renders a controller with rights in its own alone', () =>
    goldenDifference(given({ artifacts: store }).scope, given({ artifacts: store, namespaced: true }).scope, 'argo-workflows-namespaced.diff'));

  test('has no right in the cluster, and neither has anybody else', () => {
    const all = rendered(given({ namespaced: true, namespace: 'ml' }).scope);
    expect(all.filter(one => one.kind.startsWith('Cluster'))).toEqual([]);
    expect(all.filter(one => ['Role', 'RoleBinding'].includes(one.kind)).map(one => one.metadata.namespace)).toEqual(['ml', 'ml']);
    expect(JSON.stringify(all.find(one => one.kind === 'Role')?.rules)).not.toMatch(/clusterworkflowtemplates|namespaces/);
    expect(found(given({ namespaced: true }).scope, 'Deployment', 'workflow-controller').spec.template.spec.containers[0].args).toContain('--namespaced');
  });
});
