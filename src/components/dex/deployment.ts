import { EnvVar } from '../../apis/k8s/core/v1';
import { DeploymentSpec } from '../../apis/k8s/apps/v1';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { secretNameOf, SecretRef } from '../../core';
import { RESTRICTED, rule } from '../../kit';

/** What the caller says of the Deployment. */
export interface DeploymentOptions {
  /** Path of the issuer, below which all pages lie. */
  readonly path: string;
  /** Secrets whose keys become environment variables. */
  readonly secrets: readonly SecretRef[];
  readonly env: readonly EnvVar[];
}

/** What the Deployment is made of. */
export interface DexDeployment extends DeploymentOptions {
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly podAnnotations: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  readonly configMap: string;
  readonly port: number;
}

const CONFIG_FOLDER = '/etc/dex/cfg';
const CONFIG_FILE = 'config.yaml';

/** Dex keeps no user: it creates the kinds of its state, and reads and writes their objects. */
export const DEX_RULES: readonly PolicyRule[] = [
  rule('dex.coreos.com', ['*'], '*'),
  rule('apiextensions.k8s.io', ['create'], 'customresourcedefinitions'),
];

/** Two pods, so that logins go on while one is replaced; their state is in Kubernetes objects. */
export function deploymentSpec(dex: DexDeployment): DeploymentSpec {
  return {
    replicas: 2,
    selector: { matchLabels: dex.labels },
    template: {
      metadata: { labels: dex.labels, annotations: dex.podAnnotations },
      spec: {
        serviceAccountName: dex.serviceAccount,
        containers: [{
          name: 'dex',
          image: dex.image,
          command: ['dex', 'serve', `${CONFIG_FOLDER}/${CONFIG_FILE}`],
          ports: [{ name: 'http', containerPort: dex.port }],
          env: [{ name: 'KUBERNETES_POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }, ...dex.env],
          envFrom: dex.secrets.map(secret => ({ secretRef: { name: secretNameOf(secret) } })),
          readinessProbe: {
            httpGet: { path: `${dex.path}/healthz`, port: dex.port },
            initialDelaySeconds: 10,
            periodSeconds: 10,
            timeoutSeconds: 3,
            failureThreshold: 3,
          },
          securityContext: { ...RESTRICTED, runAsGroup: 1001, runAsUser: 1001 },
          volumeMounts: [{ name: 'config', mountPath: CONFIG_FOLDER }],
        }],
        volumes: [{ name: 'config', configMap: { name: dex.configMap, items: [{ key: CONFIG_FILE, path: CONFIG_FILE }] } }],
      },
    },
  };
}
