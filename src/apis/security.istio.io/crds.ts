/**
 * security.istio.io: the CustomResourceDefinitions of Istio for authentication and authorization.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { CrdColumn, CrdDefinition } from '../crd';

const group = 'security.istio.io';
const categories = ['istio-io', 'security-istio-io'];
const age: CrdColumn = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' };

const authorizationPolicyColumns: readonly CrdColumn[] = [{ name: 'Action', type: 'string', jsonPath: '.spec.action' }, age];

/** `AuthorizationPolicy`. */
export const authorizationPolicyCrd: CrdDefinition = {
  group,
  kind: 'AuthorizationPolicy',
  plural: 'authorizationpolicies',
  shortNames: ['ap'],
  categories,
  scope: 'Namespaced',
  versions: [
    { name: 'v1', storage: true, columns: authorizationPolicyColumns, subresources: { status: true } },
    { name: 'v1beta1', columns: authorizationPolicyColumns, subresources: { status: true } },
  ],
};

const peerAuthenticationColumns: readonly CrdColumn[] = [{ name: 'Mode', type: 'string', jsonPath: '.spec.mtls.mode' }, age];

/** `PeerAuthentication`. */
export const peerAuthenticationCrd: CrdDefinition = {
  group,
  kind: 'PeerAuthentication',
  plural: 'peerauthentications',
  shortNames: ['pa'],
  categories,
  scope: 'Namespaced',
  versions: [
    { name: 'v1', storage: true, columns: peerAuthenticationColumns, subresources: { status: true } },
    { name: 'v1beta1', columns: peerAuthenticationColumns, subresources: { status: true } },
  ],
};

/** `RequestAuthentication`. */
export const requestAuthenticationCrd: CrdDefinition = {
  group,
  kind: 'RequestAuthentication',
  plural: 'requestauthentications',
  shortNames: ['ra'],
  categories,
  scope: 'Namespaced',
  versions: [
    { name: 'v1', storage: true, subresources: { status: true } },
    { name: 'v1beta1', subresources: { status: true } },
  ],
};
