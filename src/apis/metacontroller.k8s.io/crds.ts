/** CustomResourceDefinitions of metacontroller.k8s.io. */
import { CrdDefinition } from '../crd';

const group = 'metacontroller.k8s.io';

/** `compositecontrollers.metacontroller.k8s.io`. */
export const compositeControllerCrd: CrdDefinition = {
  group,
  kind: 'CompositeController',
  plural: 'compositecontrollers',
  shortNames: ['cc', 'cctl'],
  scope: 'Cluster',
  versions: [{ name: 'v1alpha1', storage: true, subresources: { status: true } }],
};

/** `decoratorcontrollers.metacontroller.k8s.io`. */
export const decoratorControllerCrd: CrdDefinition = {
  group,
  kind: 'DecoratorController',
  plural: 'decoratorcontrollers',
  shortNames: ['dec', 'decorators'],
  scope: 'Cluster',
  versions: [{ name: 'v1alpha1', storage: true, subresources: { status: true } }],
};

/** `controllerrevisions.metacontroller.k8s.io`. */
export const controllerRevisionCrd: CrdDefinition = {
  group,
  kind: 'ControllerRevision',
  plural: 'controllerrevisions',
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true, subresources: { status: true } }],
};
