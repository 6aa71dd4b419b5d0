/** Settings as the services of Katib check them, and parameters that they can draw. */
import { algorithms, categorical, discrete, double, int, medianStop, SearchSpace } from '../../../src/workloads';
import { configError } from '../../support';
import { codeOf, fails, Given, given, spec, template } from './support';

/** The algorithm in the API's form. */
const settings = (one: { readonly algorithmName: string; readonly algorithmSettings: object }) => [one.algorithmName, one.algorithmSettings];

test('have Katib\'s names, and settings as texts', () => {
  expect([
    algorithms.random({ random_state: 3 }), algorithms.grid(),
    algorithms.bayesianOptimization({ base_estimator: 'RF', n_initial_points: 5, acq_func: 'EI', acq_optimizer: 'auto' }),
    algorithms.tpe({ gamma: 0.25, prior_weight: 0.5, n_EI_candidates: 9 }), algorithms.multivariateTpe({ n_startup_trials: 0, n_ei_candidates: 4 }),
    algorithms.cmaes({ sigma: 0.1, restart_strategy: 'bipop' }), algorithms.sobol(), algorithms.hyperband({ resource_name: 'epochs', r_l: 9, eta: 3 }),
    algorithms.pbt({ suggestion_trial_dir: '/ckpt', n_population: 5, truncation_threshold: 0.2 }), algorithms.other('evolution', { generations: '4' }),
    algorithms.enas({ controller_learning_rate: 0.00005 }), algorithms.darts({ batch_size: 'None', num_epochs: 3 }), medianStop({ start_step: 2 }),
  ].map(settings)).toEqual([
    ['random', { random_state: '3' }], ['grid', {}], ['bayesianoptimization', { base_estimator: 'RF', n_initial_points: '5', acq_func: 'EI', acq_optimizer: 'auto' }],
    ['tpe', { gamma: '0.25', prior_weight: '0.5', n_EI_candidates: '9' }], ['multivariate-tpe', { n_startup_trials: '0', n_ei_candidates: '4' }],
    ['cmaes', { sigma: '0.1', restart_strategy: 'bipop' }], ['sobol', {}], ['hyperband', { resource_name: 'epochs', r_l: '9', eta: '3' }],
    ['pbt', { suggestion_trial_dir: '/ckpt', n_population: '5', truncation_threshold: '0.2' }], ['evolution', { generations: '4' }],
    ['enas', { controller_learning_rate: '0.00005' }], ['darts', { batch_size: 'None', num_epochs: '3' }], ['medianstop', { start_step: '2' }],
  ]);
});

describe('refuse settings that their services refuse', () => {
  test.each<[string, () => unknown, string]>([
    ['a seed below 0', () => algorithms.random({ random_state: -1 }), 'random_state'],
    ['a seed that is no whole number', () => algorithms.grid({ random_state: 0.5 }), 'random_state'],
    ['a gamma of 1', () => algorithms.tpe({ gamma: 1 }), 'gamma'],
    ['a gamma of 0', () => algorithms.tpe({ gamma: 0 }), 'gamma'],
    ['a weight of 0', () => algorithms.tpe({ prior_weight: 0 }), 'prior_weight'],
    ['no candidates', () => algorithms.tpe({ n_EI_candidates: 0 }), 'n_EI_candidates'],
    ['fewer than no trials', () => algorithms.multivariateTpe({ n_startup_trials: -1 }), 'n_startup_trials'],
    ['an unknown model', () => algorithms.bayesianOptimization({ base_estimator: 'XGB' as 'GP' }), 'base_estimator'],
    ['an unknown choice', () => algorithms.bayesianOptimization({ acq_func: 'UCB' as 'EI' }), 'acq_func'],
    ['an unknown optimizer', () => algorithms.bayesianOptimization({ acq_optimizer: 'adam' as 'auto' }), 'acq_optimizer'],
    ['a negative sigma', () => algorithms.cmaes({ sigma: -0.1 }), 'sigma'],
    ['an unknown restart', () => algorithms.cmaes({ restart_strategy: 'None' as 'none' }), 'restart_strategy'],
    ['a resource of less than 1', () => algorithms.hyperband({ resource_name: 'epochs', r_l: 0 }), 'r_l'],
    ['an eta of 1', () => algorithms.hyperband({ resource_name: 'epochs', r_l: 9, eta: 1 }), 'eta'],
    ['a small population', () => algorithms.pbt({ suggestion_trial_dir: '/a', n_population: 4, truncation_threshold: 0.1 }), 'n_population'],
    ['a threshold above 1', () => algorithms.pbt({ suggestion_trial_dir: '/a', n_population: 5, truncation_threshold: 1.5 }), 'truncation_threshold'],
    ['a relative folder', () => algorithms.pbt({ suggestion_trial_dir: 'a', n_population: 5, truncation_threshold: 0.5 }), 'suggestion_trial_dir'],
    ['a temperature of 0', () => algorithms.enas({ controller_temperature: 0 }), 'controller_temperature'],
    ['a decay above 1', () => algorithms.enas({ controller_baseline_decay: 1.1 }), 'controller_baseline_decay'],
    ['a skip target of 0', () => algorithms.enas({ controller_skip_target: 0 }), 'controller_skip_target'],
    ['no training', () => algorithms.enas({ controller_train_steps: 0 }), 'controller_train_steps'],
    ['no epochs', () => algorithms.darts({ num_epochs: 0 }), 'num_epochs'],
    ['a negative rate', () => algorithms.darts({ w_lr: -1 }), 'w_lr'],
    ['a batch of half an example', () => algorithms.darts({ batch_size: 0.5 }), 'batch_size'],
    ['no nodes', () => algorithms.darts({ num_nodes: 0 }), 'num_nodes'],
    ['no trials to compare with', () => medianStop({ min_trials_required: 0 }), 'min_trials_required'],
    ['no step', () => medianStop({ start_step: 0 }), 'start_step'],
  ])('%s', (_, make, name) => {
    const error = configError(make);
    expect([error.code, error.message.includes(name)]).toEqual(['WrongProp', true]);
  });

  test.each<[string, () => unknown]>([
    ['a setting of another algorithm', () => algorithms.random({ gamma: 0.2 } as object)],
    ['one that its service breaks at', () => algorithms.pbt({ suggestion_trial_dir: '/a', n_population: 5, truncation_threshold: 0.5, resample_probability: 0.3 } as never)],
    ['a misspelt one', () => medianStop({ minTrials: 3 } as object)],
  ])('%s', (_, make) => expect(codeOf(make)).toBe('UnknownProp'));

  test('settings that are missing', () => {
    expect(codeOf(() => algorithms.hyperband({ r_l: 9 } as never))).toBe('MissingProp');
    expect(codeOf(() => algorithms.pbt({ n_population: 9 } as never))).toBe('MissingProp');
  });
});

/** A search over these parameters, each of which its job uses. */
function over(parameters: SearchSpace, props: Given): Given {
  return { parameters, trial: () => template({}, { all: Object.keys(parameters).map(name => `\${trialParameters.${name}}`), lr: '' }), ...props };
}

const lr = double(0.01, 0.1);
const stepped = double(0.01, 0.1, { step: 0.01 });
const epochs = int(1, 9);
const pbt = algorithms.pbt({ suggestion_trial_dir: '/ckpt', n_population: 5, truncation_threshold: 0.2 });

describe('draw parameters that they can draw', () => {
  test.each<[string, SearchSpace, Given]>([
    ['grid over steps', { lr: stepped, epochs, opt: categorical(['a', 'b']) }, { algorithm: algorithms.grid(), maxTrialCount: 180 }],
    ['tpe by a normal distribution', { lr: double(0.01, 0.1, { distribution: 'logNormal' }) }, { algorithm: algorithms.tpe() }],
    ['multivariate-tpe by logarithms', { lr: double(0.01, 0.1, { distribution: 'logUniform' }) }, { algorithm: algorithms.multivariateTpe() }],
    ['hyperband with a budget', { lr, epochs }, { algorithm: algorithms.hyperband({ resource_name: 'epochs', r_l: 9, eta: 3 }), parallelTrialCount: 9 }],
    ['bayesian optimization above 0', { lr, zero: int(0, 3) }, { algorithm: algorithms.bayesianOptimization() }],
    ['cmaes over two numbers', { lr, epochs, opt: categorical(['a']) }, { algorithm: algorithms.cmaes() }],
    ['an algorithm of one\'s own, which nobody knows', { lr: double(0.01, 0.1, { distribution: 'normal' }) }, { algorithm: algorithms.other('evolution') }],
  ])('%s', (_, parameters, props) => expect(() => given(over(parameters, props))).not.toThrow());

  test('pbt with the claim that it needs', () => {
    expect(spec(over({ lr: stepped }, { algorithm: pbt })).resumePolicy).toBe('FromVolume');
    expect(spec(over({ lr: stepped }, { algorithm: pbt, resumePolicy: 'FromVolume' })).resumePolicy).toBe('FromVolume');
  });
});

describe('are refused for parameters that they cannot draw:', () => {
  test.each<[string, SearchSpace, Given, readonly string[]]>([
    ['grid without a step', { lr }, { algorithm: algorithms.grid() }, ['grid needs a step for the parameter "lr"']],
    ['grid with more trials than combinations', { lr: stepped, epochs }, { algorithm: algorithms.grid(), maxTrialCount: 91 }, ['90', 'got 91']],
    ['pbt without a step', { lr }, { algorithm: pbt }, ['pbt needs a step']],
    ['pbt without its claim', { lr: stepped }, { algorithm: pbt, resumePolicy: 'Never' }, ['got "Never"']],
    ['hyperband without its resource', { lr }, { algorithm: algorithms.hyperband({ resource_name: 'epochs', r_l: 9 }) }, ['lr', 'got "epochs"']],
    ['hyperband with too few trials at a time', { lr, epochs }, { algorithm: algorithms.hyperband({ resource_name: 'epochs', r_l: 9 }) }, ['at least 9', 'got 3']],
    ['hyperband over fractions', { epochs, a: discrete([0.5, 1]) }, { algorithm: algorithms.hyperband({ resource_name: 'epochs', r_l: 2 }) }, ['whole numbers', '"a"']],
    ['cmaes over one number', { lr, opt: categorical(['a', 'b']) }, { algorithm: algorithms.cmaes() }, ['two parameters']],
    ['cmaes by a distribution of its own', { lr: double(1, 2, { distribution: 'normal' }), epochs }, { algorithm: algorithms.cmaes() }, ['does not draw by normal']],
    ['multivariate-tpe by a normal distribution', { lr: double(1, 2, { distribution: 'normal' }) }, { algorithm: algorithms.multivariateTpe() }, ['logUniform, uniform']],
    ['bayesian optimization at 0', { lr: double(0, 1) }, { algorithm: algorithms.bayesianOptimization() }, ['logarithm']],
    ['bayesian optimization of one value', { epochs: int(2, 2) }, { algorithm: algorithms.bayesianOptimization() }, ['more than one value']],
  ])('%s', (_, parameters, props, texts) => fails(over(parameters, props), 'ExperimentAlgorithm', ...texts));
});
