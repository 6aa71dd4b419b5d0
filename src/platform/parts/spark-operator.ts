import { SparkOperator, SparkOperatorProps } from '../../components/spark-operator';
import { Part, Without } from '../part';

/** Options of the Spark operator as the platform takes them. */
export type SparkOperatorOptions = Without<SparkOperatorProps, 'namespace' | 'clusterDomain' | 'networkPolicies' | 'images'>;

/** Spark applications as objects. */
export interface SparkOperatorSetting {
  /** The Spark operator: options, or false to leave it out. @default {} */
  readonly sparkOperator?: SparkOperatorOptions | false;
}

/** The wiring of the Spark operator. */
export const sparkOperator: Part<SparkOperatorSetting, SparkOperator | undefined> = {
  key: 'sparkOperator',
  name: 'spark-operator',
  after: ['cert-manager', 'kubeflow'],
  forTeams: true,
  needs: ['dashboard'],
  namespaces: {},

  make(chart, options, { common, settings: { namespaces, clusterDomain } }) {
    return new SparkOperator(chart, 'SparkOperator', { ...common(options), namespace: namespaces.kubeflow, clusterDomain });
  },
};
