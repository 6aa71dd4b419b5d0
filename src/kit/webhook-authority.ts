import { Construct } from 'constructs';
import { Certificate, ClusterIssuer, Issuer } from '../apis/cert-manager.io/v1';
import { IssuerRef, setStage } from '../core';

const NAME = 'kubeflow-webhook-authority';

/** Signs the certificates of webhooks; what refers to it can be made before it. */
export const WEBHOOK_AUTHORITY: IssuerRef = { kind: 'ClusterIssuer', name: NAME };

/** Properties of {@link WebhookAuthority}. */
export interface WebhookAuthorityProps {
  /** Namespace where cert-manager looks for the Secrets of ClusterIssuers. */
  readonly namespace: string;
}

/**
 * One authority for the certificates of all webhooks: 1 Issuer by which it signs itself, 1 Certificate, 1 ClusterIssuer. With
 * certificates that sign themselves each renewal changes the authority that the API server knows, and calls are refused until it has
 * learnt the new one.
 *
 * Pods wait for what it signs, so all of it is applied before them; what makes it comes after cert-manager.
 */
export class WebhookAuthority extends Construct {
  constructor(scope: Construct, id: string, { namespace }: WebhookAuthorityProps) {
    super(scope, id);
    const metadata = { name: NAME, namespace };
    new Issuer(this, 'Issuer', { metadata, spec: { selfSigned: {} } });
    new Certificate(this, 'Certificate', {
      metadata,
      spec: {
        isCA: true,
        commonName: NAME,
        secretName: NAME,
        // The authority outlives the certificates that it signs, so that a renewal of one never meets one of the other.
        duration: '87600h0m0s',
        renewBefore: '8760h0m0s',
        privateKey: { algorithm: 'ECDSA', size: 256 },
        issuerRef: { kind: 'Issuer', name: NAME },
      },
    });
    setStage(new ClusterIssuer(this, 'ClusterIssuer', { metadata: { name: NAME }, spec: { ca: { secretName: NAME } } }), 'base');
  }
}
