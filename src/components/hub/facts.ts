/** What is known of the programs of the hub. Source: Kubeflow Hub; images of PostgreSQL. */
import { Call, fact, ProgramFacts } from '../../core';
import { Labels } from '../../kit';

/** The catalog. */
export function catalogFacts(namespace: string, name: string, database: Call): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: 'catalog',
    calls: fact([database, { to: 'internet', why: 'models of Hugging Face, if a source names them' }], 'catalog/cmd/catalog.go'),
    calledBy: fact([{ from: 'profiles', port: 8080, why: 'models and MCP servers, for the user interface and notebooks' }], 'args of upstream\'s manifest'),
    user: fact(65532, 'Dockerfile'),
    writes: fact([], 'catalog/cmd/catalog.go'),
    replication: fact('all-work', 'catalog/internal/leader: one of them fills the database, by a lock in it'),
    metrics: fact(undefined, 'catalog/internal/server/openapi'),
    token: fact(false, 'catalog/cmd/catalog.go'),
  };
}

/** The catalog's database. */
export function postgresFacts(namespace: string, name: string, client: Labels): ProgramFacts {
  return {
    kind: 'StatefulSet',
    namespace,
    name,
    container: 'postgres',
    calls: fact([], 'documentation of the image postgres'),
    calledBy: fact([{ from: { namespace, labels: client }, port: 5432, why: 'the catalog' }], 'env of upstream\'s manifest'),
    user: fact(999, 'Dockerfile of the image postgres for Debian'),
    writes: fact(['/var/run/postgresql', '/tmp'], 'documentation of the image postgres'),
    replication: fact('one-only', 'one data directory'),
    metrics: fact(undefined, 'documentation of the image postgres'),
    token: fact(false, 'documentation of the image postgres'),
  };
}

/** The controller that notes in registries which models are served. */
export function inferenceServiceControllerFacts(namespace: string, name: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: 'manager',
    calls: fact([{ to: 'api-server', why: 'InferenceServices, and Services of registries' }, { to: 'profiles', why: 'registries, which it tells what is served' }],
      'pkg/inferenceservice-controller/controller.go'),
    calledBy: fact([{ from: 'prometheus', port: 8443, why: 'metrics' }], 'args of upstream\'s manifest'),
    user: fact(65532, 'cmd/controller/Dockerfile.controller'),
    writes: fact([], 'cmd/controller/main.go: the certificate of its metrics is made in memory'),
    replication: fact('one-leads', '--leader-elect, leases in its namespace'),
    metrics: fact({ port: 8443, path: '/metrics' }, '--metrics-bind-address; it checks its clients itself: cmd/controller/main.go'),
    token: fact(true, 'cmd/controller/main.go'),
  };
}
