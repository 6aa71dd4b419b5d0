import { Construct } from 'constructs';
import { KatibPostgres } from './katib-postgres';
import { MysqlProps } from './props';
import { KatibMysql, PipelinesMysql } from './servers';
import { Component } from '../../core';

/** Accounts of Kubeflow Pipelines that upstream lets in. */
const PIPELINES_CLIENTS: readonly string[] = [
  'ml-pipeline', 'ml-pipeline-ui', 'ml-pipeline-persistenceagent', 'ml-pipeline-scheduledworkflow', 'ml-pipeline-viewer-crd-service-account', 'kubeflow-pipelines-cache',
  'metadata-grpc-server',
];

/**
 * Databases in the cluster: a server of MySQL for Kubeflow Pipelines, and one for Katib, which may be a PostgreSQL; each with one volume and
 * one pod. The Secrets with their passwords are not made here.
 *
 * @throws ConfigError `VolumeSize`
 * @see https://hub.docker.com/_/mysql (version in the pins)
 */
export class Mysql extends Component<MysqlProps> {
  /** Namespace of all its objects. */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, given: MysqlProps = {}) {
    super(scope, id, given, 'components/mysql#MysqlProps');
    const { namespace = 'kubeflow', clusterDomain = 'cluster.local', trustDomain = clusterDomain, pipelines = {}, katib = {} } = this.props;
    const { pipelinesClients = PIPELINES_CLIENTS.map(name => ({ namespace, name })) } = this.props;
    this.namespace = namespace;
    if (pipelines !== false) {
      new PipelinesMysql(this, 'Pipelines', { ...pipelines, namespace, clusterDomain, trustDomain, clients: pipelinesClients });
    }
    if (katib !== false) {
      katib.engine === 'postgres' ? new KatibPostgres(this, 'Katib', { ...katib, namespace }) : new KatibMysql(this, 'Katib', { ...katib, namespace });
    }
  }
}
