import { Field } from './fields';
import { groupOf } from './lookup';
import { Located } from '../core';

/** Kinds by which the API server calls a Service, by `<group>/<kind>`. */
const CALLERS: Readonly<Record<string, (object: Field) => Field[]>> = {
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': webhooks,
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': webhooks,
  'apiextensions.k8s.io/CustomResourceDefinition': object => [object.at('spec', 'conversion', 'webhook', 'clientConfig')],
  'apiregistration.k8s.io/APIService': object => [object.at('spec')],
};

function webhooks(object: Field): Field[] {
  return object.at('webhooks').items().map(webhook => webhook.at('clientConfig'));
}

/** Settings by which the API server calls others on behalf of an object: each may have `service` and `caBundle`. */
export function clientConfigs(one: Located): Field[] {
  const { apiVersion, kind } = one.manifest;
  return CALLERS[`${groupOf(apiVersion)}/${kind}`]?.(new Field(one.manifest)).filter(config => config.exists) ?? [];
}

/** Kinds that {@link clientConfigs} knows. */
export const CALLING_KINDS = Object.keys(CALLERS).map(key => key.slice(key.indexOf('/') + 1));
