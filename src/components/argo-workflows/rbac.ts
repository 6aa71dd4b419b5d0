import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { READ, rule } from '../../kit';

const GROUP = 'argoproj.io';

const WRITE = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];
const ALL_VERBS = [...WRITE, 'deletecollection'].sort();

/** Kinds with their finalizers, as resources of a rule. */
function withFinalizers(...kinds: readonly string[]): string[] {
  return kinds.flatMap(kind => [kind, `${kind}/finalizers`]);
}

/** What the controller does wherever workflows are, beside what only a whole cluster has. */
function controller(...clusterKinds: readonly string[]): readonly PolicyRule[] {
  return [
    rule('', WRITE, 'pods', 'pods/exec'),
    rule('', READ, 'configmaps', ...clusterKinds.length > 0 ? ['namespaces'] : []),
    rule('', ['create', 'delete', 'get', 'update'], ...withFinalizers('persistentvolumeclaims')),
    rule(GROUP, WRITE, ...withFinalizers('workflows', 'workflowtasksets'), 'workflowartifactgctasks'),
    rule(GROUP, READ, ...withFinalizers('workflowtemplates', ...clusterKinds)),
    rule(GROUP, ['deletecollection', 'list', 'watch'], 'workflowtaskresults'),
    rule('', ['get', 'list'], 'serviceaccounts'),
    rule(GROUP, ['delete', 'get', 'list', 'patch', 'update', 'watch'], ...withFinalizers('cronworkflows')),
    rule('', ['create', 'patch'], 'events'),
    rule('policy', ['create', 'delete', 'get'], 'poddisruptionbudgets'),
  ];
}

/** What the controller does in all namespaces. */
export const CONTROLLER: readonly PolicyRule[] = [
  ...controller('clusterworkflowtemplates'), { ...rule('', ['get'], 'secrets'), resourceNames: ['argo-workflows-agent-ca-certificates'] },
];

/** What the controller does in its own namespace: it elects a leader, and reads the credentials of its own repository of artifacts. */
export const OWN: readonly PolicyRule[] = [
  rule('coordination.k8s.io', ['create', 'get', 'update'], 'leases'),
  rule('', ['get'], 'secrets'),
];

/** What a controller does that looks after its own namespace alone. */
export const NAMESPACED: readonly PolicyRule[] = [...controller(), ...OWN];

const PEOPLES_KINDS = withFinalizers('workflows', 'workfloweventbindings', 'workflowtemplates', 'cronworkflows', 'clusterworkflowtemplates', 'workflowtaskresults');

/** What becomes part of Kubernetes' own roles `admin`, `edit` and `view`, by the name of the role. */
export const PEOPLE: Readonly<Record<string, readonly PolicyRule[]>> = {
  admin: [rule(GROUP, ALL_VERBS, ...PEOPLES_KINDS, ...withFinalizers('workflowtasksets'))],
  edit: [rule(GROUP, ALL_VERBS, ...PEOPLES_KINDS)],
  view: [rule(GROUP, READ, ...PEOPLES_KINDS)],
};
