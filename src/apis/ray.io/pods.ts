/**
 * Pods of a cluster of Ray, as its operator makes them.
 *
 * Source: KubeRay, controllers/ray/common/pod.go and job.go, controllers/ray/utils/util.go; release in the pins.
 */

/** An object as it is written, which may hold anything. */
type Plain = Readonly<Record<string, unknown>>;

function record(value: unknown): Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Plain : {};
}

function at(object: unknown, path: readonly string[]): unknown {
  return path.reduce((value, name) => record(value)[name], object);
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** What the autoscaler asks for where nobody says it. */
const AUTOSCALER = { limits: { cpu: '500m', memory: '512Mi' }, requests: { cpu: '500m', memory: '512Mi' } };

/** What hands a job over asks for where nobody says it. */
const SUBMITTER = { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '500m', memory: '200Mi' } };

/** Template of the head of the cluster at a path, to which a container comes where the cluster scales by itself. */
export function headTemplate(object: unknown, path: readonly string[]): unknown {
  const cluster = record(at(object, path));
  const template = at(cluster, ['headGroupSpec', 'template']);
  const { spec } = record(template);
  const { containers } = record(spec);
  if (cluster.enableInTreeAutoscaling !== true || !Array.isArray(containers)) {
    return template;
  }
  const { resources = AUTOSCALER, image = record(containers[0]).image, securityContext } = record(cluster.autoscalerOptions);
  const autoscaler = { name: 'autoscaler', resources, ...image !== undefined && { image }, ...securityContext !== undefined && { securityContext } };
  return { ...record(template), spec: { ...record(spec), containers: [...containers as unknown[], autoscaler] } };
}

/** Template of the pod that hands a job over; nothing where the operator does it itself, or the user. */
export function submitterTemplate(object: unknown): unknown {
  const { submissionMode = 'K8sJobMode', submitterPodTemplate, rayClusterSpec } = record(at(object, ['spec']));
  if (submissionMode !== 'K8sJobMode') {
    return undefined;
  }
  const containers = at(rayClusterSpec, ['headGroupSpec', 'template', 'spec', 'containers']);
  const { image } = record(Array.isArray(containers) ? containers[0] : undefined);
  return submitterPodTemplate ?? { spec: { containers: [{ name: 'ray-job-submitter', ...image !== undefined && { image }, resources: SUBMITTER }] } };
}

/** Whether nothing of the object runs. */
export function isSuspended(object: unknown, path: readonly string[]): boolean {
  return at(object, ['spec', 'suspend']) === true || at(object, [...path, 'suspend']) === true;
}

/** How many pods a group of workers has at the beginning. */
export function workerPods(group: unknown): number {
  const { replicas, minReplicas, maxReplicas, numOfHosts, suspend } = record(group);
  const most = number(maxReplicas) ?? Infinity;
  const workers = Math.min(Math.max(number(replicas) ?? 0, number(minReplicas) ?? 0), most);
  return suspend === true ? 0 : workers * (number(numOfHosts) ?? 1);
}
