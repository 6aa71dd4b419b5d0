import { LABELS, METRICS_PORT, NAME } from './names';
import { KubeRayFeatureGate, KubeRayProps } from './props';
import { DeploymentSpec } from '../../apis/k8s/apps/v1';
import { EnvVar } from '../../apis/k8s/core/v1';
import { RESTRICTED } from '../../kit';

/** Features of this release, with what they are unless told otherwise. */
const FEATURES: Readonly<Record<KubeRayFeatureGate, boolean>> = { RayClusterStatusConditions: true, RayJobDeletionPolicy: false };

const PROBE = { httpGet: { path: '/metrics', port: 'http' }, initialDelaySeconds: 10, periodSeconds: 5, failureThreshold: 5 };

/** One pod, of which no second one is made before the first has ended. */
export function deploymentSpec(image: string, props: KubeRayProps): DeploymentSpec {
  return {
    replicas: 1,
    selector: { matchLabels: LABELS },
    strategy: { type: 'Recreate' },
    template: {
      metadata: { labels: { ...LABELS, 'app.kubernetes.io/component': NAME } },
      spec: {
        serviceAccountName: NAME,
        securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
        containers: [{
          name: NAME,
          image,
          imagePullPolicy: 'IfNotPresent',
          command: ['/manager'],
          args: operatorArguments(props),
          env: environment(props),
          ports: [{ name: 'http', containerPort: METRICS_PORT, protocol: 'TCP' }],
          livenessProbe: PROBE,
          readinessProbe: PROBE,
          resources: { limits: { cpu: '100m', memory: '512Mi' } },
          securityContext: { ...RESTRICTED, readOnlyRootFilesystem: true },
        }],
      },
    },
  };
}

function operatorArguments({ featureGates, watchNamespaces, batchScheduler = 'none', reconcileConcurrency, logLevel }: KubeRayProps): string[] {
  return [
    `--feature-gates=${Object.entries({ ...FEATURES, ...featureGates }).map(([name, on]) => `${name}=${on}`).join(',')}`,
    '--enable-leader-election=true',
    ...watchNamespaces === undefined ? [] : [`--watch-namespace=${watchNamespaces.join(',')}`],
    ...batchScheduler === 'none' ? [] : [`--batch-scheduler=${batchScheduler}`],
    ...reconcileConcurrency === undefined ? [] : [`--reconcile-concurrency=${reconcileConcurrency}`],
    ...logLevel === undefined ? [] : [`--zap-log-level=${logLevel}`],
  ];
}

function environment({ initContainerInjection = false, clusterDomain = 'cluster.local', mesh }: KubeRayProps): EnvVar[] {
  return [
    { name: 'ENABLE_INIT_CONTAINER_INJECTION', value: String(initContainerInjection) },
    // A proxy may not learn that the pods of a headless Service are in the mesh: what it knows of one without pods stays until another change.
    ...mesh === undefined ? [] : [{ name: 'ENABLE_RAY_HEAD_CLUSTER_IP_SERVICE', value: 'true' }],
    // The program takes that one by itself.
    ...clusterDomain === 'cluster.local' ? [] : [{ name: 'CLUSTER_DOMAIN', value: clusterDomain }],
  ];
}
