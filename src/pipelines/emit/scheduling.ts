/** Where a task's pod runs. */
import type { Toleration } from '../../apis/k8s/core/v1';
import { ConfigError, listed } from '../../core/errors';
import type { KubernetesExecutor, NodeAffinityTerm, NodeSelector, PipelineToleration } from '../ir/types';
import { Parameter } from '../references';
import type { ContainerTaskOptions, TaskAffinityTerm } from '../task-options';
import type { AnyValue } from '../../apis/meta';
import { checkKeys, dynamic, Settled } from './settled';

/**
 * Nodes that the pod needs or likes, and taints that it bears: those of its device with its own.
 *
 * @throws ConfigError `TaskSetting`
 */
export function schedulingOf(at: Settled, { gpu, nodeSelector, tolerations = [], nodeAffinity = [] }: ContainerTaskOptions): KubernetesExecutor {
  const device = gpu !== undefined && 'resourceName' in gpu ? gpu : undefined;
  const bears = [...device?.tolerations ?? [], ...tolerations];
  const selector = selectorOf(at, device?.nodeSelector, nodeSelector);
  return {
    ...selector !== undefined && { nodeSelector: selector },
    ...bears.length > 0 && { tolerations: bears.map(one => toleration(at, one)) },
    ...nodeAffinity.length > 0 && { nodeAffinity: nodeAffinity.map(one => affinity(at, one)) },
  };
}

type Given<T> = T | Parameter<'STRUCT'> | Parameter<'LIST'> | { readonly json: AnyValue };

function selectorOf(at: Settled, device: Readonly<Record<string, string>> | undefined, own: ContainerTaskOptions['nodeSelector']): NodeSelector | undefined {
  if (own !== undefined && isDynamic(own)) {
    if (Object.keys(device ?? {}).length > 0) {
      throw new ConfigError('TaskSetting', `nodeSelector of the task ${at.task.name} must be written down, since its device adds labels, ` +
        `got a parameter, and a device with ${listed(Object.keys(device ?? {}))}; ` +
        'pass labels, or a device without nodeSelector');
    }
    return { nodeSelectorJson: json(at, own) };
  }
  const labels = { ...device, ...own as Readonly<Record<string, string>> | undefined };
  checkKeys(at, 'nodeSelector', labels, true);
  return Object.keys(labels).length === 0 ? undefined : { labels };
}

function toleration(at: Settled, given: Given<Toleration>): PipelineToleration {
  if (isDynamic(given)) {
    return { tolerationJson: json(at, given) };
  }
  const { tolerationSeconds, ...rest } = given;
  return { ...rest, ...tolerationSeconds !== undefined && { tolerationSeconds: String(tolerationSeconds) } };
}

function affinity(at: Settled, given: Given<TaskAffinityTerm>): NodeAffinityTerm {
  return isDynamic(given) ? { nodeAffinityJson: json(at, given) } : given;
}

function isDynamic(given: unknown): given is Parameter<'STRUCT'> | Parameter<'LIST'> | { readonly json: AnyValue } {
  return given instanceof Parameter || typeof given === 'object' && given !== null && 'json' in given;
}

function json(at: Settled, given: Parameter<'STRUCT'> | Parameter<'LIST'> | { readonly json: AnyValue }): ReturnType<typeof dynamic> {
  return given instanceof Parameter ? dynamic(at, given) : { runtimeValue: { constant: given.json } };
}
