import { jobResources, TrainingOperator, TrainingOperatorProps, TrainingScheme } from '../../components/training-operator';
import type { KueueFramework } from '../../components/kueue';
import { Part, Without } from '../part';

/** Options of the training operator as the platform takes them. */
export type TrainingOperatorOptions = Without<TrainingOperatorProps, 'namespace' | 'images'>;

/** Training jobs that name their framework. */
export interface TrainingOperatorSetting {
  /** The training operator, version 1, for PyTorchJobs, TFJobs and their like: options, or false to leave it out. @default false */
  readonly trainingOperator?: TrainingOperatorOptions | false;
}

/** Names by which Kueue knows the kinds; its MPIJob is one of another operator. */
const QUEUED: Readonly<Partial<Record<TrainingScheme, KueueFramework>>> = {
  PyTorchJob: 'kubeflow.org/pytorchjob', TFJob: 'kubeflow.org/tfjob', XGBoostJob: 'kubeflow.org/xgboostjob', JAXJob: 'kubeflow.org/jaxjob',
  PaddleJob: 'kubeflow.org/paddlejob',
};

/** The wiring of the training operator. */
export const trainingOperator: Part<TrainingOperatorSetting, TrainingOperator | undefined> = {
  key: 'trainingOperator',
  name: 'training-operator',
  after: ['kubeflow'],
  onlyOnRequest: true,
  forTeams: true,
  needs: ['dashboard'],
  namespaces: {},

  gives: ({ schemes }) => ({ trialResources: jobResources(schemes), jobFrameworks: (schemes ?? Object.keys(QUEUED) as TrainingScheme[]).flatMap(scheme => QUEUED[scheme] ?? []) }),

  make(chart, options, { common, settings: { namespaces } }) {
    return new TrainingOperator(chart, 'TrainingOperator', { ...common(options), namespace: namespaces.kubeflow });
  },
};
