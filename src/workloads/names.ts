import { Construct } from 'constructs';
import { ConfigError } from '../core';
import { nameFault, NameRule } from '../core/catalogue/workload-names';

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** Whether the text can name most kinds of objects. */
export function isSubdomain(name: string): boolean {
  return name.length <= 253 && DNS_SUBDOMAIN.test(name);
}

/** Whether the text can name a volume of a pod. */
export function isLabel(name: string): boolean {
  return name.length <= 63 && DNS_LABEL.test(name);
}

/**
 * Name of a workload: as told, else the id of its construct.
 *
 * @throws ConfigError `WorkloadName`
 */
export function nameOf(scope: Construct, told: string | undefined, rule: NameRule): string {
  const name = told ?? scope.node.id;
  const fault = nameFault(name, rule);
  if (fault !== undefined) {
    throw new ConfigError('WorkloadName', `${told === undefined ? 'construct id, which is the name,' : 'name'} ${fault}; pass name, e.g. "explore"`, scope);
  }
  return name;
}
