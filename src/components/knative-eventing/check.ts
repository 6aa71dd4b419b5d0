import { IConstruct } from 'constructs';
import { KnativeEventingProps } from './props';
import { completed, Scaled } from './range';
import { checkAutoscaling, refuseReplicas, ScaledProgram } from '../../kit';

/** Refuses ranges of autoscalers that are none, and numbers of pods that an autoscaler would change back. */
export function check(at: IConstruct, { webhook, brokers, workloads }: KnativeEventingProps): void {
  const { ingress, filter } = brokers?.channelBased ?? {};
  const programs: readonly (readonly [Scaled, string, string, ScaledProgram | undefined])[] = [
    ['webhook', 'eventing-webhook', 'webhook', webhook],
    ...brokers?.channelBased === undefined ? [] : [
      ['ingress', 'mt-broker-ingress', 'brokers.channelBased.ingress', ingress], ['filter', 'mt-broker-filter', 'brokers.channelBased.filter', filter],
    ] as const,
  ];
  for (const [program, workload, prop, { autoscaling = {} } = {}] of programs) {
    if (autoscaling !== false) {
      checkAutoscaling(at, `${prop}.autoscaling`, completed(program, autoscaling));
      refuseReplicas(at, workload, `${prop}.autoscaling`, workloads);
    }
  }
}
