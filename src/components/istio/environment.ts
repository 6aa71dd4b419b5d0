import { EnvVar } from '../../apis/k8s/core/v1';

/** Variable with a fixed value. */
export function value(name: string, text: string): EnvVar {
  return { name, value: text };
}

/** Variable with a field of the pod itself, such as `metadata.name`. */
export function field(name: string, fieldPath: string): EnvVar {
  return { name, valueFrom: { fieldRef: { fieldPath } } };
}

/** Variable with a limit of the container; the node's capacity where there is none. */
export function limit(name: string, resource: 'cpu' | 'memory'): EnvVar {
  return { name, valueFrom: { resourceFieldRef: { resource: `limits.${resource}`, divisor: '1' } } };
}
