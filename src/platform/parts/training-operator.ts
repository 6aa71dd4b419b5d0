import { jobResources, TrainingOperator, TrainingOperatorProps } from '../../components/training-operator';
import { Part, Without } from '../part';

/** Options of the training operator as the platform takes them. */
export type TrainingOperatorOptions = Without<TrainingOperatorProps, 'namespace' | 'images'>;

/** Training jobs that name their framework. */
export interface TrainingOperatorSetting {
  /** The training operator, version 1, for PyTorchJobs, TFJobs and their like: options, or false to leave it out. @default false */
  readonly trainingOperator?: TrainingOperatorOptions | false;
}

/** The wiring of the training operator. */
export const trainingOperator: Part<TrainingOperatorSetting, TrainingOperator | undefined> = {
  key: 'trainingOperator',
  name: 'training-operator',
  after: ['kubeflow'],
  onlyOnRequest: true,
  forTeams: true,
  namespaces: {},

  gives: ({ schemes }) => ({ trialResources: jobResources(schemes) }),

  make(chart, options, { common, settings: { namespaces } }) {
    return new TrainingOperator(chart, 'TrainingOperator', { ...common(options), namespace: namespaces.kubeflow });
  },
};
