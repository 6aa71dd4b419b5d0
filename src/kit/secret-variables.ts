import { EnvVar } from '../apis/k8s/core/v1';
import { SecretKeyRef } from '../core';

/** A variable with a key of a Secret in the namespace of its pod; that the Secret is made elsewhere, its component declares. */
export function secretVariable(variable: string, { name, key }: SecretKeyRef): EnvVar {
  return { name: variable, valueFrom: { secretKeyRef: { name, key } } };
}

/** A variable with a value as such, or with a key of a Secret. */
export function textOrSecret(variable: string, value: string | SecretKeyRef): EnvVar {
  return typeof value === 'string' ? { name: variable, value } : secretVariable(variable, value);
}
