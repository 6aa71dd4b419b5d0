/** Settings of Katib's algorithms in their own spelling, with the ranges that their services take. */

/** What all algorithms that draw by chance take. */
export interface RandomSettings {
  /**
   * Seed, for the same values again.
   * @minimum 0
   * @asType integer
   * @default - another one each time
   */
  readonly random_state?: number;
}

/** Settings of {@link algorithms.tpe}. */
export interface TpeSettings extends RandomSettings {
  /**
   * Part of the trials that count as good, between 0 and 1.
   * @schema {"minimum":0,"exclusiveMinimum":true,"maximum":1,"exclusiveMaximum":true}
   * @default 0.25
   */
  readonly gamma?: number;
  /**
   * Weight of what was known before, more than 0.
   * @schema {"minimum":0,"exclusiveMinimum":true}
   * @default 1
   */
  readonly prior_weight?: number;
  /**
   * Candidates that are weighed for each trial.
   * @minimum 1
   * @asType integer
   * @default 24
   */
  readonly n_EI_candidates?: number;
}

/** Settings of {@link algorithms.multivariateTpe}. */
export interface MultivariateTpeSettings extends RandomSettings {
  /**
   * Trials by chance at the beginning.
   * @minimum 0
   * @asType integer
   * @default 10
   */
  readonly n_startup_trials?: number;
  /**
   * Candidates that are weighed for each trial.
   * @minimum 0
   * @asType integer
   * @default 24
   */
  readonly n_ei_candidates?: number;
}

/** Settings of {@link algorithms.bayesianOptimization}. */
export interface BayesianOptimizationSettings extends RandomSettings {
  /** Model of the objective: Gaussian process, random forest, extra trees or gradient boosting. @default 'GP' */
  readonly base_estimator?: 'GP' | 'RF' | 'ET' | 'GBRT';
  /**
   * Trials by chance at the beginning.
   * @minimum 0
   * @asType integer
   * @default 10
   */
  readonly n_initial_points?: number;
  /** By what the next values are chosen. @default 'gp_hedge' */
  readonly acq_func?: 'gp_hedge' | 'LCB' | 'EI' | 'PI' | 'EIps' | 'PIps';
  /** How the best of them is found. @default 'auto' */
  readonly acq_optimizer?: 'auto' | 'sampling' | 'lbfgs';
}

/** Settings of {@link algorithms.cmaes}. */
export interface CmaesSettings extends RandomSettings {
  /**
   * Width of the first step.
   * @minimum 0
   * @default - by the ranges of the parameters
   */
  readonly sigma?: number;
  /** What follows when it gets stuck. @default 'none' */
  readonly restart_strategy?: 'none' | 'ipop' | 'bipop';
}

/** Settings of {@link algorithms.hyperband}. */
export interface HyperbandSettings {
  /** Parameter that says how much each trial may use, such as its epochs. */
  readonly resource_name: string;
  /**
   * Most that one trial may use.
   * @minimum 1
   */
  readonly r_l: number;
  /**
   * Of how many trials one goes on.
   * @minimum 2
   * @asType integer
   * @default 3
   */
  readonly eta?: number;
}

/** Settings of {@link algorithms.pbt}; its `resample_probability` is refused by the service of this release, whatever its value. */
export interface PbtSettings {
  /**
   * Folder in the container that trains where its checkpoints are, absolute; trials go on from those of others.
   * @pattern ^/
   * @form an absolute path
   */
  readonly suggestion_trial_dir: string;
  /**
   * Trials of a generation.
   * @minimum 5
   * @asType integer
   */
  readonly n_population: number;
  /**
   * Part of a generation that is replaced by the best ones, 0 to 1.
   * @minimum 0
   * @maximum 1
   */
  readonly truncation_threshold: number;
}

/** Settings of {@link algorithms.enas}: of the network that proposes networks. */
export interface EnasSettings {
  /**
   * Size of its hidden layer.
   * @minimum 1
   * @asType integer
   * @default 64
   */
  readonly controller_hidden_size?: number;
  /**
   * Temperature, more than 0; `None` for none.
   * @form "None" or a number of more than 0
   * @default 5
   */
  readonly controller_temperature?: Positive | 'None';
  /**
   * Factor of the hyperbolic tangent, more than 0; `None` for none.
   * @form "None" or a number of more than 0
   * @default 2.25
   */
  readonly controller_tanh_const?: Positive | 'None';
  /**
   * Weight of the entropy, more than 0; `None` for none.
   * @form "None" or a number of more than 0
   * @default 0.00001
   */
  readonly controller_entropy_weight?: Positive | 'None';
  /**
   * Decay of the baseline, more than 0 and at most 1.
   * @schema {"minimum":0,"exclusiveMinimum":true,"maximum":1}
   * @default 0.999
   */
  readonly controller_baseline_decay?: number;
  /**
   * Learning rate, more than 0 and at most 1.
   * @schema {"minimum":0,"exclusiveMinimum":true,"maximum":1}
   * @default 0.00005
   */
  readonly controller_learning_rate?: number;
  /**
   * Wanted part of skip connections, more than 0 and at most 1.
   * @schema {"minimum":0,"exclusiveMinimum":true,"maximum":1}
   * @default 0.4
   */
  readonly controller_skip_target?: number;
  /**
   * Weight of that wish, more than 0; `None` for none.
   * @form "None" or a number of more than 0
   * @default 0.8
   */
  readonly controller_skip_weight?: Positive | 'None';
  /**
   * Steps of its training after each round of trials.
   * @minimum 1
   * @asType integer
   * @default 50
   */
  readonly controller_train_steps?: number;
  /**
   * Steps between two lines in its log.
   * @minimum 1
   * @asType integer
   * @default 10
   */
  readonly controller_log_every_steps?: number;
}

/** @schema {"type":"number","minimum":0,"exclusiveMinimum":true} */
type Positive = number;

/** Settings of {@link algorithms.darts}, which the trial gets as one text. */
export interface DartsSettings {
  /**
   * Epochs of the search.
   * @minimum 1
   * @asType integer
   * @default 50
   */
  readonly num_epochs?: number;
  /**
   * Learning rate of the weights.
   * @minimum 0
   * @default 0.025
   */
  readonly w_lr?: number;
  /**
   * The least that it becomes.
   * @minimum 0
   * @default 0.001
   */
  readonly w_lr_min?: number;
  /**
   * Momentum of the weights.
   * @minimum 0
   * @default 0.9
   */
  readonly w_momentum?: number;
  /**
   * Decay of the weights.
   * @minimum 0
   * @default 0.0003
   */
  readonly w_weight_decay?: number;
  /**
   * Length at which gradients of the weights are cut.
   * @minimum 0
   * @default 5
   */
  readonly w_grad_clip?: number;
  /**
   * Learning rate of the architecture.
   * @minimum 0
   * @default 0.0003
   */
  readonly alpha_lr?: number;
  /**
   * Decay of the architecture.
   * @minimum 0
   * @default 0.001
   */
  readonly alpha_weight_decay?: number;
  /**
   * Examples at a time; `None` for all.
   * @form "None" or a whole number of 1 or more
   * @default 128
   */
  readonly batch_size?: Whole | 'None';
  /**
   * Processes that load data.
   * @minimum 0
   * @asType integer
   * @default 4
   */
  readonly num_workers?: number;
  /**
   * Channels of the first layer.
   * @minimum 1
   * @asType integer
   * @default 16
   */
  readonly init_channels?: number;
  /**
   * Steps between two lines in the log.
   * @minimum 1
   * @asType integer
   * @default 50
   */
  readonly print_step?: number;
  /**
   * Nodes of a cell.
   * @minimum 1
   * @asType integer
   * @default 4
   */
  readonly num_nodes?: number;
  /**
   * Factor of the channels after the first layer.
   * @minimum 1
   * @asType integer
   * @default 3
   */
  readonly stem_multiplier?: number;
}

/** @schema {"type":"integer","minimum":1} */
type Whole = number;

/** Settings of {@link medianStop}. */
export interface MedianStopSettings {
  /**
   * Trials that must have succeeded before others are ended.
   * @minimum 1
   * @asType integer
   * @default 3
   */
  readonly min_trials_required?: number;
  /**
   * Reports of the objective metric that a trial has before it can be ended.
   * @minimum 1
   * @asType integer
   * @default 4
   */
  readonly start_step?: number;
}
