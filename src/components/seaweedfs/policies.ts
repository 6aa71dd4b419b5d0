import { SEAWEEDFS_PORTS } from './store';
import { NetworkPolicySpec } from '../../apis/k8s/networking/v1';
import { AuthorizationPolicyResource } from '../../apis/security.istio.io/v1';
import { principal, ServiceAccountRef } from '../../core';
import { fromProfiles, having } from '../../kit';

/** Who may call which port. */
export interface StoreCallers {
  readonly namespace: string;
  readonly trustDomain: string;
  /** Labels that select the pods of the store. */
  readonly labels: Readonly<Record<string, string>>;
  /** Accounts of the platform that call S3. */
  readonly clients: readonly ServiceAccountRef[];
  /** Pods that make keys, which have no proxy and so no identity in the mesh. */
  readonly keyMaker: Readonly<Record<string, string>>;
}

const { s3: S3, iam: IAM } = SEAWEEDFS_PORTS;

/**
 * What the mesh lets in. Steps of pipelines have no proxy, and workloads of profiles have accounts that nobody knows beforehand, so S3
 * is open to everybody who is not of the platform's own namespace: there keys decide, and the network policy says which namespaces.
 * IAM is for callers without a proxy, and all other ports are shut, since SeaweedFS asks nobody for a key there.
 */
export function authorization({ namespace, trustDomain, labels, clients }: StoreCallers): AuthorizationPolicyResource['spec'] {
  const s3 = [{ operation: { ports: [String(S3)] } }];
  return {
    action: 'ALLOW',
    selector: { matchLabels: labels },
    rules: [
      ...clients.length > 0 ? [{ from: [{ source: { principals: clients.map(one => principal(trustDomain, one.namespace, one.name)) } }], to: s3 }] : [],
      { from: [{ source: { notNamespaces: [namespace] } }], to: s3 },
      { from: [{ source: { notPrincipals: ['*'] } }], to: [{ operation: { ports: [String(IAM)] } }] },
    ],
  };
}

/** What the network lets in: S3 from profiles and neighbours, IAM from the pods that make keys. */
export function network({ labels, keyMaker }: StoreCallers): NetworkPolicySpec {
  return {
    podSelector: having('app', labels.app),
    policyTypes: ['Ingress'],
    ingress: [
      { from: [fromProfiles()], ports: [{ port: S3 }] },
      { from: [{ podSelector: {} }], ports: [{ port: S3 }] },
      { from: [{ podSelector: { matchLabels: keyMaker } }], ports: [{ port: IAM }] },
    ],
  };
}

/** What the network lets in where there are no profiles: S3 from neighbours. */
export function neighboursOnly(labels: Readonly<Record<string, string>>): NetworkPolicySpec {
  return { podSelector: having('app', labels.app), policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }], ports: [{ port: S3 }] }] };
}
