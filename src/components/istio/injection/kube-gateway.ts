import { configuration, identity, limits, mesh, network, place, proxyMetadata, variable } from './environment';
import { GID, PROXY, UID, VALUES } from './facts';
import { gatewayPodSecurity } from './gateway';
import { apart, METRICS_PORT, proxyArguments, pullPolicy } from './proxy';
import { each, Fields, json, Node, render, text, value, when } from './template';
import { certificateMount, certificateVolume, mount, proxyVolumes, pullSecrets, rootMount, scratch } from './volumes';

const NAME_LABEL = 'gateway.networking.k8s.io/gateway-name';
const PRELUDE: readonly string[] = [
  ...VALUES,
  ...PROXY,
  '{{- $network := valueOrDefault (index .InfrastructureLabels "topology.istio.io/network") $global.network }}',
  `{{- $identity := strdict "${NAME_LABEL}" .Name "gateway.networking.k8s.io/gateway-class-name" .GatewayClass }}`,
  '{{- $managed := strdict "gateway.istio.io/managed" "istio.io-gateway-controller" }}',
  '{{- $annotations := omit .InfrastructureAnnotations "kubectl.kubernetes.io/last-applied-configuration" ' +
    '"gateway.istio.io/name-override" "gateway.istio.io/service-account" "gateway.istio.io/controller-version" }}',
  '{{- $canonical := strdict "service.istio.io/canonical-name" .DeploymentName "service.istio.io/canonical-revision" "latest" }}',
  '{{- $outside := strdict "sidecar.istio.io/inject" "false" }}',
  '{{- $scrape := strdict "prometheus.io/scrape" "true" "prometheus.io/port" "15020" "prometheus.io/path" "/stats/prometheus" }}',
  '{{- $revision := strdict "istio.io/rev" (.Revision | default "default") }}',
];

/**
 * The template `kube-gateway`: what istiod makes for a `Gateway` of the Kubernetes Gateway API whose class is `istio`,
 * where a cluster has that API.
 */
export function kubeGateway(): string {
  const objects = [serviceAccount(), deployment(), service(), autoscaler(), disruptionBudget()];
  return [...PRELUDE, objects.map(render).join('\n---\n')].join('\n');
}

/** Metadata of an object that belongs to the Gateway. */
function metadata(name: string, labels: string = '.InfrastructureLabels $identity'): Fields {
  return {
    name: text`${name}`,
    namespace: text`${'.Namespace'}`,
    annotations: value('toJsonMap $annotations'),
    labels: value(`toJsonMap ${labels}`),
    ownerReferences: [{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', name: text`${'.Name'}`, uid: text`${'.UID'}` }],
  };
}

function serviceAccount(): Fields {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: metadata('.ServiceAccount') };
}

function deployment(): Fields {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata('.DeploymentName', '.InfrastructureLabels $identity $managed'),
    spec: {
      selector: { matchLabels: value('toJsonMap (strdict .GatewayNameLabel .Name)') },
      template: {
        metadata: {
          annotations: value('toJsonMap $annotations $revision $scrape'),
          labels: value('toJsonMap $outside $canonical .InfrastructureLabels $identity $managed'),
        },
        spec: podSpec(),
      },
    },
  };
}

function podSpec(): Fields {
  const profile = '.Values.gateways.seccompProfile';
  return {
    securityContext: gatewayPodSecurity({ seccompProfile: when(profile, json(profile)) }),
    serviceAccountName: text`${'.ServiceAccount'}`,
    containers: [proxy()],
    volumes: [
      scratch('workload-socket'),
      scratch('credential-socket'),
      certificateVolume(),
      scratch('istio-envoy', { medium: 'Memory' }),
      ...proxyVolumes(),
    ],
    imagePullSecrets: pullSecrets(),
  };
}

function proxy(): Fields {
  return {
    name: 'istio-proxy',
    image: text`${'$image'}`,
    imagePullPolicy: pullPolicy(),
    ports: [
      { containerPort: 15020, protocol: 'TCP', name: 'metrics' },
      { containerPort: 15021, protocol: 'TCP', name: 'status-port' },
      METRICS_PORT,
    ],
    args: proxyArguments('router', apart),
    lifecycle: when('$proxy.lifecycle', json('$proxy.lifecycle')),
    env: environment(),
    startupProbe: probe({ initialDelaySeconds: 1, periodSeconds: 1, failureThreshold: 30 }),
    readinessProbe: probe({ initialDelaySeconds: 0, periodSeconds: 15, failureThreshold: 4 }),
    resources: when('$proxy.resources', json('omitNil $proxy.resources')),
    securityContext: {
      allowPrivilegeEscalation: false,
      privileged: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: value(UID),
      runAsGroup: value(GID),
    },
    volumeMounts: [
      mount('workload-socket', '/var/run/secrets/workload-spiffe-uds'),
      mount('credential-socket', '/var/run/secrets/credential-uds'),
      certificateMount(),
      rootMount(),
      mount('istio-data', '/var/lib/istio/data'),
      mount('istio-envoy', '/etc/istio/proxy'),
      mount('istio-token', '/var/run/secrets/tokens'),
      mount('istio-podinfo', '/etc/istio/pod'),
    ],
  };
}

function environment(): readonly Node[] {
  const requested = '(index .InfrastructureLabels "topology.istio.io/network")';
  return [
    ...identity(),
    ...limits(),
    configuration(),
    variable('ISTIO_META_POD_PORTS', '[]'),
    variable('ISTIO_META_APP_CONTAINERS', ''),
    ...place('.ClusterID'),
    variable('ISTIO_META_INTERCEPTION_MODE', text`${'.ProxyConfig.InterceptionMode.String'}`),
    network('$network'),
    variable('ISTIO_META_WORKLOAD_NAME', text`${'.DeploymentName'}`),
    variable('ISTIO_META_OWNER', text`kubernetes://apis/apps/v1/namespaces/${'.Namespace'}/deployments/${'.DeploymentName'}`),
    ...mesh(),
    proxyMetadata(),
    when(requested, variable('ISTIO_META_REQUESTED_NETWORK_VIEW', text`${requested}`)),
  ];
}

function probe(timing: Fields): Fields {
  return { httpGet: { path: '/healthz/ready', port: 15021, scheme: 'HTTP' }, ...timing, successThreshold: 1, timeoutSeconds: 1 };
}

function service(): Fields {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata('.DeploymentName'),
    spec: {
      type: text`${'.ServiceType'}`,
      ipFamilyPolicy: 'PreferDualStack',
      loadBalancerIP: when('and .Spec.Addresses (eq .ServiceType "LoadBalancer")', text`${'(index .Spec.Addresses 0).Value'}`),
      selector: value('toJsonMap (strdict .GatewayNameLabel .Name)'),
      ports: [each('.Ports', {
        name: text`${'.Name'}`, port: value('.Port'), protocol: 'TCP', appProtocol: when('.AppProtocol', text`${'.AppProtocol'}`),
      })],
    },
  };
}

/** One pod; an overlay of the Gateway's parameters may allow more. */
function autoscaler(): Fields {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadata('.DeploymentName'),
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: text`${'.DeploymentName'}` }, maxReplicas: 1 },
  };
}

function disruptionBudget(): Fields {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadata('.DeploymentName'),
    spec: { selector: { matchLabels: { [NAME_LABEL]: text`${'.Name'}` } } },
  };
}
