import { Construct } from 'constructs';
import { dbManagerFacts } from './facts';
import { COMPONENT_LABEL, inMesh, katibLabels } from './labels';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { EnvVar, Service } from '../../apis/k8s/core/v1';
import { Component, databasePort, KatibDatabase, SecretKeyRef, ServiceRef } from '../../core';
import { CallersPolicy, having, restrictedAs, secretVariable } from '../../kit';

const NAME = 'katib-db-manager';
const PORT = 6789;
const LABELS = katibLabels('db-manager');

/** What the program takes where its environment is silent, by the names of its variables. */
const BUILT_IN: Readonly<Record<KatibDatabase['engine'], Readonly<Record<string, string>>>> = {
  mysql: { DB_USER: 'root', KATIB_MYSQL_DB_HOST: 'katib-mysql', KATIB_MYSQL_DB_PORT: '3306', KATIB_MYSQL_DB_DATABASE: 'katib' },
  postgres: {
    DB_USER: 'katib', KATIB_POSTGRESQL_DB_HOST: 'katib-postgres', KATIB_POSTGRESQL_DB_PORT: '5432', KATIB_POSTGRESQL_DB_DATABASE: 'katib',
    KATIB_POSTGRESQL_SSL_MODE: 'disable',
  },
};

/** Properties of {@link DbManager}. */
export interface DbManagerProps {
  readonly namespace: string;
  readonly database: KatibDatabase;
  /** Whether a policy of the network says who may call it. */
  readonly policies: boolean;
}

/** Keeps the metrics of trials in a database: collectors in the namespaces of teams report to it. */
export class DbManager extends Construct {
  /** Its gRPC API. */
  public readonly service: ServiceRef;

  constructor(scope: Construct, id: string, { namespace, database, policies }: DbManagerProps) {
    super(scope, id);
    const metadata = { name: NAME, namespace, labels: LABELS };
    this.service = { name: NAME, namespace, port: PORT };
    policies && new CallersPolicy(this, 'Callers', namespace, { name: NAME, pods: having(COMPONENT_LABEL, 'db-manager'), from: ['profiles', 'neighbours'] }, []);
    new Deployment(this, 'Deployment', {
      metadata, spec: Component.of(this).workload(NAME, this.deploymentSpec(namespace, database), dbManagerFacts(namespace, NAME, database)),
    });
    new Service(this, 'Service', { metadata, spec: { type: 'ClusterIP', selector: LABELS, ports: [{ name: 'api', port: PORT, protocol: 'TCP' }] } });
  }

  private deploymentSpec(namespace: string, database: KatibDatabase): DeploymentSpec {
    return {
      replicas: 1,
      selector: { matchLabels: LABELS },
      template: {
        metadata: { labels: { ...LABELS, ...inMesh(false) } },
        spec: {
          containers: [{
            name: NAME,
            image: Component.of(this).image('katib/db-manager'),
            command: ['./katib-db-manager'],
            env: this.environment(namespace, database),
            ports: [{ name: 'api', containerPort: PORT }],
            livenessProbe: { grpc: { port: PORT }, initialDelaySeconds: 10, periodSeconds: 60, failureThreshold: 5 },
            securityContext: restrictedAs(1000),
          }],
        },
      },
    };
  }

  /** Only what the program does not take by itself. */
  private environment(namespace: string, database: KatibDatabase): EnvVar[] {
    const { engine, host, port = databasePort({ engine }), user, password, database: name, tls = 'disable' } = database;
    const component = Component.of(this);
    const variable = (called: string, value: string | SecretKeyRef): EnvVar => {
      if (typeof value === 'string') {
        return { name: called, value };
      }
      component.secretName(value, namespace);
      return secretVariable(called, value);
    };
    const prefix = engine === 'mysql' ? 'KATIB_MYSQL' : 'KATIB_POSTGRESQL';
    const values: Readonly<Record<string, string | SecretKeyRef>> = {
      ...typeof user !== 'string' && { DB_USER: user },
      DB_PASSWORD: password,
      [`${prefix}_DB_HOST`]: host,
      [`${prefix}_DB_PORT`]: typeof port === 'number' ? String(port) : port,
      [`${prefix}_DB_DATABASE`]: name,
      ...engine === 'postgres' && { KATIB_POSTGRESQL_SSL_MODE: tls },
      ...typeof user === 'string' && { DB_USER: user },
    };
    const needed = Object.entries(values).filter(([called, value]) => BUILT_IN[engine][called] !== value);
    return [{ name: 'DB_NAME', value: engine }, ...needed.map(([called, value]) => variable(called, value))];
  }
}
