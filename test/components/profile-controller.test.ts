import * as fs from 'fs';
import * as path from 'path';
import { JsonPatch } from 'cdk8s';
import { isMinting, MintingStore, ProfileController, ProfileControllerProps } from '../../src/components/pipelines/profile-controller';
import { RESERVED_USERS, seaweedfsStore } from '../../src/components/seaweedfs';
import { CHECKSUM_ANNOTATION, Component, gcs, s3 } from '../../src/core';
import { chart, expectGolden, found, goldenDifference, pipelines, rendered } from '../support';

const NAME = 'kubeflow-pipelines-profile-controller';
const SCRIPT = path.join(__dirname, '../../src/components/pipelines/profile-controller/profile_controller.py');

class Host extends Component {}

const usual: ProfileControllerProps = { namespace: 'kubeflow', store: seaweedfsStore('kubeflow') as MintingStore, pipelines };
const full: ProfileControllerProps = {
  namespace: 'apps',
  store: {
    ...seaweedfsStore('apps', { bucket: 'artifacts', credentials: { name: 'store', accessKey: 'id', secretKey: 'key' }, artifactRetentionDays: 30 }), prefix: 'ml/',
  } as MintingStore,
  pipelines: { api: { ...pipelines.api, namespace: 'apps' }, metadata: { namespace: 'apps', name: 'metadata', port: 9000 } },
  furtherObjects: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'ml-pipeline-ui-artifact', namespace: '{profile}' } }],
  metacontroller: { app: 'another' },
};

function given(props: ProfileControllerProps) {
  const scope = chart();
  const host = new Host(scope, 'host');
  new ProfileController(host, 'ProfileController', props);
  return { scope, host };
}

/** The manifests with a word in the place of the program, which is read in its own file. */
function withoutProgram(props: ProfileControllerProps) {
  const { scope, host } = given(props);
  host.patch('ConfigMap', `${NAME}-code`, JsonPatch.replace('/data/profile_controller.py', 'the program\n'));
  return scope;
}

const environment = (props: ProfileControllerProps) => Object.fromEntries(found(given(props).scope, 'Deployment', NAME).spec.template.spec.containers[0].env
  .map((one: { name: string; value?: string; valueFrom?: object }) => [one.name, one.value ?? one.valueFrom]));

test('renders the default manifests', () => expectGolden(withoutProgram(usual), 'pipelines-profile-controller.yaml'));

test('renders the richest manifests', () => goldenDifference(withoutProgram(usual), withoutProgram(full), 'pipelines-profile-controller-full.diff'));

test('the program stands in the output as it stands in its file', () => {
  expect(found(given(usual).scope, 'ConfigMap', `${NAME}-code`).data['profile_controller.py']).toBe(fs.readFileSync(SCRIPT, 'utf8'));
});

test('another program, and other objects for profiles, replace its pod', () => {
  const sum = (...patches: readonly JsonPatch[]) => {
    const { scope, host } = given(usual);
    host.patch('ConfigMap', `${NAME}-code`, ...patches);
    return found(scope, 'Deployment', NAME).spec.template.metadata.annotations[CHECKSUM_ANNOTATION];
  };
  const sums = [sum(), ...Object.keys(found(given(usual).scope, 'ConfigMap', `${NAME}-code`).data).map(key => sum(JsonPatch.replace(`/data/${key}`, 'another')))];
  expect(sums.length).toBeGreaterThan(2);
  expect(new Set(sums).size).toBe(sums.length);
});

test('the program knows nothing of the platform but what it is given', () => {
  const text = fs.readFileSync(SCRIPT, 'utf8');
  ['mlpipeline', 'seaweedfs', 'minio', '8111', '8333', '9000', 'us-east-1', 'cluster.local', 'kfp-launcher'].forEach(literal => expect(text).not.toContain(literal));
});

test('the program knows the users of the store that are no profile\'s', () => {
  const [, names] = /^RESERVED = \{(.*)\}$/m.exec(fs.readFileSync(SCRIPT, 'utf8'))!;
  expect(JSON.parse(`[${names}]`)).toEqual(RESERVED_USERS);
});

test('leaves no default name behind when all names are changed', () => {
  const objects = JSON.stringify(rendered(withoutProgram(full)));
  ['"kubeflow"', 'seaweedfs.kubeflow', '.kubeflow/', 'mlpipeline/', '"mlpipeline"', 'metadata-grpc-service'].forEach(name => expect(objects).not.toContain(name));
});

test('the program reads the keys of the platform where they are, and gives profiles theirs where pipelines look for them', () => {
  expect(environment(full)).toMatchObject({
    AWS_ACCESS_KEY_ID: { secretKeyRef: { name: 'store', key: 'id' } }, AWS_SECRET_ACCESS_KEY: { secretKeyRef: { name: 'store', key: 'key' } },
    SECRET_NAME: 'mlpipeline-minio-artifact', SECRET_ID_FIELD: 'accesskey', SECRET_KEY_FIELD: 'secretkey',
    PROFILE_PREFIX: 'ml/private-artifacts/{profile}/', ARTIFACTS_PREFIX: 'ml/private-artifacts/', RETENTION_DAYS: '30', IAM_URL: 'http://seaweedfs.apps:8111',
  });
  expect(environment(usual).RETENTION_DAYS).toBe('0');
  expect(environment(usual)).not.toHaveProperty('ARTIFACT_RETENTION_DAYS'); // upstream's comes from a ConfigMap: both sources at once are refused
});

test('ConfigMaps of profiles follow the settings, Secrets stay as they are', () => {
  const { attachments, hooks } = found(given(full).scope, 'DecoratorController', NAME).spec;
  const methods = Object.fromEntries(attachments.map((one: { resource: string; updateStrategy: { method: string } }) => [one.resource, one.updateStrategy.method]));
  expect(methods).toEqual({ secrets: 'OnDelete', configmaps: 'InPlace', deployments: 'InPlace', services: 'InPlace' });
  expect(hooks).toEqual(Object.fromEntries(['customize', 'sync', 'finalize'].map(hook => [hook, { webhook: { url: `http://${NAME}.apps/${hook}` } }])));
});

test('is never asked twice at a time, also not while it is replaced', () => {
  const { replicas, strategy } = found(given(full).scope, 'Deployment', NAME).spec;
  expect([replicas, strategy]).toEqual([1, { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }]);
});

test('only Metacontroller gets keys of profiles from it', () => {
  expect(found(given(full).scope, 'NetworkPolicy', NAME).spec.ingress)
    .toEqual([{ from: [{ podSelector: { matchLabels: { app: 'another' } } }], ports: [{ port: 8080, protocol: 'TCP' }] }]);
});

test('it is for stores at which keys can be made', () => {
  const aws = s3({ bucket: 'ml-artifacts', region: 'eu-central-1', platform: { kind: 'pod-identity' }, profiles: { kind: 'secret' } });
  const google = gcs({ bucket: 'ml-artifacts', profiles: { kind: 'workload-identity', account: '{profile}@b.iam.gserviceaccount.com' } });
  expect([usual.store, aws, google].map(store => isMinting(store))).toEqual([true, false, false]);
});
