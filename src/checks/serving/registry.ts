import { modelOf, SERVICE } from './services';
import { Rule, shown } from '../../core';
import { blamed, said } from '../fault';

/** Labels of an InferenceService by which the hub's controller knows its model and its entry, as the hub of this toolkit sets them. */
const MODEL_ID = 'modelregistry.kubeflow.org/registered-model-id';
const ENTRY_ID = 'modelregistry.kubeflow.org/inference-service-id';

/**
 * `InferenceService/Registry`: what the hub's controller notes in a registry has a model.
 *
 * Source: Kubeflow Hub, pkg/inferenceservice-controller/controller.go, createMRInferenceService, which reads the runtime of the model without a look whether
 * there is one; release in pins/. It does not read it again of a service that has an entry.
 */
export const inferenceServiceRegistry: Rule = {
  id: 'InferenceService/Registry',
  why: 'The controller of Kubeflow Hub puts its finalizer on the InferenceService and then crashes at a predictor without a model, so that it is never noted, nor deleted.',
  * check(set) {
    for (const at of set.ofKind(SERVICE)) {
      const label = at.at('metadata', 'labels', MODEL_ID);
      if (label.exists && at.labels[ENTRY_ID] === undefined && modelOf(at) === undefined) {
        yield* blamed(at, [said(label, `must not be there where the predictor brings a container of its own, got ${shown(label.value)}`,
          'remove the label, or serve the model by predictor.model and a ServingRuntime with the container')]);
      }
    }
  },
};
