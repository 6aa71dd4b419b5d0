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
