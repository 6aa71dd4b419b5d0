import { algorithms, categorical, discrete, double, int, job, metricsCollectors, TrialReference } from '../../../src/workloads';
import { fails, Given, given, IMAGE, template } from './support';

type P = Readonly<Record<string, string>>;

describe('refuses', () => {
  test.each<[string, Given, string, readonly string[]]>([
    ['a name that is too long', { name: 'a'.repeat(41) }, 'WorkloadName', ['at most 40']],
    ['a name that begins with a digit', { name: '1a' }, 'WorkloadName', ['"1a"']],
    ['another namespace than that of the profile', { namespace: 'nlp' }, 'WorkloadNamespace', ['"nlp"']],
    ['a misspelt property', { maxTrials: 3 }, 'UnknownProp', ['maxTrialCount']],
    ['no objective', { objective: undefined }, 'MissingProp', ['objective']],
    ['no algorithm', { algorithm: undefined }, 'MissingProp', ['algorithm']],
    ['no trial', { trial: undefined }, 'MissingProp', ['trial']],
    ['neither parameters nor networks', { parameters: undefined }, 'ExperimentAlgorithm', ['parameters alone', 'got none']],
    ['no trials', { maxTrialCount: 0 }, 'WrongProp', ['maxTrialCount']],
    ['half a trial', { parallelTrialCount: 1.5 }, 'WrongProp', ['parallelTrialCount']],
    ['fewer than no failures', { maxFailedTrialCount: -1 }, 'WrongProp', ['maxFailedTrialCount']],
    ['another policy', { resumePolicy: 'Always' }, 'WrongProp', ['resumePolicy']],
    ['more trials at a time than at all', { parallelTrialCount: 4, maxTrialCount: 3 }, 'ExperimentCount', ['parallelTrialCount', 'got 4']],
    ['more failed trials than trials', { maxFailedTrialCount: 4, maxTrialCount: 3 }, 'ExperimentCount', ['maxFailedTrialCount', 'got 4']],
  ])('%s', (_, props, code, texts) => fails(props, code, ...texts));

  const objective = { type: 'minimize', objectiveMetricName: 'loss' };
  test.each<[string, object, string, readonly string[]]>([
    ['another type', { type: 'min' }, 'WrongProp', ['objective.type']],
    ['a metric without a name', { objectiveMetricName: '' }, 'WrongProp', []],
    ['a goal that is no number', { goal: NaN }, 'WrongProp', ['goal']],
    ['the objective metric among the others', { additionalMetricNames: ['loss'] }, 'ExperimentObjective', ['got "loss"']],
    ['a metric twice', { additionalMetricNames: ['a', 'a'] }, 'ExperimentObjective', ['got "a"']],
    ['a metric with a semicolon', { additionalMetricNames: ['a;b'] }, 'ExperimentObjective', ['got "a;b"']],
    ['a strategy of no metric', { metricStrategies: { accuracy: 'max' } }, 'ExperimentObjective', ['got "accuracy"', 'loss']],
    ['a strategy of another kind', { metricStrategies: { loss: 'mean' } }, 'WrongProp', ['metricStrategies.loss']],
    ['metrics that lines do not name so', { objectiveMetricName: 'val/loss' }, 'ExperimentCollector', ['got "val/loss"', 'metricsFormat']],
  ])('an objective with %s', (_, more, code, texts) => fails({ objective: { ...objective, ...more } }, code, ...texts));

  test.each<[string, unknown, string, readonly string[]]>([
    ['more at its min than at its max', double(2, 1), 'ExperimentParameter', ['parameters["lr"]', 'min']],
    ['no numbers', double('a' as unknown as number, 1), 'WrongProp', []],
    ['a number without end', double(0, Infinity), 'WrongProp', []],
    ['half a number', int(0.5, 2), 'WrongProp', []],
    ['a whole number that a program would round', int(0, 2 ** 60), 'ExperimentParameter', ['whole numbers']],
    ['a step of 0', double(0, 1, { step: 0 }), 'ExperimentParameter', ['step']],
    ['a step that goes back', int(0, 3, { step: -1 }), 'ExperimentParameter', ['step']],
    ['the logarithm of 0', double(0, 1, { distribution: 'logUniform' }), 'ExperimentParameter', ['logarithm']],
    ['the logarithm of less', int(-1, 1, { distribution: 'logNormal' }), 'ExperimentParameter', ['logarithm']],
    ['another distribution', double(0, 1, { distribution: 'beta' as 'normal' }), 'WrongProp', []],
    ['no values', categorical([]), 'WrongProp', []],
    ['a value twice', categorical(['a', 'a']), 'ExperimentParameter', ['different values']],
    ['a number twice', discrete([1, 2, 1]), 'ExperimentParameter', ['different values']],
    ['a value with quotes', categorical(['"a"']), 'ExperimentParameter', ['quotes']],
    ['a value with a line break', categorical(['a\nb']), 'ExperimentParameter', ['line breaks']],
    ['words as numbers', discrete(['a' as unknown as number]), 'WrongProp', []],
  ])('a parameter with %s', (_, lr, code, texts) => fails({ parameters: { lr } }, code, ...texts));

  test.each(['a{b', 'a}', 'a"b', 'a\\b', '<a>', 'a&b', ''])('a parameter called %j', name => {
    fails({ parameters: { [name]: double(0, 1) } }, 'ExperimentParameter', 'must have a name');
  });

  test('a space without parameters', () => fails({ parameters: {} }, 'ExperimentParameter', 'got none'));

  test.each<[string, unknown, string, readonly string[]]>([
    ['one group', metricsCollectors.stdOut({ metricsFormat: ['loss=(\\d+)'] }), 'ExperimentCollector', ['two groups']],
    ['a group that does not end', metricsCollectors.stdOut({ metricsFormat: ['(a)(b'] }), 'ExperimentCollector', ['regular expression']],
    ['a look ahead', metricsCollectors.file({ metricsFormat: ['(\\w+)(?=:)(\\d+)'] }), 'ExperimentCollector', ['that Go reads (RE2)']],
    ['a group that comes again', metricsCollectors.file({ metricsFormat: ['(\\w+)(\\d)\\1'] }), 'ExperimentCollector', ['that Go reads (RE2)']],
    ['a semicolon', metricsCollectors.stdOut({ metricsFormat: ['(\\w+);(\\d+)'] }), 'ExperimentCollector', ['";"']],
    ['a relative path', metricsCollectors.file({ path: 'metrics.log' }), 'WrongProp', []],
    ['another format', metricsCollectors.file({ format: 'CSV' as 'TEXT' }), 'WrongProp', []],
    ['a pattern for JSON', { ...metricsCollectors.file({ format: 'JSON' }), metricsFormat: ['(a)(b)'] }, 'WrongProp', []],
    ['a file for what is printed', { kind: 'StdOut', path: '/a' }, 'WrongProp', ['path does not go with kind "StdOut"']],
    ['a pattern for events', { ...metricsCollectors.tensorFlowEvent(), metricsFormat: ['(a)(b)'] }, 'WrongProp', ['metricsFormat does not go with kind "TensorFlowEvent"']],
    ['a port that is none', metricsCollectors.prometheusMetric({ port: 0 }), 'WrongProp', []],
    ['a path without a slash', metricsCollectors.prometheusMetric({ path: 'metrics' }), 'WrongProp', []],
    ['no container of its own', { kind: 'Custom' }, 'MissingProp', []],
    ['a kind that is none', { kind: 'None' }, 'WrongProp', []],
  ])('a collector with %s', (_, metricsCollector, code, texts) => fails({ metricsCollector }, code, ...texts));

  test('a pattern of Go that JavaScript does not know is taken', () => {
    expect(() => given({ metricsCollector: metricsCollectors.stdOut({ metricsFormat: ['(?i)([[:alpha:]]+): (\\d+)'] }) })).not.toThrow();
  });

  test.each<[string, (p: P, t: TrialReference) => unknown, readonly string[]]>([
    ['does not use a parameter', () => job({ image: IMAGE }), ['got nothing that uses "lr"']],
    ['uses another name', p => job({ image: IMAGE, args: [p.lr, '${trialParameters.rate}'] }), ['got "${trialParameters.rate}"', 'lr']],
    ['asks for a label that it lacks', (p, t) => job({ image: IMAGE, args: [p.lr, t.label('team')], labels: { other: 'a' } }), ['label', 'got "team"', 'other']],
    ['asks for an annotation that it lacks', (p, t) => job({ image: IMAGE, args: [p.lr, t.annotation('note')] }), ['annotation', 'got "note"']],
    ['does not say how it ends', () => template({ trial: { primaryContainerName: 'main' } }), ['successCondition', 'got "RayJob"']],
    ['says only how it succeeds', () => template({ trial: { primaryContainerName: 'main', successCondition: 'status.a' } }), ['failureCondition']],
  ])('a trial that %s', (_, trial, texts) => fails({ trial }, 'ExperimentTrial', ...texts));

  test('a job in the place of the function that makes it', () => fails({ trial: job({ image: IMAGE }) }, 'ExperimentTrial', 'must be a function that makes a job', 'got a job'));

  const running = (command: readonly string[], ...args: readonly string[]) => ({ trial: (p: P) => job({ image: IMAGE, command, args: [...args, p.lr] }) });
  test.each([['python3', '-c', 'print(1)'], ['train', '--note', 'a b'], ['train', 'a|b'], ['train', 'a"b'], ['train', ''], ['train', '#1'], ['train', '$(date -I)']])(
    'a command that a shell would read otherwise: %j, %j, %j', (...command) => {
      fails(running(command.filter(word => word !== undefined)), 'ExperimentTrial', 'words of a shell', `got ${JSON.stringify(command.at(-1))}`);
    });

  test('a shell by its folder, which Katib does not know as one', () => fails(running(['/bin/sh', '-c'], 'train'), 'ExperimentTrial', 'got "/bin/sh"'));

  test.each<[string, Given]>([
    ['a line of a shell', running(['sh', '-c'], 'train --note "a b" | tee log')],
    ['quotes', running(['train'], '--note="a b"', '\'a;b\'', 'a\\ b', '"$(POD_NAME) x"')],
    ['variables', running(['train'], '$(POD_NAME)', '${HOME}/data')],
    ['anything where no collector reads lines', { ...running(['python3', '-c', 'print(1)']), metricsCollector: metricsCollectors.push() }],
  ])('a command with %s is taken', (_, props) => expect(() => given(props)).not.toThrow());

  const configMap = { configMapName: 'templates', templatePath: 'a.yaml', trialParameters: { rate: 'lr' }, primaryContainerName: 'main' };
  test.each<[string, object, readonly string[]]>([
    ['without a parameter', { trialParameters: { me: '${trialSpec.Name}' } }, ['without "lr"']],
    ['with a parameter twice', { trialParameters: { a: 'lr', b: 'lr' } }, ['got "lr" twice']],
    ['with an unknown parameter', { trialParameters: { a: 'lr', b: 'momentum' } }, ['got "momentum"']],
    ['with an unknown fact', { trialParameters: { a: 'lr', b: '${trialSpec.Uid}' } }, ['got "${trialSpec.Uid}"']],
    ['with a name in braces', { trialParameters: { 'a}': 'lr' } }, ['without braces']],
  ])('a ConfigMap %s', (_, more, texts) => fails({ trial: { ...configMap, ...more } }, 'ExperimentTrial', ...texts));

  test.each<[string, unknown, string]>([
    ['a text', 'job.yaml', 'ExperimentTrial'],
    ['a number', 3, 'ExperimentTrial'],
    ['nothing that is a job', () => undefined, 'ExperimentTrial'],
    ['a job without a spec', () => ({ kind: 'Job', trial: {} }), 'ExperimentTrial'],
    ['a ConfigMap without a name', { ...configMap, configMapName: undefined }, 'MissingProp'],
    ['a ConfigMap with a misspelt property', { ...configMap, key: 'a' }, 'UnknownProp'],
    ['a ConfigMap with a kind that nobody knows', { ...configMap, kind: 'RayJob' }, 'WrongProp'],
  ])('%s as trial', (_, trial, code) => fails({ trial }, code));

  const nas = (more: object, operation: object = {}, algorithm: unknown = algorithms.enas()) => ({
    parameters: undefined, algorithm, trial: () => template(),
    nasConfig: {
      graphConfig: { numLayers: 1, inputSizes: [3], outputSizes: [1], ...more },
      operations: [{ operationType: 'convolution', parameters: { size: categorical([3, 5]) }, ...operation }],
    },
  });
  test.each<[string, Given, string, readonly string[]]>([
    ['without layers', nas({ numLayers: 0 }), 'WrongProp', ['numLayers']],
    ['without sizes', nas({ inputSizes: [] }), 'ExperimentNas', ['inputSizes', 'enas']],
    ['with an operation that varies nothing', nas({}, { parameters: {} }), 'ExperimentNas', ['operations[0].parameters', 'enas']],
    ['with numbers without a step', nas({}, { parameters: { pool: int(2, 3) } }), 'ExperimentNas', ['pool', 'step']],
    ['with numbers that are none', nas({}, { parameters: { pool: int(3, 2, { step: 1 }) } }), 'ExperimentParameter', ['nasConfig.operations[0].parameters["pool"]']],
    ['without sizes of filters for darts', nas({}, { parameters: { pool: int(2, 3, { step: 1 }) } }, algorithms.darts()), 'ExperimentNas', ['categorical', 'darts']],
    ['by an algorithm for parameters', nas({}, {}, algorithms.random()), 'ExperimentAlgorithm', ['random searches parameters', 'got nasConfig']],
    ['beside parameters', { ...nas({}), parameters: { lr: double(0, 1) } }, 'ExperimentAlgorithm', ['got nasConfig, parameters']],
  ])('networks %s', (_, props, code, texts) => fails(props, code, ...texts));

  test('an algorithm for networks over parameters', () => fails({ algorithm: algorithms.enas() }, 'ExperimentAlgorithm', 'enas searches nasConfig'));

  test('the end of trials by a collector that cannot end them', () => {
    fails({ metricsCollector: metricsCollectors.push(), earlyStopping: { algorithmName: 'medianstop', algorithmSettings: {} } }, 'ExperimentCollector', 'got "Push"');
  });
});
