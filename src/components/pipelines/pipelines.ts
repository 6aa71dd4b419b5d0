import { Construct } from 'constructs';
import { ApiServer } from './api-server';
import { artifactProxy } from './artifact-proxy';
import { CacheServer } from './cache-server';
import { checkDatabases, UsedDatabases } from './databases';
import { ACCOUNTS, Group, serviceOf, SERVICES } from './group';
import { InstallConfig } from './install-config';
import { MetadataEnvoy } from './metadata-envoy';
import { MetadataStore } from './metadata-store';
import { MetadataWriter } from './metadata-writer';
import { People } from './people';
import { PersistenceAgent } from './persistence-agent';
import { isMinting, ProfileController } from './profile-controller';
import { PipelinesProps, StepSecurity } from './props';
import { ScheduledWorkflowController } from './scheduled-workflow';
import { cacheKeys, hasCache, installSettings, PipelinesChoice } from './settings';
import { PipelinesUi } from './ui';
import { ViewerController } from './viewer-controller';
import { VisualizationServer } from './visualization-server';
import { Component, ConfigError, meshOf, PipelinesRef, ServiceAccountRef, serviceAt, shown } from '../../core';
import { amountText, secondsOf } from '../../core/amounts';

/** Accounts that call each database, for what is made before the component. */
export function databaseCallersOf(namespace: string, choice: PipelinesChoice): readonly ServiceAccountRef[] {
  return [ACCOUNTS.apiServer, ...hasCache(choice) ? [ACCOUNTS.cache] : [], ACCOUNTS.metadataGrpc].map(name => ({ namespace, name }));
}

/** Accounts that call the object store. */
export function storeCallersOf(namespace: string): readonly ServiceAccountRef[] {
  return [ACCOUNTS.apiServer, ACCOUNTS.ui].map(name => ({ namespace, name }));
}

/** What programs of profiles need to know, for what is made before the component. */
export function pipelinesRef(namespace: string, { pipelineStore }: Pick<PipelinesProps, 'pipelineStore'> = {}): PipelinesRef {
  return {
    api: serviceOf({ namespace }, SERVICES.apiHttp), metadata: serviceOf({ namespace }, SERVICES.metadataGrpc), ...pipelineStore !== undefined && { store: pipelineStore },
  };
}

/**
 * Kubeflow Pipelines for the users of profiles: the API server with its pages, the metadata store, and the controllers that follow
 * runs, with the CustomResourceDefinitions of ScheduledWorkflow and Viewer, and of pipelines where they are objects.
 *
 * Argo Workflows, Metacontroller, databases and object store are others' work. What profiles need of pipelines is made here where keys
 * for profiles are made at the store, and otherwise by whoever makes the profiles.
 *
 * @throws ConfigError `ArtifactProxy`, `DatabaseName`, `MetadataTls`, `StepSecurity`, `WorkflowTtl`
 * @see https://www.kubeflow.org/docs/components/pipelines/ (version in the pins)
 */
export class Pipelines extends Component<PipelinesProps> {
  /** Namespace of the programs. */
  public readonly namespace: string;
  /** Account of the pages, whose requests for TensorBoards and artifacts the policies of profiles must let in. */
  public readonly ui: ServiceAccountRef;

  constructor(scope: Construct, id: string, given: PipelinesProps) {
    super(scope, id, given, 'components/pipelines#PipelinesProps');
    const { props } = this;
    const { namespace = 'kubeflow', trustedNamespaces = [], pipelineStore = 'database', viewers = {}, visualizations = false, logLevel = 'info' } = props;
    const mesh = meshOf(props);
    const databases: UsedDatabases = props.databases;
    checkDatabases(this, databases);
    this.checkSteps(props.defaultSecurityContext ?? {});
    this.checkArtifactProxy();
    this.namespace = namespace;
    this.ui = { namespace, name: ACCOUNTS.ui };

    const group: Group = {
      namespace,
      mesh,
      store: props.objectStore,
      config: new InstallConfig(this, 'InstallConfig', namespace, installSettings(props, mesh, this.image('pipelines/cached-step'))),
      callers: this.callers(),
      gateways: [mesh.gateway.workload.namespace, ...trustedNamespaces],
      webhookIssuer: props.webhookIssuer,
    };
    new ApiServer(this, 'ApiServer', { group, database: databases.pipelines, kubernetesStore: pipelineStore === 'kubernetes', visualizations, logLevel });
    new PipelinesUi(this, 'Ui', { group, viewers: viewers !== false, visualizations });
    new PersistenceAgent(this, 'PersistenceAgent', group, this.workflowTtl(), logLevel);
    new ScheduledWorkflowController(this, 'ScheduledWorkflowController', group, logLevel);
    new MetadataStore(this, 'MetadataStore', group, databases.metadata);
    new MetadataEnvoy(this, 'MetadataEnvoy', group);
    if (this.hasMetadataWriter()) {
      new MetadataWriter(this, 'MetadataWriter', group);
    }
    if (hasCache(props) && databases.cache !== undefined) {
      new CacheServer(this, 'CacheServer', { group, database: databases.cache, server: cacheKeys(databases) });
    }
    if (viewers !== false) {
      new ViewerController(this, 'ViewerController', group, viewers.maxPerProfile ?? 50);
    }
    if (visualizations) {
      new VisualizationServer(this, 'VisualizationServer', group);
    }
    if (isMinting(props.objectStore)) {
      const { host, port } = props.objectStore;
      new ProfileController(this, 'ProfileController', {
        namespace,
        store: props.objectStore,
        pipelines: pipelinesRef(namespace, props),
        storeService: serviceAt(host, port, namespace),
        furtherObjects: props.artifactProxy === true ? artifactProxy(this, group, props.objectStore) : [],
      });
    }
    new People(this, 'People', namespace);
  }

  private hasMetadataWriter(): boolean {
    const { v1Pipelines, metadataWriter = v1Pipelines !== 'blocked' } = this.props;
    return metadataWriter;
  }

  /** Accounts that may call the API server, of programs that are there. */
  private callers(): string[] {
    return [
      ACCOUNTS.apiServer, ACCOUNTS.ui, ACCOUNTS.persistenceAgent, ACCOUNTS.scheduledWorkflow,
      ...this.props.viewers !== false ? [ACCOUNTS.viewer] : [],
      ...hasCache(this.props) ? [ACCOUNTS.cache] : [],
    ];
  }

  private workflowTtl(): number {
    const { workflowTtl = '24h' } = this.props;
    const seconds = secondsOf(workflowTtl);
    if (!Number.isInteger(seconds) || seconds < 1) {
      throw new ConfigError('WorkflowTtl', `workflowTtl must be whole seconds, 1 or more, got ${shown(amountText(workflowTtl))}; pass e.g. "24h"`, this);
    }
    return seconds;
  }

  private checkArtifactProxy(): void {
    const { artifactProxy, objectStore } = this.props;
    if (artifactProxy === true && !isMinting(objectStore)) {
      throw new ConfigError('ArtifactProxy', 'artifactProxy must be false where keys of profiles are not made at the store, since nobody makes the program in each profile, ' +
        `got profiles of the kind ${shown(objectStore.profiles.kind)}; leave it out: the pages then read artifacts themselves`, this);
    }
  }

  private checkSteps({ runAsUser, runAsNonRoot }: StepSecurity): void {
    if (runAsUser === 0 && runAsNonRoot === true) {
      throw new ConfigError('StepSecurity', `defaultSecurityContext.runAsUser must not be 0 beside runAsNonRoot, got ${shown(runAsUser)}; ` +
        'no step would start: pass another user id, or leave it to the images', this);
    }
  }
}
