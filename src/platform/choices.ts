import { ConfigError, GatewayRef, IssuerRef, SecretRef, shown } from '../core';
import { isDnsSubdomain } from '../core/names';

/** A part that the platform installs, with its own options. */
export interface Managed<Options> {
  readonly kind: 'managed';
  readonly options: Options;
}

/** A part that the cluster has already, with the facts that others need of it. */
export interface Existing<Facts> {
  readonly kind: 'existing';
  readonly facts: Facts;
}

/** Has the platform install a part, with options of that part. */
export function managed<Options>(options: Options): Managed<Options> {
  return { kind: 'managed', options };
}

/** Leaves a part to whoever runs it already. */
export function existing<Facts>(facts: Facts): Existing<Facts> {
  return { kind: 'existing', facts };
}

/** What the platform needs of a cert-manager that it does not install. */
export interface CertManagerFacts {
  /** Issuer that signs certificates inside the cluster. @default - none is used: components make self-signed ones */
  readonly issuer?: IssuerRef;
}

/** What the platform needs of an Istio that it does not install. */
export interface IstioFacts {
  /** Namespace of its control plane, which fetches the keys of Dex. @default 'istio-system' */
  readonly namespace?: string;
  /** Gateway that routes attach to, and the pods that serve it. */
  readonly gateway: GatewayRef;
}

/** Refers to a Secret that is made outside the output, in the namespace of its reader. */
export function secret(name: string): SecretRef {
  if (!isDnsSubdomain(name)) {
    throw new ConfigError('SecretName', `a Secret's name must be a DNS subdomain, got ${shown(name)}; ` +
      'use lower-case letters, digits, "-" and "."');
  }
  return { name };
}
