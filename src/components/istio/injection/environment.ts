import { annotated, TRUST_DOMAIN } from './facts';
import { Choice, each, json, Loop, Node, Text, text, when } from './template';

/** An environment variable with a constant or templated value. */
export function variable(name: string, content: Node): Node {
  return { name, value: content };
}

/** An environment variable from a field of the pod. */
export function fromPod(name: string, fieldPath: string): Node {
  return { name, valueFrom: { fieldRef: { fieldPath } } };
}

/** An environment variable from a limit of the container itself, in whole units. */
function fromLimit(name: string, resource: string): Node {
  return { name, valueFrom: { resourceFieldRef: { resource: `limits.${resource}`, divisor: '1' } } };
}

/** How the proxy reaches the certificate authority, and as whom. */
export function identity(): readonly Node[] {
  const istiod = text`istiod${'with .Values.revision }}-{{ . }}{{ end'}.${'$global.istioNamespace'}.svc:15012`;
  return [
    variable('PILOT_CERT_PROVIDER', text`${'$global.pilotCertProvider'}`),
    variable('CA_ADDR', when('$global.caAddress', text`${'$global.caAddress'}`, istiod)),
    fromPod('POD_NAME', 'metadata.name'),
    fromPod('POD_NAMESPACE', 'metadata.namespace'),
    fromPod('INSTANCE_IP', 'status.podIP'),
    fromPod('SERVICE_ACCOUNT', 'spec.serviceAccountName'),
    fromPod('HOST_IP', 'status.hostIP'),
  ];
}

/** The limits of the container, for Envoy's worker threads and the agent's own memory. */
export function limits(): readonly Node[] {
  return [fromLimit('ISTIO_CPU_LIMIT', 'cpu'), fromLimit('GOMEMLIMIT', 'memory'), fromLimit('GOMAXPROCS', 'cpu')];
}

/** The proxy's own configuration, without what is default. */
export function configuration(): Node {
  return variable('PROXY_CONFIG', json('printf "%s\\n" (protoToJSON .ProxyConfig)'));
}

/** The application beside the proxy: its containers and their ports. */
export function application(): readonly Node[] {
  return [
    variable('ISTIO_META_POD_PORTS', json('printf "[%s\\n]" (join "" $ports)')),
    variable('ISTIO_META_APP_CONTAINERS', text`${'join "," $apps'}`),
  ];
}

/** Where the proxy is: cluster and node. */
export function place(cluster: string = '"Kubernetes"'): readonly Node[] {
  return [
    variable('ISTIO_META_CLUSTER_ID', text`${`valueOrDefault $global.multiCluster.clusterName ${cluster}`}`),
    fromPod('ISTIO_META_NODE_NAME', 'spec.nodeName'),
  ];
}

/** The network that the proxy is in, if the mesh has more than one. */
export function network(name: string = '$global.network'): Choice {
  return when(name, variable('ISTIO_META_NETWORK', text`${name}`));
}

/** The controller that made the pod, as Kubernetes names it. */
export function owner(workload: string = '.DeploymentMeta.Name'): readonly Node[] {
  const path: Text = text`kubernetes://apis/${'.TypeMeta.APIVersion'}/namespaces/${'.DeploymentMeta.Namespace | default "default"'}/${
    '.TypeMeta.Kind | lower'}s/${'.DeploymentMeta.Name'}`;
  return [
    when(workload, variable('ISTIO_META_WORKLOAD_NAME', text`${workload}`)),
    when('and .TypeMeta.APIVersion .DeploymentMeta.Name', variable('ISTIO_META_OWNER', path)),
  ];
}

/** The mesh that the proxy belongs to. */
export function mesh(): readonly Node[] {
  return [
    when(`or $global.meshID ${TRUST_DOMAIN}`, variable('ISTIO_META_MESH_ID', text`${`or $global.meshID ${TRUST_DOMAIN}`}`)),
    when(TRUST_DOMAIN, variable('TRUST_DOMAIN', text`${TRUST_DOMAIN}`)),
  ];
}

/** Settings that only some installations have. */
export function special(): readonly Node[] {
  return [
    when('.CompliancePolicy', variable('COMPLIANCE_POLICY', text`${'.CompliancePolicy'}`)),
    when(annotated('sidecar.istio.io/bootstrapOverride'),
      variable('ISTIO_BOOTSTRAP_OVERRIDE', '/etc/istio/custom-bootstrap/custom_bootstrap.json')),
  ];
}

/** Probes reach the application at the address that older releases used. */
export function legacyProbes(): Choice {
  return when('eq .InboundTrafficPolicyMode "localhost"', variable('REWRITE_PROBE_LEGACY_LOCALHOST_DESTINATION', 'true'));
}

/** What `proxyMetadata` adds; it comes last, so that it wins over the variables before it. */
export function proxyMetadata(): Loop {
  return each('$key, $value := .ProxyConfig.ProxyMetadata', { name: text`${'$key'}`, value: text`${'$value'}` });
}
