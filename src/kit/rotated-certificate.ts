import { Construct } from 'constructs';
import { Labels } from './access';
import { rule } from './rbac';
import { WebhookCertificate } from './webhook-certificate';
import { Secret } from '../apis/k8s/core/v1';
import { PolicyRule } from '../apis/k8s/rbac/v1';
import { IssuerRef } from '../core';

/** Properties of {@link RotatedCertificate}. */
export interface RotatedCertificateProps {
  /** Secret that receives it. */
  readonly secretName: string;
  /** Service of the webhook, for whose names it is. */
  readonly service: { readonly name: string; readonly namespace: string };
  readonly clusterDomain: string;
  /** Who signs it. @default - the program makes it, renews it, and writes its authority into its webhooks */
  readonly issuer?: IssuerRef;
  /** @default - no labels */
  readonly labels?: Labels;
  /** Type of the empty Secret. @default - none is said, which means `Opaque` */
  readonly type?: string;
}

/**
 * Certificate of a webhook whose program can make it itself: 1 Secret, empty in Git since the program only fills in one that is there;
 * or 1 Certificate of an issuer.
 */
export class RotatedCertificate extends Construct {
  /** Whether the program makes the certificate. */
  public readonly byProgram: boolean;
  /** Annotations by which cert-manager writes the authority into webhooks and definitions; undefined where the program does. */
  public readonly injectCa: Readonly<Record<string, string>> | undefined;
  /** What writing its authority into webhooks takes. */
  public readonly rules: readonly PolicyRule[];

  constructor(scope: Construct, id: string, { secretName, service, clusterDomain, issuer, labels, type }: RotatedCertificateProps) {
    super(scope, id);
    this.byProgram = issuer === undefined;
    this.rules = this.byProgram
      ? [rule('admissionregistration.k8s.io', ['get', 'list', 'update', 'watch'], 'mutatingwebhookconfigurations', 'validatingwebhookconfigurations')] : [];
    if (issuer === undefined) {
      new Secret(this, 'Secret', { metadata: { name: secretName, namespace: service.namespace, ...labels && { labels } }, ...type !== undefined && { type } });
    } else {
      this.injectCa = new WebhookCertificate(this, 'Certificate', {
        name: secretName, secretName, service, clusterDomain, issuer, ownIssuer: secretName, labels: labels ?? {},
      }).injectCa;
    }
  }
}
