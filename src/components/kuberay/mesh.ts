import { Construct } from 'constructs';
import { LABELS, NAME } from './names';
import { RayMesh } from './props';
import { Sidecar } from '../../apis/networking.istio.io/v1';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { principal } from '../../core';

/** Properties of {@link RayMeshAccess}. */
export interface RayMeshAccessProps extends RayMesh {
  /** Namespace of the operator. */
  readonly namespace: string;
  readonly clusterDomain: string;
}

/** Lets the operator call the heads of clusters: 1 AuthorizationPolicy at them, 1 Sidecar at the operator. */
export class RayMeshAccess extends Construct {
  constructor(scope: Construct, id: string, { namespace, clusterDomain, rootNamespace, trustDomain = clusterDomain }: RayMeshAccessProps) {
    super(scope, id);
    // At any port: a cluster chooses those of its dashboard and of what it serves.
    new AuthorizationPolicy(this, 'HeadPolicy', {
      metadata: { name: NAME, namespace: rootNamespace },
      spec: {
        action: 'ALLOW',
        selector: { matchLabels: { 'ray.io/node-type': 'head' } },
        rules: [{ from: [{ source: { principals: [principal(trustDomain, namespace, NAME)] } }] }],
      },
    });
    // Other proxies know nothing of the Services of profiles: what they send there says not who sends it.
    new Sidecar(this, 'Sidecar', { metadata: { name: NAME, namespace }, spec: { workloadSelector: { labels: LABELS }, egress: [{ hosts: ['*/*'] }] } });
  }
}
