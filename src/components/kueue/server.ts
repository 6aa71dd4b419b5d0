import { Construct } from 'constructs';
import { VISIBILITY_PORT } from './facts';
import { APIService } from '../../apis/k8s/apiregistration/v1';
import { Service, Volume, VolumeMount } from '../../apis/k8s/core/v1';
import { RoleBinding } from '../../apis/k8s/rbac/v1';
import { IssuerRef, ServiceAccountRef } from '../../core';
import { frameLabels, Labels, WebhookCertificate } from '../../kit';

const NAME = 'kueue-visibility-server';
const GROUP = 'visibility.kueue.x-k8s.io';
const VERSIONS = ['v1beta1', 'v1beta2'];

/** A certificate at a Service of the controller. */
interface ServingCertificate {
  readonly injectCa: Readonly<Record<string, string>>;
  readonly volume: Volume;
  readonly mount: VolumeMount;
}

/** What a certificate of the controller is for. */
interface CertificateOptions {
  readonly name: string;
  readonly service: { readonly name: string; readonly namespace: string };
  readonly volume: string;
  readonly mountPath: string;
  readonly clusterDomain: string;
  readonly issuer: IssuerRef;
  readonly labels: Labels;
}

/** Adds the certificate of one of the controller's servers, where the program makes none: 1 Certificate. */
export function addServingCertificate(scope: Construct, id: string, options: CertificateOptions): ServingCertificate {
  const { name, service, volume, mountPath, clusterDomain, issuer, labels } = options;
  const { injectCa } = new WebhookCertificate(scope, id, { name, secretName: name, service, clusterDomain, issuer, ownIssuer: name, labels });
  return { injectCa, volume: { name: volume, secret: { secretName: name } }, mount: { name: volume, mountPath, readOnly: true } };
}

/** Properties of {@link PendingWorkloads}. */
export interface PendingWorkloadsProps {
  readonly account: ServiceAccountRef;
  readonly pods: Labels;
  readonly clusterDomain: string;
  /** Who signs its certificate. @default - the program makes one, which nobody can check */
  readonly issuer?: IssuerRef;
  readonly labels: Labels;
}

/**
 * The API by which people see which workloads wait, and at which place: 1 Service, 2 APIServices, 1 RoleBinding by which the program can tell
 * who asks, and 1 Certificate where an issuer signs it.
 */
export class PendingWorkloads extends Construct {
  /** Port of the pod. */
  public readonly port = { name: 'visibility', containerPort: VISIBILITY_PORT, protocol: 'TCP' } as const;
  /** Where the program has its certificate, or makes it. */
  public readonly volume: { readonly volume: Volume; readonly mount: VolumeMount };

  constructor(scope: Construct, id: string, { account, pods, clusterDomain, issuer, labels }: PendingWorkloadsProps) {
    super(scope, id);
    const { namespace } = account;
    const service = { name: NAME, namespace };
    const [volume, mountPath] = ['visibility', '/visibility'];
    const certificate = issuer && addServingCertificate(this, 'Certificate', { name: `${NAME}-cert`, service, volume, mountPath, clusterDomain, issuer, labels });
    this.volume = certificate ?? { volume: { name: volume, emptyDir: {} }, mount: { name: volume, mountPath } };
    new Service(this, 'Service', {
      metadata: { ...service, labels: frameLabels('kueue', 'visibility-service') },
      spec: { selector: pods, ports: [{ name: 'https', port: 443, targetPort: VISIBILITY_PORT, protocol: 'TCP' }] },
    });
    for (const version of VERSIONS) {
      new APIService(this, `ApiService-${version}`, {
        metadata: { name: `${version}.${GROUP}`, labels, ...certificate && { annotations: certificate.injectCa } },
        spec: { group: GROUP, version, groupPriorityMinimum: 100, versionPriority: 100, service, ...certificate === undefined && { insecureSkipTLSVerify: true } },
      });
    }
    new RoleBinding(this, 'AuthReader', {
      metadata: { name: `${NAME}-auth-reader`, namespace: 'kube-system', labels },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'extension-apiserver-authentication-reader' },
      subjects: [{ kind: 'ServiceAccount', ...account }],
    });
  }
}
