import { DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ConfigMap, EnvVar } from '../../apis/k8s/core/v1';
import { configChecksum, SecretKeyRef } from '../../core';
import { RESTRICTED, secretVariable } from '../../kit';

/** What a Deployment of MySQL is made of. */
export interface MysqlDeployment {
  readonly name: string;
  /** Name of the container. @default - that of the Deployment */
  readonly container?: string;
  readonly image: string;
  /** Labels by which the pods are selected. */
  readonly labels: Readonly<Record<string, string>>;
  /** Labels of the pods beside them. @default {} */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** @default - the account of the namespace */
  readonly serviceAccount?: string;
  readonly args: readonly string[];
  /** Name of the port. */
  readonly port: string;
  /** Name of the volume in the pod. */
  readonly volume: string;
  /** Name of the claim. */
  readonly claim: string;
  readonly password: SecretKeyRef;
  readonly emptyPassword: boolean;
  /** Database that is made with the volume. @default - its clients make theirs */
  readonly database?: string;
  /** ConfigMap with further variables of the server. @default - none */
  readonly settings?: ConfigMap;
  /** @default - the cluster's own */
  readonly requests?: { readonly cpu: string; readonly memory: string };
}

const USER = 999;
/** Port of the server. */
export const MYSQL_PORT = 3306;

/**
 * One pod, for two servers on one volume destroy it; it ends before the next one starts. Nothing kills a server that does not answer: it
 * may be recovering, or making its first files, and would begin again.
 */
export function deploymentSpec(mysql: MysqlDeployment): DeploymentSpec {
  const { name, container = name, labels, volume, requests, serviceAccount, settings } = mysql;
  return {
    replicas: 1,
    selector: { matchLabels: labels },
    strategy: { type: 'Recreate' },
    template: {
      metadata: { labels: { ...labels, ...mysql.podLabels }, ...settings && { annotations: configChecksum(settings) } },
      spec: {
        ...serviceAccount !== undefined && { serviceAccountName: serviceAccount },
        securityContext: { fsGroup: USER, fsGroupChangePolicy: 'OnRootMismatch', runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [{
          name: container,
          image: mysql.image,
          args: mysql.args,
          env: environment(mysql),
          ...settings && { envFrom: [{ configMapRef: { name: settings.name } }] },
          ports: [{ name: mysql.port, containerPort: MYSQL_PORT }],
          // Over TCP, where the server that only makes the first files does not listen.
          readinessProbe: { exec: { command: ['mysqladmin', 'ping', '--host=127.0.0.1'] }, initialDelaySeconds: 10, periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 3 },
          ...requests && { resources: { requests } },
          securityContext: { ...RESTRICTED, runAsUser: USER, runAsGroup: USER },
          volumeMounts: [{ name: volume, mountPath: '/var/lib/mysql' }],
        }],
        volumes: [{ name: volume, persistentVolumeClaim: { claimName: mysql.claim } }],
      },
    },
  };
}

function environment({ password, emptyPassword, database }: MysqlDeployment): EnvVar[] {
  return [
    secretVariable('MYSQL_ROOT_PASSWORD', password),
    ...emptyPassword ? [{ name: 'MYSQL_ALLOW_EMPTY_PASSWORD', value: 'true' }] : [],
    ...database !== undefined ? [{ name: 'MYSQL_DATABASE', value: database }] : [],
  ];
}
