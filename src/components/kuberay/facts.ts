/** What is known of the operator of Ray. Source: KubeRay v1.3.2. */
import { METRICS_PORT } from './names';
import { fact, ProgramFacts } from '../../core';

/** The operator. */
export function kubeRayFacts(namespace: string, name: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: name,
    calls: fact([
      { to: 'api-server', why: 'clusters, jobs and services, and what is made of them' },
      { to: 'profiles', why: 'heads of clusters: jobs and applications at port 8265, health of what is served at 8000' },
    ], 'ray-operator/controllers/ray/utils/dashboard_httpclient.go, httpproxy_httpclient.go'),
    calledBy: fact([{ from: 'prometheus', port: METRICS_PORT, why: 'metrics' }], 'Service of upstream\'s manifest'),
    user: fact(65532, 'ray-operator/Dockerfile'),
    writes: fact([], 'readOnlyRootFilesystem in upstream\'s manifest'),
    replication: fact('one-leads', '--enable-leader-election in upstream\'s manifest'),
    metrics: fact({ port: METRICS_PORT, path: '/metrics' }, 'probes of upstream\'s manifest'),
    token: fact(true, 'it calls the API server'),
  };
}
