import { Labels } from '../../kit';

/** Labels of everything that belongs to KServe. */
export const COMMON_LABELS: Labels = { 'app': 'kserve', 'app.kubernetes.io/name': 'kserve' };

const COMPONENT = 'app.kubernetes.io/component';

/** Labels of what belongs to KServe's own controller. */
export const KSERVE_LABELS: Labels = { ...COMMON_LABELS, [COMPONENT]: 'kserve' };

/** Labels of what belongs to the programs that keep models on nodes. */
export const LOCAL_MODEL_LABELS: Labels = { ...COMMON_LABELS, [COMPONENT]: 'localmodel' };

/** Labels of the controller of large language models. */
export const LLM_LABELS: Labels = { ...COMMON_LABELS, [COMPONENT]: 'controller' };

/** Labels that select the pods of a controller: immutable in a cluster. */
export function selectorOf(manager: string): Labels {
  return { ...COMMON_LABELS, 'control-plane': manager, 'controller-tools.k8s.io': '1.0' };
}

/** Labels by which Services for webhooks find the pods of a controller. */
export function webhookSelectorOf(manager: string): Labels {
  return { ...COMMON_LABELS, 'control-plane': manager };
}
