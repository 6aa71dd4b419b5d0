/**
 * What istiod's injector does to pods: the templates by which it adds a proxy, and the values that they read.
 *
 * istiod renders the templates for each pod and merges the result into it, by Kubernetes' strategic merge.
 */
import { dump } from 'js-yaml';
import { gateway } from './gateway';
import { grpcAgent } from './grpc';
import { kubeGateway } from './kube-gateway';
import { InjectorOptions } from './options';
import { sidecar } from './sidecar';

export * from './options';
export * from './values';

/**
 * The text of the key `config`: how and when istiod injects.
 *
 * Templates: `sidecar` for applications, `gateway` for Deployments of Envoy that leave the image to the injector,
 * `grpc-agent` for applications that speak gRPC's own xDS, `kube-gateway` for Gateways of the Kubernetes Gateway API.
 * There are none for waypoints and agentgateway, which need features of istiod that are off.
 */
export function injectorConfig(options: InjectorOptions): string {
  return dump({
    policy: options.byDefault ?? true ? 'enabled' : 'disabled',
    defaultTemplates: ['sidecar'],
    aliases: options.aliases ?? { 'grpc-simple': ['grpc-agent'] },
    alwaysInjectSelector: options.alwaysInject ?? [],
    neverInjectSelector: options.neverInject ?? [],
    templates: {
      'sidecar': sidecar(),
      'gateway': gateway(),
      'grpc-agent': grpcAgent(),
      'kube-gateway': kubeGateway(),
      ...options.templates,
    },
  }, { lineWidth: -1 });
}
