import { Construct } from 'constructs';
import { ConfigError, shown } from '../../core';
import { isDnsLabel } from '../../core/names';

/** Most characters of a CronJob's name, so that there is room for what the controller adds. */
const LONGEST = 52;

/**
 * Name of what starts runs: as told, else the id of the construct. Objects of the cluster are called after it.
 *
 * @throws ConfigError `RunName`
 */
export function checkedRunName(scope: Construct, told: string | undefined): string {
  const name = told ?? scope.node.id;
  if (!isDnsLabel(name) || name.length > LONGEST) {
    const what = told === undefined ? 'construct id, which is the name,' : 'name';
    throw new ConfigError('RunName', `${what} must be at most ${LONGEST} lower-case letters, digits and "-", got ${shown(name)}; ` +
      'pass name, e.g. "nightly"', scope);
  }
  return name;
}
