import { between, experiment, katibConfig, trialJob } from './support';
import { experimentAlgorithm, experimentForm, experimentTrial } from '../../../src/checks';
import { found, object, places } from '../support';

const at = (field: string) => `Experiment/ml/tune spec.${field}`;
const algorithm = (algorithmName: string, settings: Readonly<Record<string, string>> = {}, rest: object = {}) =>
  experiment({ algorithm: { algorithmName, algorithmSettings: Object.entries(settings).map(([name, value]) => ({ name, value })) }, ...rest });

describe('Experiment/Form', () => {
  test('lets experiments pass whose parts fit together', () => {
    const collector = (kind: string, source: object = {}) => experiment({ metricsCollectorSpec: { collector: { kind }, source } });
    expect(found(experimentForm, [
      experiment(), experiment({ maxTrialCount: 3 }), experiment({ maxTrialCount: 1, parallelTrialCount: 1, maxFailedTrialCount: 1 }),
        experiment({ parallelTrialCount: 9 }), katibConfig(),
      collector('File', { fileSystemPath: { format: 'JSON' } }), collector('Push'), collector('Custom'),
      collector('StdOut', { filter: { metricsFormat: ['(?P<name>[a-z]+)=([0-9]+)', '([\\w|-]+)\\s*=\\s*([+-]?\\d*(\\.\\d+)?)'] } }),
    ])).toEqual([]);
    expect(found(experimentForm, [collector('PrometheusMetric', { httpGet: { port: '9090' } })])).toEqual([]);
  });

  test('finds numbers of trials that contradict each other', () => {
    expect(found(experimentForm, [experiment({ maxTrialCount: 2, parallelTrialCount: 3, maxFailedTrialCount: 4 }), experiment({ maxTrialCount: 1 })])).toEqual([
      `${at('parallelTrialCount')}: must be at most maxTrialCount, 2, got 3; write a lower one, or raise maxTrialCount`,
      `${at('maxFailedTrialCount')}: must be at most maxTrialCount, 2, got 4; lower it, or raise maxTrialCount`,
      `${at('parallelTrialCount')}: must be at most maxTrialCount, 1, got none, which means 3; write a lower one, or raise maxTrialCount`,
    ]);
  });

  test('finds metrics, collectors and expressions that Katib refuses', () => {
    const collector = (kind: string, source: object = {}, rest: object = {}) => experiment({ metricsCollectorSpec: { collector: { kind, ...rest }, source } });
    expect(places(experimentForm, [
      experiment({ objective: { objectiveMetricName: 'loss', additionalMetricNames: ['auc', 'loss'] } }), collector('PrometheusMetric'), katibConfig(),
      collector('PrometheusMetric', { httpGet: { port: 'http' } }), collector('File', { fileSystemPath: { format: 'JSON' }, filter: { metricsFormat: [] } }),
      collector('StdOut', { filter: { metricsFormat: ['([a-z]+)=([0-9]+', '(a)(?=b)(c)', '(a)(*)', 'loss=(\\d+)', '(a);(b)', '(?:a)(b)'] } }),
      collector('Custom', {}, { customCollector: { name: 'Reader' } }),
    ])).toEqual([
      at('objective.additionalMetricNames[1]'), at('metricsCollectorSpec.collector.kind'), at('metricsCollectorSpec.collector.kind'),
        at('metricsCollectorSpec.source.httpGet.port'),
      at('metricsCollectorSpec.source.filter'), ...[0, 1, 2, 3, 4, 5].map(index => at(`metricsCollectorSpec.source.filter.metricsFormat[${index}]`)),
      at('metricsCollectorSpec.collector.customCollector.name'), at('metricsCollectorSpec.collector.customCollector.image'),
    ]);
  });
});

describe('Experiment/Algorithm', () => {
  const two = { parameters: [between('0.1', '1', { step: '0.1' }), between('1', '4', {}, 'int', 'layers')] };

  test('lets algorithms pass with settings and parameters that their services take', () => {
    expect(found(experimentAlgorithm, [
      experiment(), algorithm('random', { random_state: '7' }), algorithm('tpe', { gamma: '0.25', prior_weight: '1.5', n_EI_candidates: '24', random_state: '0' }),
      algorithm('bayesianoptimization', { base_estimator: 'RF', acq_func: 'EI', n_initial_points: '3' }), algorithm('multivariate-tpe', { n_startup_trials: '0' }),
      algorithm('grid', {}, { ...two, maxTrialCount: 40 }), algorithm('cmaes', { sigma: '0.1', restart_strategy: 'bipop' }, two), algorithm('sobol', { anything: 'x' }),
      algorithm('hyperband', { r_l: '9', eta: '3', resource_name: 'lr' }, { parallelTrialCount: 9 }), algorithm('hyperband', { r_l: '8', resource_name: 'lr' }),
      algorithm('pbt', { suggestion_trial_dir: '/d', n_population: '5', truncation_threshold: '0.4' }, { resumePolicy: 'FromVolume', ...two }),
      algorithm('darts', { num_epochs: '3', batch_size: 'None', other: 'x' }, { parameters: [] }),
      experiment({ earlyStopping: { algorithmName: 'medianstop', algorithmSettings: [{ name: 'start_step', value: '1' }] } }), algorithm('somebody-s', { a: 'b' }),
      experiment({ parameters: [between('0', '0', { distribution: 'normal' })] }), algorithm('multivariate-tpe', {}, { parameters: [between('1', '1')] }),
    ])).toEqual([]);
    expect(found(experimentAlgorithm, [katibConfig(), algorithm('own', { a: 'b' }), algorithm('tpe', { n_startup_trials: '3' })])).toEqual([]);
    expect(found(experimentAlgorithm, [katibConfig('{'), algorithm('any')])).toEqual([]);
  });

  test('finds algorithms that Katib has not', () => {
    expect(found(experimentAlgorithm, [katibConfig(), algorithm('Random'), experiment({ earlyStopping: { algorithmName: 'median' } })])).toEqual([
      `${at('algorithm.algorithmName')}: is no algorithm that Katib has, got "Random"; write one of own, random, tpe`,
      `${at('earlyStopping.algorithmName')}: is no algorithm that Katib has, got "median"; write one of medianstop`,
    ]);
    expect(places(experimentAlgorithm, [katibConfig(), algorithm('tpe', { gamma: '0.2' })])).toEqual([at('algorithm.algorithmSettings[0].name')]); // Optuna's has no such setting
  });

  test.each<[name: string, setting: string, value: string]>([
    ['random', 'random_state', '-1'], ['random', 'random_state', '1.0'], ['tpe', 'gamma', '1'], ['tpe', 'gamma', 'much'], ['tpe', 'prior_weight', '0'], ['tpe',
      'n_EI_candidates', '0'],
    ['bayesianoptimization', 'base_estimator', 'XGB'], ['bayesianoptimization', 'acq_func', 'ei'], ['bayesianoptimization', 'acq_optimizer', 'x'],
    ['bayesianoptimization', 'n_initial_points', '-1'], ['multivariate-tpe', 'n_ei_candidates', '-1'], ['cmaes', 'sigma', 'x'], ['cmaes', 'restart_strategy', 'x'],
    ['grid', 'random_state', 'x'], ['darts', 'num_epochs', '0'], ['darts', 'w_lr', '-1'], ['darts', 'batch_size', '0'],
    ['enas', 'controller_hidden_size', '0'], ['enas', 'controller_baseline_decay', '1.5'], ['enas', 'controller_learning_rate', 'None'],
  ])('finds that %s cannot have %s %s', (name, setting, value) => {
    const spec = { parameters: two.parameters, nasConfig: { graphConfig: { inputSizes: [1], outputSizes: [1], numLayers: 1 } } };
    expect(places(experimentAlgorithm, [algorithm(name, { [setting]: value }, spec)])).toEqual([at('algorithm.algorithmSettings[0].value')]);
  });

  test.each(['random', 'tpe', 'bayesianoptimization', 'multivariate-tpe', 'grid'])('finds settings that %s does not know', name => {
    expect(places(experimentAlgorithm, [algorithm(name, { depth: '3' }, two)])).toEqual([at('algorithm.algorithmSettings[0].name')]);
  });

  test('finds settings of early stopping that are none', () => {
    const stopping = (name: string, value: string) => experiment({ earlyStopping: { algorithmName: 'medianstop', algorithmSettings: [{ name, value }] } });
    expect(places(experimentAlgorithm, [stopping('min_trials_required', '0'), stopping('start_step', 'x'), stopping('patience', '3')])).toEqual([
      at('earlyStopping.algorithmSettings[0].value'), at('earlyStopping.algorithmSettings[0].value'), at('earlyStopping.algorithmSettings[0].name'),
    ]);
  });

  test.each<[what: string, name: string, parameter: object, field: string]>([
    ['a least value above the largest', 'random', between('2', '1'), 'min'], ['no room between two numbers', 'tpe', between('1', '1'), 'min'],
    ['no room for an int', 'bayesianoptimization', between('3', '3', {}, 'int'), 'min'], ['a least value above the largest, on a grid', 'cmaes', between('9', '1', {},
      'int'), 'min'],
    ['the logarithm of 0', 'random', between('0', '1', { distribution: 'logUniform' }), 'min'], ['the logarithm of less than 0', 'bayesianoptimization', between('-1', '1'), 'min'],
    ['a step of 0', 'random', between('0', '1', { step: '0' }), 'step'], ['a distribution that Optuna has not', 'multivariate-tpe', between('1', '2',
      { distribution: 'normal' }), 'distribution'],
    ['a step that population based training needs', 'pbt', between('1', '2'), 'step'], ['a step that a grid needs', 'grid', between('1', '2'), 'step'],
  ])('finds %s', (_, name, parameter, field) => {
    const settings = name === 'pbt' ? { suggestion_trial_dir: '/d', n_population: '5', truncation_threshold: '1' } : {};
    const spec = { resumePolicy: 'FromVolume', parameters: [parameter, between('1', '2', {}, 'int', 'layers')] };
    expect(places(experimentAlgorithm, [algorithm(name, settings as Readonly<Record<string, string>>, spec)])).toEqual([at(`parameters[0].feasibleSpace.${field}`)]);
  });

  test('finds grids with fewer values than trials', () => {
    expect(found(experimentAlgorithm, [algorithm('grid', {}, { ...two,
      maxTrialCount: 41 })])[0]).toContain('spec.maxTrialCount: must be at most 40, since there are no more combinations, got 41');
  });

  test('finds what hyperband, CMA-ES and population based training do not begin with', () => {
    expect(places(experimentAlgorithm, [
      algorithm('hyperband', { eta: '3' }), algorithm('hyperband', { r_l: '9', resource_name: 'epochs' }, { parallelTrialCount: 9 }), algorithm('hyperband', { r_l: '10',
        resource_name: 'lr' }),
      algorithm('hyperband', { r_l: '0', resource_name: 'lr' }), algorithm('hyperband', { r_l: '9', eta: '1', resource_name: 'lr' }),
      algorithm('hyperband', { r_l: '2', resource_name: 'lr' }, { parameters: [between('1', '2'), { name: 'batch', parameterType: 'discrete', feasibleSpace: { list: ['0.5',
        '1'] } }] }),
      algorithm('cmaes', {}, { parameters: [between('1', '2'), { name: 'x', parameterType: 'categorical', feasibleSpace: { list: ['a'] } }] }),
      algorithm('pbt', { n_population: '4', resample_probability: '0.3', truncation_threshold: '2' }, two),
    ])).toEqual([
      at('algorithm.algorithmSettings'), at('algorithm.algorithmSettings[1].value'), at('parallelTrialCount'), at('algorithm.algorithmSettings[0].value'),
      at('algorithm.algorithmSettings[1].value'), at('parameters[1].feasibleSpace.list[0]'), at('parameters'),
      ...[0, 1, 2].map(index => at(`algorithm.algorithmSettings[${index}].value`)), at('algorithm.algorithmSettings'), at('resumePolicy'),
    ]);
  });

  test('finds what a search for an architecture does not begin with', () => {
    const operations = [{ parameters: [between('1', '2'), between('3', '1', { step: '1' }, 'int')] }, { operationType: 'skip_connection', parameters: [] }];
    expect(places(experimentAlgorithm, [algorithm('enas', {}, { parameters: undefined, nasConfig: { operations } })])).toEqual([
      ...['graphConfig.inputSizes', 'graphConfig.outputSizes', 'graphConfig.numLayers', 'operations[0].operationType', 'operations[0].parameters[0].feasibleSpace.step',
        'operations[0].parameters[1].feasibleSpace.min', 'operations[1].parameters'].map(field => at(`nasConfig.${field}`)),
    ]);
  });
});

describe('Experiment/Trial', () => {
  const parameter = (name: string, reference = name) => ({ name, reference });

  test('lets trials pass that can be made', () => {
    const replica = (container: string) => ({ replicas: 1, template: { spec: { containers: [{ name: container, image: 'a/b:1', args: ['${trialParameters.lr}'] }] } } });
    const job = { apiVersion: 'kubeflow.org/v1', kind: 'PyTorchJob', spec: { pytorchReplicaSpecs: { Master: replica('pytorch'), Worker: replica('pytorch') } } };
    expect(found(experimentTrial, [
      katibConfig(), experiment(), experiment({}, { trialSpec: job, primaryContainerName: 'pytorch' }),
      experiment({}, {
        trialParameters: [parameter('lr'), parameter('who', '${trialSpec.Annotations[owner]}')],
        trialSpec: trialJob({ env: [{ name: 'WHO', value: '${trialParameters.who}' }] }, {}, { metadata: { annotations: { owner: 'ana' } } }),
      }),
      experiment({}, { trialSpec: undefined }), experiment({}, { trialSpec: undefined, configMap: { configMapName: 'gone', configMapNamespace: 'ml', templatePath: 'x' } }),
    ])).toEqual([]);
  });

  test('finds parameters that the object does not use, or uses without a name', () => {
    expect(found(experimentTrial, [experiment({}, { trialParameters: [parameter('depth')] })])).toEqual([
      `${at('trialTemplate.trialParameters[0].name')}: must stand in the object of the trial, got "depth"; write \${trialParameters.depth} into it, or leave the parameter out`,
      `${at('trialTemplate.trialParameters')}: must name all that the object of the trial uses, got depth, and not ["lr"]; add what is missing, or correct it in the object`,
    ]);
    expect(places(experimentTrial, [experiment({}, { trialParameters: [parameter('lr'), parameter('lr')] })]))
      .toEqual([at('trialTemplate.trialParameters[1].name'), at('trialTemplate.trialParameters[1].reference')]);
  });

  test('finds references to what a trial has not', () => {
    expect(places(experimentTrial, [experiment({}, { trialParameters: [parameter('lr',
      '${trialSpec.Labels[owner]}')] })])).toEqual([at('trialTemplate.trialParameters[0].reference')]);
    expect(places(experimentTrial, [experiment({ algorithm: { algorithmName: 'enas' }, nasConfig: {} }, { trialParameters: [parameter('lr', 'architecure')] })]))
      .toEqual([at('trialTemplate.trialParameters[0].reference'), at('trialTemplate.trialParameters')]);
  });

  test.each<[what: string, trialSpec: object, field: string]>([
    ['a field that is none', trialJob({}, { containerz: [] }), 'spec.template.spec.containerz'], ['a text instead of a list', trialJob({ command: 'python' }),
      'spec.template.spec.containers[0].command'],
    ['a request above the limit', trialJob({ resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } }), 'spec.template.spec.containers[0].resources.requests.cpu'],
    ['an amount that is a parameter', trialJob({ resources: { limits: { cpu: '${trialParameters.lr}' } } }), 'spec.template.spec.containers[0].resources.limits.cpu'],
    ['pods that go on', trialJob({}, { restartPolicy: 'Always' }), 'spec.template.spec.restartPolicy'], ['a name', trialJob({}, {}, { metadata: { name: 'x' } }), 'metadata.name'],
    ['a kind that Katib does not run', { ...trialJob(), kind: 'CronJob', apiVersion: 'example.com/v1' }, 'kind'],
  ])('finds %s in the object of a trial', (_, trialSpec, field) => {
    expect(places(experimentTrial, [katibConfig(), experiment({}, { trialSpec })])).toEqual([at(`trialTemplate.trialSpec.${field}`)]);
  });

  test('finds a container that not all pods have', () => {
    expect(found(experimentTrial, [experiment({}, { primaryContainerName: 'main' })])).toEqual([
      `${at('trialTemplate.primaryContainerName')}: must be a container of all pods, and is none of spec.trialTemplate.trialSpec.spec.template.spec.containers, got "main"; ` +
        'name one of train, or call a container so',
    ]);
  });

  test('looks into the ConfigMap that an experiment names', () => {
    const configMap = { configMapName: 'templates', configMapNamespace: 'ml', templatePath: 'job.yaml' };
    const templates = (text: string, key = 'job.yaml') => object('v1', 'ConfigMap', 'templates', { data: { [key]: text } });
    const named = experiment({}, { trialSpec: undefined, configMap });
    const good = JSON.stringify(trialJob());
    expect(found(experimentTrial, [named, templates(good)])).toEqual([]);
    expect(found(experimentTrial, [named, templates(good, 'other.yaml')]))
      .toEqual([`${at('trialTemplate.configMap.templatePath')}: must be a key of the ConfigMap "templates", got "job.yaml"; write one of other.yaml`]);
    expect(places(experimentTrial, [named, templates('- a')])).toEqual([at('trialTemplate.configMap.templatePath')]);
    expect(found(experimentTrial, [named, templates(good.replace('containers',
      'containerz'))]).join()).toContain('leads to an object whose spec.template.spec.containerz is no field of batch/v1 Job');
  });
});
