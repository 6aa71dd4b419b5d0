/** What does not compile: each `@ts-expect-error` fails the type check as soon as the line below it compiles; here is what happens to callers without types. */
import { Construct } from 'constructs';
import { algorithms, categorical, double, Experiment, int, job, medianStop, metricsCollectors, workflow } from '../../../src/workloads';
import { chart } from '../../support';
import { Team } from '../support';
import { codeOf } from './support';

const image = 'registry.example.com/ml/train:1';
const objective = { type: 'minimize', objectiveMetricName: 'loss' } as const;
const parameters = { lr: double(0.01, 0.1), epochs: int(1, 9) };
const algorithm = algorithms.random();
const nasConfig = { graphConfig: { numLayers: 1, inputSizes: [3], outputSizes: [1] }, operations: [{ operationType: 'convolution', parameters: { size: categorical([3]) } }] };
const configMap = { configMapName: 'templates', templatePath: 'a.yaml', primaryContainerName: 'main' };

/** Each compiles, with names that the functions know. */
const right: readonly ((scope: Construct) => unknown)[] = [
  scope => new Experiment(scope, 'a', { objective, parameters, algorithm, trial: p => job({ image, args: [p.lr, p.epochs] }) }),
  scope => new Experiment(scope, 'a', {
    objective: { type: 'maximize', objectiveMetricName: 'accuracy', additionalMetricNames: ['loss'], metricStrategies: { loss: 'latest' } },
    parameters, algorithm: algorithms.hyperband({ resource_name: 'epochs', r_l: 3 }), trial: (p, t) => job({ image, args: [p.lr, p.epochs, t.name] }),
    metricsCollector: metricsCollectors.file({ format: 'TEXT', metricsFormat: ['(a)(b)'] }), earlyStopping: medianStop(),
  }),
  scope => new Experiment(scope, 'a', { objective, nasConfig, algorithm: algorithms.enas(), trial: p => job({ image, args: [p.architecture, p.nn_config] }) }),
  scope => new Experiment(scope, 'a', {
    objective, nasConfig, algorithm: algorithms.darts(), trial: p => job({ image, args: [p['algorithm-settings'], p['search-space'], p['num-layers']] }),
    metricsCollector: metricsCollectors.push(),
  }),
  scope => new Experiment(scope, 'a', { objective, parameters, algorithm, trial: { ...configMap, trialParameters: { rate: 'lr', n: 'epochs', me: '${trialSpec.Name}' } } }),
];

const use = (p: Readonly<Record<string, string>>) => job({ image, args: Object.values(p) });
const base = { objective, parameters, algorithm, trial: use };

/** None compiles. */
const wrong: readonly [string, (scope: Construct) => unknown][] = [
  // @ts-expect-error -- a parameter is misspelt
  ['WrongProp', scope => new Experiment(scope, 'a', { objective, parameters, algorithm, trial: p => job({ image, args: [p.lr, p.Epochs] }) })],
  // @ts-expect-error -- and so it is in a ConfigMap
  ['ExperimentTrial', scope => new Experiment(scope, 'a', { objective, parameters, algorithm, trial: { ...configMap, trialParameters: { rate: 'lr', n: 'epoch' } } })],
  // @ts-expect-error -- the resource is no parameter
  ['ExperimentAlgorithm', scope => new Experiment(scope, 'a', { objective, parameters, algorithm: algorithms.hyperband({ resource_name: 'steps', r_l: 3 }), trial: use })],
  // @ts-expect-error -- there is no such metric
  ['ExperimentObjective', scope => new Experiment(scope, 'a', { objective: { ...objective, metricStrategies: { accuracy: 'max' } }, parameters, algorithm, trial: use })],
  // @ts-expect-error -- networks are searched by enas and darts alone
  ['ExperimentAlgorithm', scope => new Experiment(scope, 'a', { objective, nasConfig, algorithm, trial: use })],
  // @ts-expect-error -- and they search nothing else
  ['ExperimentAlgorithm', scope => new Experiment(scope, 'a', { objective, parameters, algorithm: algorithms.enas(), trial: use })],
  // @ts-expect-error -- either parameters or networks
  ['ExperimentAlgorithm', scope => new Experiment(scope, 'a', { objective, parameters, nasConfig, algorithm, trial: use })],
  // @ts-expect-error -- enas gives other values than darts
  ['ExperimentTrial', scope => new Experiment(scope, 'a', { objective, nasConfig, algorithm: algorithms.darts(), trial: p => job({ image, args: [`${p.architecture}`] }) })],
  // @ts-expect-error -- who reports by himself is not ended
  ['ExperimentCollector', scope => new Experiment(scope, 'a', { ...base, metricsCollector: metricsCollectors.push(), earlyStopping: medianStop() })],
  // @ts-expect-error -- nor who writes events
  ['ExperimentCollector', scope => new Experiment(scope, 'a', { ...base, metricsCollector: metricsCollectors.tensorFlowEvent(), earlyStopping: medianStop() })],
  // @ts-expect-error -- what is printed is no file
  ['WrongProp', scope => new Experiment(scope, 'a', { ...base, metricsCollector: metricsCollectors.stdOut({ path: '/a' }) })],
  // @ts-expect-error -- JSON has no lines that a pattern would find
  ['WrongProp', scope => new Experiment(scope, 'a', { ...base, metricsCollector: metricsCollectors.file({ format: 'JSON', metricsFormat: ['(a)(b)'] }) })],
  // @ts-expect-error -- events are not lines
  ['WrongProp', scope => new Experiment(scope, 'a', { ...base, metricsCollector: metricsCollectors.tensorFlowEvent({ metricsFormat: ['(a)(b)'] }) })],
  // @ts-expect-error -- who reports by himself has no path
  ['none', scope => new Experiment(scope, 'a', { ...base, metricsCollector: metricsCollectors.push({ path: '/a' }) })],
  // @ts-expect-error -- a list has no range
  ['none', scope => new Experiment(scope, 'a', { objective, parameters: { lr: categorical(['a'], { step: 1 }) }, algorithm: algorithms.other('x'), trial: use, name: 'X' })],
  // @ts-expect-error -- a setting of another algorithm
  ['UnknownProp', scope => new Experiment(scope, 'a', { objective, parameters, algorithm: algorithms.random({ gamma: 0.2 }), trial: use })],
  // @ts-expect-error -- sobol has no settings
  ['none', scope => new Experiment(scope, 'a', { objective, parameters, algorithm: algorithms.sobol({ random_state: 1 }), trial: use })],
  // @ts-expect-error -- pbt needs its folder
  ['MissingProp', scope => new Experiment(scope, 'a', { objective, parameters, algorithm: algorithms.pbt({ n_population: 5, truncation_threshold: 0.2 }), trial: use })],
  // @ts-expect-error -- the workflow has no such template
  ['WorkflowPart', () => workflow({ entrypoint: 'main', trains: 'train', templates: { main: { container: { image } } } })],
  // @ts-expect-error -- a job has an image
  ['MissingProp', () => job({ args: ['a'] })],
];

test('what compiles is made', () => right.forEach(make => expect(() => make(new Team(chart(), 'vision'))).not.toThrow()));

test.each(wrong.map(([code, make], index) => [index, code, make] as const))('what does not compile is refused where nobody compiles: %i, %s', (_, code, make) => {
  const act = () => make(new Team(chart(), 'vision'));
  code === 'none' ? expect(act).toBeDefined() : expect(codeOf(act)).toBe(code);
});
