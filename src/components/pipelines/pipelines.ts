import { Construct } from 'constructs';
import { ApiServer } from './api-server';
import { artifactProxy } from './artifact-proxy';
import { CacheServer } from './cache-server';
import { checkDatabases } from './databases';
import { ACCOUNTS, COMMON_LABELS, Group, PIPELINES_LABELS, serviceOf, SERVICES } from './group';
import { InstallConfig } from './install-config';
import { addPipelineCrds } from './kubernetes-store';
import { MetadataEnvoy } from './metadata-envoy';
import { MetadataStore } from './metadata-store';
import { MetadataWriter } from './metadata-writer';
import { People } from './people';
import { PersistenceAgent } from './persistence-agent';
import { isMinting, ProfileController } from './profile-controller';
import { PipelinesProps, SingleUserPipelinesProps, StepSecurity } from './props';
import { ScheduledWorkflowController } from './scheduled-workflow';
import { cacheKeys, hasCache, hasCertManager, installSettings, metadataServer, PipelinesChoice, usedDatabases } from './settings';
import { SingleUserRuns } from './single-user';
import { ProgramsCertificate } from './tls';
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
 * @throws ConfigError `ArtifactProxy`, `DatabaseName`, `MetadataTls`, `RunKeys`, `StepSecurity`, `WorkflowTtl`
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
    const { namespace = 'kubeflow' } = props;
    checkDatabases(this, props.databases);
    this.checkSteps(props.defaultSecurityContext ?? {});
    this.checkStore();
    this.namespace = namespace;
    this.ui = { namespace, name: ACCOUNTS.ui };
    const group = this.group();
    this.addPrograms(group);
    if (props.tenancy === 'single') {
      this.addSingleUser(group, props);
    } else if (isMinting(props.objectStore)) {
      const { host, port } = props.objectStore;
      new ProfileController(this, 'ProfileController', {
        namespace,
        store: props.objectStore,
        pipelines: pipelinesRef(namespace, props),
        storeService: serviceAt(host, port, namespace),
        furtherObjects: props.artifactProxy === true ? artifactProxy(this, group, props.objectStore) : [],
      });
    }
    new People(this, 'People', group);
  }

  private group(): Group {
    const { props, namespace } = this;
    const mesh = props.tenancy === 'single' ? undefined : meshOf(props);
    const clusterDomain = mesh?.clusterDomain ?? props.clusterDomain ?? 'cluster.local';
    const labels = mesh === undefined ? COMMON_LABELS : PIPELINES_LABELS;
    const settings = installSettings(props, clusterDomain, this.image('pipelines/cached-step'));
    return {
      namespace,
      mesh,
      clusterDomain,
      labels,
      tls: props.tenancy === 'single' && props.tls !== undefined,
      store: props.objectStore,
      config: new InstallConfig(this, 'InstallConfig', { namespace, labels, settings }),
      callers: this.callers(),
      gateways: mesh === undefined || props.tenancy === 'single' ? [] : [mesh.gateway.workload.namespace, ...props.trustedNamespaces ?? []],
      webhookIssuer: props.webhookIssuer,
    };
  }

  private addPrograms(group: Group): void {
    const { props } = this;
    const { pipelineStore = 'database', viewers = {}, visualizations = false, logLevel = 'info' } = props;
    const databases = usedDatabases(props);
    new ApiServer(this, 'ApiServer', { group, database: databases.pipelines, kubernetesStore: pipelineStore === 'kubernetes', visualizations, logLevel });
    new PipelinesUi(this, 'Ui', { group, viewers: viewers !== false, visualizations });
    new PersistenceAgent(this, 'PersistenceAgent', group, this.workflowTtl(), logLevel);
    new ScheduledWorkflowController(this, 'ScheduledWorkflowController', group, logLevel);
    new MetadataStore(this, 'MetadataStore', { group, database: databases.metadata, server: metadataServer(databases, group.config) });
    new MetadataEnvoy(this, 'MetadataEnvoy', group);
    if (this.hasMetadataWriter()) {
      new MetadataWriter(this, 'MetadataWriter', group);
    }
    if (databases.cache !== undefined) {
      new CacheServer(this, 'CacheServer', { group, database: databases.cache, certManager: hasCertManager(props), server: cacheKeys(databases) });
    }
    if (viewers !== false) {
      new ViewerController(this, 'ViewerController', group, viewers.maxPerProfile ?? 50);
    }
    if (visualizations) {
      new VisualizationServer(this, 'VisualizationServer', group);
    }
  }

  /** Runs are where the programs are, which call each other without a mesh. */
  private addSingleUser(group: Group, { tls, viewers, pipelineStore }: SingleUserPipelinesProps): void {
    new SingleUserRuns(this, 'Runs', group, viewers !== false);
    if (tls !== undefined) {
      new ProgramsCertificate(this, 'Tls', group, tls.issuer);
    }
    if (tls !== undefined && pipelineStore !== 'kubernetes') {
      // Nothing reads them; upstream's installation with TLS has them.
      addPipelineCrds(this);
    }
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

  private checkStore(): void {
    const { props } = this;
    const { profiles } = props.objectStore;
    if (props.tenancy === 'single') {
      if (profiles.kind === 'minted') {
        throw new ConfigError('RunKeys', 'objectStore.profiles must be keys or an identity that are there, since keys are made for profiles and a single user has none, ' +
          `got the kind ${shown(profiles.kind)}; pass e.g. { kind: "secret" }, for the Secret of the platform, or give the Seaweedfs tenancy: "single" too`, this);
      }
    } else if (props.artifactProxy === true && !isMinting(props.objectStore)) {
      throw new ConfigError('ArtifactProxy', 'artifactProxy must be false where keys of profiles are not made at the store, since nobody makes the program in each profile, ' +
        `got profiles of the kind ${shown(profiles.kind)}; leave it out: the pages then read artifacts themselves`, this);
    }
  }

  private checkSteps({ runAsUser, runAsNonRoot }: StepSecurity): void {
    if (runAsUser === 0 && runAsNonRoot === true) {
      throw new ConfigError('StepSecurity', `defaultSecurityContext.runAsUser must not be 0 beside runAsNonRoot, got ${shown(runAsUser)}; ` +
        'no step would start: pass another user id, or leave it to the images', this);
    }
  }
}
