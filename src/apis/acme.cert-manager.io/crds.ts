/** CustomResourceDefinitions of acme.cert-manager.io. */
import { CrdColumn, CrdDefinition } from '../crd';

const state: CrdColumn = { name: 'State', type: 'string', jsonPath: '.status.state' };
const reason: CrdColumn = { name: 'Reason', type: 'string', priority: 1, jsonPath: '.status.reason' };
const age: CrdColumn = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' };

const issuerFields = ['group', 'kind', 'name'].map(field => ({ jsonPath: `.spec.issuerRef.${field}` }));

/** `challenges.acme.cert-manager.io`. */
export const challengeCrd: CrdDefinition = {
  group: 'acme.cert-manager.io',
  kind: 'Challenge',
  plural: 'challenges',
  categories: ['cert-manager', 'cert-manager-acme'],
  scope: 'Namespaced',
  versions: [{
    name: 'v1',
    storage: true,
    columns: [state, { name: 'Domain', type: 'string', jsonPath: '.spec.dnsName' }, reason, age],
    selectableFields: issuerFields,
    subresources: { status: true },
  }],
};

/** `orders.acme.cert-manager.io`. */
export const orderCrd: CrdDefinition = {
  group: 'acme.cert-manager.io',
  kind: 'Order',
  plural: 'orders',
  categories: ['cert-manager', 'cert-manager-acme'],
  scope: 'Namespaced',
  versions: [{
    name: 'v1',
    storage: true,
    columns: [state, { name: 'Issuer', type: 'string', priority: 1, jsonPath: '.spec.issuerRef.name' }, reason, age],
    selectableFields: issuerFields,
    subresources: { status: true },
  }],
};
