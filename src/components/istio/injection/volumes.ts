import { annotated, annotation, given, ISTIOD_CERTIFICATES } from './facts';
import { Choice, each, Fields, Node, SPREAD, text, value, when } from './template';

const MANAGED_CERTIFICATES = 'eq $global.caName "GkeWorkloadCertificate"';
const OVERRIDE = 'sidecar.istio.io/bootstrapOverride';
const TRACER_CERTIFICATES = 'and (eq $proxy.tracer "lightstep") .ProxyConfig.GetTracing.GetTlsSettings';

/** A mount. */
export function mount(name: string, mountPath: string, more: Fields = {}): Fields {
  return { name, mountPath, ...more };
}

/** The certificate of the workload, from the file system where a foreign authority puts it. */
export function certificateMount(): Choice {
  const path = '/var/run/secrets/workload-spiffe-credentials';
  return when(MANAGED_CERTIFICATES, mount('gke-workload-certificate', path, { readOnly: true }), mount('workload-certs', path));
}

/** The root certificate of istiod. */
export function rootMount(): Choice {
  return when(ISTIOD_CERTIFICATES, mount('istiod-ca-cert', '/var/run/secrets/istio'));
}

/** Mounts of the bootstrap that a pod brings along. */
export function bootstrapMount(): Choice {
  return when(annotated(OVERRIDE), mount('custom-bootstrap-volume', '/etc/istio/custom-bootstrap'));
}

/** Certificates from Secrets, as before there was a token. */
export function secretMount(): Choice {
  return when('$global.mountMtlsCerts', mount('istio-certs', '/etc/certs/', { readOnly: true }));
}

/** Certificate of a tracing service. */
export function tracerMount(): Choice {
  const folder = text`${'directory .ProxyConfig.GetTracing.GetTlsSettings.GetCaCertificates'}`;
  return when(TRACER_CERTIFICATES, { name: 'lightstep-certs', mountPath: folder, readOnly: true });
}

/** Mounts that the pod's annotation adds to the proxy. */
export function userMounts(): Choice {
  return fromAnnotation('sidecar.istio.io/userVolumeMount');
}

/** Volumes that the pod's annotation adds. */
export function userVolumes(): Choice {
  return fromAnnotation('sidecar.istio.io/userVolume');
}

function fromAnnotation(name: string): Choice {
  return when(annotated(name), [each(`$name, $source := fromJSON ${given(name)}`, { name: text`${'$name'}`, [SPREAD]: value('$source') })]);
}

/**
 * A directory on the node that lives as long as the pod.
 * @param source `null` leaves the kind open, so that a volume of that name in the pod itself keeps its own
 */
export function scratch(name: string, source: Fields | null = {}): Fields {
  return { name, emptyDir: source };
}

/** Volume of {@link certificateMount}. */
export function certificateVolume(source: Fields | null = {}): Choice {
  return when(MANAGED_CERTIFICATES, { name: 'gke-workload-certificate', csi: { driver: 'workloadcertificates.security.cloud.google.com' } },
    scratch('workload-certs', source));
}

/** Volume of {@link bootstrapMount}. */
export function bootstrapVolume(): Choice {
  return when(annotated(OVERRIDE), { name: 'custom-bootstrap-volume', configMap: { name: text`${annotation(OVERRIDE, '""')}` } });
}

/** Labels and annotations of the pod as files. */
function podInfoVolume(): Fields {
  const file = (path: string): Node => ({ path, fieldRef: { fieldPath: `metadata.${path}` } });
  return { name: 'istio-podinfo', downwardAPI: { items: [file('labels'), file('annotations')] } };
}

/** The token by which the proxy asks for a certificate; twelve hours. */
function tokenVolume(): Fields {
  const serviceAccountToken = { path: 'istio-token', expirationSeconds: 43200, audience: text`${'$global.sds.token.aud'}` };
  return { name: 'istio-token', projected: { sources: [{ serviceAccountToken }] } };
}

/** Volume of {@link rootMount}: a trust bundle of the cluster, or the ConfigMap that istiod writes into each namespace. */
function rootVolume(): Choice {
  const bundle = 'eq (.Values.pilot.env).ENABLE_CLUSTER_TRUST_BUNDLE_API true';
  const clusterTrustBundle = { name: text`istio.io:istiod-ca:${'$global.trustBundleName | default "root-cert"'}`, path: 'root-cert.pem' };
  return when(ISTIOD_CERTIFICATES, when(bundle,
    [{ name: 'istiod-ca-cert', projected: { sources: [{ clusterTrustBundle }] } }],
    [{ name: 'istiod-ca-cert', configMap: { name: text`${'$global.trustBundleName | default "istio-ca-root-cert"'}` } }]));
}

/** Revoked certificates, if there are any. */
export function revocationVolume(): Fields {
  return { name: 'istio-ca-crl', configMap: { name: text`${'.Values.pilot.crlConfigMapName | default "istio-ca-crl"'}`, optional: true } };
}

/** Volume of {@link secretMount}. */
export function secretVolume(): Choice {
  return when('$global.mountMtlsCerts', {
    name: 'istio-certs',
    secret: { optional: true, secretName: text`istio.${'.Spec.ServiceAccountName | default "default"'}` },
  });
}

/** Volume of {@link tracerMount}. */
export function tracerVolume(): Choice {
  return when(TRACER_CERTIFICATES, { name: 'lightstep-certs', secret: { optional: true, secretName: 'lightstep.cacert' } });
}

/** The volumes of every proxy, whatever template makes it. */
export function proxyVolumes(): readonly Node[] {
  return [scratch('istio-data'), podInfoVolume(), tokenVolume(), rootVolume()];
}

/** Secrets by which the proxy's image is pulled. */
export function pullSecrets(): Choice {
  return when('$global.imagePullSecrets', [each('$global.imagePullSecrets', { name: text`${'.'}` })]);
}
