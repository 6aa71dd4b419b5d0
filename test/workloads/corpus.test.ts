import * as fs from 'fs';
import * as path from 'path';
import { JsonPatch, Size } from 'cdk8s';
import { Cpu, EnvValue, Secret } from 'cdk8s-plus-28';
import { loadAll } from 'js-yaml';
import { rendered } from '../../src/core';
import {
  awsIam, existingClaim, Notebook, notebookImage, objectStoreLogs, PodDefault, PodDefaultProps, Profile, ProfileQuota, Tensorboard, user, VolumeViewer,
  workloadIdentity,
} from '../../src/workloads';
import { chart } from '../support';
import { amount, Case, compare as expectSame } from './corpus/compare';

/** Resources that upstream projects wrote, when they lie beside the repository. */
const CORPUS = path.join(__dirname, '..', '..', '..', 'shared', 'corpus');

const { add, remove, replace } = JsonPatch;

const POD = '.spec.template.spec';
const CONTAINER = `${POD}.containers.0`;
/** The memory that every notebook gets for /dev/shm, since its page wants it to mount something. */
const SHARED_MEMORY = [`${POD}.volumes`, `${CONTAINER}.volumeMounts`];
/** What a Notebook always says. */
const NOTEBOOK = ['.metadata.namespace', '.metadata.annotations', '.metadata.labels.app', `${CONTAINER}.imagePullPolicy`,
  `${CONTAINER}.resources`, `${POD}.serviceAccountName`, ...SHARED_MEMORY];
const NAMESPACE = ['.metadata.namespace'];
const bare = { namespace: 'team', workspace: 'none' } as const;

const notebooks: readonly Case[] = [
  {
    document: ['kubeflow.org_Notebook.yaml', 0],
    build: scope => new Notebook(scope, 'my-notebook', { ...bare, image: notebookImage('jupyter', 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter:latest') }),
    added: NOTEBOOK,
  },
  {
    document: ['kubeflow.org_Notebook.yaml', 1],
    build: scope => new Notebook(scope, 'notebook-sample-v1beta1', {
      ...bare, image: notebookImage('jupyter', 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter:latest'),
    }).patch('Notebook', 'notebook-sample-v1beta1', replace('/apiVersion', 'kubeflow.org/v1beta1'), replace('/spec/template/spec/containers/0/name', 'notebook-sample-v1')),
    added: NOTEBOOK,
  },
  {
    document: ['kubeflow.org_Notebook.yaml', 2],
    build: scope => {
      const access = new PodDefault(chart(), 'access-ml-pipeline', { namespace: 'kubeflow-user-example-com', description: 'x', labels: { x: 'y' } });
      new Notebook(scope, 'test', {
        ...bare,
        namespace: 'kubeflow-user-example-com',
        image: notebookImage('jupyter', 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0'),
        cpu: Cpu.millis(500),
        memory: Size.gibibytes(1),
        creator: 'user@example.com',
        podDefaults: [access],
      });
    },
    added: SHARED_MEMORY,
  },
  {
    document: ['kubeflow.org_Notebook.yaml', 3],
    build: scope => new Notebook(scope, 'test-notebook-irsa', {
      namespace: 'profile-aws-iam',
      image: notebookImage('jupyter', 'public.ecr.aws/j1r0q0g6/notebooks/notebook-servers/jupyter-scipy:v1.4'),
      env: {
        S3_BUCKET_NAME: EnvValue.fromValue('${S3_BUCKET_NAME}'),
        REGION: EnvValue.fromValue('${REGION}'),
        FOR_E2E_TEST: EnvValue.fromValue('True'),
      },
      workspace: existingClaim('workspace-test-notebook-irsa'),
    }).patch('Notebook', 'test-notebook-irsa',
      add('/spec/template/spec/volumes/1', { name: 'config-map-notebook', configMap: { name: 'irsa-notebook-as-configmap' } }),
      add('/spec/template/spec/containers/0/volumeMounts/1', { name: 'config-map-notebook', mountPath: '/home/uploaded' }),
    ),
  },
  {
    document: ['kubeflow.org_Notebook.yaml', 4], // an empty sample of the generator of controllers
    build: scope => new Notebook(scope, 'notebook-sample', { ...bare, image: notebookImage('jupyter', 'jupyter:1') })
      .patch('Notebook', 'notebook-sample', replace('/apiVersion', 'kubeflow.org/v1beta1'), replace('/spec', { foo: 'bar' })),
    added: NOTEBOOK,
  },
  {
    document: ['kubeflow.org_Notebook.yaml', 5],
    build: scope => new Notebook(scope, 'my-notebook', {
      ...bare,
      image: notebookImage('jupyter', 'kubeflownotebookswg/jupyter:master'),
      args: ['start.sh', 'lab', '--LabApp.token=\'\'', '--LabApp.allow_remote_access=\'True\'', '--LabApp.allow_root=\'True\'', '--LabApp.ip=\'*\'',
        '--LabApp.base_url=/test/my-notebook/', '--port=8888', '--no-browser'],
    }),
    added: NOTEBOOK,
  },
  {
    document: ['kubeflow.org_Notebook.yaml', 6],
    build: scope => new Notebook(scope, 'notebook-sample-v1alpha1', { ...bare, image: notebookImage('jupyter', 'kubeflownotebookswg/jupyter:latest') })
      .patch('Notebook', 'notebook-sample-v1alpha1', replace('/apiVersion', 'kubeflow.org/v1alpha1'), replace('/spec/template/spec/containers/0/name', 'notebook-sample-v1')),
    added: NOTEBOOK,
  },
];

/** Variables from keys of Secrets. */
function fromSecrets(all: Readonly<Record<string, readonly [name: string, key: string]>>, options: { readonly optional?: boolean } = {}) {
  return Object.fromEntries(Object.entries(all).map(([variable, [name, key]]) =>
    [variable, EnvValue.fromSecretValue({ secret: Secret.fromSecretName(chart(), name, name), key }, options)]));
}

const pipelinesToken: Pick<PodDefaultProps, 'env' | 'volumes' | 'volumeMounts'> = {
  env: { KF_PIPELINES_SA_TOKEN_PATH: EnvValue.fromValue('/var/run/secrets/kubeflow/pipelines/token') },
  volumes: [{
    name: 'volume-kf-pipeline-token',
    projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 7200, audience: 'pipelines.kubeflow.org' } }] },
  }],
  volumeMounts: [{ name: 'volume-kf-pipeline-token', mountPath: '/var/run/secrets/kubeflow/pipelines', readOnly: true }],
};

const minio = { AWS_ACCESS_KEY_ID: ['mlpipeline-minio-artifact', 'accesskey'], AWS_SECRET_ACCESS_KEY: ['mlpipeline-minio-artifact', 'secretkey'] } as const;

const podDefaults: readonly Case[] = [
  {
    document: ['kubeflow.org_PodDefault.yaml', 0],
    build: scope => new PodDefault(scope, 'second', {
      namespace: 'team', description: 'Second test PodDefault', selector: { matchLabels: { 'test-multi': 'true' } }, env: { SECOND_ENV_VAR: EnvValue.fromValue('second-value') },
    }).patch('PodDefault', 'second', replace('/metadata/name', '${PODDEFAULT_NAME}-2'), replace('/metadata/namespace', '${NAMESPACE}')),
  },
  {
    document: ['kubeflow.org_PodDefault.yaml', 1],
    build: scope => new PodDefault(scope, 'add-gcp-secret', {
      namespace: 'kubeflow',
      description: 'add gcp credential',
      volumes: [{ name: 'secret-volume', secret: { secretName: 'gcp-secret' } }],
      volumeMounts: [{ name: 'secret-volume', mountPath: '/secret/gcp' }],
    }),
  },
  {
    document: ['kubeflow.org_PodDefault.yaml', 2],
    build: scope => new PodDefault(scope, 'access-ml-pipeline', {
      namespace: 'kubeflow-user-example-com', description: 'Allow access to Kubeflow Pipelines', ...pipelinesToken,
    }),
  },
  {
    document: ['kubeflow.org_PodDefault.yaml', 3],
    build: scope => new PodDefault(scope, 'add-aws-secret', {
      namespace: 'team',
      description: 'add-aws-secret',
      env: fromSecrets({
        ...minio, username: ['mysql-secret', 'username'], password: ['mysql-secret', 'password'], host: ['mysql-secret', 'host'],
        database: ['mysql-secret', 'database'], port: ['mysql-secret', 'port'],
      }),
    }).patch('PodDefault', 'add-aws-secret', add('/metadata/labels', { 'add-aws-secret': 'true' })),
    added: NAMESPACE,
  },
  {
    document: ['kubeflow.org_PodDefault.yaml', 4],
    build: scope => new PodDefault(scope, 'tensorboard-s3-config', {
      namespace: 'team',
      description: 'S3 config for us-west-2 region',
      selector: { matchLabels: { 'tb-s3-config': 'true' } },
      env: { AWS_REGION: EnvValue.fromValue('us-west-2') },
      serviceAccount: 'default-editor',
    }),
    added: NAMESPACE,
  },
  {
    document: ['kubeflow.org_PodDefault.yaml', 5],
    build: scope => new PodDefault(scope, 'access-minio-3', {
      namespace: 'team',
      description: 'Allow access to Minio',
      selector: { matchLabels: { 'access-minio': 'true' } },
      env: { ...fromSecrets(minio, { optional: false }), MINIO_ENDPOINT_URL: EnvValue.fromValue('http://minio3.kubeflow.svc.cluster.local:9000') },
    }),
    added: NAMESPACE,
  },
  {
    document: ['kubeflow.org_PodDefault.yaml', 6],
    build: scope => new PodDefault(scope, 'add-sidecar', {
      namespace: 'team',
      description: 'Add a sidecar to the Pod',
      sidecars: [{
        name: 'my-sidecar',
        image: 'ubuntu:22.04',
        imagePullPolicy: 'IfNotPresent',
        command: ['/bin/sh', '-c'],
        args: [[
          '## to break the infinite loop when we receive SIGTERM',
          'trap "exit 0" TERM;',
          '',
          '## keep the container running (so people can `kubectl exec -it` into it)',
          'while true; do',
          '  echo "I am alive...";',
          '  sleep 30;',
          'done',
          '',
        ].join('\n')],
      }],
    }).patch('PodDefault', 'add-sidecar', replace('/metadata/namespace', 'MY_NAMESPACE')),
  },
  {
    document: ['kubeflow.org_PodDefault.yaml', 7],
    build: scope => new PodDefault(scope, 'my-kfp-api-token', {
      namespace: 'team', description: 'Mount a serviceAccountToken to authenticate with Kubeflow Pipelines API', ...pipelinesToken,
    }).patch('PodDefault', 'my-kfp-api-token', replace('/metadata/namespace', '<YOUR_USER_PROFILE_NAMESPACE>')),
  },
];

const others: readonly Case[] = [
  {
    document: ['tensorboard.kubeflow.org_Tensorboard.yaml', 0],
    build: scope => new Tensorboard(scope, 'tensorboard-sample1', {
      namespace: 'kubeflow', logs: objectStoreLogs('gs://quanlinkubeflow1_tf_mnist_logs1/mnist_tutorial/'),
    }),
  },
  {
    document: ['kubeflow.org_PVCViewer.yaml', 0],
    build: scope => new VolumeViewer(scope, 'Viewer', { namespace: 'kubeflow-user-example-com', claim: 'pvcviewer-sample', basePrefix: '/pvcviewer' })
      .patch('PVCViewer', 'pvcviewer-sample', remove('/spec/podSpec'), remove('/spec/networking/timeout')),
  },
];

/** What a Profile always says; its quota and plugins are compared apart. */
const PROFILE = ['.metadata.annotations', '.spec.owner.apiGroup'];

const profiles: readonly Case[] = [
  {
    document: ['kubeflow.org_Profile.yaml', 3],
    build: scope => new Profile(scope, 'test-user-profile', { owner: user('test-user@kubeflow.org') })
      .patch('Profile', 'test-user-profile', replace('/apiVersion', 'kubeflow.org/v1')),
    added: PROFILE,
  },
  {
    document: ['kubeflow.org_Profile.yaml', 4],
    build: scope => new Profile(scope, 'profile-aws-iam', {
      owner: user('test-user@kubeflow.org'), plugins: [awsIam('arn:aws:iam::123456789012:role/s3-reader')],
    }).patch('Profile', 'profile-aws-iam', replace('/apiVersion', 'kubeflow.org/v1'), replace('/spec/plugins/0/spec/awsIamRole', 'arn:aws:iam::account-id:role/s3-reader')),
    added: PROFILE,
  },
  {
    document: ['kubeflow.org_Profile.yaml', 6],
    build: scope => new Profile(scope, 'profile-v1beta1', {
      owner: user('user1@abcd.com'), plugins: [workloadIdentity('kubeflow2@project-id.iam.gserviceaccount.com')],
    }).patch('Profile', 'profile-v1beta1', replace('/apiVersion', 'kubeflow.org/v1')),
    added: PROFILE,
  },
  {
    document: ['kubeflow.org_Profile.yaml', 12],
    build: scope => new Profile(scope, 'project1', { owner: user('user2@example.com') }),
    added: PROFILE,
  },
];

/** The quotas of documents, which the construct keeps in a ResourceQuota of its own; `cpu` there is `requests.cpu`. */
const quotas: readonly (readonly [index: number, quota: ProfileQuota])[] = [
  [0, { cpu: Cpu.units(2), memory: Size.gibibytes(2), gpus: { nvidia: 1 } }],
  [2, { cpu: Cpu.units(4), memory: Size.gibibytes(4), storage: Size.gibibytes(5) }],
  [7, { cpu: Cpu.units(10), memory: Size.gibibytes(20), pods: 20 }],
  [8, { cpu: Cpu.units(2), memory: Size.gibibytes(2), gpus: { nvidia: 1 }, claims: 1, storage: Size.gibibytes(5) }],
];

function documents(file: string): readonly Readonly<Record<string, any>>[] {
  return loadAll(fs.readFileSync(path.join(CORPUS, file), 'utf8')) as Readonly<Record<string, any>>[];
}

const all = [...notebooks, ...podDefaults, ...others, ...profiles];

test('at least 20 documents have an equivalent', () => {
  expect(all.length + quotas.length).toBeGreaterThanOrEqual(20);
  expect(new Set(all.map(one => one.document.join('#'))).size).toBe(all.length);
});

const present = fs.existsSync(CORPUS);
if (!present) {
  process.stderr.write(`skipped: no documents of upstream projects at ${CORPUS}; our own in test/workloads/corpus are compared by own-corpus.test.ts\n`);
}

(present ? describe : describe.skip)('documents of upstream projects, if they lie beside the repository', () => {
  test.each(all.map(one => [one.document.join('#'), one] as const))('%s has a typed equivalent', (_, { document: [file, index], build, added }) => {
    const scope = chart();
    build(scope);
    const document = documents(file)[index];
    const [object] = rendered(scope).all.filter(one => one.kind === document.kind);
    expectSame(document, object.manifest, added ?? []);
  });

  test.each(quotas)('the quota of profile document %d has a typed equivalent', (index, quota) => {
    const scope = chart();
    new Profile(scope, 'team', { owner: user('ana@example.com'), quota });
    const hard = rendered(scope).ofKind('ResourceQuota')[0].at('spec', 'hard').strings();
    for (const [key, value] of Object.entries(documents('kubeflow.org_Profile.yaml')[index].spec.resourceQuotaSpec.hard)) {
      expect({ key, amount: amount(hard[key === 'cpu' || key === 'memory' ? `requests.${key}` : key]) }).toEqual({ key, amount: amount(value) });
    }
  });
});
