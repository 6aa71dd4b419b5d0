/**
 * admissionregistration.k8s.io/v1: ValidatingAdmissionPolicy and its binding.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Construct } from 'constructs';
import { ClusterObject } from '../../../object';
import { AdmissionOperation, FailurePolicy, MatchCondition, MatchPolicy, RuleScope } from './webhook';
import { LabelSelector } from '../../meta/v1';
import { Manifest, NamedMetadata } from '../../../meta';

/** CEL rules that may refuse objects; in force where a binding uses them. */
export interface ValidatingAdmissionPolicyResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Requests, and the rules for them. */
  readonly spec: ValidatingAdmissionPolicySpec;
}

/** `ValidatingAdmissionPolicy`, cluster-scoped. */
export class ValidatingAdmissionPolicy extends ClusterObject {
  public static readonly GVK = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ValidatingAdmissionPolicyResource>) {
    super(scope, id, { ...ValidatingAdmissionPolicy.GVK, ...props });
  }
}

/** Requests, and the rules for them. */
export interface ValidatingAdmissionPolicySpec {
  /**
   * Values that are written to the audit log.
   * @listType atomic
   */
  readonly auditAnnotations?: readonly AuditAnnotation[];
  /** What happens when a rule cannot be computed. */
  readonly failurePolicy?: FailurePolicy;
  /**
   * CEL conditions that a request must fulfil, at most 64.
   * @listType map
   * @listMapKeys name
   */
  readonly matchConditions?: readonly MatchCondition[];
  /** Requests that are judged. */
  readonly matchConstraints?: MatchResources;
  /** Kind of the objects with parameters, if the rules have any. */
  readonly paramKind?: ParamKind;
  /**
   * Rules; all must hold.
   * @listType atomic
   */
  readonly validations?: readonly Validation[];
  /**
   * Named expressions, which rules read as `variables.<name>`.
   * @listType map
   * @listMapKeys name
   */
  readonly variables?: readonly Variable[];
}

/** Value that is written to the audit log. */
export interface AuditAnnotation {
  /** Name of the value. */
  readonly key: string;
  /** CEL expression with a text, or null for no value. */
  readonly valueExpression: string;
}

/**
 * Requests that are judged.
 * @mapType atomic
 */
export interface MatchResources {
  /**
   * Requests that are left out again.
   * @listType atomic
   */
  readonly excludeResourceRules?: readonly NamedRuleWithOperations[];
  /** Whether requests for other versions of a resource match too. */
  readonly matchPolicy?: MatchPolicy;
  /** Labels of the namespaces; all when left out. */
  readonly namespaceSelector?: LabelSelector;
  /** Labels of the objects; all when left out. */
  readonly objectSelector?: LabelSelector;
  /**
   * Requests that match.
   * @listType atomic
   */
  readonly resourceRules?: readonly NamedRuleWithOperations[];
}

/**
 * Requests that match, also by the names of objects.
 * @mapType atomic
 */
export interface NamedRuleWithOperations {
  /**
   * Groups of the resources; `*` for all.
   * @listType atomic
   */
  readonly apiGroups?: readonly string[];
  /**
   * Versions of the resources; `*` for all.
   * @listType atomic
   */
  readonly apiVersions?: readonly string[];
  /**
   * Operations that match.
   * @listType atomic
   */
  readonly operations?: readonly AdmissionOperation[];
  /**
   * Names of the objects; all when left out.
   * @listType atomic
   */
  readonly resourceNames?: readonly string[];
  /**
   * Plural names, also with a part such as `pods/status`; `*` for all without parts.
   * @listType atomic
   */
  readonly resources?: readonly string[];
  /** Whether resources with or without a namespace match. */
  readonly scope?: RuleScope;
}

/**
 * Kind of the objects with parameters.
 * @mapType atomic
 */
export interface ParamKind {
  /** Group and version of the kind. */
  readonly apiVersion?: string;
  /** Name of the kind. */
  readonly kind?: string;
}

/** Rule that an object must fulfil. */
export interface Validation {
  /** CEL expression that must be true. */
  readonly expression: string;
  /** Text of the refusal. */
  readonly message?: string;
  /** CEL expression with the text of the refusal; wins over `message`. */
  readonly messageExpression?: string;
  /** Reason in the answer, such as `Forbidden`, `Invalid` when left out. */
  readonly reason?: string;
}

/**
 * Named expression.
 * @mapType atomic
 */
export interface Variable {
  /** CEL expression with the value. */
  readonly expression: string;
  /** Name, a CEL identifier. */
  readonly name: string;
}

/** Puts a policy in force, with parameters, for some requests. */
export interface ValidatingAdmissionPolicyBindingResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Policy, parameters and requests. */
  readonly spec: ValidatingAdmissionPolicyBindingSpec;
}

/** `ValidatingAdmissionPolicyBinding`, cluster-scoped. */
export class ValidatingAdmissionPolicyBinding extends ClusterObject {
  public static readonly GVK = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicyBinding' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ValidatingAdmissionPolicyBindingResource>) {
    super(scope, id, { ...ValidatingAdmissionPolicyBinding.GVK, ...props });
  }
}

/** Policy, parameters and requests. */
export interface ValidatingAdmissionPolicyBindingSpec {
  /** Requests that are judged, among those of the policy; all of them when left out. */
  readonly matchResources?: MatchResources;
  /** Objects with the parameters. */
  readonly paramRef?: ParamRef;
  /** Name of the policy. */
  readonly policyName?: string;
  /**
   * What happens when a rule is broken.
   * @listType set
   */
  readonly validationActions?: readonly ValidationAction[];
}

/** Whether a broken rule refuses, warns the client, or writes to the audit log. */
export type ValidationAction = 'Deny' | 'Warn' | 'Audit';

/**
 * Objects with parameters; by `name` or by `selector`.
 * @mapType atomic
 */
export interface ParamRef {
  /** Name of the object. */
  readonly name?: string;
  /** Namespace of the objects, that of the request when left out. */
  readonly namespace?: string;
  /** Whether a request passes when there are no parameters. */
  readonly parameterNotFoundAction?: 'Allow' | 'Deny';
  /** Labels of the objects. */
  readonly selector?: LabelSelector;
}
