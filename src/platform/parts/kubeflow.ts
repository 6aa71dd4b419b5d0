import { KubeflowBase, KubeflowBaseProps } from '../../components/kubeflow';
import { Part, Without } from '../part';
import { meshPodSecurity } from '../places/mesh-pods';

/** Options of what all applications share, as the platform takes them. */
export type KubeflowOptions = Without<KubeflowBaseProps,
  'namespace' | 'systemNamespace' | 'hosts' | 'injection' | 'tls' | 'ingress' | 'gatewayName' | 'gateway' | 'webhookAuthority' | 'images'>;

/** What all applications share. */
export interface KubeflowSetting {
  /** Namespaces, roles of people, network policies and the gateway that all applications share: options. @default {} */
  readonly kubeflow?: KubeflowOptions;
}

/** The wiring of what all applications share. */
export const kubeflow: Part<KubeflowSetting, KubeflowBase, 'kubeflow' | 'kubeflowSystem'> = {
  key: 'kubeflow',
  name: 'kubeflow',
  after: ['cert-manager', 'istio'],
  namespaces: {
    kubeflow: 'kubeflow',
    kubeflowSystem: 'kubeflow-system',
  },

  gives({ trustedNamespaces = [] }, { namespaces: { kubeflow: own, kubeflowSystem } }) {
    return {
      meshNamespaces: [own, kubeflowSystem],
      profilePeers: [own, kubeflowSystem],
      trustedNamespaces,
    };
  },

  make(chart, options, { common, settings, shared }) {
    const { namespaces, gatewayName, hosts, tls } = settings;
    const gateway = shared.existingGateway !== undefined ? { gateway: shared.gateway }
      : { ingress: shared.gateway.workload, gatewayName, hosts: [...hosts, ...shared.gatewayHosts], ...tls !== undefined && tls !== 'elsewhere' && { tls } };
    return new KubeflowBase(chart, 'Kubeflow', {
      ...meshPodSecurity(settings.place),
      ...common(options),
      namespace: namespaces.kubeflow,
      systemNamespace: namespaces.kubeflowSystem,
      injection: shared.injection,
      webhookAuthority: shared.webhookAuthority,
      ...gateway,
    });
  },
};
