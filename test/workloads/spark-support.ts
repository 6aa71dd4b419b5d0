import { Team } from './support';
import { ScheduledSparkApplication, SparkApplication, SparkApplicationProps, TeamContext } from '../../src/workloads';
import { chart, found } from '../support';

export { Team };

/** A program in Python. */
export const SPARK = { type: 'Python', sparkVersion: '4.0.1', image: 'docker.io/library/spark:4.0.1',
  mainApplicationFile: 'local:///opt/spark/examples/src/main/python/pi.py' } as const;

/** An application `etl` of the team `vision`. */
export function sparkSpec(props: object = {}, team: Partial<TeamContext> = {}) {
  const scope = chart();
  return { scope, application: new SparkApplication(new Team(scope, 'vision', team), 'etl', { ...SPARK, ...props } as SparkApplicationProps) };
}

/** The object of {@link sparkSpec}. */
export function sparkOf(props: object = {}, team: Partial<TeamContext> = {}) {
  return found(sparkSpec(props, team).scope, 'SparkApplication', 'etl');
}

/** A schedule `nightly` of the team `vision`. */
export function scheduledOf(props: object = {}, team: Partial<TeamContext> = {}) {
  const scope = chart();
  new ScheduledSparkApplication(new Team(scope, 'vision', team), 'nightly', { ...SPARK, schedule: '@daily', ...props });
  return found(scope, 'ScheduledSparkApplication', 'nightly');
}
