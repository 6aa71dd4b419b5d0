import { Field } from '../fields';
import { containersOf, Pod } from '../pods';

/** A field that a level forbids. */
export interface Breach {
  readonly field: Field;
  readonly problem: string;
  readonly fix: string;
}

/** One control of the Pod Security Standards. */
export type Control = (pod: Pod) => Breach[];

/** A `securityContext` and whose it is: `the pod`, or `container "main"`. */
export interface Owned {
  readonly owner: string;
  readonly context: Field;
}

/** The security contexts of all containers. */
export function containerContexts(pod: Pod): Owned[] {
  return containersOf(pod).map(({ name, field }) => ({ owner: `container ${JSON.stringify(name)}`, context: field.at('securityContext') }));
}

/** The security contexts of the pod and of all containers. */
export function contexts(pod: Pod): Owned[] {
  return [{ owner: 'the pod', context: pod.spec.at('securityContext') }, ...containerContexts(pod)];
}

/** Whether the pod has a user namespace of its own, in which root is nobody on the node. */
export function hasUserNamespace(pod: Pod): boolean {
  return pod.spec.at('hostUsers').value === false;
}

/** Whether the pod says that it is one for Windows, where Linux' controls mean nothing. */
export function isWindows(pod: Pod): boolean {
  return pod.spec.at('os', 'name').value === 'windows';
}

/** A value as the problem shows it. */
export function got(field: Field): string {
  return `got ${JSON.stringify(field.value) ?? 'undefined'}`;
}
