import { Construct } from 'constructs';
import { Labels } from './access';
import { Certificate, Issuer } from '../apis/cert-manager.io/v1';
import { IssuerRef, serviceHost } from '../core';

/** Properties of {@link WebhookCertificate}. */
export interface WebhookCertificateProps {
  /** Name of the Certificate. */
  readonly name: string;
  /** Secret that receives it. */
  readonly secretName: string;
  /** Service of the webhook, for whose names it is. */
  readonly service: { readonly name: string; readonly namespace: string };
  readonly clusterDomain: string;
  /** Who signs it: the authority of the platform. @default - an Issuer is made here, by which the certificate signs itself */
  readonly issuer?: IssuerRef;
  /** Name of the Issuer that is made where none is given. */
  readonly ownIssuer: string;
  /** Its lifetime as a Go duration, for programs that read it only at start. @default - 90 days, as cert-manager has it */
  readonly duration?: string;
  readonly labels: Labels;
}

/** Certificate of an admission webhook: 1 Certificate, and 1 Issuer where nobody else signs it. */
export class WebhookCertificate extends Construct {
  /** Annotations by which cert-manager writes the authority into webhooks and definitions. */
  public readonly injectCa: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: WebhookCertificateProps) {
    super(scope, id);
    const { name, secretName, service, clusterDomain, issuer, ownIssuer, duration, labels } = props;
    const { namespace } = service;
    this.injectCa = { 'cert-manager.io/inject-ca-from': `${namespace}/${name}` };
    if (issuer === undefined) {
      new Issuer(this, 'Issuer', { metadata: { name: ownIssuer, namespace, labels }, spec: { selfSigned: {} } });
    }
    const host = `${service.name}.${namespace}.svc`;
    const { kind, name: signer } = issuer ?? { kind: 'Issuer', name: ownIssuer };
    new Certificate(this, 'Certificate', {
      metadata: { name, namespace, labels },
      spec: {
        commonName: host.length <= 64 ? host : undefined, // longer ones are no common names
        dnsNames: [host, serviceHost(service, clusterDomain)],
        // A certificate that signs itself is its own authority; under another issuer it must not be one.
        ...issuer === undefined && { isCA: true },
        issuerRef: { kind, name: signer },
        secretName,
        ...duration !== undefined && { duration },
      },
    });
  }
}
