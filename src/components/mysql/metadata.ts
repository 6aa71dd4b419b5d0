import { Construct } from 'constructs';
import { managedMetadataDatabase, METADATA_MYSQL } from './databases';
import { deploymentSpec, MYSQL_PORT } from './deployment';
import { mysqlFacts } from './facts';
import { MetadataMysqlOptions } from './props';
import { GROUP, OLD_LOGIN } from './servers';
import { Deployment } from '../../apis/k8s/apps/v1';
import { ConfigMap, PersistentVolumeClaim, Service } from '../../apis/k8s/core/v1';
import { Component } from '../../core';
import { claimSpec } from '../../kit';

const CLAIM = 'metadata-mysql';
const PORT = 'dbapi';
const CONTAINER = 'db-container';

/** Server of the metadata store alone, outside the mesh: claim, settings, Deployment, Service. */
export class MetadataMysql extends Construct {
  constructor(scope: Construct, id: string, { namespace, size = '10Gi', storageClass, credentials, emptyPassword = false }: MetadataMysqlOptions & { readonly namespace: string }) {
    super(scope, id);
    const name = METADATA_MYSQL;
    const labels = { component: 'db', ...GROUP };
    const { password, database } = managedMetadataDatabase(credentials);
    const component = Component.of(this);
    component.secretName(password, namespace);

    new PersistentVolumeClaim(this, 'Claim', { metadata: { name: CLAIM, namespace, labels: GROUP }, spec: claimSpec({ size, storageClass }, this) });
    const settings = new ConfigMap(this, 'Settings', {
      metadata: { name: `${name}-parameters`, namespace, labels: GROUP },
      data: { MYSQL_DATABASE: database, MYSQL_PORT: String(MYSQL_PORT), ...emptyPassword && { MYSQL_ALLOW_EMPTY_PASSWORD: 'true' } },
    });
    new Deployment(this, 'Deployment', {
      metadata: { name, namespace, labels },
      spec: component.workload(name, deploymentSpec({
        name,
        container: CONTAINER,
        image: component.image('mysql/8.4'),
        labels,
        podLabels: { 'sidecar.istio.io/inject': 'false' },
        args: ['--datadir', '/var/lib/mysql/datadir', ...OLD_LOGIN],
        port: PORT,
        volume: CLAIM,
        claim: CLAIM,
        password,
        emptyPassword: false, // the settings say it
        settings,
      }), mysqlFacts(namespace, name, CONTAINER)),
    });
    new Service(this, 'Service', {
      metadata: { name, namespace, labels }, spec: { type: 'ClusterIP', selector: labels, ports: [{ name: PORT, protocol: 'TCP', port: MYSQL_PORT }] },
    });
  }
}
