import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { ConfigMap, ServiceAccount } from '../../../apis/k8s/core/v1';
import { PolicyRule, Role, RoleBinding } from '../../../apis/k8s/rbac/v1';
import { rule } from '../../../kit';
import { teamOf, teamPullSecrets } from '../../team';

/** Name of the account, its role and the ConfigMap with the program, in each namespace that asks the API server for something. */
export const CLIENT = 'pipelines-client';
/** File of the program. */
export const PROGRAM = 'pipelines_client.py';

/**
 * What the program may ask the API server for. The server asks Kubernetes about these resources, which are no kinds.
 * Source: backend/src/apiserver/common/const.go and the canAccess functions of backend/src/apiserver/server, Kubeflow Pipelines 2.16.1.
 */
export const CLIENT_RULES: readonly PolicyRule[] = [
  rule('pipelines.kubeflow.org', ['create', 'get', 'list'], 'pipelines'),
  rule('pipelines.kubeflow.org', ['create', 'list'], 'experiments'),
  rule('pipelines.kubeflow.org', ['create', 'list', 'terminate'], 'runs'),
  rule('pipelines.kubeflow.org', ['create', 'delete', 'disable', 'enable', 'list'], 'jobs'),
];

/** The program that asks the API server, with an account that may do just that: 1 ConfigMap, ServiceAccount, Role and RoleBinding. */
export class PipelinesClient extends Construct {
  /**
   * The one of a namespace: made in the profile or chart of the first that needs it.
   */
  public static for(scope: IConstruct, namespace: string): PipelinesClient {
    const all = clientsOf(scope.node.root);
    const known = all.get(namespace);
    if (known !== undefined) {
      return known;
    }
    const client = new PipelinesClient(homeOf(scope), `PipelinesClient-${namespace}`, namespace);
    all.set(namespace, client);
    return client;
  }

  private constructor(scope: Construct, id: string, namespace: string) {
    super(scope, id);
    const metadata = { name: CLIENT, namespace };
    new ServiceAccount(this, 'ServiceAccount', { metadata, automountServiceAccountToken: false, ...teamPullSecrets(this) });
    new Role(this, 'Role', { metadata, rules: [...CLIENT_RULES] });
    new RoleBinding(this, 'RoleBinding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: CLIENT },
      subjects: [{ kind: 'ServiceAccount', ...metadata }],
    });
    new ConfigMap(this, 'Program', { metadata, data: { [PROGRAM]: readFileSync(join(__dirname, PROGRAM), 'utf8') } });
  }
}

const clients = new WeakMap<IConstruct, Map<string, PipelinesClient>>();

function clientsOf(root: IConstruct): Map<string, PipelinesClient> {
  const known = clients.get(root) ?? new Map<string, PipelinesClient>();
  clients.set(root, known);
  return known;
}

/** The outermost construct of the team around a scope, or its chart. */
function homeOf(scope: IConstruct): Construct {
  const team = teamOf(scope);
  let home: IConstruct = scope;
  while (team !== undefined && home.node.scope !== undefined && teamOf(home.node.scope) === team) {
    home = home.node.scope;
  }
  return (team === undefined ? Chart.of(scope) : home) as Construct;
}
