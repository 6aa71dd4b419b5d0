/** What is known of Metacontroller. Sources: Metacontroller v4.11.22, its code; seen when it was run as a process. */
import { fact, ProgramFacts } from '../../core';

/** Port where it tells its metrics. */
const METRICS_PORT = 9999;

/** Metacontroller. */
export function metacontrollerFacts(namespace: string, name: string): ProgramFacts {
  return {
    kind: 'StatefulSet',
    namespace,
    name,
    container: name,
    calls: fact([{ to: 'api-server', why: 'its controllers, and the objects that they look after and make' }], 'seen; beside it the hooks that its controllers name'),
    calledBy: fact([{ from: 'prometheus', port: METRICS_PORT, why: 'metrics' }], 'default of --metrics-address, pkg/cmd/metacontroller/main.go'),
    user: fact(1000, 'runAsUser in upstream\'s manifest'),
    writes: fact([], 'readOnlyRootFilesystem in upstream\'s manifest'),
    replication: fact('one-only', 'its flag --leader-election is not set, and its role lacks leases'),
    metrics: fact({ port: METRICS_PORT, path: '/metrics' }, 'default of --metrics-address, pkg/cmd/metacontroller/main.go'),
    token: fact(true, 'seen'),
  };
}
