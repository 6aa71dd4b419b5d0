import { Construct } from 'constructs';
import { KATIB_MYSQL, katibMysql, PIPELINES_MYSQL } from './databases';
import { deploymentSpec, MYSQL_PORT } from './deployment';
import { mysqlFacts } from './facts';
import { KatibMysqlOptions, PipelinesMysqlOptions } from './props';
import { Deployment } from '../../apis/k8s/apps/v1';
import { PersistentVolumeClaim, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { DestinationRule } from '../../apis/networking.istio.io/v1alpha3';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { Component, principal, ServiceAccountRef, serviceHost } from '../../core';
import { claimSpec, mutualTls } from '../../kit';

/** Labels of all objects of Kubeflow Pipelines. */
export const GROUP = { 'application-crd-id': 'kubeflow-pipelines' };

/** What the mesh knows of a server. */
export interface MeshOfServer {
  readonly clusterDomain: string;
  readonly trustDomain: string;
  /** Accounts whose pods may call it. */
  readonly clients: readonly ServiceAccountRef[];
}

/** Properties of {@link PipelinesMysql}. */
export interface PipelinesMysqlProps extends PipelinesMysqlOptions {
  readonly namespace: string;
  /** @default - there is no mesh */
  readonly mesh?: MeshOfServer;
}

/** ML Metadata knows no other way to log in than the old one. */
export const OLD_LOGIN: readonly string[] = ['--authentication-policy=mysql_native_password', '--mysql-native-password=ON', '--disable-log-bin'];

/** Server of Kubeflow Pipelines: account, claim, Deployment, Service, and policies of the mesh where there is one. */
export class PipelinesMysql extends Construct {
  constructor(scope: Construct, id: string, props: PipelinesMysqlProps) {
    super(scope, id);
    const { namespace, mesh, size = '20Gi', storageClass, credentials = 'mysql-secret', emptyPassword = false } = props;
    const name = PIPELINES_MYSQL;
    const claim = 'mysql-pv-claim';
    const labels = { app: name, ...GROUP };
    const component = Component.of(this);
    const metadata = (of: string) => ({ name: of, namespace, labels: GROUP });

    new ServiceAccount(this, 'ServiceAccount', { metadata: metadata(name) });
    new PersistentVolumeClaim(this, 'Claim', { metadata: metadata(claim), spec: claimSpec({ size, storageClass }, this) });
    new Deployment(this, 'Deployment', {
      metadata: { name, namespace, labels },
      spec: component.workload(name, deploymentSpec({
        name,
        image: component.image('mysql/8.4'),
        labels,
        serviceAccount: name,
        args: ['--datadir', '/var/lib/mysql', ...OLD_LOGIN],
        port: 'mysql',
        volume: 'mysql-persistent-storage',
        claim,
        password: { name: component.secretName({ name: credentials }, namespace), key: 'password' },
        emptyPassword,
        requests: { cpu: '100m', memory: '800Mi' },
      }), mysqlFacts(namespace, name)),
    });
    new Service(this, 'Service', { metadata: metadata(name), spec: { selector: labels, ports: [{ protocol: 'TCP', port: MYSQL_PORT, targetPort: MYSQL_PORT }] } });
    if (mesh !== undefined) {
      this.addMesh(namespace, mesh);
    }
  }

  private addMesh(namespace: string, { clusterDomain, trustDomain, clients }: MeshOfServer): void {
    const name = PIPELINES_MYSQL;
    new AuthorizationPolicy(this, 'AuthorizationPolicy', {
      metadata: { name, namespace, labels: GROUP },
      spec: {
        selector: { matchLabels: { app: name } },
        ...clients.length > 0 && { rules: [{ from: [{ source: { principals: clients.map(one => principal(trustDomain, one.namespace, one.name)) } }] }] },
      },
    });
    new DestinationRule(this, 'DestinationRule', {
      metadata: { name: 'ml-pipeline-mysql', namespace, labels: GROUP },
      spec: mutualTls(serviceHost({ name, namespace }, clusterDomain)),
    });
  }
}

/** Server of Katib, outside the mesh as its one client is: claim, Deployment, Service. */
export class KatibMysql extends Construct {
  constructor(scope: Construct, id: string, { namespace, size = '10Gi', storageClass, password, emptyPassword = false }: KatibMysqlOptions & { readonly namespace: string }) {
    super(scope, id);
    const name = KATIB_MYSQL;
    const labels = { 'katib.kubeflow.org/component': 'mysql' };
    const database = katibMysql(password);
    const component = Component.of(this);
    component.secretName(database.password, namespace);

    new PersistentVolumeClaim(this, 'Claim', { metadata: { name, namespace }, spec: claimSpec({ size, storageClass }, this) });
    new Deployment(this, 'Deployment', {
      metadata: { name, namespace, labels },
      spec: component.workload(name, deploymentSpec({
        name,
        image: component.image('mysql/8.0'),
        labels,
        podLabels: { 'sidecar.istio.io/inject': 'false' },
        args: ['--datadir', '/var/lib/mysql/datadir'],
        port: 'dbapi',
        volume: name,
        claim: name,
        password: database.password,
        emptyPassword,
        database: database.database,
      }), mysqlFacts(namespace, name)),
    });
    new Service(this, 'Service', { metadata: { name, namespace, labels }, spec: { selector: labels, ports: [{ name: 'dbapi', protocol: 'TCP', port: MYSQL_PORT }] } });
  }
}
