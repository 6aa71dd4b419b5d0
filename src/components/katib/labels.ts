import { Labels } from '../../kit';

/** Label by which the pods of a program of Katib are selected; immutable in a cluster. */
export function katibLabels(component: 'controller' | 'db-manager' | 'ui' | 'trial-templates'): Labels {
  return { 'katib.kubeflow.org/component': component };
}

/** The same as a rule for pods. */
export const COMPONENT_LABEL = 'katib.kubeflow.org/component';

/** Label of pods that get a proxy of the mesh or get none, whatever their namespace says. */
export function inMesh(is: boolean): Labels {
  return { 'sidecar.istio.io/inject': String(is) };
}
