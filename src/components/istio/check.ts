import { IConstruct } from 'constructs';
import { ClusterLocalGatewaySettings, IstioProps } from './props';
import { ConfigError, shown } from '../../core';
import { Autoscaling, checkAutoscaling, refuseReplicas } from '../../kit';

/** Settings of the cluster-local gateway; undefined if there is none. */
export function clusterLocalSettings(props: IstioProps): ClusterLocalGatewaySettings | undefined {
  const { clusterLocalGateway = true } = props;
  return clusterLocalGateway === true ? {} : clusterLocalGateway === false ? undefined : clusterLocalGateway;
}

/**
 * Checks what types cannot say.
 * @param autoscaled name of each Deployment that may have an autoscaler
 */
export function check(at: IConstruct, props: IstioProps, autoscaled: { readonly istiod: string; readonly ingress: string; readonly clusterLocal: string }): void {
  const local = clusterLocalSettings(props);
  const scaled: readonly (readonly [string, string, Autoscaling | false])[] = [
    [autoscaled.istiod, 'istiod.autoscaling', props.istiod?.autoscaling ?? {}],
    [autoscaled.ingress, 'ingressGateway.autoscaling', props.ingressGateway?.autoscaling ?? {}],
    ...local ? [[autoscaled.clusterLocal, 'clusterLocalGateway.autoscaling', local.autoscaling ?? {}] as const] : [],
  ];
  for (const [workload, prop, autoscaling] of scaled) {
    if (autoscaling === false) {
      continue;
    }
    checkAutoscaling(at, prop, autoscaling);
    refuseReplicas(at, workload, prop, props.workloads);
  }
  const names = (props.extensionProviders ?? []).map(provider => provider.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new ConfigError('DuplicateExtensionProvider', `extensionProviders must have different names, got ${shown(twice)} twice; ` +
      'rename one of them', at);
  }
  if (local?.tokens?.issuers.length === 0) {
    throw new ConfigError('NoTokenIssuer', 'clusterLocalGateway.tokens.issuers must name at least one issuer, got []; ' +
      'no token could pass: name one, or leave tokens out', at);
  }
  checkNodePorts(at, props);
}

/** Ports on the nodes go by the names of the gateway's ports. */
function checkNodePorts(at: IConstruct, props: IstioProps): void {
  const service = props.ingressGateway?.service;
  const names = ['status-port', 'http2', 'https', ...(props.ingressGateway?.ports ?? []).map(port => port.name)];
  const nodePorts = service?.type === 'NodePort' || service?.type === 'LoadBalancer' ? service.nodePorts ?? {} : {};
  const unknown = Object.keys(nodePorts).find(name => !names.includes(name));
  if (unknown !== undefined) {
    throw new ConfigError('UnknownGatewayPort', `ingressGateway.service.nodePorts names a port that the gateway does not have, got ${shown(unknown)}; ` +
      `it has ${names.join(', ')}`, at);
  }
}
