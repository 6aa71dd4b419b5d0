import { above, ANY_REAL, ANY_WHOLE, orNone, real, Value, whole, word } from './values';

/** Settings of an algorithm. */
export interface Algorithm {
  readonly settings: Readonly<Record<string, Value>>;
  /** Settings without which it does not begin. @default [] */
  readonly needs?: readonly string[];
  /** Whether it takes other settings without a word. @default false */
  readonly isOpen?: boolean;
}

const SEED = { random_state: whole(0) };
const OPTUNA_TPE: Algorithm = { settings: { ...SEED, n_startup_trials: whole(0), n_ei_candidates: whole(0) } };
const GOPTUNA_SEED = { random_state: ANY_WHOLE };

/** Algorithms by `<service>/<name>`, as `ValidateAlgorithmSettings` of each service takes them. Source: Katib, pkg/suggestion/v1beta1. */
const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  'hyperopt/random': { settings: SEED },
  'hyperopt/tpe': {
    settings: {
      ...SEED, gamma: { words: 'a number between 0 and 1', fits: text => above(0).fits(text) && Number(text) < 1 }, prior_weight: above(0), n_EI_candidates: whole(1),
    },
  },
  'skopt/bayesianoptimization': {
    settings: {
      ...SEED, base_estimator: word('GP', 'RF', 'ET', 'GBRT'), n_initial_points: whole(0), acq_func: word('gp_hedge', 'LCB', 'EI', 'PI', 'EIps', 'PIps'),
      acq_optimizer: word('auto', 'sampling', 'lbfgs'),
    },
  },
  'optuna/random': { settings: SEED },
  'optuna/grid': { settings: SEED },
  'optuna/tpe': OPTUNA_TPE,
  'optuna/multivariate-tpe': OPTUNA_TPE,
  'optuna/cmaes': { settings: { ...SEED, restart_strategy: word('ipop', 'None', 'none'), sigma: real(0) } },
  'goptuna/random': { settings: GOPTUNA_SEED, isOpen: true },
  'goptuna/tpe': { settings: { ...GOPTUNA_SEED, n_startup_trials: ANY_WHOLE, n_ei_candidates: ANY_WHOLE }, isOpen: true },
  'goptuna/cmaes': { settings: { ...GOPTUNA_SEED, sigma: ANY_REAL, restart_strategy: word('ipop', 'bipop', 'none') }, isOpen: true },
  'goptuna/sobol': { settings: {}, isOpen: true },
  'hyperband/hyperband': {
    settings: {
      r_l: above(0), eta: { words: 'a number other than 1', fits: text => ANY_REAL.fits(text) && Math.trunc(Number(text)) !== 1 }, b_l: ANY_REAL, n: ANY_REAL, r: ANY_REAL,
      s_max: ANY_REAL, current_s: ANY_REAL, current_i: ANY_REAL, evaluating_trials: ANY_REAL,
    },
    needs: ['r_l', 'resource_name'],
    isOpen: true,
  },
  'pbt/pbt': {
    settings: {
      n_population: whole(5), truncation_threshold: { words: 'a number from 0 to 1', fits: text => real(0).fits(text) && Number(text) <= 1 },
      // This release compares the text with numbers, which ends in an error whatever it is.
      resample_probability: { words: 'left out, since this release cannot read it', fits: () => false },
    },
    needs: ['suggestion_trial_dir', 'n_population', 'truncation_threshold'],
    isOpen: true,
  },
  'enas/enas': {
    settings: {
      controller_hidden_size: whole(1), controller_temperature: orNone(above(0)), controller_tanh_const: orNone(above(0)), controller_entropy_weight: orNone(above(0)),
      controller_baseline_decay: above(0, 1), controller_learning_rate: above(0, 1), controller_skip_target: above(0, 1), controller_skip_weight: orNone(above(0)),
      controller_train_steps: whole(1), controller_log_every_steps: whole(1),
    },
  },
  'darts/darts': {
    settings: {
      num_epochs: whole(1), w_lr: real(0), w_lr_min: real(0), alpha_lr: real(0), w_weight_decay: real(0), alpha_weight_decay: real(0), w_momentum: real(0), w_grad_clip: real(0),
      batch_size: orNone(whole(1)), num_workers: whole(0), init_channels: whole(1), print_step: whole(1), num_nodes: whole(1), stem_multiplier: whole(1),
    },
    isOpen: true,
  },
};

/** What is known of an algorithm of a service. */
export function algorithmOf(service: string, name: string): Algorithm | undefined {
  const key = `${service}/${name}`;
  return Object.hasOwn(ALGORITHMS, key) ? ALGORITHMS[key] : undefined;
}

/** Algorithms of early stopping, by name. Source: Katib, pkg/earlystopping/v1beta1. */
export const EARLY_STOPPING: Readonly<Record<string, Algorithm>> = { medianstop: { settings: { min_trials_required: whole(1), start_step: whole(1) } } };
