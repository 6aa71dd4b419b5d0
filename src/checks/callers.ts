import { Field, fieldsAt, Located } from '../core';

/** Kinds by which the API server calls a Service, and where each says which one. */
const CALLERS: Readonly<Record<string, readonly string[]>> = {
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': ['webhooks', '*', 'clientConfig'],
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': ['webhooks', '*', 'clientConfig'],
  'apiextensions.k8s.io/CustomResourceDefinition': ['spec', 'conversion', 'webhook', 'clientConfig'],
  'apiregistration.k8s.io/APIService': ['spec'],
};

/** Kinds that {@link clientConfigs} knows. */
export const CALLING_KINDS = Object.keys(CALLERS);

/** Settings by which the API server calls others on behalf of an object: each may have `service` and `caBundle`. */
export function clientConfigs(one: Located): Field[] {
  return Object.hasOwn(CALLERS, one.key) ? fieldsAt(one.at(), CALLERS[one.key]) : [];
}
