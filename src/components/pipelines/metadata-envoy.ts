import { Construct } from 'constructs';
import { envoyConfig } from './envoy-config';
import { metadataEnvoyFacts } from './facts';
import { COMMON_LABELS, Group, PROGRAMS, SERVICES } from './group';
import { Program } from './program';
import { ConfigMap, Service } from '../../apis/k8s/core/v1';
import { Component, configChecksum, yaml } from '../../core';
import { CallersPolicy, having, Labels, Route } from '../../kit';

const NAME = PROGRAMS.metadataEnvoy;
const COMPONENT = 'metadata-envoy';
const LABELS: Labels = { component: COMPONENT, ...COMMON_LABELS };
const CONFIG = 'metadata-envoy-configmap';
const FILE = 'envoy-config.yaml';
const FOLDER = '/etc/envoy';
const PATH = '/ml_metadata';
const PORTS = { pages: SERVICES.metadataEnvoy.port, admin: 9901 };

/** Lets browsers read the metadata store, which speaks gRPC; it has no proxy of the mesh. */
export class MetadataEnvoy extends Construct {
  constructor(scope: Construct, id: string, group: Group) {
    super(scope, id);
    const { namespace, mesh } = group;
    const service = { ...SERVICES.metadataEnvoy, namespace };
    const config = new ConfigMap(this, 'Config', {
      metadata: { name: CONFIG, namespace, labels: COMMON_LABELS }, data: { [FILE]: yaml(envoyConfig(PORTS, SERVICES.metadataGrpc)) },
    });
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels: LABELS,
      podLabels: { 'sidecar.istio.io/inject': 'false' },
      annotations: configChecksum(config),
      container: {
        name: 'container',
        image: Component.of(this).image('pipelines/metadata-envoy'),
        args: [`${FOLDER}/${FILE}`],
        ports: [{ name: 'md-envoy', containerPort: PORTS.pages }, { name: 'envoy-admin', containerPort: PORTS.admin }],
        volumeMounts: [{ name: 'envoy-config', mountPath: FOLDER }],
      },
      pod: { volumes: [{ name: 'envoy-config', configMap: { name: CONFIG } }] },
      facts: metadataEnvoyFacts(group, PORTS),
    });
    new Service(this, 'Service', {
      metadata: { name: service.name, namespace, labels: { app: COMPONENT, ...COMMON_LABELS } },
      spec: { type: 'ClusterIP', selector: LABELS, ports: [{ name: 'md-envoy', port: service.port, protocol: 'TCP' }] },
    });
    new Route(this, 'Route', { mesh, service, name: 'metadata-grpc', labels: COMMON_LABELS, prefix: PATH, rewrite: PATH });
    // The name is misspelt in upstream's manifest, and a policy of another name would stay beside it in a cluster.
    new CallersPolicy(this, 'Callers', namespace, { name: 'metatada-envoy', pods: having('component', COMPONENT), from: ['gateway', 'neighbours'] }, group.gateways);
  }
}
