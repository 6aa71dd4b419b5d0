import { Construct } from 'constructs';
import { credentialsEnv } from './databases';
import { metadataConfigFacts, metadataStoreFacts } from './facts';
import { ACCOUNTS, addCallers, COMMON_LABELS, Group, MeshPolicy, MutualTls, PROGRAMS, SERVICES } from './group';
import { METADATA_CONFIG_FILE, METADATA_CONFIG_MOUNT, METADATA_CONFIG_VOLUME, METADATA_CONFIG_WRITER, metadataConfigWriter } from './metadata-config';
import { Program } from './program';
import { tlsVolume } from './tls';
import { EnvVar, Probe, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { Component, PipelinesDatabase } from '../../core';
import { having, Labels } from '../../kit';

const NAME = PROGRAMS.metadataGrpc;
const COMPONENT = 'metadata-grpc-server';
const LABELS: Labels = { component: COMPONENT, ...COMMON_LABELS };
const PORT_NAME = 'grpc-api';
const DATABASE_ARGUMENTS = [
  '--mysql_config_database=$(MYSQL_DATABASE)',
  '--mysql_config_host=$(MYSQL_HOST)',
  '--mysql_config_port=$(MYSQL_PORT)',
  '--mysql_config_user=$(DBCONFIG_USER)',
  '--mysql_config_password=$(DBCONFIG_PASSWORD)',
];
const ARGUMENTS = [
  '--enable_database_upgrade=true',
  // Bytes of metadata, and of messages in both directions: 100 MiB.
  '--grpc_channel_arguments=grpc.max_metadata_size=16384,grpc.max_receive_message_length=104857600,grpc.max_send_message_length=104857600',
];

/** Properties of {@link MetadataStore}. */
export interface MetadataStoreProps {
  readonly group: Group;
  readonly database: PipelinesDatabase;
  /** Variables with the host and the port of the database. */
  readonly server: readonly EnvVar[];
}

/** Keeps which artifacts came of which steps (ML Metadata); pods of all profiles call it, and it checks nobody. */
export class MetadataStore extends Construct {
  constructor(scope: Construct, id: string, { group, database, server }: MetadataStoreProps) {
    super(scope, id);
    const { namespace, config, tls } = group;
    const service = SERVICES.metadataGrpc;
    const image = Component.of(this).image('pipelines/metadata-store');
    const env: readonly EnvVar[] = [
      ...credentialsEnv(Component.of(this), namespace, database, ['DBCONFIG_USER', 'DBCONFIG_PASSWORD']), config.env('MYSQL_DATABASE', 'mlmdDb'), ...server,
    ];
    const { mounts, volumes } = tlsVolume(group);
    new ServiceAccount(this, 'ServiceAccount', { metadata: { name: ACCOUNTS.metadataGrpc, namespace, labels: COMMON_LABELS } });
    const probe: Probe = { tcpSocket: { port: PORT_NAME }, initialDelaySeconds: 3, periodSeconds: 5, timeoutSeconds: 2 };
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels: LABELS,
      annotations: config.checksum(),
      container: {
        name: 'container',
        image,
        command: ['/bin/metadata_store_server'],
        args: [`--grpc_port=${service.port}`, ...tls ? [`--metadata_store_server_config_file=${METADATA_CONFIG_FILE}`] : DATABASE_ARGUMENTS, ...ARGUMENTS],
        ...tls ? {} : { env },
        ports: [{ name: PORT_NAME, containerPort: service.port }],
        livenessProbe: probe,
        readinessProbe: probe,
        ...tls && { volumeMounts: [...mounts, METADATA_CONFIG_MOUNT] },
      },
      ...tls && { before: { container: metadataConfigWriter(group, image, env), facts: metadataConfigFacts(group, METADATA_CONFIG_WRITER) } },
      pod: { serviceAccountName: ACCOUNTS.metadataGrpc, ...tls && { volumes: [...volumes, METADATA_CONFIG_VOLUME] } },
      facts: metadataStoreFacts(group, database),
    });
    new Service(this, 'Service', {
      metadata: { name: service.name, namespace, labels: { app: 'metadata', ...COMMON_LABELS } },
      spec: { type: 'ClusterIP', selector: LABELS, ports: [{ name: PORT_NAME, port: service.port, protocol: 'TCP' }] },
    });
    new MutualTls(this, 'Tls', group, service.name, COMMON_LABELS);
    const spec = { action: 'ALLOW' as const, selector: { matchLabels: { component: COMPONENT } }, rules: [{}] };
    new MeshPolicy(this, 'Policy', group, service.name, () => spec, COMMON_LABELS);
    addCallers(this, group, { name: COMPONENT, pods: having('component', COMPONENT), from: ['profiles', 'neighbours'] });
  }
}
