import type { CertManagerFeatureGate } from './arguments';
import { ComponentProps } from '../../core';
import { NamespaceName } from '../../core/names';

export type { CertManagerFeatureGate } from './arguments';

/** DNS servers that are asked whether the record of a DNS-01 challenge is there. */
export interface RecursiveNameservers {
  /** `<address>:<port>`, for example `1.1.1.1:53` or `[2606:4700:4700::1111]:53`, or the `https://` URL of DNS over HTTPS; at least one. */
  readonly servers: readonly string[];
  /**
   * Whether no other server is asked, for clusters that do not reach the authoritative servers of their domains.
   * @default false
   */
  readonly only?: boolean;
}

/** Properties of {@link CertManager}. */
export interface CertManagerProps extends ComponentProps {
  /**
   * Namespace of all pods, made here.
   * @default 'cert-manager'
   */
  readonly namespace?: NamespaceName;
  /**
   * Namespace of the leases by which pods elect a leader; must exist. GKE Autopilot refuses `kube-system`.
   * @default 'kube-system'
   */
  readonly leaderElectionNamespace?: NamespaceName;
  /**
   * Name of a ClusterIssuer that lets each certificate sign itself, or false for none.
   * @default 'kubeflow-self-signing-issuer'
   */
  readonly selfSigningIssuer?: string | false;
  /**
   * Namespace where Secrets that a ClusterIssuer names are looked for; must exist.
   * @default - the namespace of the pods
   */
  readonly clusterResourceNamespace?: NamespaceName;
  /**
   * How much all pods log: 0 is errors only, 6 is every request.
   * @default 2
   */
  readonly logLevel?: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /** @default - the servers of the pod's own DNS settings, then the authoritative ones */
  readonly dns01RecursiveNameservers?: RecursiveNameservers;
  /**
   * Features that are switched on or off; each reaches the programs that know it.
   * @default {}
   */
  readonly featureGates?: Readonly<Partial<Record<CertManagerFeatureGate, boolean>>>;
  /**
   * Level of the Pod Security Standards that the namespace enforces.
   * @default 'restricted'
   */
  readonly podSecurity?: 'privileged' | 'baseline' | 'restricted';
}
