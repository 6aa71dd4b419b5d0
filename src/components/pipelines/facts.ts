/** What is known of the programs of pipelines. Sources: Kubeflow Pipelines 2.16.1; seen when the programs were run as processes. */
import { Group, PROGRAMS, serviceOf, SERVICES } from './group';
import { Call, Caller, databaseCall, fact, Fact, PipelinesDatabase, ProgramFacts, Replication, serviceAt } from '../../core';

const RUN = 'seen: run as a process from this manifest';
const MANIFEST = 'runAsUser of upstream\'s manifest';

/** What differs between the programs. */
interface Known {
  readonly name: string;
  readonly container?: string;
  readonly calls: Fact<readonly Call[]>;
  readonly calledBy: Fact<readonly Caller[]>;
  readonly replication: Fact<Replication>;
  readonly metrics: ProgramFacts['metrics'];
  readonly writes: Fact<readonly string[]>;
  /** @default - it calls the API server of Kubernetes */
  readonly token?: Fact<boolean>;
}

function factsOf({ namespace }: Group, { container, token = fact(true, 'its roles in upstream\'s manifest'), ...known }: Known): ProgramFacts {
  return { kind: 'Deployment', namespace, container: container ?? known.name, user: fact(1000, MANIFEST), token, ...known };
}

function storeCall({ namespace, store }: Group, why: string): Call {
  return { to: serviceAt(store.host, store.port, namespace) ?? 'internet', why };
}

function apiCall(group: Group, why: string): Call {
  return { to: serviceOf(group, SERVICES.apiGrpc), why };
}

/** Calls of runs, which are in profiles, or neighbours of the programs. */
function fromRuns({ mesh }: Group, port: number, why: string): Caller[] {
  return [{ from: mesh === undefined ? 'neighbours' : 'profiles', port, why }];
}

/** The API server. */
export function apiServerFacts(group: Group, { database, kubernetesStore, visualizations }: {
  readonly database: PipelinesDatabase; readonly kubernetesStore: boolean; readonly visualizations: boolean;
}): ProgramFacts {
  const { apiHttp, apiGrpc, apiWebhook } = SERVICES;
  return factsOf(group, {
    name: PROGRAMS.apiServer,
    container: 'ml-pipeline-api-server',
    calls: fact([
      { to: 'api-server', why: 'Workflows, ScheduledWorkflows, access reviews' },
      databaseCall(database, group.namespace, 'pipelines, experiments and runs'),
      storeCall(group, 'artifacts and templates of pipelines'),
      ...visualizations ? [{ to: serviceOf(group, SERVICES.visualization), why: 'pictures of results' }] : [],
    ], 'backend/src/apiserver/client_manager/client_manager.go'),
    calledBy: fact([
      ...[apiHttp.port, apiGrpc.port].flatMap(port => [
        ...fromRuns(group, port, 'steps, notebooks and clients with a token'), { from: 'neighbours' as const, port, why: 'pages, agents and controllers' },
      ]),
      { from: 'prometheus', port: apiHttp.port, why: 'metrics' },
      ...kubernetesStore ? [{ from: 'api-server' as const, port: apiWebhook.port, why: 'admission of PipelineVersions' }] : [],
    ], 'AuthorizationPolicy of upstream\'s manifest'),
    replication: fact('all-work', 'no state of its own; the database is migrated at start'),
    metrics: fact({ port: apiHttp.port, path: '/metrics' }, 'annotations of upstream\'s Service'),
    writes: fact([], RUN),
  });
}

/** The pages. */
export function uiFacts(group: Group, port: number): ProgramFacts {
  return factsOf(group, {
    name: PROGRAMS.ui,
    calls: fact([
      { to: 'api-server', why: 'logs, events, Viewers, Secrets with keys of artifacts' },
      { to: serviceOf(group, SERVICES.apiHttp), why: 'pipelines and runs' },
      { to: serviceOf(group, SERVICES.metadataEnvoy), why: 'metadata' },
      ...group.mesh === undefined ? [] : [{ to: 'profiles' as const, why: 'TensorBoards, programs that hand out artifacts' }],
      storeCall(group, 'artifacts and archived logs'),
    ], 'frontend/server/configs.ts'),
    calledBy: fact(group.mesh === undefined ? [] : [{ from: 'gateway', port, why: 'pages and their API' }], 'AuthorizationPolicy of upstream\'s manifest'),
    replication: fact('all-work', 'no state: frontend/server/app.ts'),
    metrics: fact(undefined, 'frontend/server/app.ts serves none'),
    writes: fact([], 'frontend/server writes no file'),
  });
}

/** The persistence agent. */
export function persistenceAgentFacts(group: Group): ProgramFacts {
  return factsOf(group, {
    name: PROGRAMS.persistenceAgent,
    calls: fact([{ to: 'api-server', why: 'Workflows and ScheduledWorkflows' }, apiCall(group, 'what became of them')], RUN),
    calledBy: fact([], 'backend/src/agent/persistence/main.go serves nothing'),
    replication: fact('one-only', 'backend/src/agent/persistence elects no leader'),
    metrics: fact(undefined, 'backend/src/agent/persistence/main.go serves none'),
    writes: fact([], RUN),
  });
}

/** The controller of recurring runs. */
export function scheduledWorkflowFacts(group: Group, port: number): ProgramFacts {
  return factsOf(group, {
    name: PROGRAMS.scheduledWorkflow,
    calls: fact([{ to: 'api-server', why: 'ScheduledWorkflows and Workflows' }, apiCall(group, 'new runs')], RUN),
    calledBy: fact([{ from: 'prometheus', port, why: 'metrics' }], 'backend/src/crd/controller/scheduledworkflow/main.go'),
    replication: fact('one-only', 'backend/src/crd/controller/scheduledworkflow elects no leader'),
    metrics: fact({ port, path: '/metrics' }, 'backend/src/crd/controller/scheduledworkflow/main.go'),
    writes: fact([], RUN),
  });
}

/** The controller of TensorBoards. */
export function viewerControllerFacts(group: Group): ProgramFacts {
  return factsOf(group, {
    name: PROGRAMS.viewer,
    calls: fact([{ to: 'api-server', why: 'Viewers and what is made of them' }], 'backend/src/crd/controller/viewer/reconciler'),
    calledBy: fact([], 'its metrics at 8080 are not shown by upstream\'s manifest'),
    replication: fact('one-only', 'backend/src/crd/controller/viewer/main.go elects no leader'),
    metrics: fact(undefined, 'not shown by upstream\'s manifest'),
    writes: fact([], 'backend/src/crd/controller/viewer writes no file'),
  });
}

/** The program that makes pictures. */
export function visualizationFacts(group: Group): ProgramFacts {
  return factsOf(group, {
    name: PROGRAMS.visualization,
    calls: fact([{ to: 'internet', why: 'what the code that it is given calls' }], 'backend/src/apiserver/visualization/server.py'),
    calledBy: fact([{ from: 'neighbours', port: SERVICES.visualization.port, why: 'the API server asks for a picture' }], 'backend/src/apiserver/server/visualization_server.go'),
    replication: fact('all-work', 'no state: backend/src/apiserver/visualization/server.py'),
    metrics: fact(undefined, 'backend/src/apiserver/visualization/server.py serves none'),
    writes: fact(['/tmp'], 'backend/src/apiserver/visualization/exporter.py starts kernels, which keep connection files'),
    token: fact(false, 'backend/src/apiserver/visualization calls no API'),
  });
}

/** The cache of v1 pipelines. */
export function cacheServerFacts(group: Group, database: PipelinesDatabase, port: number): ProgramFacts {
  return factsOf(group, {
    name: PROGRAMS.cache,
    container: 'server',
    calls: fact([{ to: 'api-server', why: 'pods of v1 pipelines' }, databaseCall(database, group.namespace, 'results of steps')], 'backend/src/cache/main.go'),
    calledBy: fact([{ from: 'api-server', port, why: 'admission of pods of v1 pipelines' }], 'backend/src/cache/main.go'),
    replication: fact('one-only', 'backend/src/cache/server/watcher.go watches pods in each copy, and elects no leader'),
    metrics: fact(undefined, 'backend/src/cache/main.go serves none'),
    writes: fact([], 'backend/src/cache writes no file'),
  });
}

/** The program that makes the certificate and the webhook of the cache. */
export function cacheDeployerFacts(group: Group): ProgramFacts {
  const source = 'backend/src/cache/deployer';
  return factsOf(group, {
    name: PROGRAMS.cacheDeployer,
    container: 'main',
    calls: fact([
      { to: 'api-server', why: 'the certificate, its Secret, the webhook' },
      { to: 'internet', why: 'a kubectl of the release of the cluster; it goes on with its own where there is none' },
    ], `${source}/deploy-cache-service.sh`),
    calledBy: fact([], `${source} serves nothing`),
    replication: fact('one-only', `${source}/deploy-cache-service.sh takes back the certificate of another`),
    metrics: fact(undefined, `${source} serves none`),
    writes: fact(['/kfp/cache/deployer', '/tmp'], `${source}: files beside the script, a folder of mktemp, kubectl in the home folder where it may write there`),
  });
}

/** The metadata store. */
export function metadataStoreFacts(group: Group, database: PipelinesDatabase): ProgramFacts {
  const { port } = SERVICES.metadataGrpc;
  return factsOf(group, {
    name: PROGRAMS.metadataGrpc,
    container: 'container',
    calls: fact([databaseCall(database, group.namespace, 'artifacts and executions')], 'args of upstream\'s manifest'),
    calledBy: fact([...fromRuns(group, port, 'drivers and launchers of steps'), { from: 'neighbours', port, why: 'Envoy for browsers, metadata writer' }],
      'AuthorizationPolicy and NetworkPolicy of upstream\'s manifests'),
    replication: fact('all-work', 'ml_metadata: transactions of the database'),
    metrics: fact(undefined, 'ml_metadata/metadata_store/metadata_store_server_main.cc serves none'),
    writes: fact([], 'ml_metadata/metadata_store/metadata_store_server_main.cc writes no file'),
    token: fact(false, 'ml_metadata knows no Kubernetes'),
  });
}

/** What writes the configuration of the metadata store before it starts. */
export function metadataConfigFacts(group: Group, container: string): ProgramFacts {
  const source = 'the script in src/components/pipelines/metadata-config.ts, and its test';
  return factsOf(group, {
    name: PROGRAMS.metadataGrpc,
    container,
    calls: fact([], source),
    calledBy: fact([], source),
    replication: fact('all-work', source),
    metrics: fact(undefined, source),
    writes: fact([], source),
    token: fact(false, source),
  });
}

/** The Envoy in front of the metadata store. */
export function metadataEnvoyFacts(group: Group, ports: { readonly pages: number; readonly admin: number }): ProgramFacts {
  return factsOf(group, {
    name: PROGRAMS.metadataEnvoy,
    container: 'container',
    calls: fact([{ to: serviceOf(group, SERVICES.metadataGrpc), why: 'metadata' }], 'its configuration'),
    calledBy: fact([
      ...group.mesh === undefined ? [] : [{ from: 'gateway' as const, port: ports.pages, why: 'metadata for browsers' }],
      { from: 'neighbours', port: ports.pages, why: 'metadata for the pages' },
      { from: 'prometheus', port: ports.admin, why: 'metrics' },
    ], 'VirtualService and NetworkPolicy of upstream\'s manifests'),
    replication: fact('all-work', 'Envoy keeps nothing'),
    metrics: fact({ port: ports.admin, path: '/stats/prometheus' }, 'Envoy\'s administration interface'),
    writes: fact(['/tmp'], 'admin access log of its configuration'),
    token: fact(false, 'Envoy knows no Kubernetes'),
  });
}

/** The metadata writer. */
export function metadataWriterFacts(group: Group): ProgramFacts {
  return factsOf(group, {
    name: PROGRAMS.metadataWriter,
    container: 'main',
    calls: fact([{ to: 'api-server', why: 'pods of v1 pipelines' }, { to: serviceOf(group, SERVICES.metadataGrpc), why: 'their metadata' }],
      'backend/metadata_writer/src/metadata_writer.py'),
    calledBy: fact([], 'backend/metadata_writer serves nothing'),
    replication: fact('one-only', 'backend/metadata_writer/src/metadata_writer.py elects no leader'),
    metrics: fact(undefined, 'backend/metadata_writer serves none'),
    writes: fact(['/tmp/debug'], 'backend/metadata_writer/src/metadata_writer.py'),
  });
}
