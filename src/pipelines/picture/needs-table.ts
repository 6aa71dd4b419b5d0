/** The Secrets, ConfigMaps and claims that the pods of a pipeline do not start without. */
import type { InputParameter, KubernetesExecutor } from '../ir/types';
import type { Graph } from './graph';
import { MOST_TASKS } from './images-table';
import { code, escaped, tableSection } from './markdown';
import { firstOf } from './plain';
import type { Task } from './task';
import { sourceWords } from './words';

/** That a pod uses an object. */
interface Need {
  readonly kind: string;
  /** Its name, as Markdown. */
  readonly name: string;
  /** What for, as Markdown. */
  readonly as: string;
}

/** The table of what has to be in the namespace of a run, or is made for each of its pods. */
export function needsSection({ tasks }: Graph): string[] {
  const rows = new Map<string, { readonly need: Need; readonly users: Set<string> }>();
  for (const task of tasks) {
    for (const need of needsOf(task)) {
      const key = [need.kind, need.name, need.as].join('\n');
      const found = rows.get(key) ?? { need, users: new Set() };
      rows.set(key, found);
      found.users.add(task.name);
    }
  }
  return tableSection('What pods need', ['kind', 'name', 'as', 'tasks'], [...rows].sort(([a], [b]) => a < b ? -1 : 1)
    .map(([, { need: { kind, name, as }, users }]) => [kind, name, as, firstOf([...users].map(code), MOST_TASKS)]));
}

function needsOf(task: Task): Need[] {
  const { pod } = task;
  return pod === undefined ? [] : [...secrets(task, pod), ...configMaps(task, pod), ...claims(task, pod)];
}

function secrets(task: Task, { secretAsEnv = [], secretAsVolume = [], imagePullSecret = [] }: KubernetesExecutor): Need[] {
  const named = (given: { readonly secretName?: string; readonly secretNameParameter?: InputParameter }): string => nameOf(task, given.secretName, given.secretNameParameter);
  return [
    ...secretAsEnv.map(each => ({ kind: 'Secret', name: named(each), as: variables((each.keyToEnv ?? []).map(({ secretKey, envVar }) => [secretKey, envVar]), each.optional) })),
    ...secretAsVolume.map(each => ({ kind: 'Secret', name: named(each), as: folder(each.mountPath, each.optional) })),
    ...imagePullSecret.map(each => ({ kind: 'Secret', name: named(each), as: 'credentials of a registry' })),
  ];
}

function configMaps(task: Task, { configMapAsEnv = [], configMapAsVolume = [] }: KubernetesExecutor): Need[] {
  const named = (given: { readonly configMapName?: string; readonly configMapNameParameter?: InputParameter }): string =>
    nameOf(task, given.configMapName, given.configMapNameParameter);
  return [
    ...configMapAsEnv.map(each => ({
      kind: 'ConfigMap', name: named(each), as: variables((each.keyToEnv ?? []).map(({ configMapKey, envVar }) => [configMapKey, envVar]), each.optional),
    })),
    ...configMapAsVolume.map(each => ({ kind: 'ConfigMap', name: named(each), as: folder(each.mountPath, each.optional) })),
  ];
}

function claims(task: Task, { pvcMount = [], genericEphemeralVolume = [] }: KubernetesExecutor): Need[] {
  return [
    ...pvcMount.map(({ constant, pvcNameParameter, taskOutputParameter, componentInputParameter, mountPath, subPath }) => ({
      kind: 'PersistentVolumeClaim',
      name: nameOf(task, constant, pvcNameParameter ?? { taskOutputParameter, componentInputParameter }),
      as: `${folder(mountPath)}${subPath === undefined ? '' : `, of it ${code(subPath)}`}`,
    })),
    ...genericEphemeralVolume.map(({ volumeName, mountPath, size, storageClassName }) => ({
      kind: 'PersistentVolumeClaim',
      name: `${code(volumeName)}, a new one for each pod`,
      as: [folder(mountPath), code(size ?? ''), storageClassName === undefined ? '' : `class ${code(storageClassName)}`].filter(text => text !== '').join(', '),
    })),
  ];
}

function nameOf(task: Task, constant: string | undefined, from: InputParameter | undefined): string {
  const value = from?.runtimeValue?.constant ?? constant;
  return from !== undefined && from.runtimeValue === undefined ? escaped(`<${sourceWords(task.dag, from)}>`) : code(typeof value === 'string' ? value : '');
}

function variables(keys: readonly (readonly [key: string, variable: string])[], optional?: boolean): string {
  return `${keys.map(([key, variable]) => `${code(key)} in ${code(variable)}`).join(', ')}${optionally(optional)}`;
}

function folder(path: string, optional?: boolean): string {
  return `folder ${code(path)}${optionally(optional)}`;
}

function optionally(optional = false): string {
  return optional ? ', if it is there' : '';
}
