import { Construct } from 'constructs';
import { NotebookResources } from './props';
import { ResourceRequirements } from '../../apis/k8s/core/v1';
import { ConfigError, shown } from '../../core';
import { amountText, bytesOf, coresOf } from '../../core/amounts';
import { acceleratorLimits, cpuLimit, DEFAULT_LIMIT_FACTOR, DEFAULT_NOTEBOOK_CPU, DEFAULT_NOTEBOOK_MEMORY, memoryLimit } from '../../core/catalogue';
import { cpuQuantity, memoryQuantity } from '../../core/quantity';

/** Requests and limits of a notebook, worked out as the spawner does and written as Kubernetes writes them. */
export function resourcesOf(scope: Construct, props: NotebookResources): ResourceRequirements {
  const { cpu = DEFAULT_NOTEBOOK_CPU, memory = DEFAULT_NOTEBOOK_MEMORY, cpuLimitFactor = DEFAULT_LIMIT_FACTOR, memoryLimitFactor = DEFAULT_LIMIT_FACTOR } = props;
  if (!(coresOf(cpu) > 0)) {
    throw new ConfigError('NotebookRequest', `cpu must be more than 0, got ${shown(amountText(cpu))}; pass e.g. Cpu.millis(500)`, scope);
  }
  if (!(bytesOf(memory) > 0)) {
    throw new ConfigError('NotebookRequest', `memory must be more than 0, got ${shown(amountText(memory))}; pass e.g. Size.gibibytes(1)`, scope);
  }
  const limits = {
    cpu: cpuLimit(cpu, cpuLimitFactor, scope),
    memory: memoryLimit(memory, memoryLimitFactor, scope),
    ...props.gpu && acceleratorLimits(props.gpu),
  };
  const given = Object.fromEntries(Object.entries(limits).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return {
    requests: { cpu: cpuQuantity(coresOf(cpu)), memory: memoryQuantity(bytesOf(memory)) },
    ...Object.keys(given).length > 0 && { limits: given },
  };
}
