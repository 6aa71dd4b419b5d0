import { KatibProps } from './props';
import { runtimeConfig } from './runtime';
import { usualTrialResources, trialResourceName } from './trial-resources';
import { Component, yaml } from '../../core';

/** Name of the ConfigMap, which the programs of Katib look for. */
export const CONFIG = 'katib-config';
/** Its key. */
export const CONFIG_FILE = 'katib-config.yaml';
/** Port of the webhooks. */
export const WEBHOOK_PORT = 8443;

/** Katib's configuration: `init` is read at the start of the controller, `runtime` whenever it is needed. */
export function katibConfig(props: KatibProps, electsLeader: boolean, at: Component): Record<string, string> {
  const { trialResources = usualTrialResources, injectSecurityContext = false, certGenerator = false } = props;
  return {
    [CONFIG_FILE]: yaml({
      apiVersion: 'config.kubeflow.org/v1beta1',
      kind: 'KatibConfig',
      init: {
        ...certGenerator && { certGenerator: { enable: true } },
        controller: {
          webhookPort: WEBHOOK_PORT,
          trialResources: trialResources.map(trialResourceName),
          ...injectSecurityContext && { injectSecurityContext },
          ...electsLeader && { enableLeaderElection: true },
        },
      },
      runtime: runtimeConfig(props, at),
    }),
  };
}
