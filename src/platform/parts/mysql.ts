import { Chart } from 'cdk8s';
import { KatibMysqlOptions, KatibPostgresOptions, MetadataMysqlOptions, Mysql, PipelinesMysqlOptions } from '../../components/mysql';
import { ComponentProps, DatabaseRef, KatibDatabase, PipelinesDatabases } from '../../core';
import { addLocalSecret, LOCAL_CREDENTIALS } from '../local-credentials';
import { Existing, InstalledOr, Part, Without } from '../part';

/** Databases of the platform: each made here, or there already. */
export interface DatabasesOptions extends Without<ComponentProps, 'images'> {
  /** Kubeflow Pipelines: options of a MySQL that the platform installs, or databases that are there already. @default {} */
  readonly pipelines?: InstalledOr<Without<PipelinesMysqlOptions, 'emptyPassword'>, PipelinesDatabases>;
  /** The metadata store of Kubeflow Pipelines: options of a MySQL of its own. @default - its database is on the MySQL of `pipelines` */
  readonly metadata?: Without<MetadataMysqlOptions, 'emptyPassword'>;
  /** Katib: options of a MySQL, or of a PostgreSQL, that the platform installs; or a database that is there already. @default {} */
  readonly katib?: InstalledOr<Without<KatibMysqlOptions, 'emptyPassword'> | KatibPostgresOptions, KatibDatabase>;
  /** The catalog of models: a database that is there already. @default - a PostgreSQL of the hub's own */
  readonly catalog?: Existing<DatabaseRef<'postgres'>>;
}

/** Databases of the platform. */
export interface DatabasesSetting {
  /** Databases of the parts that need one; a server is installed for each part that is there and has no other. @default {} */
  readonly databases?: DatabasesOptions;
}

/** The wiring of the databases. */
export const mysql: Part<DatabasesSetting, Mysql | undefined> = {
  key: 'databases',
  name: 'mysql',
  after: ['kubeflow'],
  toldToOthers: true,
  namespaces: {},

  isNeeded({ managedDatabases }, has) {
    return managedDatabases.some(has);
  },

  unused({ pipelines, metadata, katib, catalog, ...options }, { managedDatabases }, has) {
    const of = {
      pipelines: { value: pipelines, part: 'pipelines' }, metadata: { value: metadata, part: 'pipelines' },
      katib: { value: katib, part: 'katib' }, catalog: { value: catalog, part: 'hub' },
    };
    const orphans = Object.entries(of).filter(([, { part }]) => !has(part)).map(([name, { value, part }]) => ({ name, value, why: `there is no ${part}` }));
    const idle = managedDatabases.some(has) ? [] : Object.entries(options).map(([name, value]) => ({ name, value, why: 'no server is made here' }));
    const named = pipelines?.existing === undefined || !has('pipelines') ? [] : [{ name: 'metadata', value: metadata, why: 'pipelines.existing names the database of metadata' }];
    return [...orphans, ...named, ...idle].map(({ name, ...one }) => ({ setting: `databases.${name}`, ...one }));
  },

  make(chart, { pipelines = {}, metadata, katib = {}, catalog: _catalog, ...options }, { common, has, settings, shared }) {
    const { namespaces, clusterDomain, trustDomain, managedDatabases, security, place } = settings;
    const storageClass = place?.storage?.class;
    const makes = (name: (typeof managedDatabases)[number]) => managedDatabases.includes(name) && has(name);
    const local = security === 'local';
    const own = {
      pipelines: makes('pipelines') && pipelines.existing === undefined && { storageClass, ...pipelines, emptyPassword: local && pipelines.credentials === undefined },
      metadata: makes('pipelines') && metadata !== undefined && { storageClass, ...metadata, emptyPassword: local && metadata.credentials === undefined },
      katib: makes('katib') && katib.existing === undefined && { storageClass, ...katib },
    };
    if (own.pipelines && own.pipelines.emptyPassword) {
      addLocalSecret(chart, 'PipelinesCredentials', { name: 'mysql-secret' }, namespaces.kubeflow, LOCAL_CREDENTIALS.pipelinesDatabase);
    }
    if (own.metadata && own.metadata.emptyPassword) {
      addLocalSecret(chart, 'MetadataCredentials', { name: 'metadata-db-secrets' }, namespaces.kubeflow, LOCAL_CREDENTIALS.metadataDatabase, 'Opaque');
    }
    if (own.katib && local) {
      addLocalKatibCredentials(chart, own.katib, namespaces.kubeflow);
    }
    return new Mysql(chart, 'Mysql', {
      ...common(options),
      ...own,
      namespace: namespaces.kubeflow,
      clusterDomain,
      trustDomain,
      pipelinesClients: shared.databaseClients.filter(one => one.database === 'pipelines').map(one => one.account),
    });
  },
};

/** The credentials of the local preset, unless others are named. */
function addLocalKatibCredentials(chart: Chart, katib: KatibMysqlOptions | KatibPostgresOptions, namespace: string): void {
  if (katib.engine === 'postgres') {
    katib.credentials ?? addLocalSecret(chart, 'KatibCredentials', { name: 'katib-postgres-secrets' }, namespace, LOCAL_CREDENTIALS.katibPostgres, 'Opaque');
  } else {
    katib.password ?? addLocalSecret(chart, 'KatibCredentials', { name: 'katib-mysql-secrets' }, namespace, LOCAL_CREDENTIALS.katibDatabase, 'Opaque');
  }
}
