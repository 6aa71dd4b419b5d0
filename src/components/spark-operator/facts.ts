/** What is known of the programs of the Spark operator. Source: Kubeflow Spark Operator 2.5.0. */
import { METRICS_PORT, WEBHOOK_PORT } from './arguments';
import { nameOf, SparkProgram } from './labels';
import { Caller, fact, ProgramFacts } from '../../core';

const ARGS = 'args of upstream\'s manifest';

/** A program of the operator. */
export function sparkOperatorFacts(namespace: string, program: SparkProgram): ProgramFacts {
  const name = nameOf(program);
  const prometheus: Caller = { from: 'prometheus', port: METRICS_PORT, why: 'metrics' };
  const isWebhook = program === 'webhook';
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: name,
    calls: fact([{ to: 'api-server', why: isWebhook ? 'applications, quotas, its own certificate' : 'applications and what is made of them' }], `cmd/operator/${program}/start.go`),
    calledBy: fact(isWebhook ? [{ from: 'api-server', port: WEBHOOK_PORT, why: 'admission of applications and their pods' }, prometheus] : [prometheus], ARGS),
    user: fact(185, 'Dockerfile'),
    writes: fact([], 'readOnlyRootFilesystem in upstream\'s manifest'),
    replication: fact('one-leads', isWebhook ? '--leader-election in upstream\'s manifest; its webhook works in all pods' : '--leader-election in upstream\'s manifest'),
    metrics: fact({ port: METRICS_PORT, path: '/metrics' }, ARGS),
    token: fact(true, `cmd/operator/${program}/start.go`),
  };
}
