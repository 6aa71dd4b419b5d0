import { Construct } from 'constructs';
import { envoyConfig, EnvoyTls } from './envoy-config';
import { metadataEnvoyFacts } from './facts';
import { addCallers, COMMON_LABELS, Group, PROGRAMS, SERVICES } from './group';
import { Program } from './program';
import { tlsVolume } from './tls';
import { ConfigMap, Service, Volume, VolumeMount } from '../../apis/k8s/core/v1';
import { Component, configChecksum, yaml } from '../../core';
import { having, Labels, Route } from '../../kit';

const NAME = PROGRAMS.metadataEnvoy;
const COMPONENT = 'metadata-envoy';
const LABELS: Labels = { component: COMPONENT, ...COMMON_LABELS };
const CONFIG = 'metadata-envoy-configmap';
const TLS_CONFIG = 'envoy-config';
const FILE = 'envoy-config.yaml';
const FOLDER = '/etc/envoy';
const PATH = '/ml_metadata';
const PORTS = { pages: SERVICES.metadataEnvoy.port, admin: 9901 };

/** What the pods mount, and what they are replaced for. */
interface Configuration {
  readonly configs: readonly ConfigMap[];
  readonly mounts: readonly VolumeMount[];
  readonly volumes: readonly Volume[];
}

/** Lets browsers read the metadata store, which speaks gRPC; it has no proxy of the mesh. */
export class MetadataEnvoy extends Construct {
  constructor(scope: Construct, id: string, group: Group) {
    super(scope, id);
    const { namespace, mesh, tls } = group;
    const service = { ...SERVICES.metadataEnvoy, namespace };
    const { configs, mounts, volumes } = tls ? this.tlsConfiguration(group) : this.configuration(group);
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels: LABELS,
      podLabels: { 'sidecar.istio.io/inject': 'false' },
      annotations: configChecksum(...configs),
      container: {
        name: 'container',
        image: Component.of(this).image('pipelines/metadata-envoy'),
        args: [`${FOLDER}/${FILE}`],
        ports: [{ name: 'md-envoy', containerPort: PORTS.pages }, { name: 'envoy-admin', containerPort: PORTS.admin }],
        volumeMounts: mounts,
      },
      pod: { volumes },
      facts: metadataEnvoyFacts(group, PORTS),
    });
    new Service(this, 'Service', {
      metadata: { name: service.name, namespace, labels: { app: COMPONENT, ...COMMON_LABELS } },
      spec: { type: 'ClusterIP', selector: LABELS, ports: [{ ...tls ? { name: 'tls', appProtocol: 'https' } : { name: 'md-envoy' }, port: service.port, protocol: 'TCP' }] },
    });
    if (mesh !== undefined) {
      new Route(this, 'Route', { mesh, service, name: 'metadata-grpc', labels: COMMON_LABELS, prefix: PATH, rewrite: PATH });
    }
    // The name is misspelt in upstream's manifest, and a policy of another name would stay beside it in a cluster.
    addCallers(this, group, { name: 'metatada-envoy', pods: having('component', COMPONENT), from: ['gateway', 'neighbours'] });
  }

  private configuration({ namespace }: Group): Configuration {
    const config = this.config('Config', CONFIG, namespace);
    return { configs: [config], mounts: [{ name: 'envoy-config', mountPath: FOLDER }], volumes: [{ name: 'envoy-config', configMap: { name: CONFIG } }] };
  }

  /** By TLS; the pods name the configuration without TLS too, as upstream's do, and do not mount it. */
  private tlsConfiguration(group: Group): Configuration {
    const { namespace } = group;
    const files = `${FOLDER}/tls`;
    const plain = this.configuration(group);
    const certificate = tlsVolume(group, files);
    const config = this.config('TlsConfig', TLS_CONFIG, namespace, {
      certificate: `${files}/tls.crt`, key: `${files}/tls.key`, authority: `${files}/ca.crt`, serverName: `${SERVICES.metadataGrpc.name}.${namespace}.svc`,
    });
    const name = 'envoy-config-tls-enabled';
    return {
      configs: [config],
      mounts: [...certificate.mounts, { name, mountPath: FOLDER, readOnly: true }],
      volumes: [...certificate.volumes, { name, configMap: { name: TLS_CONFIG } }, ...plain.volumes],
    };
  }

  private config(id: string, name: string, namespace: string, tls?: EnvoyTls): ConfigMap {
    return new ConfigMap(this, id, {
      metadata: { name, namespace, labels: COMMON_LABELS }, data: { [FILE]: yaml(envoyConfig(PORTS, SERVICES.metadataGrpc, tls)) },
    });
  }
}
