import { MenuLink } from '../../components/dashboard';
import { databaseCallersOf, MultiUserPipelinesProps, Pipelines, pipelinesRef, storeCallersOf } from '../../components/pipelines';
import { ConfigError } from '../../core';
import { Part, Without } from '../part';

/** Options of pipelines as the platform takes them: it has profiles. */
export type PipelinesOptions = Without<MultiUserPipelinesProps,
  'tenancy' | 'tls' | 'namespace' | 'objectStore' | 'databases' | 'trustedNamespaces' | 'gateway' | 'identity' | 'clusterDomain' | 'trustDomain' | 'hosts' | 'images'>;

/** Kubeflow Pipelines. */
export interface PipelinesSetting {
  /**
   * Kubeflow Pipelines: options, or false to leave them out. The program that runs code for pictures (`visualizations`) is there in the
   * local preset, as upstream has it.
   * @default {}
   */
  readonly pipelines?: PipelinesOptions | false;
}

const PAGES: MenuLink = {
  type: 'section',
  text: 'Pipelines',
  icon: 'kubeflow:pipeline-centered',
  items: [
    { type: 'item', text: 'Pipelines', link: '/pipeline/#/pipelines' },
    { type: 'item', text: 'Experiments', link: '/pipeline/#/experiments' },
    { type: 'item', text: 'Runs', link: '/pipeline/#/runs' },
    { type: 'item', text: 'Recurring Runs', link: '/pipeline/#/recurringruns' },
    { type: 'item', text: 'Artifacts', link: '/pipeline/#/artifacts' },
    { type: 'item', text: 'Executions', link: '/pipeline/#/executions' },
  ],
};

/** The wiring of Kubeflow Pipelines. */
export const pipelines: Part<PipelinesSetting, Pipelines | undefined> = {
  key: 'pipelines',
  name: 'pipelines',
  after: ['cert-manager', 'kubeflow', 'metacontroller', 'argo-workflows', 'mysql', 'seaweedfs'],
  forTeams: true,
  needs: ['dashboard', 'objectStore'],
  namespaces: {},

  gives(options, { namespaces: { kubeflow } }) {
    return {
      menuLinks: [PAGES],
      quickLinks: [
        { text: 'Upload a Pipeline', desc: 'Kubeflow Pipelines', link: '/pipeline/#/pipelines' },
        { text: 'View Pipeline Runs', desc: 'Pipelines', link: '/pipeline/#/runs' },
      ],
      databaseClients: databaseCallersOf(kubeflow, options).map(account => ({ database: 'pipelines', account })),
      storeClients: storeCallersOf(kubeflow),
      pipelines: pipelinesRef(kubeflow, options),
    };
  },

  make(chart, options, { common, mesh, settings, shared }) {
    const { namespaces, objectStore, databases, security } = settings;
    if (objectStore === undefined) {
      throw new ConfigError('NoObjectStore', 'pipelines keep artifacts in an object store, got objectStore: false; ' +
        'leave objectStore out, name an existing one, or set pipelines: false', chart);
    }
    return new Pipelines(chart, 'Pipelines', {
      webhookIssuer: shared.webhookIssuer,
      visualizations: security === 'local',
      ...common(options),
      ...mesh,
      namespace: namespaces.kubeflow,
      trustedNamespaces: shared.trustedNamespaces,
      objectStore,
      databases: databases.pipelines,
    });
  },
};
