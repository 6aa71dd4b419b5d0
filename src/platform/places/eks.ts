import { Place, PlaceOf, PlaceOptions, READY } from './place';
import { checkedProps } from '../../core';

/** How far the load balancer of AWS is reached. */
export type EksScheme = 'internal' | 'internet-facing';

/** What both forms of a network load balancer have in common. */
export interface EksNetworkLoadBalancer {
  /** @default 'nlb' */
  readonly type?: 'nlb';
  /** From where it is reached: the VPC and what is connected to it, or everywhere. @default 'internal' */
  readonly scheme?: EksScheme;
  /** Whether it sends to the addresses of pods or to ports of nodes. @default 'ip' */
  readonly targetType?: 'ip' | 'instance';
  /** Ranges of clients in CIDR notation that it admits. @default - everybody */
  readonly sourceRanges?: readonly string[];
}

/** A network load balancer that hands TLS on to the gateway. */
export interface EksPassing extends EksNetworkLoadBalancer {
  /** @default - the gateway ends TLS */
  readonly certificateArn?: undefined;
}

/** A network load balancer that ends TLS. */
export interface EksEnding extends EksNetworkLoadBalancer {
  /** @pattern ^arn:aws[a-z-]*:(acm|iam):.+$ */
  readonly certificateArn: string;
}

/** An application load balancer, which ends TLS and redirects plain HTTP. */
export interface EksApplicationLoadBalancer {
  readonly type: 'alb';
  /** @pattern ^arn:aws[a-z-]*:(acm|iam):.+$ */
  readonly certificateArn: string;
  /** From where it is reached. @default 'internal' */
  readonly scheme?: EksScheme;
  /** IngressClass of its controller. @default 'alb' */
  readonly ingressClassName?: string;
}

/** Options of {@link eks}. */
export interface EksOptions extends PlaceOptions {
  /** Load balancer in front of the gateway, or false for none. @default {} */
  readonly loadBalancer?: EksPassing | EksEnding | EksApplicationLoadBalancer | false;
  /** Whether the cluster is in EKS Auto Mode, whose own controllers make load balancers and volumes. @default false */
  readonly autoMode?: boolean;
}

/** Amazon EKS. */
export type EksPlace = Extract<Place, { kind: 'eks' }>;

const PREFIX = 'service.beta.kubernetes.io/aws-load-balancer';
const STORAGE = { name: 'kubeflow-gp3', parameters: { type: 'gp3', encrypted: 'true' } } as const;

/**
 * Amazon EKS: a network load balancer of the AWS Load Balancer Controller in front of the gateway, and a default class of volumes,
 * which new clusters lack, unless `storage.class` names another.
 *
 * @throws ConfigError `UnknownProp`, `WrongProp`, `MissingProp`
 */
export function eks(options?: EksOptions & { readonly loadBalancer?: EksPassing }): PlaceOf<'eks', 'passing'>;
/** With a load balancer that ends TLS by a certificate of AWS: only beside `tls: 'elsewhere'`. */
export function eks(options: EksOptions & { readonly loadBalancer: EksEnding | EksApplicationLoadBalancer }): PlaceOf<'eks', 'ending'>;
/** Without a load balancer. */
export function eks(options: EksOptions & { readonly loadBalancer: false }): PlaceOf<'eks', 'none'>;
export function eks(given: EksOptions = {}): EksPlace {
  const { loadBalancer = {}, autoMode = false, storage } = checkedProps<EksOptions>(undefined, 'platform/places#EksOptions', given);
  const provisioner = autoMode ? 'ebs.csi.eks.amazonaws.com' : 'ebs.csi.aws.com';
  const common = { kind: 'eks', storage, ...storage?.class === undefined && { storageClass: { ...STORAGE, provisioner } } } as const;
  if (loadBalancer === false) {
    return { ...common, front: 'none' };
  }
  if (loadBalancer.type === 'alb') {
    return { ...common, front: 'ending', callers: 'anyone', ingress: applicationLoadBalancer(loadBalancer) };
  }
  return { ...common, ...networkLoadBalancer(loadBalancer, autoMode) };
}

function networkLoadBalancer({ scheme = 'internal', targetType = 'ip', certificateArn, sourceRanges }: EksPassing | EksEnding, autoMode: boolean) {
  const health = { 'healthcheck-protocol': 'http', 'healthcheck-port': String(READY.port), 'healthcheck-path': READY.path };
  const settings = {
    'scheme': scheme,
    'nlb-target-type': targetType,
    // A port of the nodes has another number than the pods'.
    ...targetType === 'ip' && health,
    ...certificateArn !== undefined && { 'ssl-cert': certificateArn, 'ssl-ports': 'https', 'backend-protocol': 'tcp' },
  };
  return {
    front: certificateArn === undefined ? 'passing' : 'ending',
    service: {
      type: 'LoadBalancer',
      loadBalancerClass: autoMode ? 'eks.amazonaws.com/nlb' : 'service.k8s.aws/nlb',
      ...sourceRanges && { loadBalancerSourceRanges: sourceRanges },
      ...certificateArn !== undefined && { endsTls: true },
      annotations: Object.fromEntries(Object.entries(settings).map(([name, value]) => [`${PREFIX}-${name}`, value])),
    },
  } as const;
}

function applicationLoadBalancer({ certificateArn, scheme = 'internal', ingressClassName = 'alb' }: EksApplicationLoadBalancer) {
  const settings = {
    'scheme': scheme,
    'target-type': 'ip',
    'certificate-arn': certificateArn,
    'listen-ports': '[{"HTTP":80},{"HTTPS":443}]',
    'ssl-redirect': '443',
    'healthcheck-port': String(READY.port),
    'healthcheck-path': READY.path,
  };
  return { className: ingressClassName, annotations: Object.fromEntries(Object.entries(settings).map(([name, value]) => [`alb.ingress.kubernetes.io/${name}`, value])) };
}
