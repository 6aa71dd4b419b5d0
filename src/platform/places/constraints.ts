import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { RoleBinding, Subject } from '../../apis/k8s/rbac/v1';
import { declareKnown, Field, fieldsAt, ManifestApp } from '../../core';

const GROUP = 'rbac.authorization.k8s.io';
const MADE_BY = 'OpenShift';
const ID = 'OpenshiftConstraints';

/** Roles of OpenShift by which pods may be what they say. */
const ROLES = {
  /** Any user but root, as Pod Security `restricted` has it. */
  nonRoot: 'system:openshift:scc:nonroot-v2',
  /** Folders of the node, and root. */
  privileged: 'system:openshift:scc:privileged',
} as const;

const WORKLOADS: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet'];

/**
 * Has each synthesis make the RoleBindings by which OpenShift admits the pods of the app: in each namespace of the output, that its pods may be any user but
 * root, instead of one of a range that OpenShift chooses; for programs of the platform that work on the node itself, that they may be privileged. No
 * program of a team may, whatever it says of itself: who may write a Deployment would have the nodes.
 *
 * @param isOfTeams whether the app has only what teams declare
 */
export function addConstraints(app: ManifestApp, isOfTeams: boolean): void {
  declareKnown(app, ...Object.values(ROLES).map(name => ({ kind: 'ClusterRole', name, madeBy: MADE_BY })));
  app.addPreparation(() => {
    const objects = app.node.findAll().filter((one): one is ApiObject => ApiObject.isApiObject(one));
    new Set(objects.map(one => one.chart)).forEach(chart => chart.node.tryRemoveChild(ID));
    objects.filter(one => one.kind === 'Namespace').forEach(one => bind(one, one.name, ROLES.nonRoot, { kind: 'Group', apiGroup: GROUP, name: `system:serviceaccounts:${one.name}` }));
    const teams = new Set(objects.filter(one => one.kind === 'Profile').map(one => one.name));
    objects.filter(one => !isOfTeams && WORKLOADS.includes(one.kind)).forEach(one => {
      const pod = new Field(one.toJson()).at('spec', 'template', 'spec');
      const namespace = one.metadata.namespace;
      if (namespace !== undefined && !teams.has(namespace) && worksOnNode(pod)) {
        const name = pod.at('serviceAccountName').text ?? 'default';
        bind(one, namespace, ROLES.privileged, { kind: 'ServiceAccount', name, namespace }, `-${name}`);
      }
    });
  });
}

function worksOnNode(pod: Field): boolean {
  return fieldsAt(pod, ['volumes', '*', 'hostPath']).some(one => one.exists)
    || fieldsAt(pod, ['containers', '*', 'securityContext', 'runAsUser']).some(one => one.number === 0);
}

/** Beside the object, so that it is applied before the pods of the same folder; once for all programs of an account. */
function bind(beside: ApiObject, namespace: string, role: string, subject: Subject, suffix = ''): void {
  const name = `${role.replaceAll(':', '-')}${suffix}`;
  const at = group(beside.chart);
  const id = `${namespace}-${name}`;
  at.node.tryFindChild(id) ?? new RoleBinding(at, id, {
    metadata: { name, namespace },
    roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: role },
    subjects: [subject],
  });
}

function group(chart: Chart): Construct {
  return chart.node.tryFindChild(ID) as Construct | undefined ?? new Construct(chart, ID);
}
