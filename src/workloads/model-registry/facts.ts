/** What is known of the programs of a registry. Source: Kubeflow Hub; images of its databases. */
import { DATABASE, Engine, ENGINES } from './database';
import { PORT, SERVER_PODS, UI } from './specs';
import { Call, Caller, fact, ProgramFacts, ServiceRef } from '../../core';

const ARGS = 'args of upstream\'s manifest';

/** The server of the registry's API. */
export function serverFacts(namespace: string, database: Call): ProgramFacts {
  const callers: Caller[] = (['gateway', 'neighbours'] as const).map(from => ({ from, port: PORT, why: 'the registry\'s API' }));
  return {
    kind: 'Deployment', namespace, name: 'model-registry-deployment', container: 'rest-container',
    calls: fact([database], 'cmd/proxy.go'),
    calledBy: fact(callers, 'AuthorizationPolicy of upstream\'s manifest'),
    user: fact(65532, 'Dockerfile'),
    writes: fact([], 'cmd/proxy.go'),
    replication: fact('all-work', 'no state but the database: cmd/proxy.go'),
    metrics: fact(undefined, 'cmd/proxy.go'),
    token: fact(false, 'cmd/proxy.go'),
  };
}

/** The user interface. */
export function uiFacts(namespace: string, server: ServiceRef): ProgramFacts {
  return {
    kind: 'Deployment', namespace, name: UI, container: UI,
    calls: fact([{ to: 'api-server', why: 'Services of registries and of the catalog, rights of the signed-in user' }, { to: server, why: 'models' }],
      'clients/ui/bff/internal/integrations'),
    calledBy: fact([{ from: 'gateway', port: PORT, why: 'pages and their API' }], ARGS),
    user: fact(65532, 'clients/ui/Dockerfile'),
    writes: fact([], 'clients/ui/bff/cmd/main.go'),
    replication: fact('all-work', 'no state: clients/ui/bff/cmd/main.go'),
    metrics: fact(undefined, 'clients/ui/bff/internal/api/app.go'),
    token: fact(true, 'clients/ui/bff/internal/integrations/kubernetes'),
  };
}

/** The database in a pod beside the server. */
export function databaseFacts(namespace: string, engine: Engine): ProgramFacts {
  const { port, user } = ENGINES[engine];
  const image = `documentation of the image ${engine}`;
  return {
    kind: 'Deployment', namespace, name: DATABASE, container: 'db-container',
    calls: fact([], image),
    calledBy: fact([{ from: { namespace, labels: SERVER_PODS }, port, why: 'the server' }], ARGS),
    user: fact(user, 'securityContext of upstream\'s manifest'),
    writes: fact(engine === 'postgres' ? ['/var/run/postgresql', '/tmp'] : ['/var/run/mysqld', '/tmp'], image),
    replication: fact('one-only', 'one data directory'),
    metrics: fact(undefined, image),
    token: fact(false, image),
  };
}
