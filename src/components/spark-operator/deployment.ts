import { METRICS_PORT } from './arguments';
import { nameOf, selectorOf, SparkProgram } from './labels';
import { DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ContainerPort, SecurityContext, VolumeMount } from '../../apis/k8s/core/v1';
import { RESTRICTED } from '../../kit';

/** Group of Spark's user, which owns volumes. */
const SPARK_GROUP = 185;

const SECURITY: SecurityContext = { ...RESTRICTED, privileged: false, readOnlyRootFilesystem: true };

/** A folder that a program writes into. */
export interface WrittenFolder {
  readonly name: string;
  readonly sizeLimit: string;
  readonly mount: Omit<VolumeMount, 'name'>;
}

/** What differs between the Deployments of both programs. */
export interface ProgramDeployment {
  readonly image: string;
  readonly args: readonly string[];
  /** Ports beside that of metrics. @default [] */
  readonly ports?: readonly ContainerPort[];
  /** Annotations of the pods. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  readonly folder: WrittenFolder;
}

/** One pod outside the mesh, with one folder that it writes into. */
export function deploymentSpec(program: SparkProgram, { image, args, ports = [], annotations, folder }: ProgramDeployment): DeploymentSpec {
  const name = nameOf(program);
  return {
    replicas: 1,
    selector: { matchLabels: selectorOf(program) },
    template: {
      metadata: { labels: { ...selectorOf(program), 'sidecar.istio.io/inject': 'false' }, ...annotations && { annotations } },
      spec: {
        serviceAccountName: name,
        automountServiceAccountToken: true,
        securityContext: { fsGroup: SPARK_GROUP },
        containers: [{
          name,
          image,
          imagePullPolicy: 'IfNotPresent',
          args,
          ports: [...ports, { name: 'metrics', containerPort: METRICS_PORT, protocol: 'TCP' }],
          livenessProbe: { httpGet: { path: '/healthz', port: 8081 } },
          readinessProbe: { httpGet: { path: '/readyz', port: 8081 } },
          securityContext: SECURITY,
          volumeMounts: [{ name: folder.name, ...folder.mount }],
        }],
        volumes: [{ name: folder.name, emptyDir: { sizeLimit: folder.sizeLimit } }],
      },
    },
  };
}
