import { Labels } from '../../kit';
import { RELEASES } from '../../core';

/** The two programs of the operator. */
export type SparkProgram = 'controller' | 'webhook';

/** Name of the objects of a program. */
export function nameOf(program: SparkProgram): string {
  return `spark-operator-${program}`;
}

/** Labels that select the pods of a program: immutable in a cluster. */
export function selectorOf(program: SparkProgram): Labels {
  return { 'app.kubernetes.io/component': program, 'app.kubernetes.io/instance': 'spark-operator', 'app.kubernetes.io/name': 'spark-operator' };
}

/** Labels of the objects of a program. */
export function labelsOf(program: SparkProgram): Labels {
  return { ...selectorOf(program), 'app.kubernetes.io/version': RELEASES['spark-operator'] };
}

/** Labels of what belongs to no single program. */
export const COMMON_LABELS: Labels = { 'app': 'spark-operator', 'app.kubernetes.io/name': 'spark-operator' };

/** Lease by which the pods of a program elect a leader. */
export function lockOf(program: SparkProgram): string {
  return `${nameOf(program)}-lock`;
}
