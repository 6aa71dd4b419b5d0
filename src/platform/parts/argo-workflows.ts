import { ARGO_WORKFLOWS_CRDS, ArgoWorkflows, ArgoWorkflowsProps } from '../../components/argo-workflows';
import { declareKnown } from '../../core';
import { InstalledOr, Part, Without } from '../part';
import type { NamespaceName } from '../../core/names';

/** Options of Argo Workflows as the platform takes them. */
export type ArgoWorkflowsOptions = Without<ArgoWorkflowsProps, 'namespace' | 'namespaced' | 'artifacts' | 'images'>;

/** What the platform needs of Argo Workflows that it does not install: a controller that looks after the namespaces of profiles. */
export interface ArgoWorkflowsFacts {
  /** Namespace of the controller. @default 'argo' */
  readonly namespace?: NamespaceName;
}

/** How the platform gets Argo Workflows. */
export interface ArgoWorkflowsSetting {
  /** Runs the workflows that pipelines become: options, or `{ existing: {} }` for the controller that the cluster has. @default {} */
  readonly argoWorkflows?: InstalledOr<ArgoWorkflowsOptions, ArgoWorkflowsFacts>;
}

/** The wiring of Argo Workflows. */
export const argoWorkflows: Part<ArgoWorkflowsSetting, ArgoWorkflows | undefined> = {
  key: 'argoWorkflows',
  name: 'argo-workflows',
  after: ['kubeflow'],
  namespaces: {},

  isNeeded(_settings, has) {
    return has('pipelines');
  },

  givesExisting: ({ namespace = 'argo' }) => ({ reservedNamespaces: [namespace] }),

  make(chart, options, { common, settings: { namespaces, objectStore } }) {
    return new ArgoWorkflows(chart, 'ArgoWorkflows', { ...common(options), namespace: namespaces.kubeflow, artifacts: objectStore });
  },

  declareExisting(platform) {
    declareKnown(platform, ...ARGO_WORKFLOWS_CRDS.map(({ plural, group }) =>
      ({ kind: 'CustomResourceDefinition', name: `${plural}.${group}`, madeBy: 'the cluster\'s own Argo Workflows' })));
  },
};
