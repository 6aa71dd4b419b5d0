import { SEAWEEDFS, SEAWEEDFS_PORTS } from './store';
import { fact, ProgramFacts } from '../../core';

/** What is known of SeaweedFS. Sources: SeaweedFS 4.00, weed/command/server.go; seen when it was run as a process, releases 4.00 and 4.53. */
export function seaweedfsFacts(namespace: string): ProgramFacts {
  const run = 'seen: run as a process from this manifest';
  return {
    kind: 'Deployment',
    namespace,
    name: SEAWEEDFS,
    container: SEAWEEDFS,
    calls: fact([], 'weed/command/server.go: its parts call each other, telemetry is off'),
    calledBy: fact([
      { from: 'profiles', port: SEAWEEDFS_PORTS.s3, why: 'artifacts of steps, models, what notebooks read' },
      { from: 'neighbours', port: SEAWEEDFS_PORTS.s3, why: 'artifacts that people look at, pipelines that they upload' },
      { from: 'neighbours', port: SEAWEEDFS_PORTS.iam, why: 'keys for profiles' },
    ], run),
    user: fact(1000, 'runAsUser of upstream\'s manifest'),
    writes: fact(['/tmp'], run),
    replication: fact('one-only', 'its volume and its master know one process'),
    metrics: fact(undefined, 'weed/command/server.go: -metricsPort is not set'),
    token: fact(false, run),
  };
}
