import { TrainingScheme } from './kinds';
import { CrdDefinition } from '../../apis/crd';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { ALL, PeopleRole, READ, rule } from '../../kit';

const GROUP = 'kubeflow.org';

/** What looking after its certificate takes in its own namespace: it fills in a Secret that is there. */
export const OWN_CERTIFICATE: readonly PolicyRule[] = [rule('', [...READ, 'update'], 'secrets')];

/** What only some kinds of jobs take: the launcher of MPI gets an account that may run commands in the pods of its workers, which the operator must be able to give. */
const OF_A_KIND: Readonly<Partial<Record<TrainingScheme, readonly PolicyRule[]>>> = {
  MPIJob: [
    rule('', ['create', 'list', 'update', 'watch'], 'configmaps'),
    rule('', ['create'], 'pods/exec'),
    rule('', ['create', ...READ], 'serviceaccounts'),
    rule('rbac.authorization.k8s.io', ['create', 'list', 'update', 'watch'], 'roles', 'rolebindings'),
  ],
  PyTorchJob: [rule('autoscaling', ALL, 'horizontalpodautoscalers')],
};

/** What the operator may do in all namespaces. */
export function operatorRules(definitions: readonly CrdDefinition[]): PolicyRule[] {
  const jobs = definitions.map(({ plural }) => plural);
  return [
    rule('', ALL, 'events', 'pods'),
    rule('', ['create', 'delete', ...READ], 'services'),
    rule(GROUP, ALL, ...jobs),
    rule(GROUP, ['update'], ...jobs.map(job => `${job}/finalizers`)),
    rule(GROUP, ['get', 'patch', 'update'], ...jobs.map(job => `${job}/status`)),
    ...definitions.flatMap(({ kind }) => OF_A_KIND[kind as TrainingScheme] ?? []),
    { apiGroups: ['scheduling.volcano.sh', 'scheduling.x-k8s.io'], resources: ['podgroups'], verbs: ALL },
    rule('admissionregistration.k8s.io', [...READ, 'update'], 'validatingwebhookconfigurations'),
  ];
}

/** What the operator adds to the roles of a profile's people. */
export function peopleRoles(definitions: readonly CrdDefinition[]): PeopleRole[] {
  const jobs = definitions.map(({ plural }) => plural);
  const status = rule(GROUP, ['get'], ...jobs.map(job => `${job}/status`));
  return [
    { name: 'kubeflow-training-admin', into: ['kubeflow-admin'], allows: { collected: 'kubeflow-training-admin' } },
    {
      name: 'kubeflow-training-edit',
      into: ['kubeflow-edit', 'kubeflow-training-admin'],
      allows: [rule(GROUP, ALL, ...jobs), status, rule('', ['create', 'delete', ...READ], 'persistentvolumeclaims'), rule('', READ, 'events')],
    },
    { name: 'kubeflow-training-view', into: ['kubeflow-view'], allows: [rule(GROUP, READ, ...jobs), status] },
  ];
}
