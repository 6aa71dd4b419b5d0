import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { STORE_SECRET } from '../../core';
import { ALL, READ, rule } from '../../kit';

/** A kind of which controllers of Metacontroller make objects. */
export interface ManagedKind {
  /** API group; empty for the core group. */
  readonly apiGroup: string;
  /** Name in URLs: plural, in lower case. */
  readonly resource: string;
  /**
   * Names of the only objects that may be changed and removed. Kubernetes cannot limit by name which are made, and all are read.
   * @default - all of the kind
   */
  readonly names?: readonly string[];
}

/** What the controller of profiles of Kubeflow Pipelines makes in each profile. */
export const OF_PIPELINES: readonly ManagedKind[] = [
  { apiGroup: '', resource: 'secrets', names: [STORE_SECRET] },
  { apiGroup: '', resource: 'configmaps', names: ['artifact-repositories', 'kfp-launcher', 'metadata-grpc-configmap'] },
  { apiGroup: 'apps', resource: 'deployments', names: ['ml-pipeline-ui-artifact'] },
  { apiGroup: '', resource: 'services', names: ['ml-pipeline-ui-artifact'] },
];

const CHANGES = ['delete', 'patch', 'update'];

/** What Metacontroller may do in all namespaces. */
export function metacontrollerRules(kinds: readonly ManagedKind[]): PolicyRule[] {
  return [
    rule('', [...READ, 'update'], 'namespaces'),
    rule('', [...READ, 'patch', 'update'], 'namespaces/status'),
    ...kinds.flatMap(managed),
    rule('metacontroller.k8s.io', READ, 'compositecontrollers', 'controllerrevisions', 'decoratorcontrollers'),
    rule('', ['create', 'patch'], 'events'),
  ];
}

function managed({ apiGroup, resource, names }: ManagedKind): PolicyRule[] {
  return names === undefined ? [rule(apiGroup, ALL, resource)]
    : [rule(apiGroup, ['create', ...READ], resource), { ...rule(apiGroup, CHANGES, resource), resourceNames: names }];
}
