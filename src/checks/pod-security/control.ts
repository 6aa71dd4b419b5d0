import { containersOf, Field, PodContainer, Pods, shown } from '../../core';

/** A field that a level forbids. */
export interface Breach {
  readonly field: Field;
  readonly problem: string;
  readonly fix: string;
}

/** A pod with its containers at hand, which all controls look at. */
export interface CheckedPod extends Pods {
  readonly containers: readonly PodContainer[];
}

/** The pod as controls take it. */
export function checkedPod(pods: Pods): CheckedPod {
  return { ...pods, containers: containersOf(pods) };
}

/** One control of the Pod Security Standards. */
export type Control = (pod: CheckedPod) => Breach[];

/** A `securityContext` and whose it is: `the pod`, or `container "main"`. */
export interface Owned {
  readonly owner: string;
  readonly context: Field;
}

/** The security contexts of all containers. */
export function containerContexts(pod: CheckedPod): Owned[] {
  return pod.containers.map(({ name, field }) => ({ owner: `container ${shown(name)}`, context: field.at('securityContext') }));
}

/** The security contexts of the pod and of all containers. */
export function contexts(pod: CheckedPod): Owned[] {
  return [{ owner: 'the pod', context: pod.spec.at('securityContext') }, ...containerContexts(pod)];
}

/** Whether the pod has a user namespace of its own, in which root is nobody on the node. */
export function hasUserNamespace(pod: CheckedPod): boolean {
  return pod.spec.at('hostUsers').value === false;
}

/** Whether the pod says that it is one for Windows, where Linux' controls mean nothing. */
export function isWindows(pod: CheckedPod): boolean {
  return pod.spec.at('os', 'name').value === 'windows';
}
