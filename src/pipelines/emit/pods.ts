/** Settings of a task's pod: in its executor, and in the document for Kubernetes. */
import { TaskNode } from '../graph/nodes';
import type { ContainerSpec, EnvironmentVariable, Executor, KubernetesExecutor } from '../ir/types';
import { wholeSeconds } from '../seconds';
import type { ContainerTaskOptions } from '../task-options';
import { environmentOf } from './environment';
import { machineField } from './machine';
import { mountsOf } from './mounts';
import { resourcesOf } from './resources';
import { schedulingOf } from './scheduling';
import { checkKeys, named, Settled } from './settled';
import { Wiring } from './wiring';

/** The executor with a task's settings, and what of them is for Kubernetes alone. */
export function withPodSettings(
  task: TaskNode, executor: Executor, inputs: Settled['inputs'], wiring: Wiring,
): { readonly executor: Executor; readonly platform?: KubernetesExecutor } {
  const { container } = executor;
  const { settings } = task;
  if (container === undefined || Object.keys(settings).length === 0) {
    return { executor };
  }
  const at: Settled = { task, inputs, wiring };
  const environment = environmentOf(at, settings.env ?? {});
  const resources = resourcesOf(at, settings);
  const env = merged(container.env ?? [], environment.variables, Object.keys(settings.env ?? {}));
  const { env: before, ...rest } = container;
  void before;
  const changed: ContainerSpec = {
    ...rest,
    ...settings.image !== undefined && { image: machineField(at, 'base_image', settings.image) },
    ...env.length > 0 && { env },
    ...Object.keys(resources).length > 0 && { resources },
  };
  const platform: KubernetesExecutor = { ...environment.platform, ...mountsOf(at, settings.mounts ?? {}), ...schedulingOf(at, settings), ...podOf(at, settings) };
  return { executor: { container: changed }, ...Object.keys(platform).length > 0 && { platform } };
}

/** Variables of the component with those of the task, which take the place of others of their name. */
function merged(ofComponent: readonly EnvironmentVariable[], ofTask: readonly EnvironmentVariable[], names: readonly string[]): readonly EnvironmentVariable[] {
  const byTask = new Map(ofTask.map(one => [one.name, one]));
  const kept = ofComponent.flatMap(one => {
    const other = byTask.get(one.name);
    byTask.delete(one.name);
    return names.includes(one.name) ? other ?? [] : one;
  });
  return [...kept, ...byTask.values()];
}

function podOf(at: Settled, settings: ContainerTaskOptions): KubernetesExecutor {
  const { labels, annotations, imagePullSecrets = [], imagePullPolicy, timeout, securityContext } = settings;
  checkKeys(at, 'labels', labels, true);
  checkKeys(at, 'annotations', annotations, false);
  const podMetadata = { ...labels !== undefined && { labels }, ...annotations !== undefined && { annotations } };
  return {
    ...Object.keys(podMetadata).length > 0 && { podMetadata },
    ...imagePullSecrets.length > 0 && { imagePullSecret: imagePullSecrets.map(name => named(at, 'imagePullSecrets', name, 'secretName')) },
    ...imagePullPolicy !== undefined && { imagePullPolicy },
    ...timeout !== undefined && { activeDeadlineSeconds: String(wholeSeconds(`timeout of the task ${at.task.name}`, timeout)) },
    ...securityContext !== undefined && {
      securityContext: {
        ...securityContext.runAsUser !== undefined && { runAsUser: String(securityContext.runAsUser) },
        ...securityContext.runAsGroup !== undefined && { runAsGroup: String(securityContext.runAsGroup) },
        ...securityContext.runAsNonRoot !== undefined && { runAsNonRoot: securityContext.runAsNonRoot },
      },
    },
  };
}
