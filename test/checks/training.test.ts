import { experimentParameters, queueFlavors, queueQuotas, rayQueue, rayRedis, trainJobRuntime } from '../../src/checks';
import { clusterObject, external, found, object, places } from './support';
import { container, FULL, job, runtime, TRAINER, trainJob } from './training/objects';

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

describe('Experiment/Parameters', () => {
  type Names = readonly (string | undefined)[];
  const experiment = (parameters: Names, references: Names, rest: object = {}) => object('kubeflow.org/v1beta1', 'Experiment', 'search', {
    spec: { parameters: parameters.map(name => ({ name })), trialTemplate: { trialParameters: references.map(reference => ({ name: 'x', reference })) }, ...rest },
  });

  test('lets experiments pass whose trials use what is searched', () => {
    expect(found(experimentParameters, [
      experiment(['rate', 'momentum'], ['momentum', 'rate', '${trialSpec.Name}', '${trialSpec.Labels[team]}']), experiment([], []),
      experiment([], ['rate']),
      experiment(['rate'], ['architecture'], { nasConfig: {} }), object('kubeflow.org/v1beta1', 'Experiment', 'empty', {}),
    ])).toEqual([]);
  });

  test('leaves names that are missing to the schema', () => {
    expect(found(experimentParameters, [experiment(['rate', undefined], ['rate', undefined])])).toEqual([]);
    expect(found(experimentParameters, [experiment(['rate', undefined], ['rate', 'layers'])])).toEqual([expect.stringContaining('one of parameters (rate), or')]);
  });

  test('finds parameters that no trial uses, and those that nobody searches', () => {
    expect(found(experimentParameters, [experiment(['rate', 'momentum'], ['rate'])])).toEqual([
      'Experiment/ml/search spec.parameters[1].name: must be the reference of one of trialParameters, got "momentum", and references to rate; ' +
        'add it to trialTemplate.trialParameters, and use it in trialSpec',
    ]);
    expect(found(experimentParameters, [experiment(['rate'], ['rate', 'layers', '${trialSpec.Nmae}'])])).toEqual(['layers', '${trialSpec.Nmae}'].map((name, index) =>
      `Experiment/ml/search spec.trialTemplate.trialParameters[${index + 1}].reference: must be the name of one of parameters (rate), or a field of the trial, got "${name}"; ` +
        'correct the name, or add the parameter to the search'));
  });
});

describe('RayCluster/Redis', () => {
  const OPTIONS = { gcsFaultToleranceOptions: { redisAddress: 'redis:6379' } };
  const REDIS = { name: 'RAY_REDIS_ADDRESS', value: 'redis:6379' };

  const spec = (env: readonly object[] = [], rest: object = {}, rayStartParams: object = {}) => ({
    headGroupSpec: { rayStartParams, template: { spec: { containers: [container('ray-head', { env }), container('proxy', { env: [REDIS] })] } } }, ...rest,
  });
  const cluster = (one: object, annotations?: object) => object('ray.io/v1', 'RayCluster', 'train', { spec: one }, { annotations });

  test('lets clusters pass that say once, or not at all, where they keep their state', () => {
    expect(found(rayRedis, [
      cluster(spec()), cluster(spec([], OPTIONS)), cluster(spec([REDIS]), { 'ray.io/ft-enabled': 'True' }), cluster({}),
      object('ray.io/v1', 'RayJob', 'a', { spec: { clusterSelector: {} } }), object('ray.io/v1', 'RayService', 'a', { spec: { rayClusterConfig: spec([], OPTIONS) } }),
    ])).toEqual([]);
  });

  test('finds a Redis in a cluster that keeps no state', () => {
    expect(found(rayRedis, [cluster(spec([REDIS]), { 'ray.io/ft-enabled': 'false' })])).toEqual([
      'RayCluster/ml/train spec.headGroupSpec.template.spec.containers[0].env[0].name: names a Redis in a cluster that keeps no state, got "RAY_REDIS_ADDRESS"; ' +
        'leave it out, and set gcsFaultToleranceOptions.redisAddress',
    ]);
    expect(places(rayRedis, [object('ray.io/v1', 'RayJob', 'a', { spec: { rayClusterSpec: spec([REDIS]) } })])).toEqual([
      'RayJob/ml/a spec.rayClusterSpec.headGroupSpec.template.spec.containers[0].env[0].name',
    ]);
  });

  test('finds what is said again elsewhere, without telling a password', () => {
    const findings = found(rayRedis, [cluster(
      spec([REDIS, { name: 'REDIS_PASSWORD', value: 'secret' }, { name: 'REDIS_USERNAME', value: 'ray' }], OPTIONS, { 'redis-password': 'secret' }),
      { 'ray.io/ft-enabled': 'true', 'ray.io/external-storage-namespace': 'a' },
    )]);
    expect(findings.map(one => one.slice('RayCluster/ml/train '.length, one.indexOf(': ')))).toEqual([
      ...[2, 0, 1].map(index => `spec.headGroupSpec.template.spec.containers[0].env[${index}].name`), 'spec.headGroupSpec.rayStartParams.redis-password',
      'metadata.annotations["ray.io/ft-enabled"]', 'metadata.annotations["ray.io/external-storage-namespace"]',
    ]);
    expect(findings.join()).not.toContain('secret');
  });
});

describe('RayCluster/Queue', () => {
  const QUEUE = object('kueue.x-k8s.io/v1beta2', 'LocalQueue', 'default', { spec: { clusterQueue: 'ml' } });
  const NAMED = { labels: { 'kueue.x-k8s.io/queue-name': 'train' } };
  const ray = (kind: string, spec: object, metadata: object = {}) => object('ray.io/v1', kind, 'train', { spec }, metadata);
  const SCALING = { enableInTreeAutoscaling: true };
  const kueue = (...webhooks: readonly string[]) =>
    clusterObject('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'kueue', { webhooks: webhooks.map(name => ({ name: `v${name}.kb.io` })) });

  test('lets pass what Kueue takes, and what waits in no queue', () => {
    expect(found(rayQueue, [ray('RayJob', { rayClusterSpec: SCALING }), ray('RayCluster', SCALING)])).toEqual([]);
    expect(found(rayQueue, [QUEUE, ray('RayCluster', SCALING, { namespace: 'other' })])).toEqual([]);
    expect(found(rayQueue, [
      QUEUE, kueue('clusterqueue', 'raycluster', 'rayjob'),
      ray('RayJob', { shutdownAfterJobFinishes: true, rayClusterSpec: { workerGroupSpecs: Array(7).fill({}) } }), ray('RayJob', { clusterSelector: { a: 'b' } }),
      ray('RayCluster', { enableInTreeAutoscaling: false }), ray('RayCluster', SCALING, { annotations: { 'kueue.x-k8s.io/elastic-job': 'true' } }),
      ray('RayService', { rayClusterConfig: SCALING }),
    ])).toEqual([]);
    expect(found(rayQueue, [QUEUE, kueue('clusterqueue', 'job'), ray('RayCluster', SCALING)])).toEqual([]);
    expect(found(rayQueue, [QUEUE, ray('RayService', { rayClusterConfig: SCALING })])).toEqual([]);
  });

  test('finds clusters that stay, that scale, and that have too many groups', () => {
    expect(found(rayQueue, [QUEUE, ray('RayJob', { rayClusterSpec: { ...SCALING, workerGroupSpecs: Array(8).fill({}) } })])).toEqual([
      'RayJob/ml/train spec.shutdownAfterJobFinishes: must be true in a queue, got undefined; set it, so that the cluster gives its place back when the job has ended',
      'RayJob/ml/train spec.rayClusterSpec.enableInTreeAutoscaling: must not be on in a queue, which gives a place to all pods at once, got true; ' +
        'leave it out, or give the queue of the team another name than "default"',
      'RayJob/ml/train spec.rayClusterSpec.workerGroupSpecs: must have at most 7 groups in a queue, got 8; join some of them',
    ]);
  });

  test('finds them where Kueue looks at their kind', () => {
    expect(places(rayQueue, [QUEUE, kueue('clusterqueue', 'raycluster'), ray('RayCluster', SCALING)])).toEqual(['RayCluster/ml/train spec.enableInTreeAutoscaling']);
  });

  test('finds them in queues that they name, and in those of others', () => {
    expect(places(rayQueue, [ray('RayCluster', SCALING, NAMED), ray('RayService', { rayClusterConfig: SCALING }, NAMED)]))
      .toEqual(['RayCluster/ml/train spec.enableInTreeAutoscaling', 'RayService/ml/train spec.rayClusterConfig.enableInTreeAutoscaling']);
    expect(places(rayQueue, [ray('RayCluster', SCALING)], [external('kueue.x-k8s.io/LocalQueue', 'default', 'ml')])).toEqual(['RayCluster/ml/train spec.enableInTreeAutoscaling']);
  });
});

describe('ClusterQueue/Quotas', () => {
  const quotas = (...all: readonly (readonly [name: string, rest?: object])[]) => all.map(([name, rest]) => ({ name, nominalQuota: 9, ...rest }));
  const group = (flavor: string, resources: readonly object[], coveredResources = ['cpu', 'memory']) => ({ coveredResources, flavors: [{ name: flavor, resources }] });
  const queue = (resourceGroups: readonly object[], rest: object = {}) => clusterObject('kueue.x-k8s.io/v1beta2', 'ClusterQueue', 'gpu', { spec: { resourceGroups, ...rest } });
  const cohort = (resourceGroups: readonly object[], rest: object = {}) => clusterObject('kueue.x-k8s.io/v1beta2', 'Cohort', 'all', { spec: { resourceGroups, ...rest } });
  const BOTH = quotas(['cpu'], ['memory']);
  const LIMITED = quotas(['cpu', { borrowingLimit: 1, lendingLimit: '9000m' }], ['memory']);

  test('lets queues pass that the webhook takes', () => {
    expect(found(queueQuotas, [
      queue([group('spot', BOTH), group('on-demand', quotas(['gpu']), ['gpu'])]), queue([]), queue([group('spot', LIMITED)], { cohortName: 'all' }),
      clusterObject('kueue.x-k8s.io/v1beta1', 'ClusterQueue', 'old', { spec: { cohort: 'all', resourceGroups: [group('spot', LIMITED)] } }),
      cohort([group('spot', quotas(['cpu', { lendingLimit: 10 }], ['memory']))], { parentName: 'root' }), // a cohort may lend more than it has itself
      queue([{ ...group('spot', BOTH), flavors: [{ name: 'spot', resources: BOTH }, { name: 'spot', resources: BOTH }] }]), // a finding of the schema
      queue([group('spot', quotas(['cpu'], ['cpu']), ['cpu', 'cpu'])]), // as this one
      queue([{ ...group('spot', []), flavors: ['a', ...'bcdefghij', 'a'].map(name => ({ name, resources: BOTH })) }]),
      queue(['cpu', 'gpu'].map(name => ({ coveredResources: [name], flavors: [{ resources: quotas([name]) }] }))),
      queue([group('spot', quotas(['cpu', { lendingLimit: 10, nominalQuota: undefined }], ['memory']))], { cohortName: 'all' }),
    ])).toEqual([]);
  });

  test('finds quotas in another order, or of other resources', () => {
    expect(found(queueQuotas, [queue([group('spot', quotas(['memory'], ['cpu']))])])).toEqual([
      'ClusterQueue/gpu spec.resourceGroups[0].flavors[0].resources: must have the resources of coveredResources, in their order, got ["memory","cpu"]; ' +
        'list quotas for ["cpu","memory"]',
    ]);
    for (const other of [quotas(['cpu']), quotas(['cpu'], ['gpu']), quotas(['cpu'], ['memory'], ['gpu'])]) {
      expect(places(queueQuotas, [queue([group('spot', other)])])).toEqual(['ClusterQueue/gpu spec.resourceGroups[0].flavors[0].resources']);
    }
  });

  test('finds flavors and resources in two groups', () => {
    expect(found(queueQuotas, [queue([group('spot', BOTH), group('spot', quotas(['cpu']), ['cpu'])])])).toEqual([
      'ClusterQueue/gpu spec.resourceGroups[1].coveredResources[0]: covers the resource a second time, got "cpu"; name it in one group alone',
      'ClusterQueue/gpu spec.resourceGroups[1].flavors[0].name: gives quotas of the flavor a second time, got "spot"; name it in one group alone',
    ]);
  });

  test('finds limits without a cohort, and loans of more than there is', () => {
    expect(found(queueQuotas, [queue([group('spot', quotas(['cpu', { lendingLimit: '10' }], ['memory']))], { cohortName: 'all' })])).toEqual([
      'ClusterQueue/gpu spec.resourceGroups[0].flavors[0].resources[0].lendingLimit: must be at most the nominalQuota, 9, got "10"; lower it, or leave it out to lend all',
    ]);
    expect(places(queueQuotas, [queue([group('spot', LIMITED)], { cohortName: '' }), cohort([group('spot', LIMITED)])])).toEqual([
      'ClusterQueue/gpu spec.resourceGroups[0].flavors[0].resources[0].borrowingLimit', 'ClusterQueue/gpu spec.resourceGroups[0].flavors[0].resources[0].lendingLimit',
      'Cohort/all spec.resourceGroups[0].flavors[0].resources[0].borrowingLimit', 'Cohort/all spec.resourceGroups[0].flavors[0].resources[0].lendingLimit',
    ]);
  });
});

describe('ClusterQueue/Flavors', () => {
  const flavor = (name: string, nodeLabels?: object) => clusterObject('kueue.x-k8s.io/v1beta2', 'ResourceFlavor', name, { spec: { ...nodeLabels && { nodeLabels } } });
  const group = (...flavors: readonly string[]) => ({ coveredResources: ['cpu'], flavors: flavors.map(name => ({ name, resources: [{ name: 'cpu', nominalQuota: 1 }] })) });
  const queue = (...resourceGroups: readonly object[]) => clusterObject('kueue.x-k8s.io/v1beta2', 'ClusterQueue', 'team', { spec: { resourceGroups } });
  const all = [flavor('any'), flavor('cpu', { pool: 'cpu' }), flavor('a100', { pool: 'a100', zone: 'a' }), flavor('zone', { zone: 'a' })];

  test('finds flavors that no node has together', () => {
    expect(found(queueFlavors, [...all, queue(group('cpu'), group('a100'))])).toEqual([
      'ClusterQueue/team spec.resourceGroups[1].flavors[0].name: is of other nodes than all flavors of a group before it, got "a100" beside ["cpu"]; ' +
        'take one flavor for both, or leave the labels of one of them out',
    ]);
  });

  test('lets those pass that some node has together, and alternatives', () => {
    const fitting = [
      [group('any'), group('a100')], [group('zone'), group('a100')], [group('cpu', 'any'), group('a100')], [group('cpu', 'a100')],
      [group('cpu'), group('unknown')], [group(), group('cpu')],
    ];
    for (const groups of fitting) {
      expect(found(queueFlavors, [...all, queue(...groups)])).toEqual([]);
    }
  });
});
