/** What is known of Argo Workflows' controller. Sources: Argo Workflows v3.7.3, its code and the manifests that Kubeflow Pipelines makes of it. */
import { fact, ProgramFacts } from '../../core';

/** Port where the controller tells its metrics, by HTTPS with a certificate of its own. */
export const METRICS_PORT = 9090;

/** The workflow controller. */
export function workflowControllerFacts(namespace: string, name: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: name,
    calls: fact([{ to: 'api-server', why: 'workflows, and the pods that are made of them' }], 'cmd/workflow-controller/main.go: no database is configured'),
    calledBy: fact([{ from: 'prometheus', port: METRICS_PORT, why: 'metrics' }], 'config/config.go, MetricsConfig'),
    user: fact(8737, 'USER in the Dockerfile'),
    writes: fact([], 'readOnlyRootFilesystem in upstream\'s manifest'),
    replication: fact('one-leads', 'cmd/workflow-controller/main.go: a lease, unless LEADER_ELECTION_DISABLE is set'),
    metrics: fact({ port: METRICS_PORT, path: '/metrics' }, 'config/config.go, MetricsConfig'),
    token: fact(true, 'cmd/workflow-controller/main.go'),
  };
}
