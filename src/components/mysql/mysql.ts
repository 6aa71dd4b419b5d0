import { Construct } from 'constructs';
import { KatibPostgres } from './katib-postgres';
import { MetadataMysql } from './metadata';
import { MysqlInMesh, MysqlProps } from './props';
import { KatibMysql, MeshOfServer, PipelinesMysql } from './servers';
import { Component } from '../../core';

/** Accounts of Kubeflow Pipelines that upstream lets in. */
const PIPELINES_CLIENTS: readonly string[] = [
  'ml-pipeline', 'ml-pipeline-ui', 'ml-pipeline-persistenceagent', 'ml-pipeline-scheduledworkflow', 'ml-pipeline-viewer-crd-service-account', 'kubeflow-pipelines-cache',
  'metadata-grpc-server',
];

/**
 * Databases in the cluster: a server of MySQL for Kubeflow Pipelines, one for Katib, which may be a PostgreSQL, and one for metadata alone where
 * it is wanted, each with one volume and one pod. The Secrets with their passwords are not made here.
 *
 * @throws ConfigError `VolumeSize`
 * @see https://hub.docker.com/_/mysql (version in the pins)
 */
export class Mysql extends Component<MysqlProps> {
  /** Namespace of all its objects. */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, given: MysqlProps = {}) {
    super(scope, id, given, 'components/mysql#MysqlProps');
    const { props } = this;
    const { namespace = 'kubeflow', pipelines = {}, metadata = false, katib = {} } = props;
    this.namespace = namespace;
    if (pipelines !== false) {
      new PipelinesMysql(this, 'Pipelines', { ...pipelines, namespace, ...props.mesh !== false && { mesh: meshOf(props, namespace) } });
    }
    if (metadata !== false) {
      new MetadataMysql(this, 'Metadata', { ...metadata, namespace });
    }
    if (katib !== false) {
      katib.engine === 'postgres' ? new KatibPostgres(this, 'Katib', { ...katib, namespace }) : new KatibMysql(this, 'Katib', { ...katib, namespace });
    }
  }
}

function meshOf({ clusterDomain = 'cluster.local', trustDomain = clusterDomain, pipelinesClients }: MysqlInMesh, namespace: string): MeshOfServer {
  return { clusterDomain, trustDomain, clients: pipelinesClients ?? PIPELINES_CLIENTS.map(name => ({ namespace, name })) };
}
