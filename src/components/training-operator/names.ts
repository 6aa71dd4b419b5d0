import { Labels } from '../../kit';

/** Name of the operator: its Deployment, Service, account and role. */
export const NAME = 'training-operator';

/** Secret with the certificate of its webhooks. */
export const CERTIFICATE = `${NAME}-webhook-cert`;

/** Configuration of its webhooks, into which the program writes its authority: it looks for that name. */
export const WEBHOOKS = `validator.${NAME}.kubeflow.org`;

/** Labels of its objects. */
export const LABELS: Labels = { app: NAME };

/** Labels that select its pods; immutable in a cluster, and known to the network policies of its namespace. */
export const PODS: Labels = { 'control-plane': 'kubeflow-training-operator' };
