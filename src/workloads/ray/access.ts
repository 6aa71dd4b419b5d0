import { Construct } from 'constructs';
import { OWNER_LABEL } from './pods';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { NAMESPACE_NAME } from '../../core';
import { platformContextOf } from '../platform-context';

/**
 * Keeps all but the team's own pods and the platform from the pods of a cluster: 1 NetworkPolicy. Ray asks nobody who he is, so that whoever reaches a
 * head, or its dashboard, runs programs on it.
 */
export class RayAccess extends Construct {
  constructor(scope: Construct, id: string, namespace: string, owner: string, kind: 'raycluster' | 'rayjob' | 'rayservice') {
    super(scope, id);
    const platform = platformContextOf(this)?.platformNamespaces ?? ['kubeflow'];
    new NetworkPolicy(this, 'NetworkPolicy', {
      metadata: { name: `${owner}-${kind}`, namespace },
      spec: {
        podSelector: { matchLabels: { [OWNER_LABEL]: owner } },
        policyTypes: ['Ingress'],
        ingress: [{ from: [{ podSelector: {} }, { namespaceSelector: { matchExpressions: [{ key: NAMESPACE_NAME, operator: 'In', values: [...platform].sort() }] } }] }],
      },
    });
  }
}
