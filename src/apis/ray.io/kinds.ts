/** Facts of the kinds of ray.io, from the source of KubeRay (release in the pins). */
import { rayClusterCrd, rayJobCrd, rayServiceCrd } from './crds';
import { RAY_CLUSTER_HEALTH, RAY_JOB_HEALTH, RAY_SERVICE_HEALTH } from './health';
import { headTemplate, isSuspended, submitterTemplate, workerPods } from './pods';
import { kindTable } from '../crd';
import { PodsFact } from '../kind';

/** Pods of a cluster: a head, and the workers of each group. */
function clusterPods(path: readonly string[], labels: Readonly<Record<string, string>>): PodsFact[] {
  const common = { 'ray.io/is-ray-node': 'yes', 'app.kubernetes.io/name': 'kuberay', ...labels };
  return [
    {
      path: [...path, 'headGroupSpec', 'template'],
      made: object => headTemplate(object, path),
      replicas: object => isSuspended(object, path) ? 0 : 1,
      labels: { ...common, 'ray.io/node-type': 'head' },
    },
    {
      path: [...path, 'workerGroupSpecs', '*', 'template'],
      replicas: (object, group) => isSuspended(object, path) ? 0 : workerPods(group),
      labels: { ...common, 'ray.io/node-type': 'worker' },
    },
  ];
}

/** The cluster of a job or service has a name of its own, which is a label of all its pods. */
const CLUSTER_NAME = { longest: 46, because: 'its cluster is <name>-raycluster-<hash>, which is a label of the pods' };

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [rayClusterCrd, {
    name: { longest: 63, service: false, because: 'it is a label of its pods, and the first part of the name of a Service' },
    pods: clusterPods(['spec'], { 'ray.io/cluster': '{name}' }),
    health: RAY_CLUSTER_HEALTH,
    written: [['spec', 'workerGroupSpecs', '*', 'scaleStrategy']],
    rewrittenBy: 'the operator of Ray, which adds a finalizer where Redis keeps the state,',
  }],
  [rayJobCrd, {
    name: { ...CLUSTER_NAME, service: false },
    pods: [
      ...clusterPods(['spec', 'rayClusterSpec'], {}).map((fact): PodsFact => ({ ...fact, ends: true, together: true })),
      { path: ['spec', 'submitterPodTemplate'], made: submitterTemplate, ends: true, together: true, replicas: object => isSuspended(object, []) ? 0 : 1 },
    ],
    health: RAY_JOB_HEALTH,
    written: [['spec', 'rayClusterSpec', 'workerGroupSpecs', '*', 'scaleStrategy']],
    rewrittenBy: 'the operator of Ray, which adds its finalizer,',
  }],
  [rayServiceCrd, {
    name: { ...CLUSTER_NAME, service: false },
    pods: clusterPods(['spec', 'rayClusterConfig'], {}),
    health: RAY_SERVICE_HEALTH,
    written: [['spec', 'rayClusterConfig', 'workerGroupSpecs', '*', 'scaleStrategy']],
  }],
);
