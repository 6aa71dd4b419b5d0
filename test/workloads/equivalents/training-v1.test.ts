/** Jobs of the Training Operator as upstream projects wrote them, said by our constructs, mean the same. */
import * as fs from 'fs';
import * as path from 'path';
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { load, loadAll } from 'js-yaml';
import { expectSameMeaning, HAS_SHARED, Meaning, realDocument, SHARED } from './compare';
import type { PlainManifest } from '../../../src/core';
import {
  existingClaim, JAXJob, JobRole, JobTemplate, MPIJob, nvidia, PaddleJob, PyTorchJob, pyTorchJob, TFJob, XGBoostJob, xgboostJob,
} from '../../../src/workloads';
import { chart, found } from '../../support';

const POD = '.spec.*.*.template';

const MEANING: Meaning = {
  // What the operator writes where nobody does.
  defaults: { '.spec.*.*.replicas': 1 },
  // The mesh's label of the pods, and no token for programs that call no API server.
  added: [`${POD}.metadata`, `${POD}.spec.automountServiceAccountToken`],
  // The operator makes one of the two fields of an MPIJob.
  normal: one => {
    const { cleanPodPolicy, ...spec } = one.spec as { readonly cleanPodPolicy?: string; readonly runPolicy?: object };
    return cleanPodPolicy === undefined ? one : { ...one, spec: { ...spec, runPolicy: { ...spec.runPolicy, cleanPodPolicy } } };
  },
};

interface Role {
  readonly template: { readonly spec: { readonly containers: readonly { readonly args: string[]; readonly command: string[] }[] } };
}

/** Words of a role's program that say nothing to us, from the document itself. */
const programIn = (document: object, role: string) => {
  const roles = Object.values((document as { readonly spec: Readonly<Record<string, Readonly<Record<string, Role>>>> }).spec).find(one => typeof one === 'object' && role in one)!;
  const { args, command } = roles[role].template.spec.containers[0];
  return { ...args && { args }, ...command && { command } };
};

const V1 = 'ghcr.io/kubeflow/training-v1';
const onFailure = { restartPolicy: 'OnFailure' } as const;
const mnist = (document: object): JobRole => ({ ...onFailure, image: `${V1}/pytorch-dist-mnist:latest`, gpu: nvidia(1), ...programIn(document, 'Master') });
const port = { containerPort: 9991, name: 'xgboostjob-port' };
const iris = (document: object, role: string): JobRole => ({
  image: `${V1}/xgboost-dist-iris:latest`, imagePullPolicy: 'Always', ports: [port], ...programIn(document, role),
  mounts: [{ mountPath: '/tmp/xgboost_model', claim: existingClaim('xgboostlocal', { external: true }) }],
});
const xgboost = (role: (name: string) => JobRole) => ({ master: { ...role('Master'), restartPolicy: 'Never' },
  worker: { ...role('Worker'), replicas: 2, restartPolicy: 'ExitCode' } }) as const;

type Build = (scope: Construct, name: string, document: object) => unknown;
/** A change that takes the planted mistake away. */
type Repair = (document: PlainManifest) => PlainManifest;
type Case = readonly [kind: string, index: number, name: string, build: Build, repair?: Repair];

const buildMnist: Build = (scope, name, document) => new PyTorchJob(scope, name, { master: mnist(document), worker: mnist(document) });
const renamed = (name: string): Repair => document => ({ ...document, metadata: { name } });
const inText = (text: string, other: string): Repair => document => JSON.parse(JSON.stringify(document).replace(text, other)) as PlainManifest;

const VALID: readonly Case[] = [
  ['PyTorchJob', 0, 'pytorch-dist-mnist-mpi', buildMnist],
  ['PyTorchJob', 1, 'pytorch-dist-basic-sendrecv', (scope, name) => {
    const role = { ...onFailure, image: `${V1}/pytorch-dist-sendrecv-test:latest` };
    new PyTorchJob(scope, name, { master: role, worker: { ...role, replicas: 3 } });
  }],
  ['PyTorchJob', 11, 'pytorch-dist-mnist-mpi', (scope, name, document) =>
    new PyTorchJob(scope, name, { master: mnist(document), worker: mnist(document), runPolicy: { managedBy: 'kueue.x-k8s.io/multikueue' } })],
  ['TFJob', 0, 'multi-worker', (scope, name) => new TFJob(scope, name, {
    runPolicy: { cleanPodPolicy: 'None' },
    worker: {
      replicas: 2, restartPolicy: 'Never', image: `${V1}/tf-multi-worker-strategy:latest`, gpu: nvidia(1),
      mounts: [{ mountPath: '/train', name: 'training', claim: existingClaim('strategy-volume', { external: true }) }],
    },
  })],
  ['TFJob', 1, 'tfjob-simple', (scope, name, document) =>
    new TFJob(scope, name, { worker: { ...onFailure, replicas: 2, image: `${V1}/tf-mnist-with-summaries:latest`, ...programIn(document, 'Worker') } })],
  ['XGBoostJob', 0, 'xgboost-dist-iris-test-train-local', (scope, name, document) => new XGBoostJob(scope, name, xgboost(role => iris(document, role)))],
  ['XGBoostJob', 1, 'xgboost-dist-iris-test-predict-local', (scope, name, document) => new XGBoostJob(scope, name, xgboost(role => iris(document, role)))],
  ['MPIJob', 0, 'tensorflow-mnist-elastic', (scope, name, document) => {
    const image = 'horovod/horovod:0.20.0-tf2.3.0-torch1.6.0-mxnet1.5.0-py3.7-cpu';
    new MPIJob(scope, name, {
      slotsPerWorker: 1, runPolicy: { cleanPodPolicy: 'Running' },
      launcher: { image, cpuLimit: '1', memoryLimit: '2Gi', ...programIn(document, 'Launcher') }, worker: { image, replicas: 2, cpuLimit: '2', memoryLimit: '4Gi' },
    });
  }],
  ['JAXJob', 0, 'jaxjob-mnist', (scope, name) =>
    new JAXJob(scope, name, { worker: { ...onFailure, replicas: 2, image: `${V1}/jaxjob-dist-spmd-mnist:latest`, imagePullPolicy: 'Always' } })],
  ['PaddleJob', 0, 'paddle-simple-cpu', (scope, name, document) => new PaddleJob(scope, name, {
    worker: {
      ...onFailure, replicas: 2, image: 'registry.baidubce.com/paddlepaddle/paddle:2.4.0rc0-cpu', imagePullPolicy: 'Always', ports: [{ containerPort: 37777, name: 'master' }],
      ...programIn(document, 'Worker'),
    },
  })],
];

/** Documents of other programs, of which each has one planted mistake, without it. */
const REPAIRED: readonly Case[] = [
  ['PyTorchJob', 4, 'first-job', buildMnist, renamed('first-job')],
  ['PyTorchJob', 9, 'pytorch-simple', (scope, name, document) => {
    const role: JobRole = { ...onFailure, image: 'docker.io/kubeflowkatib/pytorch-mnist:v1beta1-45c5727', imagePullPolicy: 'Always', ...programIn(document, 'Master') };
    new PyTorchJob(scope, name, { master: role, worker: { ...role, replicas: 1 } });
  }, inText('"Retry"', '"OnFailure"')],
  ['XGBoostJob', 2, 'lightgbm-dist-train-test', (scope, name, document) => new XGBoostJob(scope, name, {
    ...xgboost(role => ({ image: `${V1}/lightgbm-dist-py-test:latest`, imagePullPolicy: 'Never', ports: [port], ...programIn(document, role) })),
    runPolicy: { managedBy: 'kueue.x-k8s.io/multikueue' },
  }), inText('"managedBy":"kueue"', '"managedBy":"kueue.x-k8s.io/multikueue"')],
];

const ALL: readonly Required<Case>[] = [...VALID, ...REPAIRED].map(([kind, index, name, build, repair = document => document]) => [kind, index, name, build, repair]);

/** Trials of experiments: the job in the document, and ours. */
type Trial = readonly [what: string, document: () => PlainManifest, template: (document: PlainManifest) => JobTemplate];

const experiment = (folder: 'corpus' | 'admission', index: number) => () =>
  (realDocument(folder, 'kubeflow.org_Experiment', index) as { readonly spec: { readonly trialTemplate: { readonly trialSpec: PlainManifest } } }).spec.trialTemplate.trialSpec;

/** The template for PyTorchJobs that a release of the distribution brings. */
const released = (file: string) => (): PlainManifest => {
  const documents = loadAll(fs.readFileSync(path.join(SHARED, 'upstream', file),
    'utf8')) as { readonly kind: string; readonly metadata: { readonly name: string }; readonly data: Readonly<Record<string, string>> }[];
  return load(documents.find(one => one.kind === 'ConfigMap' && one.metadata.name.startsWith('trial-templates'))!.data.pytorchJobTemplate) as PlainManifest;
};

const lightgbm = (document: PlainManifest) => xgboostJob(xgboost(role => ({ image: 'ghcr.io/kubeflow/katib/xgboost-lightgbm:1.0', imagePullPolicy: 'Always', ports: [port],
  ...programIn(document, role) })));
const katibMnist = (image: string) => (document: PlainManifest) => {
  const role: JobRole = { ...onFailure, image, ...programIn(document, 'Master') };
  return pyTorchJob({ master: role, worker: { ...role, replicas: 2 } });
};

const TRIALS: readonly Trial[] = [
  ['XGBoostJob, corpus 12', experiment('corpus', 12), lightgbm],
  ['XGBoostJob, admission 1', experiment('admission', 1), lightgbm],
  ['PyTorchJob of 1.8.1', released('v1.8.1/example.yaml'), katibMnist('docker.io/kubeflowkatib/pytorch-mnist-cpu:v0.16.0')],
  ['PyTorchJob of 1.10.2', released('v1.10.2/example.yaml'), katibMnist('ghcr.io/kubeflow/katib/pytorch-mnist-cpu:v0.18.0')],
  ['PyTorchJob of 26.03.1', released('26.03.1/default/katib.yaml'), katibMnist('ghcr.io/kubeflow/katib/pytorch-mnist-cpu:v0.19.0')],
];

test('there are at least 18', () => {
  expect(VALID.length + REPAIRED.length + TRIALS.length).toBeGreaterThanOrEqual(18);
});

(HAS_SHARED ? describe : describe.skip)('the constructs say', () => {
  test.each(ALL)('%s %i, %s', (kind, index, name, build, repair) => {
    const document = repair(realDocument('admission', `kubeflow.org_${kind}`, index));
    const scope = chart('test', 'ml');
    build(scope, name, document);
    expectSameMeaning(found(scope, kind, name), document, MEANING);
  });

  test.each(TRIALS)('trials that are a %s', (_, document, template) => {
    const trial = document();
    const made = template(trial);
    const at = { scope: new Chart(chart(), 'in'), namespace: 'ml', owner: 'trial', isRestricted: false };
    expectSameMeaning({ apiVersion: made.apiVersion, kind: made.kind, spec: made.spec(at) } as never, trial, MEANING);
  });
});
