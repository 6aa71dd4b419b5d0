/** What is known of Kueue's controller. Source: Kueue v0.17.8. */
import { fact, ProgramFacts } from '../../core';

/** Port of the server that tells which workloads wait. */
export const VISIBILITY_PORT = 8082;

/** The controller. */
export function kueueFacts(namespace: string, name: string, visibility: boolean): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: 'manager',
    calls: fact([{ to: 'api-server', why: 'queues, workloads, jobs and pods, its own certificate' }], 'config/components/rbac/role.yaml'),
    calledBy: fact([
      { from: 'api-server', port: 9443, why: 'admission of queues, jobs and pods' },
      ...visibility ? [{ from: 'api-server' as const, port: VISIBILITY_PORT, why: 'which workloads wait' }] : [],
      { from: 'prometheus', port: 8443, why: 'metrics, with a token' },
    ], 'cmd/kueue/main.go, config/default'),
    user: fact(65532, 'Dockerfile'),
    writes: fact([], 'readOnlyRootFilesystem in upstream\'s own manifest; the folder of the certificate of its server is a volume'),
    replication: fact('one-leads', 'leaderElection.leaderElect in its configuration; webhooks answer in all pods: pkg/controller/core/leader_aware_reconciler.go'),
    metrics: fact({ port: 8443, path: '/metrics' }, 'apis/config/v1beta2/defaults.go'),
    token: fact(true, 'it calls the API server'),
  };
}
