/** Settings of Katib's algorithms for networks in their own spelling, with the ranges that their services take. */

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
