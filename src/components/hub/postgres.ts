import { Construct } from 'constructs';
import { postgresFacts } from './facts';
import { ManagedCatalogDatabase } from './props';
import { StatefulSet, StatefulSetSpec } from '../../apis/k8s/apps/v1';
import { PersistentVolumeClaim, Service } from '../../apis/k8s/core/v1';
import { Component, SecretRef } from '../../core';
import { claimSpec, Labels, UNPRIVILEGED } from '../../kit';

/** Name of all objects of the database, and of the Secret with its credentials. */
export const POSTGRES = 'model-catalog-postgres';

const PORT = 5432;
const DATA = '/var/lib/postgresql/data';
/** User and group of PostgreSQL in the image for Debian; upstream has those of the image for Alpine. */
const USER = 999;

const SELECTOR: Labels = { 'app.kubernetes.io/name': 'postgres', 'app.kubernetes.io/part-of': 'model-catalog' };
const PODS: Labels = { ...SELECTOR, 'app.kubernetes.io/component': 'database' };

/** A PostgreSQL without a replica: 1 PersistentVolumeClaim, 1 StatefulSet, 1 Service. */
export class CatalogPostgres extends Construct {
  /** @param client labels of the pods that call it */
  constructor(scope: Construct, id: string, namespace: string, client: Labels, options: ManagedCatalogDatabase) {
    super(scope, id);
    const { credentials = { name: POSTGRES }, size = '5Gi', storageClass } = options;
    const component = Component.of(this);
    const metadata = { name: POSTGRES, namespace };
    component.secretName(credentials, namespace);
    new PersistentVolumeClaim(this, 'Claim', { metadata, spec: claimSpec({ size, storageClass }, this) });
    new StatefulSet(this, 'StatefulSet', {
      metadata: { ...metadata, labels: { component: 'model-catalog-server' } },
      spec: component.workload(POSTGRES, setSpec(component.image('hub/catalog-postgres'), credentials), postgresFacts(namespace, POSTGRES, client)),
    });
    new Service(this, 'Service', {
      metadata: { ...metadata, labels: { ...PODS, 'app.kubernetes.io/name': 'model-catalog' } },
      spec: { type: 'ClusterIP', selector: PODS, ports: [{ name: 'postgres', port: PORT, protocol: 'TCP' }] },
    });
  }
}

function setSpec(image: string, credentials: SecretRef): StatefulSetSpec {
  return {
    replicas: 1,
    selector: { matchLabels: SELECTOR },
    template: {
      metadata: { name: 'postgres', labels: { ...PODS, 'sidecar.istio.io/inject': 'false' } },
      spec: {
        securityContext: { runAsNonRoot: true, fsGroup: USER, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [{
          name: 'postgres',
          image,
          // A file system of its own has a folder lost+found at its root, which a data directory must not have.
          env: [{ name: 'PGDATA', value: `${DATA}/pgdata` }],
          envFrom: [{ secretRef: { name: credentials.name } }],
          ports: [{ name: 'postgres', containerPort: PORT, protocol: 'TCP' }],
          securityContext: { ...UNPRIVILEGED, runAsUser: USER, runAsGroup: USER },
          volumeMounts: [{ name: POSTGRES, mountPath: DATA }],
        }],
        volumes: [{ name: POSTGRES, persistentVolumeClaim: { claimName: POSTGRES } }],
      },
    },
  };
}
