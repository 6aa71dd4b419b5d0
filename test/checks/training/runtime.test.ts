import { container, FULL, job, runtime, TRAINER, trainJob } from './objects';
import { trainJobRuntime } from '../../../src/checks';
import { external, found, object, places } from '../support';

describe('TrainJob/Runtime', () => {
  const patch = (jobs: readonly object[]) => ({ runtimePatches: [{ manager: 'a.b/c', trainingRuntimeSpec: { template: { spec: { replicatedJobs: jobs } } } }] });
  const pods = (spec: object) => ({ template: { spec: { template: { spec } } } });

  test('lets training jobs pass that fit their runtime, and those whose runtime somebody else makes', () => {
    expect(found(trainJobRuntime, [
      FULL, trainJob({ initializer: { dataset: {} }, trainer: { env: [{ name: 'LR', value: '1' }] } }),
      trainJob(patch([{ name: 'node', ...pods({ initContainers: [container('prepare', { env: [{ name: 'A' }] })], containers: [container('node', { volumeMounts: [] })] }) }])),
      object(TRAINER, 'TrainingRuntime', 'own', { spec: { template: { spec: { replicatedJobs: [job('node', { step: 'constructor', containers: [] })] } } } }),
      object(TRAINER, 'TrainJob', 'own', { spec: { runtimeRef: { name: 'own', kind: 'TrainingRuntime' } } }),
      object(TRAINER, 'TrainJob', 'none', { spec: { runtimeRef: { kind: 'X', name: 'y' } } }), object(TRAINER, 'TrainJob', 'nameless', { spec: { runtimeRef: {} } }),
    ])).toEqual([]);
    expect(found(trainJobRuntime, [trainJob()], [external('trainer.kubeflow.org/ClusterTrainingRuntime', 'torch')])).toEqual([]);
  });

  test('finds a runtime that is not there, or in another namespace', () => {
    const own = object(TRAINER, 'TrainingRuntime', 'torch', { spec: {} }, { namespace: 'nlp' });
    expect(found(trainJobRuntime, [own, trainJob(), trainJob({ runtimeRef: { name: 'torch', kind: 'TrainingRuntime' } })])).toEqual([
      'TrainJob/ml/bert spec.runtimeRef.name: names a ClusterTrainingRuntime that does not exist, got "torch"; correct the name, add the ClusterTrainingRuntime, ' +
        'or declareExternal() it if somebody else makes it; where another repository installs the platform, existingPlatform(app, facts) tells of it',
      'TrainJob/ml/bert spec.runtimeRef.name: names a TrainingRuntime that does not exist, got "ml/torch"; correct the name, add the TrainingRuntime, or declareExternal() it if somebody else makes it',
    ]);
  });

  test('proposes a runtime of nearly the same name, where it can be', () => {
    const own = (name: string, namespace: string) => object(TRAINER, 'TrainingRuntime', name, { spec: {} }, { namespace });
    const named = trainJob({ runtimeRef: { name: 'torch', kind: 'TrainingRuntime' } });
    expect(found(trainJobRuntime, [own('torhc', 'nlp'), own('torcch', 'ml'), named]).join()).toContain('write "torcch"');
    expect(found(trainJobRuntime, [own('torcch', 'nlp'), named]).join()).toContain('correct the name');
  });

  test('finds steps of a runtime that the webhook does not', () => {
    expect(found(trainJobRuntime, [runtime([job('node', { step: 'trainer', replicas: 1, containers: [container('first'), container('node')] })])])).toEqual([]);
    const nameless = { image: 'train' };
    expect(found(trainJobRuntime, [runtime([job('node', { step: 'trainer', replicas: 2, containers: [container('main'), nameless] })])])).toEqual([
      'ClusterTrainingRuntime/torch spec.template.spec.replicatedJobs[0].replicas: must be 1 for the step "trainer", got 2; leave it out, and set mlPolicy.numNodes',
      'ClusterTrainingRuntime/torch spec.template.spec.replicatedJobs[0].template.spec.template.spec.containers: must hold one called "node" for the step "trainer", got main; ' +
        'call the container of the step "node"',
    ]);
  });

  test('finds a number of nodes that would make as many launchers', () => {
    const mpi = (numNodes: number, step = 'launcher') =>
      runtime(['launcher', 'node'].map(name => job(name, name === step ? { step: 'trainer' } : {})), { numNodes, mpi: {} });
    expect(found(trainJobRuntime, [mpi(3)])).toEqual([
      'ClusterTrainingRuntime/torch spec.mlPolicy.numNodes: must be 1, since it is the number of pods of "launcher", each of which would start all processes, got 3; ' +
        'set parallelism and completions of the Job called node',
    ]);
    expect(found(trainJobRuntime, [mpi(1), mpi(3, 'node'), mpi(3, 'neither')])).toEqual([]);
  });

  test('finds initializers for which the runtime has no step', () => {
    expect(found(trainJobRuntime, [FULL, trainJob({ initializer: { dataset: {}, model: {} } })])).toEqual([
      'TrainJob/ml/bert spec.initializer.model: needs a Job and a container called "model-initializer", which the runtime "torch" does not have; leave it out, or take a runtime with that step',
    ]);
    const elsewhere = runtime([job('dataset-initializer'), job('node', { containers: [container('dataset-initializer')] })]);
    expect(places(trainJobRuntime, [elsewhere, trainJob({ initializer: { dataset: {} } })])).toEqual(['TrainJob/ml/bert spec.initializer.dataset']);
  });

  test.each([['torch', 'PET_NNODES'], ['xgboost', 'DMLC_TRACKER_URI']])('finds variables that are those of %s, in its own runtimes alone', (framework, name) => {
    const job_ = trainJob({ trainer: { env: [{ name: 'LR' }, { name }] } });
    expect(found(trainJobRuntime, [runtime([job('node')], { [framework]: {} }), job_])).toEqual([
      `TrainJob/ml/bert spec.trainer.env[1].name: is a variable that the controller sets for ${framework}, got "${name}"; leave it out; numNodes and numProcPerNode say how many there are`,
    ]);
    expect(found(trainJobRuntime, [runtime([job('node')], { mpi: {} }), job_])).toEqual([]);
  });

  test('finds patches of what the runtime does not have, and of variables that have a place of their own', () => {
    const patched = trainJob(patch([
      { name: 'worker' }, { name: 'node', ...pods({ containers: [container('main'), container('node', { env: [{ name: 'A' }] })], initContainers: [container('first')] }) },
    ]));
    expect(found(trainJobRuntime, [FULL, patched]).map(one => one.replace('TrainJob/ml/bert spec.runtimePatches[0].trainingRuntimeSpec.template.spec.replicatedJobs',
      ''))).toEqual([
      '[0].name: changes a Job that the runtime "torch" does not have, got "worker"; name one of dataset-initializer, node',
      '[1].template.spec.template.spec.initContainers[0].name: changes a container that the Job does not have, got "first"; name one of node, prepare',
      '[1].template.spec.template.spec.containers[0].name: changes a container that the Job does not have, got "main"; name one of node, prepare',
      '[1].template.spec.template.spec.containers[1].env: must be empty for the container "node"; ' +
        'set the variables in trainer.env, initializer.dataset.env or initializer.model.env',
    ]);
    const nameless = { ...job('x'), name: undefined };
    expect(found(trainJobRuntime, [runtime([nameless, job('node')]), trainJob(patch([{ name: 'worker' }]))])).toEqual([
      expect.stringMatching(/got "worker"; name one of node$/),
    ]);
    expect(found(trainJobRuntime, [runtime([job('node')]), trainJob(patch([{ name: 'node', ...pods({ containers: [{ volumeMounts: [] }] }) }]))]).join())
      .not.toContain('changes a container');
  });
});
