/**
 * Trainings that do not compile. Each `@ts-expect-error` fails the type check of the tests as soon as the line below it compiles;
 * callers without types get a code of ours, or an object that means what the words say.
 */
import { deepspeedDistributed, torchDistributed } from '../../../src/components/trainer';
import {
  JAXJob, JAXJobProps, MPIJob, MPIJobProps, PyTorchJob, PyTorchJobProps, TFJob, TFJobProps, toTrainJob, trainJob, TrainingRuntime, TrainingRuntimeProps, TrainJob, TrainJobProps,
    XGBoostJob, XGBoostJobProps,
} from '../../../src/workloads';
import { chart, configError } from '../../support';

const image = 'example/train:1';
const role = { image };

const scope = () => chart('test', 'vision');
const codeOf = (make: () => unknown): string => {
  try {
    make();
    return 'none';
  } catch {
    return configError(make).code;
  }
};

test('the compiler refuses training jobs that no webhook would take', () => {
  const all: readonly TrainJobProps[] = [
    // @ts-expect-error the release has no runtime of that name
    { runtime: 'torch' },
    // @ts-expect-error a runtime is required
    { image },
    // @ts-expect-error PyTorch's runtime has no step for data
    { runtime: 'torch-distributed', dataset: { storageUri: 'hf://a/b' } },
    // @ts-expect-error JAX has one process on each node
    { runtime: 'jax-distributed', numProcPerNode: 2 },
    // @ts-expect-error a model is tuned on one node
    { runtime: 'torchtune-llama3.2-1b', numNodes: 2 },
    // @ts-expect-error the cache reads data
    { runtime: 'torch-distributed-with-cache' },
    // @ts-expect-error data do not come from there
    { runtime: 'torchtune-llama3.2-1b', dataset: { storageUri: 'gs://a/b' } },
    // @ts-expect-error a model does not come from a cache
    { runtime: 'torchtune-llama3.2-1b', model: { storageUri: 'cache://a/b' } },
    // @ts-expect-error a runtime is of one of two kinds
    { runtime: { name: 'ours', kind: 'Runtime' } },
    // @ts-expect-error a controller is one of two
    { runtime: 'torch-distributed', managedBy: 'kueue' },
    // @ts-expect-error the release before called its changes so
    { runtime: 'torch-distributed', podTemplateOverrides: [] },
  ];
  expect(all.map(props => codeOf(() => new TrainJob(scope(), 'bert', props)))).toEqual([
    'WrongProp', 'MissingProp', 'WrongProp', 'WrongProp', 'WrongProp', 'MissingProp', 'WrongProp', 'WrongProp', 'WrongProp', 'WrongProp', 'UnknownProp',
  ]);
  // @ts-expect-error a job as data has no name
  expect(codeOf(() => trainJob({ runtime: 'torch-distributed', name: 'bert' }))).toBe('UnknownProp');
});

test('the compiler refuses runtimes that contradict themselves', () => {
  const all: readonly TrainingRuntimeProps[] = [
    // @ts-expect-error either a framework or another runtime
    { framework: 'torch', like: torchDistributed() },
    // @ts-expect-error neither of them
    { image },
    // @ts-expect-error nobody knows the image of a plain program
    { framework: 'plainml' },
    // @ts-expect-error MPI needs an image with an SSH server
    { framework: 'mpi' },
    // @ts-expect-error only MPI says processes in its runtime
    { framework: 'torch', numProcPerNode: 2 },
    // @ts-expect-error what it is like has its steps already
    { like: deepspeedDistributed(), initializers: { dataset: {} } },
    // @ts-expect-error a name is no runtime
    { like: 'torch-distributed' },
  ];
  expect(all.map(props => codeOf(() => new TrainingRuntime(scope(), 'ours', props)))).not.toContain('none');
});

test('the compiler refuses jobs of the Training Operator that its webhooks refuse', () => {
  // @ts-expect-error an elastic training has workers
  const elastic: PyTorchJobProps = { master: role, elasticPolicy: {} };
  // @ts-expect-error there is one master
  const masters: PyTorchJobProps = { master: { ...role, replicas: 2 } };
  // @ts-expect-error there are no pods
  const none: PyTorchJobProps = {};
  // @ts-expect-error chief and master are one
  const two: TFJobProps = { chief: role, master: role };
  // @ts-expect-error parameters alone train nothing
  const parameters: TFJobProps = { ps: role };
  // @ts-expect-error a master is required
  const workers: XGBoostJobProps = { worker: role };
  // @ts-expect-error a launcher is required
  const launched: MPIJobProps = { worker: role };
  // @ts-expect-error Kueue knows no such jobs
  const queued: MPIJobProps = { launcher: role, queue: 'default' };
  // @ts-expect-error JAX has workers alone
  const led: JAXJobProps = { worker: role, master: role };
  // @ts-expect-error a role has an image
  const bare: JAXJobProps = { worker: {} };
  const made = [
    ...[elastic, masters, none].map(props => () => new PyTorchJob(scope(), 'bert', props)), ...[two, parameters].map(props => () => new TFJob(scope(), 'bert', props)),
    () => new XGBoostJob(scope(), 'bert', workers), ...[launched, queued].map(props => () => new MPIJob(scope(), 'bert', props)),
      ...[led, bare].map(props => () => new JAXJob(scope(), 'bert', props)),
  ];
  expect(made.map(codeOf)).not.toContain('none');
});

test('the compiler refuses ways to a training job that there are not', () => {
  // @ts-expect-error no runtime of the release is for TensorFlow
  expect(codeOf(() => toTrainJob('TFJob', { worker: role }))).toBe('ToTrainJobKind');
  // @ts-expect-error an image with an SSH server is needed, and the runtime says how it is reached
  expect(toTrainJob('MPIJob', { launcher: role }, {}).runtime).toBeUndefined();
  // @ts-expect-error JAX does not run by PyTorch's runtime
  expect(toTrainJob('JAXJob', { worker: role }, { runtime: 'torch-distributed' }).runtime).toBe('torch-distributed');
});
