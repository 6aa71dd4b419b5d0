import { MenuLink } from '../../components/dashboard';
import { notebookControllerOf, Notebooks, NotebooksProps } from '../../components/notebooks';
import { PIPELINES_ACCESS_NAME } from '../../workloads';
import { secureCookies } from '../host';
import { Part, Without } from '../part';

/** Options of notebooks as the platform takes them. */
export type NotebooksOptions = Without<NotebooksProps,
  'namespace' | 'secureCookies' | 'trustedNamespaces' | 'gateway' | 'identity' | 'clusterDomain' | 'trustDomain' | 'hosts' | 'images'>;

/** Notebook servers, volumes and TensorBoards. */
export interface NotebooksSetting {
  /** Notebook servers, volumes and TensorBoards: options, or false to leave them out. @default {} */
  readonly notebooks?: NotebooksOptions | false;
}

/** The wiring of notebooks. */
export const notebooks: Part<NotebooksSetting, Notebooks | undefined> = {
  key: 'notebooks',
  name: 'notebooks',
  after: ['cert-manager', 'kubeflow'],
  forTeams: true,
  needs: ['dashboard'],
  namespaces: {},

  gives({ spawner = {}, volumes = {}, tensorboards = true }, { namespaces }) {
    const menuLinks: MenuLink[] = [
      ...spawner !== false ? [{ type: 'item', text: 'Notebooks', link: '/jupyter/', icon: 'book' } as const] : [],
      ...tensorboards ? [{ type: 'item', text: 'TensorBoards', link: '/tensorboards/', icon: 'assessment' } as const] : [],
      ...volumes !== false ? [{ type: 'item', text: 'Volumes', link: '/volumes/', icon: 'device:storage' } as const] : [],
    ];
    return {
      menuLinks,
      quickLinks: spawner !== false ? [{ text: 'Create a new Notebook', desc: 'Kubeflow Notebooks', link: '/jupyter/new' }] : [],
      notebookController: notebookControllerOf(namespaces.kubeflow),
      accelerators: spawner !== false ? (spawner.accelerators ?? []).map(one => one.resourceName) : [],
    };
  },

  make(chart, options, { common, mesh, settings, shared }) {
    return new Notebooks(chart, 'Notebooks', {
      ...common(options),
      ...mesh,
      namespace: settings.namespaces.kubeflow,
      spawner: options.spawner === false ? false : { nodePools: settings.nodePools, ...shared.pipelines && { podDefaults: [PIPELINES_ACCESS_NAME] }, ...options.spawner },
      volumes: options.volumes === false ? false : { webhookIssuer: shared.webhookIssuer, ...options.volumes },
      trustedNamespaces: shared.trustedNamespaces,
      secureCookies: secureCookies(settings),
    });
  },
};
