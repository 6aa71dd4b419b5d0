/** CustomResourceDefinitions of gateway.networking.k8s.io: the standard channel of the release that KServe and Istio (both in pins/) work with. */
import { CrdColumn, CrdDefinition, CrdVersion } from '../crd';

const RELEASE = 'v1.4.1';

/** The API server takes no kind of `*.k8s.io` without its approval; controllers look at the release. */
const annotations = {
  'api-approved.kubernetes.io': 'https://github.com/kubernetes-sigs/gateway-api/pull/3328',
  'gateway.networking.k8s.io/bundle-version': RELEASE,
  'gateway.networking.k8s.io/channel': 'standard',
};

const age: CrdColumn = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' };
const hostnames: CrdColumn = { name: 'Hostnames', type: 'string', jsonPath: '.spec.hostnames' };

const condition = (name: string): CrdColumn => ({ name, type: 'string', jsonPath: `.status.conditions[?(@.type=="${name}")].status` });

/** v1 and v1beta1 with the same fields. */
function twice(columns: readonly CrdColumn[]): readonly CrdVersion[] {
  const version = { columns, subresources: { status: true } };
  return [{ name: 'v1', storage: true, ...version }, { name: 'v1beta1', ...version }];
}

/** `gatewayclasses.gateway.networking.k8s.io`. */
export const gatewayClassCrd: CrdDefinition = {
  group: 'gateway.networking.k8s.io',
  kind: 'GatewayClass',
  plural: 'gatewayclasses',
  shortNames: ['gc'],
  categories: ['gateway-api'],
  scope: 'Cluster',
  annotations,
  versions: twice([
    { name: 'Controller', type: 'string', jsonPath: '.spec.controllerName' },
    condition('Accepted'),
    age,
    { name: 'Description', type: 'string', priority: 1, jsonPath: '.spec.description' },
  ]),
};

/** `gateways.gateway.networking.k8s.io`. */
export const gatewayCrd: CrdDefinition = {
  group: 'gateway.networking.k8s.io',
  kind: 'Gateway',
  plural: 'gateways',
  shortNames: ['gtw'],
  categories: ['gateway-api'],
  scope: 'Namespaced',
  annotations,
  versions: twice([
    { name: 'Class', type: 'string', jsonPath: '.spec.gatewayClassName' },
    { name: 'Address', type: 'string', jsonPath: '.status.addresses[*].value' },
    condition('Programmed'),
    age,
  ]),
};

/** `httproutes.gateway.networking.k8s.io`. */
export const httpRouteCrd: CrdDefinition = {
  group: 'gateway.networking.k8s.io',
  kind: 'HTTPRoute',
  plural: 'httproutes',
  categories: ['gateway-api'],
  scope: 'Namespaced',
  annotations,
  versions: twice([hostnames, age]),
};

/** `grpcroutes.gateway.networking.k8s.io`. */
export const grpcRouteCrd: CrdDefinition = {
  group: 'gateway.networking.k8s.io',
  kind: 'GRPCRoute',
  plural: 'grpcroutes',
  categories: ['gateway-api'],
  scope: 'Namespaced',
  annotations,
  versions: [{ name: 'v1', storage: true, columns: [hostnames, age], subresources: { status: true } }],
};

/** `referencegrants.gateway.networking.k8s.io`. */
export const referenceGrantCrd: CrdDefinition = {
  group: 'gateway.networking.k8s.io',
  kind: 'ReferenceGrant',
  plural: 'referencegrants',
  shortNames: ['refgrant'],
  categories: ['gateway-api'],
  scope: 'Namespaced',
  annotations,
  versions: [{ name: 'v1beta1', storage: true, columns: [age], subresources: {} }],
};
