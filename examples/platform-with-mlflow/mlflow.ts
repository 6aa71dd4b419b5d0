import { AddOn } from 'cdk8s-kubeflow';
import { Deployment } from 'cdk8s-kubeflow/apis/k8s/apps/v1';
import { PersistentVolumeClaim, Service } from 'cdk8s-kubeflow/apis/k8s/core/v1';

const PORT = 5000;
const LABELS = { app: 'mlflow' };

/** MLflow's tracking server at `/mlflow/` of the platform: behind its login, in its menu, in a namespace of the mesh. */
export const mlflow: AddOn = {
  name: 'mlflow',
  namespace: { name: 'mlflow' },
  web: { path: '/mlflow/', service: 'mlflow', port: 80, pods: LABELS },
  menu: { type: 'item', text: 'MLflow', link: '/mlflow/', icon: 'assessment' },
  images: { server: 'ghcr.io/mlflow/mlflow:v2.22.0' },

  make(chart, { namespace, image, pods }) {
    const metadata = { name: 'mlflow', namespace };
    new PersistentVolumeClaim(chart, 'Data', { metadata, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '20Gi' } } } });
    new Deployment(chart, 'Deployment', {
      metadata,
      spec: {
        replicas: 1,
        strategy: { type: 'Recreate' }, // the volume is for one pod
        selector: { matchLabels: LABELS },
        template: {
          metadata: { labels: LABELS },
          spec: {
            ...pods.nodeSelector && { nodeSelector: pods.nodeSelector },
            automountServiceAccountToken: false,
            securityContext: { runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } },
            containers: [{
              name: 'mlflow',
              image: image('server'),
              command: ['mlflow', 'server'],
              args: [
                '--host=0.0.0.0', `--port=${PORT}`, '--static-prefix=/mlflow', '--backend-store-uri=sqlite:////data/mlflow.db', '--artifacts-destination=/data/artifacts',
              ],
              env: [{ name: 'HOME', value: '/tmp' }],
              ports: [{ name: 'http', containerPort: PORT }],
              readinessProbe: { tcpSocket: { port: 'http' } },
              resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '1Gi' } },
              securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
              volumeMounts: [{ name: 'data', mountPath: '/data' }, { name: 'tmp', mountPath: '/tmp' }],
            }],
            volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'mlflow' } }, { name: 'tmp', emptyDir: {} }],
          },
        },
      },
    });
    new Service(chart, 'Service', { metadata, spec: { selector: LABELS, ports: [{ name: 'http', port: 80, targetPort: 'http' }] } });
  },
};
