/** CustomResourceDefinitions of metacontroller.k8s.io. */
import { CrdDefinition } from '../crd';

const group = 'metacontroller.k8s.io';

/** Without this word the API server takes no kind of a group below `k8s.io`. */
const annotations = { 'api-approved.kubernetes.io': 'unapproved, request not yet submitted' };

/** `compositecontrollers.metacontroller.k8s.io`. */
export const compositeControllerCrd: CrdDefinition = {
  group,
  kind: 'CompositeController',
  plural: 'compositecontrollers',
  shortNames: ['cc', 'cctl'],
  scope: 'Cluster',
  annotations,
  versions: [{ name: 'v1alpha1', storage: true, subresources: { status: true } }],
};

/** `decoratorcontrollers.metacontroller.k8s.io`. */
export const decoratorControllerCrd: CrdDefinition = {
  group,
  kind: 'DecoratorController',
  plural: 'decoratorcontrollers',
  shortNames: ['dec', 'decorators'],
  scope: 'Cluster',
  annotations,
  versions: [{ name: 'v1alpha1', storage: true, subresources: { status: true } }],
};

/** `controllerrevisions.metacontroller.k8s.io`. */
export const controllerRevisionCrd: CrdDefinition = {
  group,
  kind: 'ControllerRevision',
  plural: 'controllerrevisions',
  scope: 'Namespaced',
  annotations,
  versions: [{ name: 'v1alpha1', storage: true, subresources: { status: true } }],
};
