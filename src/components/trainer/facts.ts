/** What is known of Trainer's controller. Source: Kubeflow Trainer v2.2.0. */
import { Caller, fact, ProgramFacts } from '../../core';

/** The controller; programs that train report to it where that is switched on. */
export function trainerFacts(namespace: string, name: string, progress: boolean): ProgramFacts {
  const reports: Caller = { from: 'profiles', port: 10443, why: 'progress of training jobs' };
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: 'manager',
    calls: fact([{ to: 'api-server', why: 'training jobs and what is made of them, its own certificate' }], 'rules of upstream\'s manifest'),
    calledBy: fact([
      { from: 'api-server', port: 9443, why: 'admission of training jobs and runtimes' }, { from: 'prometheus', port: 8443, why: 'metrics' }, ...progress ? [reports] : [],
    ], 'cmd/trainer-controller-manager/main.go, pkg/statusserver/setup.go'),
    user: fact(65532, 'cmd/trainer-controller-manager/Dockerfile: distroless nonroot'),
    writes: fact([], 'readOnlyRootFilesystem in upstream\'s own manifest'),
    replication: fact('one-leads', 'leaderElection.leaderElect in its configuration; the webhooks answer in all pods: pkg/util/cert/cert.go'),
    metrics: fact({ port: 8443, path: '/metrics' }, 'metrics.bindAddress in its configuration'),
    token: fact(true, 'it calls the API server'),
  };
}
