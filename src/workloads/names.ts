import { Construct } from 'constructs';
import { ConfigError } from '../core';
import { nameFault, NameRule } from '../core/catalogue/workload-names';

/**
 * Name of a workload: as told, else the id of its construct.
 *
 * @throws ConfigError `WorkloadName`
 */
export function nameOf(scope: Construct, told: string | undefined, rule: NameRule): string {
  const name = told ?? scope.node.id;
  const fault = nameFault(name, rule);
  if (fault !== undefined) {
    throw new ConfigError('WorkloadName', `${told === undefined ? 'construct id, which is the name,' : 'name'} ${fault}; ` +
      'pass name, e.g. "explore"', scope);
  }
  return name;
}
