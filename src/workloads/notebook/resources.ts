import { Construct } from 'constructs';
import { NotebookResources } from './props';
import { ResourceRequirements } from '../../apis/k8s/core/v1';
import { ConfigError, shown } from '../../core';
import {
  acceleratorLimits, cpuLimit, cpuQuantity, DEFAULT_LIMIT_FACTOR, DEFAULT_NOTEBOOK_CPU, DEFAULT_NOTEBOOK_MEMORY, memoryLimit, toGibibytes,
} from '../../core/catalogue';

/** Requests and limits of a notebook, worked out as the spawner does. */
export function resourcesOf(scope: Construct, props: NotebookResources): ResourceRequirements {
  const cores = props.cpu === undefined ? DEFAULT_NOTEBOOK_CPU : coresOf(props.cpu.amount);
  if (!(cores > 0)) {
    throw new ConfigError('NotebookRequest', `cpu must be more than 0, got ${shown(props.cpu?.amount)}; pass e.g. Cpu.millis(500)`, scope);
  }
  const memory = props.memory ?? DEFAULT_NOTEBOOK_MEMORY;
  if (toGibibytes(memory) <= 0) {
    throw new ConfigError('NotebookRequest', `memory must be more than 0, got ${shown(memory.asString())}; ` +
      'pass e.g. Size.gibibytes(1)', scope);
  }
  const limits = {
    cpu: cpuLimit(cores, props.cpuLimitFactor ?? DEFAULT_LIMIT_FACTOR),
    memory: memoryLimit(memory, props.memoryLimitFactor ?? DEFAULT_LIMIT_FACTOR),
    ...props.gpu && acceleratorLimits(props.gpu),
  };
  const given = Object.fromEntries(Object.entries(limits).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return {
    requests: { cpu: cpuQuantity(cores), memory: memory.asString() },
    ...Object.keys(given).length > 0 && { limits: given },
  };
}

/** Cores of a quantity such as `500m` or `2`; not a number if it is none. */
function coresOf(amount: string): number {
  const [, digits, milli] = /^(\d+(?:\.\d+)?)(m?)$/.exec(amount) ?? [];
  return digits === undefined ? NaN : Number(digits) / (milli ? 1000 : 1);
}
