/** What is known of the training operator. Source: Kubeflow Training Operator v1.9.3. */
import { fact, ProgramFacts } from '../../core';

/** Ports of the operator's pods. */
export const PORTS = { metrics: 8080, health: 8081, webhook: 9443 } as const;

/** The operator. */
export function trainingOperatorFacts(namespace: string, name: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: name,
    calls: fact([{ to: 'api-server', why: 'jobs and what is made of them, its own certificate' }], 'rules of upstream\'s manifest'),
    calledBy: fact([
      { from: 'api-server', port: PORTS.webhook, why: 'admission of jobs' }, { from: 'prometheus', port: PORTS.metrics, why: 'metrics' },
    ], 'ports of upstream\'s manifest'),
    user: fact(1000, 'upstream\'s manifest'),
    writes: fact([], 'its certificate comes by a mounted Secret, its log goes to the container: pkg/cert/cert.go, cmd/training-operator.v1/main.go'),
    replication: fact('one-only', '--leader-elect is off in upstream\'s manifest, and its role has no right to leases'),
    metrics: fact({ port: PORTS.metrics, path: '/metrics' }, 'annotations of upstream\'s manifest'),
    token: fact(true, 'it calls the API server'),
  };
}
