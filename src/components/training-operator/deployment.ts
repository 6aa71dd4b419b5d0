import { PORTS } from './facts';
import { CERTIFICATE, NAME, PODS } from './names';
import { GangScheduling, TrainingOperatorProps, TrainingScheme } from './props';
import { DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ImageName } from '../../core';
import { servingCertificate, UNPRIVILEGED_USER } from '../../kit';

/** One pod outside the mesh. */
export function deploymentSpec(image: string, args: readonly string[]): DeploymentSpec {
  const certificate = servingCertificate(CERTIFICATE);
  const probe = (path: string) => ({ httpGet: { path, port: PORTS.health }, timeoutSeconds: 3 });
  return {
    replicas: 1,
    selector: { matchLabels: PODS },
    template: {
      metadata: { labels: { ...PODS, 'sidecar.istio.io/inject': 'false' } },
      spec: {
        serviceAccountName: NAME,
        securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
        terminationGracePeriodSeconds: 10,
        containers: [{
          name: NAME,
          image,
          command: ['/manager'],
          args,
          env: ['namespace', 'name'].map(field => ({ name: `MY_POD_${field.toUpperCase()}`, valueFrom: { fieldRef: { fieldPath: `metadata.${field}` } } })),
          ports: [{ containerPort: PORTS.metrics }, { name: 'webhook-server', containerPort: PORTS.webhook, protocol: 'TCP' }],
          livenessProbe: { ...probe('/healthz'), initialDelaySeconds: 15, periodSeconds: 20 },
          readinessProbe: { ...probe('/readyz'), initialDelaySeconds: 10, periodSeconds: 15 },
          securityContext: UNPRIVILEGED_USER,
          volumeMounts: [certificate.mount],
        }],
        volumes: [certificate.volume],
      },
    },
  };
}

/**
 * Arguments of the program. Images of its own choice would come past a mirror, and one has a floating tag: so they are named.
 *
 * @param schemes kinds that it works on
 * @param all whether these are all
 */
export function operatorArguments(props: TrainingOperatorProps, schemes: readonly TrainingScheme[], all: boolean, image: (name: ImageName) => string): string[] {
  const { gangScheduling, watchNamespace, threads, clientConnection, logLevel } = props;
  const flag = (name: string, value: string | number | undefined) => value === undefined ? [] : [`--${name}=${value}`];
  return [
    ...schemes.includes('PyTorchJob') ? flag('pytorch-init-container-image', image('training-operator/init-container')) : [],
    ...schemes.includes('MPIJob') ? flag('mpi-kubectl-delivery-image', image('training-operator/kubectl-delivery')) : [],
    ...all ? [] : schemes.flatMap(scheme => flag('enable-scheme', scheme.toLowerCase())),
    ...flag('gang-scheduler-name', schedulerOf(gangScheduling)),
    ...flag('namespace', watchNamespace),
    ...flag('controller-threads', threads),
    ...flag('kube-api-qps', clientConnection?.qps),
    ...flag('kube-api-burst', clientConnection?.burst),
    ...flag('zap-log-level', logLevel),
  ];
}

function schedulerOf(gangScheduling: GangScheduling = { kind: 'none' }): string | undefined {
  switch (gangScheduling.kind) {
    case 'none': return undefined;
    case 'volcano': return 'volcano';
    case 'scheduler-plugins': return gangScheduling.schedulerName;
  }
}
