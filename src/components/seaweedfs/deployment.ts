import { READY_FILE, START_SCRIPT } from './start';
import { SEAWEEDFS, SEAWEEDFS_PORTS } from './store';
import { DeploymentSpec } from '../../apis/k8s/apps/v1';
import { Container, EnvVar, ServicePort } from '../../apis/k8s/core/v1';
import { StoreKeys } from '../../core';
import { RESTRICTED, secretVariable } from '../../kit';

/** What the Deployment is made of. */
export interface StoreDeployment {
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly bucket: string;
  /** Where the administrator's keys are. */
  readonly keys: StoreKeys;
  /** Name of the claim. */
  readonly claim: string;
}

const { s3: S3, iam: IAM, minio: MINIO } = SEAWEEDFS_PORTS;
const USER = 1000;

/** Ports of the Service; that of MinIO is another way to S3. Policies open S3 and IAM alone. */
export const SERVICE_PORTS: readonly ServicePort[] = [
  port('http-iam', IAM), port('http-s3', S3), port('http-s3-compat', MINIO, S3), port('http-master', 9333), port('grpc-master', 19333), port('grpc-filer', 18888),
  port('http-filer', 8888),
];

function port(name: string, number: number, targetPort = number): ServicePort {
  return { name, port: number, protocol: 'TCP', targetPort };
}

/** One pod, for its volume knows one writer; it ends before the next one starts. */
export function deploymentSpec({ image, labels, bucket, keys, claim }: StoreDeployment): DeploymentSpec {
  const probe = { httpGet: { path: '/status', port: S3, scheme: 'HTTP' as const }, failureThreshold: 3 };
  return {
    replicas: 1,
    selector: { matchLabels: labels },
    strategy: { type: 'Recreate' },
    template: {
      metadata: { labels },
      spec: {
        serviceAccountName: SEAWEEDFS,
        securityContext: { fsGroup: USER, fsGroupChangePolicy: 'OnRootMismatch', runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [{
          name: SEAWEEDFS,
          image,
          args: ['server', '-dir=/data', '-s3', '-iam', '-filer', '-master.volumePreallocate=false', '-master.telemetry=false'],
          env: environment(bucket, keys),
          lifecycle: { postStart: { exec: { command: ['/bin/sh', '-c', START_SCRIPT] } } },
          ports: [S3, IAM, 9333, 19333, 8888].map(containerPort => ({ containerPort })),
          startupProbe: { exec: { command: ['test', '-f', READY_FILE] }, initialDelaySeconds: 10, periodSeconds: 5, timeoutSeconds: 10, failureThreshold: 24, successThreshold: 1 },
          readinessProbe: { ...probe, initialDelaySeconds: 5, periodSeconds: 10, timeoutSeconds: 5 },
          livenessProbe: { ...probe, initialDelaySeconds: 30, periodSeconds: 30, timeoutSeconds: 10 },
          resources: { requests: { cpu: '32m', memory: '128Mi' } },
          securityContext: { ...RESTRICTED, privileged: false, runAsUser: USER, runAsGroup: USER },
          volumeMounts: [{ name: 'data', mountPath: '/data' }],
        } satisfies Container],
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName: claim } }],
      },
    },
  };
}

/** What the script at the start reads. */
function environment(bucket: string, { name, accessKey, secretKey }: StoreKeys): EnvVar[] {
  return [
    { name: 'BUCKET', value: bucket },
    secretVariable('ACCESS_KEY', { name, key: accessKey }),
    secretVariable('SECRET_KEY', { name, key: secretKey }),
  ];
}
