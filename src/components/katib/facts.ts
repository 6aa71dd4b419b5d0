/** What is known of the programs of Katib. Sources: Katib v0.19.0; its manifests. */
import { Call, databaseCall, fact, KatibDatabase, ProgramFacts, ServiceRef } from '../../core';

const MANIFEST = 'upstream\'s manifest';

/** The controller with its webhooks. */
export function controllerFacts({ namespace, name }: { readonly namespace: string; readonly name: string }, dbManager: ServiceRef, electsLeader: boolean): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: name,
    calls: fact([
      { to: 'api-server', why: 'experiments and what is made of them' },
      { to: dbManager, why: 'metrics of trials' },
      { to: 'profiles', why: 'suggestion and early stopping services, ports 6789 and 6788' },
      { to: 'registry', why: 'entry points of images that trials run without a command' },
    ], 'pkg/controller.v1beta1, pkg/webhook/v1beta1/pod/utils.go'),
    calledBy: fact([
      { from: 'api-server', port: 8443, why: 'admission of experiments, and of pods in profiles' },
      { from: 'prometheus', port: 8080, why: 'metrics' },
    ], `${MANIFEST}, pkg/webhook/v1beta1/webhook.go`),
    user: fact(1000, MANIFEST),
    writes: fact([], 'it writes certificates only where it makes them itself: cmd/katib-controller/v1beta1/main.go'),
    replication: electsLeader ? fact('one-leads', 'init.controller.enableLeaderElection in katib-config; its webhooks work in all pods')
      : fact('one-only', 'init.controller.enableLeaderElection is off where there is one pod'),
    metrics: fact({ port: 8080, path: '/metrics' }, 'annotations of upstream\'s manifest'),
    token: fact(true, 'cmd/katib-controller/v1beta1/main.go'),
  };
}

/** The program in front of the database. */
export function dbManagerFacts(namespace: string, name: string, database: KatibDatabase): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: name,
    calls: fact([databaseOf(database, namespace)], 'pkg/db/v1beta1'),
    calledBy: fact([
      { from: 'profiles', port: 6789, why: 'collectors that report metrics, and suggestion services' },
      { from: 'neighbours', port: 6789, why: 'the controller and the web app' },
    ], 'cmd/db-manager/v1beta1/main.go, network policy of upstream\'s manifest'),
    user: fact(1000, MANIFEST),
    writes: fact([], 'cmd/db-manager/v1beta1/main.go'),
    replication: fact('all-work', 'no state of its own; it makes its table only where there is none: pkg/db/v1beta1/*/init.go'),
    metrics: fact(undefined, 'cmd/db-manager/v1beta1/main.go'),
    token: fact(false, 'it is no client of the API server: pkg/db/v1beta1'),
  };
}

/** The call to the database; one that is somewhere in a Secret is taken to be outside. */
function databaseOf({ engine, host, port }: KatibDatabase, namespace: string): Call {
  const why = 'the database';
  return typeof host === 'string' && typeof port !== 'object' ? databaseCall({ engine, host, port }, namespace, why) : { to: 'internet', why };
}

/** The web app. */
export function uiFacts({ namespace, name }: { readonly namespace: string; readonly name: string }, dbManager: ServiceRef): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: name,
    calls: fact([
      { to: 'api-server', why: 'experiments and logs of the signed-in user, after a SubjectAccessReview' }, { to: dbManager, why: 'metrics of trials' },
    ], 'pkg/ui/v1beta1'),
    calledBy: fact([{ from: 'gateway', port: 8080, why: 'pages and their API' }], 'AuthorizationPolicy of upstream\'s manifest'),
    user: fact(1000, MANIFEST),
    writes: fact([], 'cmd/ui/v1beta1/main.go'),
    replication: fact('all-work', 'no state: pkg/ui/v1beta1'),
    metrics: fact(undefined, 'cmd/ui/v1beta1/main.go'),
    token: fact(true, 'pkg/util/v1beta1/katibclient'),
  };
}
