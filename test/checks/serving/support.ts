import { clusterObject, object, setOf } from '../support';
import { Rule } from '../../../src/core';

export const ALPHA = 'serving.kserve.io/v1alpha1';

/** Settings of KServe with a way to run services that say none. */
export const kserve = (mode = 'Knative') => object('v1', 'ConfigMap', 'inferenceservice-config', { data: { deploy: JSON.stringify({ defaultDeploymentMode: mode }) } },
  { namespace: 'kubeflow' });

/** An InferenceService `iris` with a predictor. */
export function service(predictor: object, annotations: object = {}, more: object = {}, metadata: object = {}): object {
  return object('serving.kserve.io/v1beta1', 'InferenceService', 'iris', { spec: { predictor, ...more } }, { annotations, ...metadata });
}

/** An InferenceService with a model. */
export function modelService(model: object = {}, predictor: object = {}, annotations: object = {}): object {
  return service({ model: { modelFormat: { name: 'sklearn' }, storageUri: 's3://models/iris', ...model }, ...predictor }, annotations);
}

/** What makes KServe use Deployments. */
export const STANDARD = { 'serving.kserve.io/deploymentMode': 'Standard' };
export const HPA = { ...STANDARD, 'serving.kserve.io/autoscalerClass': 'hpa' };

/** A runtime for a format, called as KServe calls its container. */
export function runtimeSpec(format: object = {}, more: object = {}): object {
  return {
    supportedModelFormats: [{ name: 'sklearn', version: '1', autoSelect: true, priority: 1, ...format }], protocolVersions: ['v1', 'v2'],
    containers: [{ name: 'kserve-container', image: 'kserve/sklearnserver:v1', args: ['--model_name={{.Name}}'] }], ...more,
  };
}
export const clusterRuntime = (name: string, format: object = {}, more: object = {}) => clusterObject(ALPHA, 'ClusterServingRuntime', name, { spec: runtimeSpec(format, more) });
export const runtime = (name: string, format: object = {}, more: object = {}) => object(ALPHA, 'ServingRuntime', name, { spec: runtimeSpec(format, more) });

/** What a rule finds in objects beside others that are known, without the names of the objects. */
export function faults(rule: Rule, objects: readonly object[], known: readonly object[] = []): string[] {
  return [...rule.check(setOf(objects, [], known))].map(one => `${one.field}: ${one.problem}; ${one.fix}`);
}

/** The fields at which a rule finds something in objects beside others that are known; as texts, since toEqual takes a list of undefined for an empty one. */
export function fields(rule: Rule, objects: readonly object[], known: readonly object[] = []): string[] {
  return [...rule.check(setOf(objects, [], known))].map(one => String(one.field));
}
