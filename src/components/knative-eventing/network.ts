import { Construct } from 'constructs';
import { LABELS } from './labels';
import { PORTS } from './pods';
import { WEBHOOK } from './webhook';
import { Namespace } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { PodSecurityLevel } from '../../core';
import { CallersPolicy, inExpression, Labels, NEIGHBOURS_ONLY } from '../../kit';

/** Properties of {@link EventingNetwork}. */
export interface EventingNetworkProps {
  readonly namespace: string;
  readonly podSecurity: PodSecurityLevel;
  /** Pods that take events, by the name of their program. */
  readonly receivers: Readonly<Record<string, Labels>>;
}

/** Who may call the programs: Namespace, 2 NetworkPolicies, and 1 for each program that takes events. The pods are in no mesh. */
export class EventingNetwork extends Construct {
  constructor(scope: Construct, id: string, { namespace, podSecurity, receivers }: EventingNetworkProps) {
    super(scope, id);
    new Namespace(this, 'Namespace', { metadata: { name: namespace, labels: { ...LABELS, 'pod-security.kubernetes.io/enforce': podSecurity } } });
    const name = `default-allow-same-namespace-${namespace}`;
    new NetworkPolicy(this, 'Neighbours', { metadata: { name, namespace }, spec: NEIGHBOURS_ONLY });
    const webhook = { matchExpressions: [...inExpression('app', WEBHOOK), ...inExpression('role', WEBHOOK)] };
    new CallersPolicy(this, 'Webhook', namespace, { name: 'webhook-apiserver', pods: webhook, ports: [PORTS.webhook] }, []);
    for (const [program, matchLabels] of Object.entries(receivers)) {
      new CallersPolicy(this, `Senders-${program}`, namespace, {
        name: `senders-to-${program}`, pods: { matchLabels }, ports: [PORTS.http], from: ['profiles'],
      }, []);
    }
  }
}
