import { load } from 'js-yaml';
import { Decorator } from './support/metacontroller';
import { connect } from './support/place';
import { called, makePod } from './support/pod';
import { HAS_BOTOCORE, PROFILE_CONTROLLER, ProfileController } from './support/profile-controller';
import { Keys } from './support/signature';
import { apply, makeTeam, removeTeam, Team } from './support/team';
import { Api } from '../conformance/support/api';
import { decided } from '../conformance/support/decided';
import { Manifest } from '../conformance/support/manifests';

const withProgram = HAS_BOTOCORE ? test : test.skip;

let api: Api;
let team: Team;
let pod: any;
let program: ProfileController;
beforeAll(async () => {
  api = await connect();
  team = await makeTeam(api, 'pipelines');
  pod = await makePod(api, team.name, 'step');
  program = await ProfileController.start(api);
});
afterAll(async () => {
  await program?.stop();
  await removeTeam(api, team);
  api.close();
});

async function decorator(at: ProfileController): Promise<Decorator> {
  const { body } = await api.read({ apiVersion: 'metacontroller.k8s.io/v1alpha1', kind: 'DecoratorController', metadata: { name: PROFILE_CONTROLLER } });
  const [metacontroller] = await api.list('/api/v1/namespaces/kubeflow/pods?labelSelector=app%3Dmetacontroller');
  return new Decorator(api, body, metacontroller, at.url, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: team.name } });
}

const object = (kind: string, name: string): Manifest => ({ apiVersion: 'v1', kind, metadata: { name, namespace: team.name } });

async function dataOf(kind: string, name: string): Promise<Readonly<Record<string, string>>> {
  const { data } = (await api.read(object(kind, name))).body;
  return kind === 'Secret' ? Object.fromEntries(Object.entries<string>(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()])) : data;
}

/** Where a step of a pipeline would find the store, and its keys. */
async function store(): Promise<{ readonly url: string; readonly keys: Keys; readonly bucket: string; readonly prefix: string }> {
  const { providers, defaultPipelineRoot } = await dataOf('ConfigMap', 'kfp-launcher');
  const { endpoint, credentials: { secretRef } } = (load(providers) as any).minio.default;
  const secret = await dataOf('Secret', secretRef.secretName);
  const [, bucket, prefix] = /^minio:\/\/([^/]+)\/(.*)$/.exec(defaultPipelineRoot)!;
  return { url: `http://${endpoint}`, keys: { id: secret[secretRef.accessKeyKey], secret: secret[secretRef.secretKeyKey] }, bucket, prefix };
}

withProgram('a profile gets its pipelines objects, the same at each further round', async () => {
  const metacontroller = await decorator(program);
  await metacontroller.sync();
  const names = ['Secret mlpipeline-minio-artifact', 'ConfigMap kfp-launcher', 'ConfigMap metadata-grpc-configmap', 'ConfigMap artifact-repositories'];
  const versions = () => Promise.all(names.map(one => api.read(object(...one.split(' ') as [string, string])).then(({ body }) => body.metadata.resourceVersion as string)));
  const first = await versions();
  expect(first.every(one => one !== undefined)).toBe(true);
  const { keys } = await store();
  await metacontroller.sync();
  expect((await store()).keys).toEqual(keys);
  expect(program.said()).not.toContain(keys.secret);
});

withProgram('its keys open its own prefix at the real store, from a pod of its own, and nothing else', async () => {
  const { url, keys, bucket, prefix } = await store();
  const at = (key: string) => `${url}/${bucket}/${key}`;
  // The store learns of new keys a moment later.
  await decided('the keys are known to the store', async () => called(pod, { url: at(`${prefix}/model`), keys, method: 'PUT', body: 'mine' }), ({ status }) => status === 200, 60);
  expect(called(pod, { url: at(`${prefix}/model`), keys })).toEqual({ status: 200, text: 'mine' });
  for (const other of ['private-artifacts/kubeflow-user-example-com/model', `private-artifacts/${team.name}x/model`, 'artifacts/model', 'pipelines/model']) {
    expect([other, called(pod, { url: at(other), keys, method: 'PUT', body: 'theirs' }).status]).toEqual([other, 403]);
    expect([other, called(pod, { url: at(other), keys }).status]).toEqual([other, 403]);
  }
  expect(called(pod, { url: `${url}/${bucket}?prefix=private-artifacts%2F`, keys }).status).toBe(403);
  expect(called(pod, { url: at(`${prefix}/model`) }).status).toBe(403);
});

withProgram('a Workflow of Argo runs in the profile to its end, with the log of its step in the store', async () => {
  const workflow: Manifest = {
    apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { name: 'hello', namespace: team.name },
    spec: {
      entrypoint: 'hello', serviceAccountName: 'default-editor',
      podMetadata: { labels: { 'sidecar.istio.io/inject': 'false' }, annotations: { 'kubeflow-test/output': 'hello' } },
      templates: [{ name: 'hello', container: { name: 'main', image: 'e2e.example.com/hello:1', command: ['hello'] } }],
    },
  };
  await apply(api, workflow);
  const status = await decided('the Workflow hello ends', async () => (await api.read(workflow)).body.status, now => ['Succeeded', 'Failed', 'Error'].includes(now?.phase), 180);
  expect([status.phase, status.message]).toEqual(['Succeeded', undefined]);
  const [node] = Object.values<any>(status.nodes);
  const { key } = node.outputs.artifacts.find((one: any) => one.name === 'main-logs').s3;
  const { url, keys, bucket } = await store();
  expect(key).toContain(`private-artifacts/${team.name}/hello/`);
  expect(called(pod, { url: `${url}/${bucket}/${key}`, keys })).toMatchObject({ status: 200, text: expect.stringContaining('hello') });
});

withProgram('another endpoint reaches the profile, whose keys stay', async () => {
  const { keys } = await store();
  await program.stop();
  program = await ProfileController.start(api, text => text.replaceAll('metadata-grpc-service.kubeflow', 'elsewhere.kubeflow'));
  await (await decorator(program)).sync();
  expect((await dataOf('ConfigMap', 'metadata-grpc-configmap')).METADATA_GRPC_SERVICE_HOST).toBe('elsewhere.kubeflow');
  expect((await store()).keys).toEqual(keys);
});

withProgram('its keys are worth nothing when the profile goes', async () => {
  const { url, keys, bucket, prefix } = await store();
  await decided('the profile controller lets the profile go', async () => (await decorator(program)).finalize(), finalized => finalized, 60);
  await decided('the end of the keys', async () => called(pod, { url: `${url}/${bucket}/${prefix}/model`, keys }), ({ status }) => status === 403, 60);
});
