import { Field } from './fields';
import { groupOf } from './lookup';
import { Located, ManifestSet } from '../core';

/** A pod, or what a controller makes pods from. */
export interface Pod {
  /** The object that holds it. */
  readonly at: Located;
  /** Namespace of the object; undefined if it names none. */
  readonly namespace: string | undefined;
  /** The pod's spec. */
  readonly spec: Field;
  /** Metadata that the pod gets; without a value where the kind has none. */
  readonly metadata: Field;
}

/** One container of a pod. */
export interface PodContainer {
  /** Its name; its path where it has none. */
  readonly name: string;
  readonly field: Field;
}

/** Where the kinds with pods in them keep the pod's template, by `<group>/<kind>`. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  '/Pod': [],
  '/PodTemplate': ['template'],
  '/ReplicationController': ['spec', 'template'],
  'apps/DaemonSet': ['spec', 'template'],
  'apps/Deployment': ['spec', 'template'],
  'apps/ReplicaSet': ['spec', 'template'],
  'apps/StatefulSet': ['spec', 'template'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  'batch/Job': ['spec', 'template'],
  'kubeflow.org/Notebook': ['spec', 'template'],
};

/** The pod in an object, if its kind has one. */
export function podOf(one: Located): Pod | undefined {
  const { apiVersion, kind, metadata } = one.manifest;
  const group = groupOf(apiVersion);
  const object = new Field(one.manifest);
  if (group === 'kubeflow.org' && kind === 'PVCViewer') {
    const spec = object.at('spec', 'podSpec');
    return spec.exists ? { at: one, namespace: metadata.namespace, spec, metadata: new Field(undefined) } : undefined;
  }
  const path = TEMPLATES[`${group}/${kind}`];
  if (path === undefined) {
    return undefined;
  }
  const template = object.at(...path);
  return { at: one, namespace: metadata.namespace, spec: template.at('spec'), metadata: template.at('metadata') };
}

const known = new WeakMap<ManifestSet, readonly Pod[]>();

/** All pods of a set; found once for each set. */
export function podsOf(set: ManifestSet): readonly Pod[] {
  let pods = known.get(set);
  if (pods === undefined) {
    pods = set.all.map(podOf).filter(pod => pod !== undefined);
    known.set(set, pods);
  }
  return pods;
}

/** All containers of a pod: those that run beside each other, those before them, and those for debugging. */
export function containersOf(pod: Pod): PodContainer[] {
  return ['containers', 'initContainers', 'ephemeralContainers']
    .flatMap(list => pod.spec.at(list).items())
    .map(field => ({ field, name: field.at('name').text ?? field.path }));
}
