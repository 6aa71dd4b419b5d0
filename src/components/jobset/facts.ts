/** What is known of JobSet's controller. Source: JobSet v0.11.0. */
import { fact, ProgramFacts } from '../../core';

/** The controller. */
export function jobSetFacts(namespace: string, name: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: 'manager',
    calls: fact([{ to: 'api-server', why: 'sets, their Jobs and pods, its own certificate' }], 'rules of upstream\'s manifest'),
    calledBy: fact([
      { from: 'api-server', port: 9443, why: 'admission of sets and of their pods' }, { from: 'prometheus', port: 8443, why: 'metrics, with a token' },
    ], 'main.go, api/config/v1alpha1/defaults.go'),
    user: fact(65532, 'Dockerfile: distroless nonroot'),
    writes: fact([], 'readOnlyRootFilesystem in upstream\'s own manifest'),
    replication: fact('one-leads', 'leaderElection.leaderElect in its configuration; the webhooks answer in all pods: pkg/util/cert/cert.go'),
    metrics: fact({ port: 8443, path: '/metrics' }, 'api/config/v1alpha1/defaults.go'),
    token: fact(true, 'it calls the API server'),
  };
}
