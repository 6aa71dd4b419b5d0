import { Construct } from 'constructs';
import { Group, programLabels, PROGRAMS } from './group';
import { PIPELINES_EDIT, PIPELINES_VIEW } from './rbac';
import { ConfigMap } from '../../apis/k8s/core/v1';
import { Role, RoleBinding } from '../../apis/k8s/rbac/v1';
import { RELEASES } from '../../core';
import { PeopleRoles, READ } from '../../kit';

const PUBLIC = 'kubeflow-pipelines-public';
const [EDIT, VIEW] = ['kubeflow-pipelines-edit', 'kubeflow-pipelines-view'];

/** What people may do in profiles: 4 ClusterRoles that become part of those of profiles; and the release, which everybody may read. */
export class People extends Construct {
  constructor(scope: Construct, id: string, group: Group) {
    super(scope, id);
    const { namespace, labels, mesh } = group;
    if (mesh !== undefined) {
      new PeopleRoles(this, 'Roles', [
        { name: `aggregate-to-${EDIT}`, into: [EDIT], allows: PIPELINES_EDIT },
        { name: `aggregate-to-${VIEW}`, into: [VIEW], allows: PIPELINES_VIEW },
        { name: EDIT, into: ['kubeflow-edit'], allows: { collected: EDIT } },
        { name: VIEW, into: [EDIT, 'kubeflow-view'], allows: { collected: VIEW } },
      ], labels);
    }
    const metadata = { name: PUBLIC, namespace, labels: programLabels(group, PROGRAMS.apiServer) };
    new ConfigMap(this, 'Public', { metadata: { ...metadata, labels }, data: { kubeflow_pipelines_version: `v${RELEASES.pipelines}` } });
    new Role(this, 'PublicRole', { metadata, rules: [{ apiGroups: [''], resources: ['configmaps'], resourceNames: [PUBLIC], verbs: READ }] });
    new RoleBinding(this, 'PublicBinding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: PUBLIC },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:authenticated' }],
    });
  }
}
