import { Construct } from 'constructs';
import { WorkflowController } from './controller';
import { ARGO_LABELS } from './labels';
import { ArgoWorkflowsProps } from './props';
import { PEOPLE } from './rbac';
import {
  clusterWorkflowTemplateCrd, cronWorkflowCrd, workflowArtifactGCTaskCrd, workflowCrd, workflowEventBindingCrd, workflowTaskResultCrd, workflowTaskSetCrd,
  workflowTemplateCrd,
} from '../../apis/argoproj.io/crds';
import { CrdDefinition } from '../../apis/crd';
import { ClusterRole } from '../../apis/k8s/rbac/v1';
import { Component, Definition } from '../../core';

/** Definitions of all kinds of Argo Workflows. */
export const ARGO_WORKFLOWS_CRDS: readonly CrdDefinition[] = [
  clusterWorkflowTemplateCrd, cronWorkflowCrd, workflowArtifactGCTaskCrd, workflowCrd, workflowEventBindingCrd, workflowTaskResultCrd, workflowTaskSetCrd,
  workflowTemplateCrd,
];

/**
 * Runs workflows, among them those that Kubeflow Pipelines makes of pipelines: the controller of Argo Workflows for all namespaces or for its own, with its
 * CustomResourceDefinitions. Argo's server and its pages are not part of it.
 *
 * @see https://argo-workflows.readthedocs.io (version in the pins)
 */
export class ArgoWorkflows extends Component<ArgoWorkflowsProps> {
  /** Namespace of the controller. */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, given: ArgoWorkflowsProps = {}) {
    super(scope, id, given, 'components/argo-workflows#ArgoWorkflowsProps');
    const { namespace = 'kubeflow', namespaced = false } = this.props;
    this.namespace = namespace;
    for (const crd of ARGO_WORKFLOWS_CRDS) {
      new Definition(this, `${crd.kind}Crd`, crd, { labels: ARGO_LABELS });
    }
    for (const [role, rules] of namespaced ? [] : Object.entries(PEOPLE)) {
      const labels = { ...ARGO_LABELS, [`rbac.authorization.k8s.io/aggregate-to-${role}`]: 'true' };
      new ClusterRole(this, `People-${role}`, { metadata: { name: `argo-aggregate-to-${role}`, labels }, rules });
    }
    new WorkflowController(this, 'Controller', namespace, this.props);
  }
}
