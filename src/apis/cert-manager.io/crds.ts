/** CustomResourceDefinitions of cert-manager.io. */
import { CrdColumn, CrdDefinition } from '../crd';

const age: CrdColumn = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' };

const issuerFields = ['group', 'kind', 'name'].map(field => ({ jsonPath: `.spec.issuerRef.${field}` }));

const issuerColumns = [condition('Ready'), conditionMessage('Ready'), age];

function condition(type: string): CrdColumn {
  return { name: type, type: 'string', jsonPath: `.status.conditions[?(@.type == "${type}")].status` };
}

function conditionMessage(type: string): CrdColumn {
  return { name: 'Status', type: 'string', priority: 1, jsonPath: `.status.conditions[?(@.type == "${type}")].message` };
}

/** `certificates.cert-manager.io`. */
export const certificateCrd: CrdDefinition = {
  group: 'cert-manager.io',
  kind: 'Certificate',
  plural: 'certificates',
  shortNames: ['cert', 'certs'],
  categories: ['cert-manager'],
  scope: 'Namespaced',
  versions: [{
    name: 'v1',
    storage: true,
    columns: [
      condition('Ready'),
      { name: 'Secret', type: 'string', jsonPath: '.spec.secretName' },
      { name: 'Issuer', type: 'string', priority: 1, jsonPath: '.spec.issuerRef.name' },
      conditionMessage('Ready'),
      age,
    ],
    selectableFields: issuerFields,
    subresources: { status: true },
  }],
};

/** `certificaterequests.cert-manager.io`. */
export const certificateRequestCrd: CrdDefinition = {
  group: 'cert-manager.io',
  kind: 'CertificateRequest',
  plural: 'certificaterequests',
  shortNames: ['cr', 'crs'],
  categories: ['cert-manager'],
  scope: 'Namespaced',
  versions: [{
    name: 'v1',
    storage: true,
    columns: [
      condition('Approved'),
      condition('Denied'),
      condition('Ready'),
      { name: 'Issuer', type: 'string', jsonPath: '.spec.issuerRef.name' },
      { name: 'Requester', type: 'string', jsonPath: '.spec.username' },
      conditionMessage('Ready'),
      age,
    ],
    selectableFields: issuerFields,
    subresources: { status: true },
  }],
};

/** `issuers.cert-manager.io`. */
export const issuerCrd: CrdDefinition = {
  group: 'cert-manager.io',
  kind: 'Issuer',
  plural: 'issuers',
  shortNames: ['iss'],
  categories: ['cert-manager'],
  scope: 'Namespaced',
  versions: [{ name: 'v1', storage: true, columns: issuerColumns, subresources: { status: true } }],
};

/** `clusterissuers.cert-manager.io`. */
export const clusterIssuerCrd: CrdDefinition = {
  group: 'cert-manager.io',
  kind: 'ClusterIssuer',
  plural: 'clusterissuers',
  shortNames: ['ciss'],
  categories: ['cert-manager'],
  scope: 'Cluster',
  versions: [{ name: 'v1', storage: true, columns: issuerColumns, subresources: { status: true } }],
};
