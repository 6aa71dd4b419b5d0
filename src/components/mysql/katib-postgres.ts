import { Construct } from 'constructs';
import { KATIB_POSTGRES, KATIB_POSTGRES_CREDENTIALS, POSTGRES_PORT } from './databases';
import { postgresFacts } from './facts';
import { KatibPostgresOptions } from './props';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { PersistentVolumeClaim, Service } from '../../apis/k8s/core/v1';
import { Component } from '../../core';
import { claimSpec, RESTRICTED } from '../../kit';

const NAME = KATIB_POSTGRES;
const LABELS = { 'katib.kubeflow.org/component': 'postgres' };
const DATA = '/var/lib/postgresql/data';
/** Keys of its Secret, all of which become variables. */
const KEYS = ['POSTGRES_USER', 'POSTGRES_PASSWORD', 'POSTGRES_DB'];
/** User and group of PostgreSQL in the image for Alpine. */
const USER = 70;

/** Server of Katib, outside the mesh as its one client is: claim, Deployment, Service. */
export class KatibPostgres extends Construct {
  constructor(scope: Construct, id: string, props: KatibPostgresOptions & { readonly namespace: string }) {
    super(scope, id);
    const { namespace, size = '3Gi', storageClass, credentials = KATIB_POSTGRES_CREDENTIALS } = props;
    const component = Component.of(this);
    const metadata = { name: NAME, namespace };
    new PersistentVolumeClaim(this, 'Claim', { metadata, spec: claimSpec({ size, storageClass }, this) });
    new Deployment(this, 'Deployment', {
      metadata: { ...metadata, labels: LABELS },
      spec: component.workload(NAME, deploymentSpec(component.image('mysql/katib-postgres'), component.secretName({ name: credentials }, namespace, KEYS)),
        postgresFacts(namespace, NAME)),
    });
    new Service(this, 'Service', { metadata: { ...metadata, labels: LABELS }, spec: { selector: LABELS, ports: [{ name: 'dbapi', protocol: 'TCP', port: POSTGRES_PORT }] } });
  }
}

/** One pod, for two servers on one volume destroy it; it ends before the next one starts. */
function deploymentSpec(image: string, credentials: string): DeploymentSpec {
  return {
    replicas: 1,
    selector: { matchLabels: LABELS },
    strategy: { type: 'Recreate' },
    template: {
      metadata: { labels: { ...LABELS, 'sidecar.istio.io/inject': 'false' } },
      spec: {
        securityContext: { fsGroup: USER, fsGroupChangePolicy: 'OnRootMismatch', runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [{
          name: NAME,
          image,
          // A file system of its own has a folder lost+found at its root, which a data directory must not have.
          env: [{ name: 'PGDATA', value: `${DATA}/pgdata` }],
          envFrom: [{ secretRef: { name: credentials } }],
          ports: [{ name: 'postgres', containerPort: POSTGRES_PORT, protocol: 'TCP' }],
          readinessProbe: { exec: { command: ['pg_isready', '--host=127.0.0.1', '--username=katib'] }, initialDelaySeconds: 5, periodSeconds: 5, timeoutSeconds: 5 },
          securityContext: { ...RESTRICTED, runAsUser: USER, runAsGroup: USER },
          volumeMounts: [{ name: NAME, mountPath: DATA }],
        }],
        volumes: [{ name: NAME, persistentVolumeClaim: { claimName: NAME } }],
      },
    },
  };
}
