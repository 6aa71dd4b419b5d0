import { DexCaller } from './props';
import { fact, ProgramFacts } from '../../core';

/** What is known of Dex. Sources: Dex v2.45, its documentation and storage/kubernetes; seen when it was run as a process. */
export function dexFacts(namespace: string, name: string, port: number, callers: readonly DexCaller[]): ProgramFacts {
  const run = 'seen: run as a process from this manifest';
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: 'dex',
    calls: fact([{ to: 'api-server', why: 'keeps its state in custom resources' }, { to: 'internet', why: 'identity providers of its connectors' }], run),
    calledBy: fact([
      { from: 'gateway', port, why: 'pages of the login' },
      ...callers.map(({ namespace: where, selector }) => ({ from: { namespace: where, labels: selector }, port, why: 'signing keys and tokens' })),
    ], run),
    user: fact(1001, 'runAsUser of upstream\'s manifest'),
    writes: fact([], 'dexidp.io/docs: it keeps nothing in files but sqlite\'s'),
    replication: fact('all-work', 'dexidp.io/docs/storage: all state is in the storage'),
    metrics: fact(undefined, 'telemetry.http is not set'),
    token: fact(true, run),
  };
}
