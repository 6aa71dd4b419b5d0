/** What is known of Knative's programs. Sources: knative/serving and knative-extensions/net-istio at the release in the pins. */
import { fact, IngressWorkloadRef, ProgramFacts, ServiceRef } from '../../core';

const COMMON = {
  kind: 'Deployment' as const,
  user: fact(65532, 'image: distroless nonroot (.ko.yaml)'),
  writes: fact<readonly string[]>([], 'readOnlyRootFilesystem in upstream\'s own manifest'),
  metrics: fact(undefined, 'vendor/knative.dev/pkg/observability/metrics/config.go: metrics-protocol is none unless config-observability says otherwise'),
  token: fact(true, 'vendor/knative.dev/pkg/injection: all programs watch objects and ConfigMaps'),
};

const LEADS = fact('one-leads' as const, 'vendor/knative.dev/pkg/injection/sharedmain/main.go: leader election is on, leases in the namespace of the pods');

/** The activator. */
export function activatorFacts(namespace: string, gateways: readonly IngressWorkloadRef[]): ProgramFacts {
  const requests = gateways.flatMap(pods => [8012, 8013].map(port => ({ from: { namespace: pods.namespace, labels: pods.selector }, port, why: 'requests for revisions' })));
  return {
    ...COMMON,
    namespace,
    name: 'activator',
    container: 'activator',
    calls: fact([
      { to: 'api-server', why: 'revisions, Services, ConfigMaps' }, { to: { namespace, name: 'autoscaler', port: 8080 }, why: 'numbers of requests, by a websocket' },
      { to: 'profiles', why: 'requests that it held back, and whether pods are ready' },
    ], 'cmd/activator/main.go'),
    calledBy: fact([...requests, { from: 'neighbours', port: 8012, why: 'whether it stands in front of a revision: pkg/reconciler/autoscaling/kpa/scaler.go' }],
      'cmd/activator/main.go, vendor/knative.dev/networking/pkg/apis/networking/ports.go'),
    replication: fact('all-work', 'config/core/deployments/activator-hpa.yaml: upstream scales it'),
  };
}

/** The autoscaler. */
export function autoscalerFacts(namespace: string): ProgramFacts {
  return {
    ...COMMON,
    namespace,
    name: 'autoscaler',
    container: 'autoscaler',
    calls: fact([
      { to: 'api-server', why: 'numbers of pods, leases' }, { to: 'profiles', why: 'numbers of requests, of the proxies in pods' },
      { to: { namespace, name: 'activator-service', port: 80 }, why: 'whether it stands in front of a revision' },
    ], 'cmd/autoscaler/main.go, pkg/autoscaler/metrics'),
    calledBy: fact([{ from: 'neighbours', port: 8080, why: 'numbers of requests, of the activator and of other pods of its own' }], 'cmd/autoscaler/main.go: statforwarder'),
    replication: fact('one-leads', 'cmd/autoscaler/main.go: leases, the others forward what they hear'),
  };
}

/** The controller. */
export function controllerFacts(namespace: string): ProgramFacts {
  return {
    ...COMMON,
    namespace,
    name: 'controller',
    container: 'controller',
    calls: fact([{ to: 'api-server', why: 'all kinds of Knative' }, { to: 'registry', why: 'digests of tags' }], 'cmd/controller/main.go, pkg/reconciler/revision/resolve.go'),
    calledBy: fact([], 'cmd/controller/main.go: probes of the kubelet only'),
    replication: LEADS,
  };
}

/** The controller of net-istio. */
export function netIstioControllerFacts(namespace: string, ingressService: ServiceRef): ProgramFacts {
  return {
    ...COMMON,
    namespace,
    name: 'net-istio-controller',
    container: 'controller',
    calls: fact([{ to: 'api-server', why: 'routes, VirtualServices' }, { to: ingressService, why: 'whether the gateway\'s pods have a route' }], 'pkg/reconciler/ingress/lister.go'),
    calledBy: fact([], 'cmd/controller/main.go: probes of the kubelet only'),
    replication: LEADS,
  };
}

/** One of the webhooks. */
export function webhookFacts(namespace: string, name: 'webhook' | 'net-istio-webhook'): ProgramFacts {
  return {
    ...COMMON,
    namespace,
    name,
    container: 'webhook',
    writes: name === 'webhook' ? COMMON.writes : fact([], 'cmd/webhook/main.go: its certificate is in a Secret that it reads by the API'),
    calls: fact([{ to: 'api-server', why: 'its certificate, its webhook configurations, ConfigMaps' }], 'cmd/webhook/main.go'),
    calledBy: fact([{ from: 'api-server', port: 8443, why: 'admission' }], 'cmd/webhook/main.go'),
    replication: fact('all-work', 'vendor/knative.dev/pkg/webhook: all answer, one keeps the certificate'),
  };
}
