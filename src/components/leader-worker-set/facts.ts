/** What is known of LeaderWorkerSet's controller. Source: LeaderWorkerSet v0.8.0. */
import { fact, ProgramFacts } from '../../core';

/** The controller. */
export function leaderWorkerSetFacts(namespace: string, name: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: 'manager',
    calls: fact([{ to: 'api-server', why: 'sets, their StatefulSets, pods and Services, its own certificate' }], 'rules of upstream\'s manifest'),
    calledBy: fact([
      { from: 'api-server', port: 9443, why: 'admission of sets and of their pods' }, { from: 'prometheus', port: 8443, why: 'metrics, with a token' },
    ], 'cmd/main.go, ports of upstream\'s manifest'),
    user: fact(65532, 'Dockerfile: distroless nonroot'),
    writes: fact([], 'readOnlyRootFilesystem in upstream\'s own manifest'),
    replication: fact('one-leads', 'leaderElection.leaderElect in its configuration, 2 replicas in upstream\'s manifest'),
    metrics: fact({ port: 8443, path: '/metrics' }, 'ports of upstream\'s manifest'),
    token: fact(true, 'it calls the API server'),
  };
}
