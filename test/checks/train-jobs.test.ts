import { schemaCustom, trainingElastic, trainJobRuntime } from '../../src/checks';
import { clusterObject, found, object, places } from './support';

const TRAINER = 'trainer.kubeflow.org/v1alpha1';
const STEP = 'trainer.kubeflow.org/trainjob-ancestor-step';

const step = (name: string, container: string, rest: object = {}, job: object = {}) => ({
  name,
  template: {
    metadata: { labels: { [STEP]: name === 'node' || name === 'launcher' ? 'trainer' : name } },
    spec: { template: { spec: { containers: [{ name: container, image: 'ghcr.io/kubeflow/trainer/dataset-initializer:v2', ...rest }] } }, ...job },
  },
});
const runtime = (name: string, jobs: readonly object[], mlPolicy: object = { torch: {}, numNodes: 1 }) =>
  clusterObject(TRAINER, 'ClusterTrainingRuntime', name, { spec: { mlPolicy, template: { spec: { replicatedJobs: jobs } } } });
const torch = runtime('torch', [step('node', 'node')]);
const trainJob = (spec: object = {}, name = 'bert', of = 'torch') => object(TRAINER, 'TrainJob', name, { spec: { runtimeRef: { name: of }, ...spec } });
const at = (field: string, name = 'bert') => `TrainJob/ml/${name} ${field}`;
const patch = (pod: object, job: object = {}) => ({
  runtimePatches: [{ manager: 'example.com/team', trainingRuntimeSpec: { template: { spec: { replicatedJobs: [{ name: 'node', template: { spec: { template: { spec: pod },
    ...job } } }] } } } }],
});

describe('TrainJob/Runtime of what is made', () => {
  test('lets training jobs pass of which good JobSets are made', () => {
    const pod = { volumes: [{ name: 'data', emptyDir: {} }], containers: [{ name: 'node', volumeMounts: [{ name: 'data', mountPath: '/data' }] }], nodeSelector: { pool: 'gpu' } };
    expect(found(trainJobRuntime, [
      torch, trainJob(), trainJob({ trainer: { numNodes: 4, resourcesPerNode: { requests: { cpu: '1' }, limits: { cpu: '2' } }, env: [{ name: 'LR', value: '1' }],
        image: 'a/b:1' } }),
      trainJob(patch(pod)), trainJob({}, 'a'.repeat(48)),
    ])).toEqual([]);
  });

  test('finds what Kubernetes and JobSet would refuse, at the field that says it', () => {
    expect(found(trainJobRuntime, [torch, trainJob({ trainer: { resourcesPerNode: { requests: { cpu: '4' }, limits: { cpu: '2' } } } })])).toEqual([
      `${at('spec.trainer.resourcesPerNode.requests.cpu')}: makes a JobSet whose spec.replicatedJobs[0].template.spec.template.spec.containers[0].resources.requests.cpu ` +
        'must be at most the limit, "2", got "4"; lower it, or raise the limit',
    ]);
    expect(places(trainJobRuntime, [
      torch, trainJob({ trainer: { numNodes: -2 } }), trainJob({ trainer: { image: '' } }), trainJob({ trainer: { env: [{ name: 'A=B', value: 'x' }] } }), trainJob({},
        'a'.repeat(49)),
      trainJob(patch({ nodeSelector: { pool: 'a b' } })), trainJob(patch({ restartPolicy: 'Always' })),
    ])).toEqual([
      at('spec.trainer.numNodes'), at('spec.trainer.image'), at('spec.trainer.env'), at('metadata.name', 'a'.repeat(49)),
        at('spec.runtimePatches'), at('spec.runtimePatches'),
    ]);
  });

  test('finds mounts that a patch adds without their volumes', () => {
    expect(places(trainJobRuntime, [torch, trainJob(patch({ containers: [{ name: 'node', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] }))])).toEqual([
      at('spec.runtimePatches[0].trainingRuntimeSpec.template.spec.replicatedJobs[0].template.spec.template.spec.containers[0].volumeMounts[0].name'),
    ]);
  });

  test('says what is wrong in a runtime there alone', () => {
    const broken = runtime('broken', [step('node', 'node', { ports: [{ containerPort: 0 }] })]);
    expect(places(trainJobRuntime, [broken, trainJob({}, 'bert', 'broken')])).toEqual([]);
  });
});

describe('TrainJob/Runtime of policies', () => {
  test('finds runtimes of two policies, and of Flux without processes', () => {
    expect(places(trainJobRuntime, [runtime('two', [], { torch: {}, mpi: {} }), runtime('flux', [], { flux: { numProcPerNode: 0 } }), runtime('one', [],
      { flux: { numProcPerNode: 1 } })]))
      .toEqual(['ClusterTrainingRuntime/two spec.mlPolicy.mpi', 'ClusterTrainingRuntime/flux spec.mlPolicy.flux.numProcPerNode']);
  });

  test('finds nodes of MPI that nothing starts', () => {
    const policy = { mpi: { runLauncherAsNode: true, mpiImplementation: 'OpenMPI' } };
    const jobs = [step('launcher', 'node'), { name: 'node', template: { spec: { template: { spec: { containers: [{ name: 'node', image: 'a/b:1' }] } } } } }];
    const nodes = { trainer: { numNodes: 2 } };
    expect(places(trainJobRuntime, [runtime('torch', jobs, policy), trainJob(nodes)])).toEqual([]);
    expect(places(trainJobRuntime, [runtime('torch', jobs.slice(0, 1), policy), trainJob(nodes), trainJob()])).toEqual([at('spec.trainer.numNodes')]);
  });

  test('finds data that Trainer\'s own initializers cannot get', () => {
    const withData = (image?: string) => runtime('torch', [step('dataset-initializer', 'dataset-initializer', image === undefined ? {} : { image }), step('node', 'node')]);
    const from = (storageUri: string) => trainJob({ initializer: { dataset: { storageUri } } });
    expect(places(trainJobRuntime, [withData(), from('hf://a/b'), from('cache://a/b'), from('S3://a')])).toEqual([]);
    expect(places(trainJobRuntime, [withData(), from(''), from('gs://a')])).toEqual([at('spec.initializer.dataset.storageUri'), at('spec.initializer.dataset.storageUri')]);
    expect(places(trainJobRuntime, [withData('ghcr.io/example/fetch:1'), from('gs://a')])).toEqual([]);
  });

  test('finds managers of patches without a domain', () => {
    expect(places(trainJobRuntime, [torch, trainJob({ runtimePatches: [{ manager: 'team' }, { manager: 'example.com/team' }] })])).toEqual([at('spec.runtimePatches[0].manager')]);
  });
});

test('TrainJob/Runtime finds runtimes of another group', () => {
  expect(places(trainJobRuntime, [torch, trainJob({ runtimeRef: { name: 'torch', apiGroup: 'example.com' } }), trainJob({ runtimeRef: { name: 'torch',
    apiGroup: 'trainer.kubeflow.org' } })]))
    .toEqual([at('spec.runtimeRef.apiGroup')]);
});

test('TrainingJob/Elastic finds fewer workers than there must be', () => {
  const job = (elasticPolicy: object) => object('kubeflow.org/v1', 'PyTorchJob', 'bert', { spec: { elasticPolicy } });
  expect(found(trainingElastic, [job({ minReplicas: 3, maxReplicas: 1 }), job({ minReplicas: 3 }), job({ maxReplicas: 1 }), job({ minReplicas: 1, maxReplicas: 1 })])).toEqual([
    'PyTorchJob/ml/bert spec.elasticPolicy.minReplicas: must be at most maxReplicas, 1, got 3; correct one of the two',
  ]);
});

describe('TrainJob/Runtime of torchtune', () => {
  const tuning = (of: string, trainer: object = {}) => trainJob({ trainer: { command: ['tune', 'run'], ...trainer } }, 'bert', of);
  const all = ['torchtune-llama3.2-1b', 'torchtune-llama3.3-70b', 'torchtune-qwen2.5-1.5b', 'torch-distributed'].map(name => runtime(name, [step('node', 'node')]));
  const args = ['model.quantize_base=True'];

  test('lets models pass that it trains', () => {
    expect(found(trainJobRuntime, [
      ...all, tuning('torchtune-llama3.2-1b'), tuning('torchtune-llama3.3-70b', { numNodes: 2 }), tuning('torchtune-llama3.2-1b', { args, numProcPerNode: 1 }),
      tuning('torchtune-llama3.2-1b', { args, resourcesPerNode: { limits: { 'nvidia.com/gpu': 1 } } }), tuning('torchtune-qwen2.5-1.5b', { args: [...args,
        'model.use_dora=True'] }),
      trainJob({ trainer: { numNodes: 2, command: ['torchrun'] } }, 'bert', 'torch-distributed'),
    ])).toEqual([]);
  });

  test('finds models, nodes and processes that it does not', () => {
    expect(places(trainJobRuntime, [
      ...all, tuning('torch-distributed', { numNodes: 3 }), tuning('torchtune-llama3.2-1b', { numNodes: 2 }), tuning('torchtune-qwen2.5-1.5b', { args, numProcPerNode: 1 }),
      tuning('torchtune-llama3.2-1b', { args, numProcPerNode: 2 }),
    ])).toEqual([at('spec.runtimeRef.name'), at('spec.trainer.numNodes'), at('spec.trainer.numNodes'), at('spec.runtimeRef.name'), at('spec.trainer.numProcPerNode')]);
  });
});

test('a rule of failures needs no name where the webhook of JobSet gives it one', () => {
  const failurePolicy = { rules: [{ action: 'FailJobSet' }] };
  expect(places(schemaCustom, [
    object('jobset.x-k8s.io/v1alpha2', 'JobSet', 'bert', { spec: { failurePolicy } }), clusterObject(TRAINER, 'ClusterTrainingRuntime', 'torch',
      { spec: { template: { spec: { failurePolicy } } } }),
  ])).toEqual(['ClusterTrainingRuntime/torch spec.template.spec.failurePolicy.rules[0].name']);
});
