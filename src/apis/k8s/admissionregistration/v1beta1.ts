/**
 * admissionregistration.k8s.io/v1beta1: MutatingAdmissionPolicy and its binding; must be switched on in the API server.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Construct } from 'constructs';
import { ClusterObject } from '../../object';
import { FailurePolicy, MatchCondition, MatchResources, ParamKind, ParamRef, ReinvocationPolicy, Variable } from './v1';
import { Manifest, NamedMetadata } from '../../meta';

/** CEL expressions that change objects before they are stored; in force where a binding uses them. */
export interface MutatingAdmissionPolicyResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Requests, and the changes. */
  readonly spec: MutatingAdmissionPolicySpec;
}

/** `MutatingAdmissionPolicy`, cluster-scoped. */
export class MutatingAdmissionPolicy extends ClusterObject {
  public static readonly GVK = { apiVersion: 'admissionregistration.k8s.io/v1beta1', kind: 'MutatingAdmissionPolicy' } as const;

  constructor(scope: Construct, id: string, props: Manifest<MutatingAdmissionPolicyResource>) {
    super(scope, id, { ...MutatingAdmissionPolicy.GVK, ...props });
  }
}

/** Requests, and the changes to their objects. */
export interface MutatingAdmissionPolicySpec {
  /** What happens when a change cannot be computed. */
  readonly failurePolicy?: FailurePolicy;
  /**
   * CEL conditions that a request must fulfil, at most 64.
   * @listType map
   * @listMapKeys name
   */
  readonly matchConditions?: readonly MatchCondition[];
  /** Requests whose objects are changed; only `CREATE` and `UPDATE`. */
  readonly matchConstraints: MatchResources;
  /**
   * Changes in order, at least one.
   * @listType atomic
   */
  readonly mutations: readonly Mutation[];
  /** Kind of the objects with parameters, if the expressions have any. */
  readonly paramKind?: ParamKind;
  /** Whether the changes are made again after changes by others. */
  readonly reinvocationPolicy: ReinvocationPolicy;
  /**
   * Named expressions, which later ones and changes read as `variables.<name>`.
   * @listType atomic
   */
  readonly variables?: readonly Variable[];
}

/** One change; the field that `patchType` names is set. */
export interface Mutation {
  /** Fields that are merged into the object as by server-side apply. */
  readonly applyConfiguration?: ApplyConfiguration;
  /** Operations of a JSON patch. */
  readonly jsonPatch?: JSONPatch;
  /** Form of the change. */
  readonly patchType: 'ApplyConfiguration' | 'JSONPatch';
}

/** Fields that are merged into an object. */
export interface ApplyConfiguration {
  /** CEL expression with an `Object{...}`. */
  readonly expression?: string;
}

/** Operations of a JSON patch. */
export interface JSONPatch {
  /** CEL expression with a list of `JSONPatch{...}`. */
  readonly expression?: string;
}

/** Puts a policy in force, with parameters, for some requests. */
export interface MutatingAdmissionPolicyBindingResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Policy, parameters and requests. */
  readonly spec: MutatingAdmissionPolicyBindingSpec;
}

/** `MutatingAdmissionPolicyBinding`, cluster-scoped. */
export class MutatingAdmissionPolicyBinding extends ClusterObject {
  public static readonly GVK = { apiVersion: 'admissionregistration.k8s.io/v1beta1', kind: 'MutatingAdmissionPolicyBinding' } as const;

  constructor(scope: Construct, id: string, props: Manifest<MutatingAdmissionPolicyBindingResource>) {
    super(scope, id, { ...MutatingAdmissionPolicyBinding.GVK, ...props });
  }
}

/** Policy, parameters and requests. */
export interface MutatingAdmissionPolicyBindingSpec {
  /** Requests whose objects are changed, among those of the policy; all of them when left out. */
  readonly matchResources?: MatchResources;
  /** Objects with the parameters. */
  readonly paramRef?: ParamRef;
  /** Name of the policy. */
  readonly policyName: string;
}
