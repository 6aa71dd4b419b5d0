import { Construct } from 'constructs';
import { credentialsEnv } from './databases';
import { metadataStoreFacts } from './facts';
import { ACCOUNTS, COMMON_LABELS, Group, MeshPolicy, MutualTls, PROGRAMS, SERVICES } from './group';
import { Program } from './program';
import { Probe, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { Component, PipelinesDatabase } from '../../core';
import { CallersPolicy, having, Labels } from '../../kit';

const NAME = PROGRAMS.metadataGrpc;
const COMPONENT = 'metadata-grpc-server';
const LABELS: Labels = { component: COMPONENT, ...COMMON_LABELS };
const PORT_NAME = 'grpc-api';
const ARGUMENTS = [
  `--grpc_port=${SERVICES.metadataGrpc.port}`,
  '--mysql_config_database=$(MYSQL_DATABASE)',
  '--mysql_config_host=$(MYSQL_HOST)',
  '--mysql_config_port=$(MYSQL_PORT)',
  '--mysql_config_user=$(DBCONFIG_USER)',
  '--mysql_config_password=$(DBCONFIG_PASSWORD)',
  '--enable_database_upgrade=true',
  // Bytes of metadata, and of messages in both directions: 100 MiB.
  '--grpc_channel_arguments=grpc.max_metadata_size=16384,grpc.max_receive_message_length=104857600,grpc.max_send_message_length=104857600',
];

/** Keeps which artifacts came of which steps (ML Metadata); pods of all profiles call it, and it checks nobody. */
export class MetadataStore extends Construct {
  constructor(scope: Construct, id: string, group: Group, database: PipelinesDatabase) {
    super(scope, id);
    const { namespace, config } = group;
    const service = SERVICES.metadataGrpc;
    new ServiceAccount(this, 'ServiceAccount', { metadata: { name: ACCOUNTS.metadataGrpc, namespace, labels: COMMON_LABELS } });
    const probe: Probe = { tcpSocket: { port: PORT_NAME }, initialDelaySeconds: 3, periodSeconds: 5, timeoutSeconds: 2 };
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels: LABELS,
      annotations: config.checksum(),
      container: {
        name: 'container',
        image: Component.of(this).image('pipelines/metadata-store'),
        command: ['/bin/metadata_store_server'],
        args: ARGUMENTS,
        env: [
          ...credentialsEnv(Component.of(this), namespace, database, ['DBCONFIG_USER', 'DBCONFIG_PASSWORD']),
          config.env('MYSQL_DATABASE', 'mlmdDb'),
          config.env('MYSQL_HOST', 'dbHost'),
          config.env('MYSQL_PORT', 'dbPort'),
        ],
        ports: [{ name: PORT_NAME, containerPort: service.port }],
        livenessProbe: probe,
        readinessProbe: probe,
      },
      pod: { serviceAccountName: ACCOUNTS.metadataGrpc },
      facts: metadataStoreFacts(group, database),
    });
    new Service(this, 'Service', {
      metadata: { name: service.name, namespace, labels: { app: 'metadata', ...COMMON_LABELS } },
      spec: { type: 'ClusterIP', selector: LABELS, ports: [{ name: PORT_NAME, port: service.port, protocol: 'TCP' }] },
    });
    new MutualTls(this, 'Tls', group, service.name, COMMON_LABELS);
    new MeshPolicy(this, 'Policy', group, service.name, COMMON_LABELS, { action: 'ALLOW', selector: { matchLabels: { component: COMPONENT } }, rules: [{}] });
    new CallersPolicy(this, 'Callers', namespace, { name: COMPONENT, pods: having('component', COMPONENT), from: ['profiles', 'neighbours'] }, group.gateways);
  }
}
