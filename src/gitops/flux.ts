import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { fluxAnnotations } from './annotations';
import { checkPath, layoutOf, outputFolders } from './folders';
import { ApplicationOrder } from './argocd';
import { Kustomization } from '../apis/kustomize.toolkit.fluxcd.io/v1';
import { declareExternal, setFolder, stageFolder } from '../core';

/** How Flux finds and applies the output. */
export interface FluxOptions {
  /** Name of the GitRepository in Flux' namespace that holds the output. */
  readonly gitRepository: string;
  /** Folder of the output in the repository, without slashes at its ends. @default 'dist' */
  readonly path?: string;
  /** Namespace of Flux. @default 'flux-system' */
  readonly namespace?: string;
  /** First part of the Kustomizations' names. @default 'kubeflow' */
  readonly name?: string;
}

/**
 * One Kustomization per folder and step, each waiting for the one before it; apply `<path>/flux` to start.
 *
 * @throws ConfigError `GitPath`, `GitOpsApp`
 */
export class Flux extends Construct {
  private readonly options: Required<FluxOptions>;

  constructor(scope: Construct, id: string, options: FluxOptions, order: ApplicationOrder) {
    super(scope, id);
    this.options = { path: 'dist', namespace: 'flux-system', name: 'kubeflow', ...options };
    checkPath(this.options.path, this);
    const app = layoutOf(this);
    const madeBy = 'the installation of Flux';
    declareExternal(this, { kind: 'Namespace', name: this.options.namespace, madeBy },
      { kind: 'CustomResourceDefinition', name: 'Kustomization.kustomize.toolkit.fluxcd.io', madeBy });
    app.addAnnotator(fluxAnnotations);
    app.addPreparation(() => this.kustomizations(order));
  }

  /** Inside a folder each step waits for the one before; the first step waits for the components that its own comes after. */
  private kustomizations(order: ApplicationOrder): void {
    this.node.tryRemoveChild('Kustomizations');
    const folders = outputFolders(this.node.root);
    const chart = new Chart(this, 'Kustomizations');
    setFolder(chart, { folder: 'flux', flat: true });
    const ends = new Map(folders.map(({ component, parts }) => [component, parts.map(part => this.nameOf(part.folder, part.stages[part.stages.length - 1]))]));
    for (const { component, parts } of folders) {
      const first = [...new Set(before(component, order, new Set(ends.keys())))].sort().flatMap(one => ends.get(one)!);
      for (const { folder, stages } of parts) {
        let after = first;
        for (const stage of stages) {
          const name = this.nameOf(folder, stage);
          this.kustomization(chart, name, `${folder}/${stageFolder(stage)}`, after);
          after = [name];
        }
      }
    }
  }

  private nameOf(folder: string, stage: Parameters<typeof stageFolder>[0]): string {
    return `${this.options.name}-${folder.replace(/\//g, '-')}-${stage}`;
  }

  private kustomization(chart: Chart, name: string, folder: string, after: readonly string[]): void {
    const { namespace, gitRepository, path } = this.options;
    new Kustomization(chart, name, {
      metadata: { name, namespace },
      spec: {
        interval: '10m',
        retryInterval: '1m',
        timeout: '10m',
        prune: true,
        wait: true,
        sourceRef: { kind: 'GitRepository', name: gitRepository },
        path: `./${path}/${folder}`,
        ...after.length > 0 && { dependsOn: after.map(one => ({ name: one })) },
      },
    });
  }
}

/** The components that are there and that one comes after; in place of one that is not there, those that it comes after. */
function before(component: string, order: ApplicationOrder, there: ReadonlySet<string>): string[] {
  const after = order.after[component] ?? Object.keys(order.after).filter(one => one !== component);
  return after.flatMap(one => there.has(one) ? [one] : before(one, order, there));
}
