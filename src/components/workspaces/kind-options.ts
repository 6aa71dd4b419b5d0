import { KindImage, KindOption, KindSize } from './kind-props';
import { ResourceRequirements } from '../../apis/k8s/core/v1';
import { WorkspaceImageOption, WorkspaceOption, WorkspaceOptionLabel, WorkspaceSizeOption } from '../../apis/kubeflow.org/v1beta1';
import { allowImage, Component, ConfigError, listed, shown } from '../../core';
import { amountText, bytesOf, coresOf } from '../../core/amounts';
import { Accelerator, acceleratorLimits, cpuLimit, DEFAULT_LIMIT_FACTOR, memoryLimit, NotebookImage, resolvedImage } from '../../core/catalogue';
import { cpuQuantity, memoryQuantity } from '../../core/quantity';

/** Where a kind's server answers. */
export interface KindPort {
  readonly id: string;
  readonly port: number;
}

/**
 * An image as the `WorkspaceKind` offers it.
 *
 * @throws ConfigError `WorkspaceKindImage`, `NotebookImage`
 */
export function imageOption(given: NotebookImage | KindImage, imagePullPolicy: 'Always' | 'IfNotPresent' | 'Never', port: KindPort, at: Component): WorkspaceImageOption {
  const option: KindImage = typeof given === 'object' && 'image' in given ? given : { image: given };
  const image = resolvedImage(option.image, at);
  if (image.kind !== 'jupyter') {
    throw new ConfigError('WorkspaceKindImage', `images of a JupyterLab kind must be of kind "jupyter", got ${shown(image.kind)}; ` +
      'leave it out: this release opens no other server', at);
  }
  const reference = 'pin' in image ? at.image(image.pin) : image.reference;
  'pin' in image || allowImage(at, reference);
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  return { ...shownOption(option, name, name, option.labels ?? {}), spec: { image: reference, imagePullPolicy, ports: [port] } };
}

/**
 * A size as the `WorkspaceKind` offers it.
 *
 * @throws ConfigError `WorkspaceKindSize`, `LimitFactor`
 */
export function sizeOption(size: KindSize, at: Component): WorkspaceSizeOption {
  const { accelerator } = size;
  const [cpu, memory] = [cpuQuantity(checked('cpu', size.cpu, coresOf(size.cpu), at)), memoryQuantity(checked('memory', size.memory, bytesOf(size.memory), at))];
  const [id, name] = accelerator === undefined ? ['', ''] : [`-${accelerator.name}-${accelerator.count}`, `, ${accelerator.count} ${accelerator.displayName}`];
  // By these names the pages know what to show of a workspace.
  const labels = { cpu, memory, ...accelerator && { gpu: String(accelerator.count) } };
  const nodeSelector = { ...accelerator?.nodeSelector, ...size.nodeSelector };
  const tolerations = [...accelerator?.tolerations ?? [], ...size.tolerations ?? []];
  return {
    ...shownOption(size, `${cpu}-${memory}${id}`, `${cpu} CPU, ${memory}${name}`, labels),
    spec: {
      resources: resources(size, { cpu, memory }, accelerator, at),
      ...Object.keys(nodeSelector).length > 0 && { nodeSelector },
      ...tolerations.length > 0 && { tolerations },
    },
  };
}

function checked(field: 'cpu' | 'memory', amount: KindSize['cpu'] | KindSize['memory'], value: number, at: Component): number {
  if (!(value > 0)) {
    throw new ConfigError('WorkspaceKindSize', `${field} of a size must be more than 0, got ${shown(amountText(amount))}; pass e.g. ${field === 'cpu' ? '"500m"' : '"1Gi"'}`, at);
  }
  return value;
}

function resources(size: KindSize, requests: Readonly<Record<string, string>>, accelerator: Accelerator | undefined, at: Component): ResourceRequirements {
  const { cpuLimitFactor = DEFAULT_LIMIT_FACTOR, memoryLimitFactor = DEFAULT_LIMIT_FACTOR } = size;
  const [cpu, memory] = [cpuLimit(size.cpu, cpuLimitFactor, at), memoryLimit(size.memory, memoryLimitFactor, at)];
  const limits = { ...cpu !== undefined && { cpu }, ...memory !== undefined && { memory }, ...accelerator && acceleratorLimits(accelerator) };
  return { requests, ...Object.keys(limits).length > 0 && { limits } };
}

function shownOption(option: KindOption, id: string, name: string, facts: Readonly<Record<string, string>>): WorkspaceOption {
  const { displayName = name, description, hidden = false, redirect } = option;
  const labels: readonly WorkspaceOptionLabel[] = Object.entries(facts).map(([key, value]) => ({ key, value }));
  return {
    id: option.id ?? id,
    spawner: { displayName, ...description !== undefined && { description }, ...labels.length > 0 && { labels }, ...hidden && { hidden } },
    ...redirect && { redirect },
  };
}

/**
 * The options of a kind with the one that is chosen at first, as the webhook would take them.
 *
 * @param prop what they are called in the options of the kind
 * @throws ConfigError `WorkspaceKindOption`
 */
export function choice<T extends WorkspaceOption>(prop: 'images' | 'sizes', values: readonly T[], chosen: string | undefined, at: Component) {
  const ids = values.map(({ id }) => id);
  const refuse = (problem: string, value: unknown, fix: string) => {
    throw new ConfigError('WorkspaceKindOption', `${problem}, got ${shown(value)}; ${fix}`, at);
  };
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    refuse(`${prop} of a kind must have different ids`, twice, 'leave one out, or give it an id of its own');
  }
  const redirects = new Map(values.flatMap(({ id, redirect }) => redirect ? [[id, redirect.to]] : []));
  for (const [id, to] of redirects) {
    if (!ids.includes(to)) {
      refuse(`the redirect of ${shown(id)} must lead to one of the ${prop} of the kind`, to, `there are ${listed(ids)}`);
    }
    if (isCircle(id, redirects)) {
      refuse(`redirects of ${prop} must not lead in a circle`, `${id} -> ${to}`, 'remove one of them');
    }
  }
  const first = chosen ?? values.find(({ spawner }) => spawner.hidden !== true)?.id ?? ids[0];
  if (!ids.includes(first)) {
    refuse(`${prop === 'images' ? 'defaultImage' : 'defaultSize'} must be the id of one of the ${prop}`, first, `there are ${listed(ids)}`);
  }
  return { spawner: { default: first }, values };
}

function isCircle(start: string, redirects: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let id: string | undefined = start; id !== undefined; id = redirects.get(id)) {
    if (seen.has(id)) {
      return true;
    }
    seen.add(id);
  }
  return false;
}
