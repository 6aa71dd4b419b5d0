import { Field, Located, ManifestSet } from '../../core';

/** A Spark application, alone or that of a schedule. */
export interface SparkApplication {
  readonly at: Located;
  readonly spec: Field;
  /** How many letters its name has; that of a scheduled run ends in nanoseconds. */
  readonly nameLength: number;
}

/** The pods of an application. */
export const ROLES = ['driver', 'executor'] as const;

const OPERATOR = 'spark-operator';

/** All applications of the set. */
export function* applicationsOf(set: ManifestSet): Generator<SparkApplication> {
  yield* set.ofKind('sparkoperator.k8s.io/SparkApplication').map(at => ({ at, spec: at.at('spec'), nameLength: at.name.length }));
  yield* set.ofKind('sparkoperator.k8s.io/ScheduledSparkApplication')
    .map(at => ({ at, spec: at.at('spec', 'template'), nameLength: at.name.length + '-1700000000000000000'.length }));
}

/** A property of Spark in the application. */
export function property(spec: Field, name: string): Field {
  return spec.at('sparkConf', name);
}

/** Arguments of the operator, where it is in the output or known. */
export function operatorArguments(set: ManifestSet): readonly string[] {
  return set.once('arguments of the Spark operator', () => set.allOfKind('apps/Deployment').filter(({ name }) => name.includes(OPERATOR))
    .flatMap(one => one.at('spec', 'template', 'spec', 'containers').items()).flatMap(container => container.at('args').items()).flatMap(({ text }) => text ?? []));
}
