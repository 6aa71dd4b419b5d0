import { Labels } from '../../kit';

/** Name of the operator: its Deployment, Service, account and role. */
export const NAME = 'kuberay-operator';

/** Labels that select its pods, immutable in a cluster, and of its objects. */
export const LABELS: Labels = { 'app.kubernetes.io/instance': NAME, 'app.kubernetes.io/name': NAME };

/** Port of its metrics, which its probes ask for too. */
export const METRICS_PORT = 8080;
