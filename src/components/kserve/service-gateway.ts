import { Construct } from 'constructs';
import { COMMON_LABELS } from './labels';
import { KServeCommonProps, KServeProps, NewServiceGateway } from './props';
import { Gateway } from '../../apis/gateway.networking.k8s.io/v1';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { KnativeRef, Mesh, PROFILE_NAMESPACE_LABEL, setUnawaited } from '../../core';
import { CallersPolicy } from '../../kit';

const NAME = 'kserve-ingress-gateway';
const PORT = 80;

/** Label by which the pods of a Gateway are known. */
const GATEWAY_LABEL = 'gateway.networking.k8s.io/gateway-name';

/** What decides whether models have a Gateway of the Kubernetes Gateway API. */
export interface ServiceGatewayNeeds extends Pick<KServeCommonProps, 'serviceGateway' | 'llm' | 'routes'> {
  /** The Knative that services run on, or whether there is one. */
  readonly knative: KnativeRef | boolean;
}

/** Whether models have a Gateway of the Kubernetes Gateway API, made here or by somebody else. */
export function wantsServiceGateway({ serviceGateway, llm = {}, knative, routes = knative === false ? 'gateway-api' : 'none' }: ServiceGatewayNeeds): boolean {
  return serviceGateway !== undefined ? serviceGateway !== false : llm !== false || routes === 'gateway-api';
}

/** Where routes of models attach that are none of Istio's own; undefined if there is no such Gateway. */
export function gatewayOf(props: KServeProps, namespace: string): { readonly namespace: string; readonly name: string } | undefined {
  const existing = props.serviceGateway === false ? undefined : props.serviceGateway?.existing;
  return wantsServiceGateway(props) ? existing ?? { namespace, name: NAME } : undefined;
}

/** Properties of {@link ServiceGateway}. */
export interface ServiceGatewayProps extends NewServiceGateway {
  readonly namespace: string;
  readonly mesh: Mesh;
  /** Further namespaces whose pods may call what the gateway may call. */
  readonly trustedNamespaces: readonly string[];
}

/** Where requests for large language models enter, and for models that run as Deployments: Gateway, AuthorizationPolicy, NetworkPolicy. */
export class ServiceGateway extends Construct {
  constructor(scope: Construct, id: string, props: ServiceGatewayProps) {
    super(scope, id);
    const { namespace, mesh, className = 'istio', serviceType = 'ClusterIP', openToProfiles = false } = props;
    const { userId, groups } = mesh.identity;
    const pods = { matchLabels: { [GATEWAY_LABEL]: NAME } };
    const metadata = { name: NAME, namespace, labels: COMMON_LABELS };
    const gateway = new Gateway(this, 'Gateway', {
      metadata,
      spec: {
        gatewayClassName: className,
        infrastructure: { annotations: { 'networking.istio.io/service-type': serviceType } },
        listeners: [{
          name: 'http', port: PORT, protocol: 'HTTP',
          allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: PROFILE_NAMESPACE_LABEL } } },
        }],
      },
    });
    // Its proxy may be long in coming, or have no address, and nothing of the platform needs it.
    setUnawaited(gateway);
    // Nobody signs in here, so nobody may say who they are.
    new AuthorizationPolicy(this, 'AuthorizationPolicy', {
      metadata,
      spec: { action: 'ALLOW', selector: pods, rules: [{ when: [userId, groups].map(header => ({ key: `request.headers[${header}]`, notValues: ['*'] })) }] },
    });
    const isOutside = serviceType !== 'ClusterIP';
    new CallersPolicy(this, 'Callers', namespace, {
      name: NAME, pods, ports: [PORT], ...!isOutside && { from: ['neighbours', 'gateway', ...openToProfiles ? ['profiles'] as const : []] },
    }, [mesh.gateway.workload.namespace, ...props.trustedNamespaces]);
  }
}
