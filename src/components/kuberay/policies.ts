import { Construct } from 'constructs';
import { NAME } from './names';
import { NamedRuleWithOperations, Validation, ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding } from '../../apis/k8s/admissionregistration/v1';
import { ServiceAccountRef } from '../../core';

/** End of the names of Services by which the operator calls the heads of clusters. */
const HEAD_SERVICE = '-head-svc';

/**
 * Keeps the operator to the heads of the namespace that it works for: 3 policies of the API server with their bindings. It submits programs,
 * with rights of its own, to whatever the Service of a head leads to, or the status of a job names, and people of a profile may change both. Where a
 * head itself sends it on to another one, it follows: no policy sees that.
 */
export class KubeRayPolicies extends Construct {
  /** @param account of the operator */
  constructor(scope: Construct, id: string, account: ServiceAccountRef) {
    super(scope, id);
    this.addPolicy('services', 'object.spec', { apiGroups: [''], apiVersions: ['v1'], resources: ['services'] }, {
      expression: `!object.metadata.name.endsWith("${HEAD_SERVICE}") || (object.spec.?type.orValue("") != "ExternalName" && object.spec.?selector.orValue({}).size() > 0)`,
      message: `a Service whose name ends in ${HEAD_SERVICE} is what the operator of Ray calls: it must select pods of its namespace`,
    });
    const name = 'object.spec.headGroupSpec.?headService.?metadata.?name.orValue("")';
    this.addPolicy('rayclusters', 'object.spec.headGroupSpec.?headService', { apiGroups: ['ray.io'], apiVersions: ['*'], resources: ['rayclusters'] }, {
      expression: `${name} == "" || ${name}.endsWith("${HEAD_SERVICE}")`,
      message: `the name of headGroupSpec.headService must end in ${HEAD_SERVICE}`,
    });
    // Of jobs that Kueue sends to other clusters it writes the status, and the operator here does not look at them.
    this.addPolicy('rayjobs', 'object.?status.?dashboardURL', { apiGroups: ['ray.io'], apiVersions: ['*'], resources: ['rayjobs/status'] }, {
      expression: `request.userInfo.username == "system:serviceaccount:${account.namespace}:${account.name}" || ` +
        'object.spec.?managedBy.orValue("") == "kueue.x-k8s.io/multikueue"',
      message: 'status.dashboardURL is what the operator of Ray calls: only the operator may change it',
    });
  }

  /** @param judged what the rule is about: where it stays as it was, the object may still be written, as it must to be let go */
  private addPolicy(resource: string, judged: string, what: Omit<NamedRuleWithOperations, 'operations'>, { expression, message }: Validation): void {
    const metadata = { name: `${resource}.${NAME}.ray.io` };
    new ValidatingAdmissionPolicy(this, resource, {
      metadata,
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: { resourceRules: [{ ...what, operations: ['CREATE', 'UPDATE'] }] },
        variables: [{ name: 'same', expression: `request.operation == "UPDATE" && ${judged} == ${judged.replace('object', 'oldObject')}` }],
        validations: [{ expression: `variables.same || ${expression}`, message }],
      },
    });
    new ValidatingAdmissionPolicyBinding(this, `${resource}-binding`, { metadata, spec: { policyName: metadata.name, validationActions: ['Deny'] } });
  }
}
