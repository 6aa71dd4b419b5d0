import { Construct } from 'constructs';
import { TrialResource } from './trial-resources';
import { Validation, ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding, Variable } from '../../apis/k8s/admissionregistration/v1';

/** Properties of {@link KatibPolicies}. */
export interface KatibPoliciesProps {
  /** Where a trial's template may come from, beside ConfigMaps of the experiment's own namespace. @default - from nowhere else */
  readonly trialTemplates?: { readonly namespace: string; readonly name: string };
  readonly trialResources: readonly TrialResource[];
}

/**
 * Keeps what Katib does for teams to what they ask of it: 2 policies of the API server with their bindings. Katib's webhook reads any ConfigMap of
 * the cluster that an experiment names, and tells its content when it refuses the experiment; its controller makes any object that a
 * trial holds, with rights of its own.
 */
export class KatibPolicies extends Construct {
  constructor(scope: Construct, id: string, { trialTemplates, trialResources }: KatibPoliciesProps) {
    super(scope, id);
    const shared = trialTemplates === undefined ? '' : `, or in ${trialTemplates.name} of ${trialTemplates.namespace}`;
    this.addPolicy('experiments', 'object.?spec.?trialTemplate.?configMap', [
      { name: 'from', expression: 'object.?spec.?trialTemplate.?configMap.?configMapNamespace.orValue(request.namespace)' },
      { name: 'name', expression: 'object.?spec.?trialTemplate.?configMap.?configMapName.orValue("")' },
    ], {
      expression: ['variables.from == request.namespace', ...trialTemplates === undefined ? []
        : [`(variables.from == ${text(trialTemplates.namespace)} && variables.name == ${text(trialTemplates.name)})`]].join(' || '),
      message: `the template of a trial must be in a ConfigMap of the experiment's namespace${shared}`,
    });
    const kinds = trialResources.map(({ kind, version, group }) => text(group === '' ? `${version}/${kind}` : `${group}/${version}/${kind}`));
    this.addPolicy('trials', 'object.?spec.?runSpec', [
      { name: 'kind', expression: 'object.?spec.?runSpec.?apiVersion.orValue("") + "/" + object.?spec.?runSpec.?kind.orValue("")' },
    ], { expression: `variables.kind in [${kinds.join(', ')}]`, message: 'a trial must be of a kind in trialResources of katib-config' });
  }

  /** @param judged what the rule is about: where it stays as it was, the controller may still write the object, as it must to let it go */
  private addPolicy(resource: string, judged: string, variables: readonly Variable[], { expression, message }: Validation): void {
    const metadata = { name: `${resource}.katib.kubeflow.org` };
    new ValidatingAdmissionPolicy(this, resource, {
      metadata,
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: { resourceRules: [{ apiGroups: ['kubeflow.org'], apiVersions: ['v1beta1'], operations: ['CREATE', 'UPDATE'], resources: [resource] }] },
        variables: [...variables, { name: 'same', expression: `request.operation == "UPDATE" && ${judged} == ${judged.replace('object', 'oldObject')}` }],
        validations: [{ expression: `variables.same || ${expression}`, message }],
      },
    });
    new ValidatingAdmissionPolicyBinding(this, `${resource}-binding`, { metadata, spec: { policyName: metadata.name, validationActions: ['Deny'] } });
  }
}

/** A string in CEL. */
function text(value: string): string {
  return JSON.stringify(value);
}
