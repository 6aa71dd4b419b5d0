/** Training jobs of upstream projects, said by our construct, mean the same. */
import { Chart } from 'cdk8s';
import { expectSameMeaning, HAS_SHARED, Meaning, realDocument } from './compare';
import { nvidia, trainJob, TrainJob, TrainJobOptions, TrainJobProps } from '../../../src/workloads';
import { chart, found } from '../../support';

const MEANING: Meaning = {
  defaults: { '.spec.runtimeRef.apiGroup': 'trainer.kubeflow.org', '.spec.runtimeRef.kind': 'ClusterTrainingRuntime' },
  // The mesh's label of the pods, which the documents leave to clusters without a mesh.
  added: ['.spec.runtimePatches'],
};

/** Words of a command that say nothing to us, from the document itself. */
const listIn = (document: object, ...path: readonly string[]) => path.reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>>)[name], document) as string[];
const commandOf = (document: object) => listIn(document, 'spec', 'trainer', 'command');
const argsOf = (document: object) => listIn(document, 'spec', 'trainer', 'args');

type Case = readonly [folder: 'corpus' | 'admission', index: number, name: string, props: (document: object) => TrainJobProps];

const CASES: readonly Case[] = [
  ['corpus', 5, 'lammps-flux-interactive', () => ({ runtime: { name: 'flux-runtime' }, numNodes: 4, image: 'ghcr.io/converged-computing/metric-lammps:latest' })],
  ['corpus', 6, 'quick-experiment', () => ({ runtime: { name: 'torch-distributed-gpu' }, image: 'my-training:latest', numNodes: 2, activeDeadlineSeconds: 28800 })],
  ['corpus', 7, 'lammps-flux', document => ({
    runtime: { name: 'flux-runtime' }, numNodes: 2, numProcPerNode: 4, image: 'ghcr.io/converged-computing/metric-lammps:latest', command: commandOf(document),
    env: { FLUX_VIEW_IMAGE: 'ghcr.io/converged-computing/flux-view-ubuntu:tag-jammy' },
  })],
  ['corpus', 8, 'pytorch-simple', document => ({
    runtime: 'torch-distributed', numNodes: 2, image: 'docker.io/kubeflowkatib/pytorch-mnist:v1beta1-45c5727', command: commandOf(document),
  })],
  ['corpus', 10, 'example-train-job', () => ({ runtime: { name: 'pytorch-team-runtime', kind: 'TrainingRuntime' } })],
  ['corpus', 11, 'my-trainjob', () => ({ runtime: 'torch-distributed', suspend: true })],
  ['corpus', 12, 'pytorch-custom', () => ({
    runtime: { name: 'torch-custom', kind: 'TrainingRuntime' }, queue: 'team-a-queue', image: 'docker.io/team-a/custom-training:latest', numNodes: 1,
    resourcesPerNode: { cpu: '2', memory: '4Gi' },
  })],
  ['admission', 2, 'bert', document => ({ runtime: 'torch-distributed', image: 'docker.io/example/bert:1', numNodes: 3, numProcPerNode: 2, args: argsOf(document) })],
  ['admission', 3, 'llama-lora', document => ({ runtime: 'torchtune-llama3.2-1b', dataset: { storageUri: 'hf://tatsu-lab/alpaca' }, numNodes: 1, args: argsOf(document) })],
  ['admission', 5, 'gbt', () => ({ runtime: 'xgboost-distributed', image: 'docker.io/example/gbt:1', numNodes: 4 })],
  ['admission', 6, 't5-deepspeed', () => ({ runtime: 'deepspeed-distributed', image: 'docker.io/example/t5:1', numNodes: 2, numProcPerNode: 4 })],
  ['admission', 7, 'llama-finetune', () => ({
    runtime: 'torchtune-llama3.2-1b', dataset: { storageUri: 'hf://tatsu-lab/alpaca' },
    model: { storageUri: 'hf://meta-llama/Llama-3.2-1B-Instruct', secret: 'hf-token' }, numNodes: 1, resourcesPerNode: { gpu: nvidia(1) },
  })],
];

/** Trials of experiments that are training jobs. */
const TRIALS = [['corpus', 11], ['admission', 26]] as const;

test('there are at least 12', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(12);
});

const whereShared = HAS_SHARED ? describe : describe.skip;

whereShared('the construct says', () => {
  test.each(CASES)('%s %i, %s', (folder, index, name, props) => {
    const document = realDocument(folder, 'trainer.kubeflow.org_TrainJob', index);
    const scope = chart('test', 'ml');
    new TrainJob(scope, name, props(document));
    expectSameMeaning(found(scope, 'TrainJob', name), document, MEANING);
  });

  test.each(TRIALS)('the trials of an experiment, %s %i', (folder, index) => {
    const { spec } = realDocument(folder, 'kubeflow.org_Experiment',
      index) as { readonly spec: { readonly trialTemplate: { readonly primaryContainerName: string; readonly trialSpec: { readonly spec: object } } } };
    const { trialSpec, primaryContainerName } = spec.trialTemplate;
    const props: TrainJobOptions = { runtime: 'torch-distributed', numNodes: 2, image: 'docker.io/kubeflowkatib/pytorch-mnist:v1beta1-45c5727', command: commandOf(trialSpec) };
    const template = trainJob(props);
    const at = { scope: new Chart(chart(), 'in'), namespace: 'ml', owner: 'trial', isRestricted: false };
    expectSameMeaning({ apiVersion: template.apiVersion, kind: template.kind, spec: template.spec(at) } as never, trialSpec as never, MEANING);
    expect(template.trial.primaryContainerName).toBe(primaryContainerName);
  });
});
