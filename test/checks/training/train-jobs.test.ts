import { schemaCustom, trainingElastic, trainJobRuntime } from '../../../src/checks';
import { clusterObject, found, object, places } from '../support';

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
      torch, trainJob({ trainer: { numNodes: -2, resourcesPerNode: { limits: { cpu: '2' } } } }),
      trainJob({ trainer: { image: '' } }), trainJob({ trainer: { env: [{ name: 'A=B', value: 'x' }] } }), trainJob({}, 'a'.repeat(49)),
      trainJob(patch({ nodeSelector: { pool: 'a b' } })), trainJob(patch({ restartPolicy: 'Always' })),
    ])).toEqual([
      at('spec.trainer.numNodes'), at('spec.trainer.image'), at('spec.trainer.env'), at('metadata.name', 'a'.repeat(49)),
        at('spec.runtimePatches'), at('spec.runtimePatches'),
    ]);
  });

  test.each<[string, object, object]>([
    ['replicatedJobs[0].template.spec.maxFailedIndexes must be from 0 to 2, got 3', { backoffLimitPerIndex: 1, maxFailedIndexes: 3 }, {}],
    ['replicatedJobs[0].template.spec.successPolicy.rules[0].succeededCount must be from 0 to 2, got 3', { successPolicy: { rules: [{ succeededCount: 3 }] } }, {}],
    ['coordinator.podIndex must be from 0 to 1, got 2', {}, { coordinator: { replicatedJob: 'node', podIndex: 2 } }],
  ])('finds too few nodes: %s', (problem, template, set) => {
    const three = clusterObject(TRAINER, 'ClusterTrainingRuntime', 'torch',
      { spec: { mlPolicy: { numNodes: 3 }, template: { spec: { ...set, replicatedJobs: [step('node', 'node', {}, template)] } } } });
    expect(found(trainJobRuntime, [three, trainJob({ trainer: { numNodes: 3 } }), trainJob({ trainer: { numNodes: 2 } })])).toEqual([
      `${at('spec.trainer.numNodes')}: makes a JobSet whose spec.${problem}; write such a number`,
    ]);
  });

  test('finds it at the part that says it, or else at the patches', () => {
    const env = [{ name: 'A=B', value: 'x' }];
    const data = runtime('torch', [step('node', 'node'), step('dataset-initializer', 'dataset-initializer')]);
    const resources = { requests: { cpu: '4' }, limits: { cpu: '2' } };
    expect(places(trainJobRuntime, [
      data, trainJob({ initializer: { dataset: { env } } }), trainJob(patch({ containers: [{ name: 'node', resources }] })),
      trainJob({ trainer: { numNodes: 2 }, ...patch({ volumes: [{ name: 'a b', emptyDir: {} }] }) }),
      trainJob({ trainer: { resourcesPerNode: { limits: { 'nvidia.com/gpu': '1' }, requests: { 'nvidia.com/gpu': '2' } } } }),
    ])).toEqual([at('spec.initializer.dataset.env'), at('spec.runtimePatches'), at('spec.runtimePatches'), at('spec.trainer.resourcesPerNode.requests["nvidia.com/gpu"]')]);
    const model = runtime('torch', [step('model-initializer', 'model-initializer')]);
    expect(places(trainJobRuntime, [model, trainJob({ initializer: { model: { env } } })])).toEqual([at('spec.initializer.model.env')]);
  });

  test('says once what is wrong in several Jobs, and apart what is to be done otherwise', () => {
    const two = runtime('torch', [step('node', 'node'), step('launcher', 'node')]);
    const env = [{ name: 'A=B', value: 'x' }, { name: 'C', value: 'x', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }];
    expect(found(trainJobRuntime, [two, trainJob({ trainer: { env } })]).map(one => one.split(': makes')[0])).toEqual([at('spec.trainer.env'), at('spec.trainer.env')]);
  });

  test('finds names of training jobs with which others become too long', () => {
    const long = 'a'.repeat(30);
    const claim = 'c'.repeat(33);
    const mounts = { volumeMounts: [{ name: claim, mountPath: '/data' }] };
    const set = (rest: object, container: object = {}) =>
      clusterObject(TRAINER, 'ClusterTrainingRuntime', 'torch', { spec: { template: { spec: { ...rest, replicatedJobs: [step('node', 'node', container)] } } } });
    const claims = { volumeClaimPolicies: [{ templates: [{ metadata: { name: claim } }] }] };
    for (const one of [set({ coordinator: { replicatedJob: 'node' } }), set(claims, mounts)]) {
      expect(places(trainJobRuntime, [one, trainJob(), trainJob({}, long)])).toEqual([at('metadata.name', long)]);
    }
  });

  test('leaves open how training jobs are called that the API server names', () => {
    expect(places(trainJobRuntime, [torch, object(TRAINER, 'TrainJob', '', { spec: { runtimeRef: { name: 'torch' } } }, { name: undefined, generateName: 'bert-' })])).toEqual([]);
  });

  test('lets variables pass that are said otherwise than in the runtime', () => {
    const env = [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'a', key: 'a' } } }];
    expect(found(trainJobRuntime, [runtime('torch', [step('node', 'node', { env })]), trainJob({ trainer: { env: [{ name: 'TOKEN', value: 'x' }] } })])).toEqual([]);
  });

  describe('of mounts that a patch adds', () => {
    const mounting = (name?: string, list = 'containers') => ({ [list]: [{ name: 'node', volumeMounts: [{ name, mountPath: '/data' }] }] });
    const path = 'spec.runtimePatches[0].trainingRuntimeSpec.template.spec.replicatedJobs[0]';
    const withPod = (pod: object, claims: object = {}) => clusterObject(TRAINER, 'ClusterTrainingRuntime', 'torch', { spec: { template: { spec: { ...claims, replicatedJobs: [
      { name: 'other', template: { spec: { template: { spec: { containers: [], volumes: [{ name: 'elsewhere', emptyDir: {} }] } } } } },
      { name: 'node', template: { spec: { template: { spec: { containers: [{ name: 'node', image: 'a/b:1' }], ...pod } } } } },
    ] } } } });

    test('finds those without their volumes', () => {
      const volumes = [{ name: 'cache', emptyDir: {} }, { emptyDir: {} }];
      expect(found(trainJobRuntime, [withPod({ volumes }), trainJob(patch(mounting('elsewhere')))])).toEqual([
        `${at(`${path}.template.spec.template.spec.containers[0].volumeMounts[0].name`)}: must be a volume of the pod, got "elsewhere"; ` +
          'add the volume to the patch, or name one of cache',
      ]);
      const first = withPod({ initContainers: [{ name: 'node', image: 'a/b:1' }] });
      expect(places(trainJobRuntime, [first, trainJob(patch(mounting('x', 'initContainers')))]))
        .toEqual([at(`${path}.template.spec.template.spec.initContainers[0].volumeMounts[0].name`)]);
    });

    test.each(['data', 'cache', 'mpi-ssh-auth', 'mpi-hostfile'])('lets the volume %s pass, of a claim, of the runtime or of MPI', name => {
      const pod = { volumes: [{ name: 'cache', emptyDir: {} }], initContainers: [{ name: 'load', image: 'a/b:1', volumeMounts: [{ name: 'data', mountPath: '/a' }] }] };
      const all = withPod(pod, { volumeClaimPolicies: [{ templates: [{ metadata: { name: 'data' } }] }] });
      expect(found(trainJobRuntime, [all, trainJob(patch(mounting(name)))])).toEqual([]);
    });

    test('leaves those without a name, or of no Job of the runtime, to others', () => {
      expect(found(trainJobRuntime, [torch, trainJob(patch(mounting()))]).join()).not.toContain('must be a volume of the pod');
      expect(places(trainJobRuntime, [runtime('torch', [step('train', 'node')]), trainJob(patch(mounting('data')))])).toEqual([at(`${path}.name`)]);
    });
  });

  test('says what is wrong in a runtime there alone', () => {
    const broken = runtime('broken', [step('node', 'node', { ports: [{ containerPort: 0 }] })]);
    expect(places(trainJobRuntime, [broken, trainJob({}, 'bert', 'broken'), trainJob({ trainer: { image: '' } }, 'bert', 'broken')])).toEqual([at('spec.trainer.image')]);
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
    for (const some of [jobs.slice(0, 1), jobs.slice(1)]) {
      expect(places(trainJobRuntime, [runtime('torch', some, policy), trainJob(nodes), trainJob({}, 'unsaid'), trainJob({ trainer: { numNodes: 1 } }, 'one')]))
        .toEqual([at('spec.trainer.numNodes')]);
    }
    expect(places(trainJobRuntime, [runtime('torch', jobs.slice(0, 1), { mpi: { runLauncherAsNode: false } }), trainJob(nodes)])).toEqual([]);
  });

  test('finds data that Trainer\'s own initializers cannot get', () => {
    const withData = (image?: string) => runtime('torch', [step('dataset-initializer', 'dataset-initializer', image === undefined ? {} : { image }), step('node', 'node')]);
    const from = (storageUri: string) => trainJob({ initializer: { dataset: { storageUri } } });
    expect(places(trainJobRuntime, [withData(), from('hf://a/b'), from('cache://a/b'), from('S3://a')])).toEqual([]);
    expect(places(trainJobRuntime, [withData(), from(''), from('gs://a')])).toEqual([at('spec.initializer.dataset.storageUri'), at('spec.initializer.dataset.storageUri')]);
    expect(found(trainJobRuntime, [withData('ghcr.io/kubeflow/trainer/dataset-initializer'), from('a')])).toEqual([
      `${at('spec.initializer.dataset.storageUri')}: must begin with hf:// or s3:// or cache://, got "a"; correct it, or take a runtime with another initializer`,
    ]);
    for (const image of ['ghcr.io/example/fetch:1', 'ghcr.io/kubeflow/trainer/dataset-initializer-of-ours:1']) {
      expect(places(trainJobRuntime, [withData(image), from('gs://a')])).toEqual([]);
    }
    expect(places(trainJobRuntime, [withData(), trainJob({ initializer: { dataset: {} } })])).toEqual([]);
  });

  test('looks for the initializer behind other containers', () => {
    const last = runtime('torch', [step('node', 'node', { image: 'a/b:1' }), step('model-initializer', 'model-initializer')]);
    expect(places(trainJobRuntime, [last, trainJob({ initializer: { model: { storageUri: 'cache://a' } } })])).toEqual([at('spec.initializer.model.storageUri')]);
  });

  test.each([['team', 1], ['example.com/', 1], ['Example/team', 1], ['example.com/a@b', 1], ['example.com/a b', 1], ['example.com/team', 0], ['example.com/a/b', 0]])(
    'finds managers of patches that are not a domain and a path: %s', (manager, count) => {
      expect(places(trainJobRuntime, [torch, trainJob({ runtimePatches: [{ manager }] })])).toEqual(Array(count).fill(at('spec.runtimePatches[0].manager')));
    });
});

test('TrainJob/Runtime finds runtimes of another group', () => {
  const of = (name: string, apiGroup?: string | null) => trainJob({ runtimeRef: { name: 'torch', apiGroup } }, name);
  expect(places(trainJobRuntime, [torch, of('other', 'example.com'), of('same', 'trainer.kubeflow.org'), of('unsaid'), of('null', null)]))
    .toEqual([at('spec.runtimeRef.apiGroup', 'other')]);
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

  test.each([[['tune']], [['tune', 'ls']], [['run', 'run']], [['tune', 'run', 'x']], [[]]])('looks at no other command: %j', command => {
    expect(found(trainJobRuntime, [...all, tuning('torch-distributed', { command })])).toEqual([]);
  });

  test('looks at runtimes of torch alone', () => {
    expect(found(trainJobRuntime, [runtime('torch-distributed', [step('node', 'node')], { jax: {} }), tuning('torch-distributed')])).toEqual([]);
  });

  const gpus = (count: number) => ({ resources: { limits: { 'nvidia.com/gpu': count } } });
  const own = (count: number) => ({ resourcesPerNode: { limits: { 'nvidia.com/gpu': count } } });
  test.each<[string, object, object[], object, string[]]>([
    ['of the runtime', gpus(1), [], {}, []],
    ['of the runtime, too many', gpus(2), [], {}, ['numProcPerNode']],
    ['of the training job before those of the runtime', gpus(2), [], own(1), []],
    ['of the training job, too many', gpus(1), [], own(2), ['numProcPerNode']],
    ['of nobody', {}, [], {}, ['numProcPerNode']],
    ['of other containers', {}, [{ name: 'sidecar', ...gpus(1) }], {}, ['numProcPerNode']],
    ['requested before the limit', gpus(1), [], { resourcesPerNode: { requests: { 'nvidia.com/gpu': '2' }, limits: { 'nvidia.com/gpu': 1 } } },
      ['numProcPerNode', 'resourcesPerNode.requests["nvidia.com/gpu"]']],
  ])('counts the GPUs %s', (_, resources, others, trainer, wanted) => {
    const name = 'torchtune-llama3.2-3b';
    const containers = [...others, { name: 'node', ...resources }].map(one => ({ image: 'a/b:1', ...one }));
    const node = runtime(name, [{ name: 'node', template: { metadata: { labels: { [STEP]: 'trainer' } }, spec: { template: { spec: { containers } } } } }]);
    expect(places(trainJobRuntime, [node, tuning(name, { args: ['lr=1', ...args], ...trainer })])).toEqual(wanted.map(field => at(`spec.trainer.${field}`)));
  });

  test('says of QLoRA nothing where the model or the number of nodes is wrong, or the model does it in any case', () => {
    expect(places(trainJobRuntime, [
      ...all, tuning('torch-distributed', { args, numProcPerNode: 2 }), tuning('torchtune-llama3.2-1b', { args, numNodes: 2, numProcPerNode: 2 }),
      tuning('torchtune-llama3.3-70b', { args, numProcPerNode: 2 }), tuning('torchtune-llama3.2-1b', { args: [1], numProcPerNode: 2 }),
    ])).toEqual([at('spec.runtimeRef.name'), at('spec.trainer.numNodes')]);
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
