/** The certificate by which programs of a single user call each other. */
import { Construct } from 'constructs';
import { COMMON_LABELS, Group, PROGRAMS, SERVICES } from './group';
import { Certificate, Issuer } from '../../apis/cert-manager.io/v1';
import { Volume, VolumeMount } from '../../apis/k8s/core/v1';
import { IssuerRef, serviceHost } from '../../core';

/** Name of the Certificate, and of the Secret that receives it. */
export const TLS_SECRET = 'kfp-api-tls-cert';
const OWN_ISSUER = 'kfp-api-tls-selfsigned-issuer';

/** A folder in which programs in Go look for authorities by themselves: the API server, which calls itself, is told of none. */
const FOLDER = '/etc/pki/tls/certs';

/** Files of the certificate in each program. */
export const TLS_FILES = { certificate: `${FOLDER}/tls.crt`, key: `${FOLDER}/tls.key`, authority: `${FOLDER}/ca.crt` } as const;

/** The volume with the certificate, at its folder in a program; none where programs call each other without TLS. */
export function tlsVolume({ tls }: Pick<Group, 'tls'>, mountPath: string = FOLDER): { readonly mounts: VolumeMount[]; readonly volumes: Volume[] } {
  return tls
    ? { mounts: [{ name: 'tls-certs', mountPath, readOnly: true }], volumes: [{ name: 'tls-certs', secret: { secretName: TLS_SECRET } }] }
    : { mounts: [], volumes: [] };
}

/** One certificate for all programs that are called: 1 Certificate, and 1 Issuer where nobody else signs it. */
export class ProgramsCertificate extends Construct {
  constructor(scope: Construct, id: string, { namespace, clusterDomain }: Group, issuer?: IssuerRef) {
    super(scope, id);
    if (issuer === undefined) {
      new Issuer(this, 'Issuer', { metadata: { name: OWN_ISSUER, namespace, labels: COMMON_LABELS }, spec: { selfSigned: {} } });
    }
    const [api, metadata] = [SERVICES.apiHttp.name, SERVICES.metadataGrpc.name];
    new Certificate(this, 'Certificate', {
      metadata: { name: TLS_SECRET, namespace, labels: COMMON_LABELS },
      spec: {
        commonName: TLS_SECRET,
        dnsNames: [
          ...namesOf(api, namespace, clusterDomain), PROGRAMS.scheduledWorkflow, 'metadata-envoy', SERVICES.metadataEnvoy.name,
          ...namesOf(metadata, namespace, clusterDomain), 'localhost',
        ],
        ipAddresses: ['127.0.0.1'],
        // A certificate that signs itself is its own authority; under another issuer it must not be one.
        ...issuer === undefined && { isCA: true },
        issuerRef: issuer ?? { kind: 'Issuer', name: OWN_ISSUER },
        secretName: TLS_SECRET,
        // Programs read it at their start alone, so that a new one would reach some of them and not others.
        duration: '87600h0m0s',
      },
    });
  }
}

/** Names by which programs call a Service. */
function namesOf(name: string, namespace: string, clusterDomain: string): string[] {
  return [name, `${name}.${namespace}`, serviceHost({ name, namespace }, clusterDomain)];
}
