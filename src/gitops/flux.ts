import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { fluxAnnotations } from './annotations';
import { fluxSteps } from './flux-steps';
import { appOf, checkPath, outputFolders, usualPath } from './folders';
import { Decryption, flux, FluxChoice, FluxOptions } from './options';
import { ApplicationOrder, checkName, checkNames } from './order';
import { FluxDecryption, Kustomization, KustomizationSpec } from '../apis/kustomize.toolkit.fluxcd.io/v1';
import { checkedProps, declareKnown, secretNameOf, setFolder, trace } from '../core';

/**
 * One Kustomization per folder and step, each waiting for the one before it; apply `<path>/flux` to start.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`, `GitPath`, `GitOpsApp`, `GitOpsName`; when the objects are made `GitOpsCollision`, `OrderCycle`,
 * `UnknownComponent`
 */
export class Flux extends Construct {
  private readonly name: string;
  private readonly namespace: string;
  private readonly path: string;
  /** What all Kustomizations have in common. */
  private readonly spec: KustomizationSpec;

  constructor(scope: Construct, id: string, given: FluxOptions, order: ApplicationOrder) {
    super(scope, id);
    trace(this);
    const options = checkedProps<FluxChoice>(this, 'gitops#FluxChoice', flux(given));
    const { gitRepository, path = usualPath(this), namespace = 'flux-system', name = 'kubeflow', decryption } = options;
    checkName(options.name, order, this);
    checkPath(path, this);
    this.name = name;
    this.namespace = namespace;
    this.path = path;
    this.spec = {
      interval: '10m',
      retryInterval: '1m',
      timeout: '10m',
      prune: true,
      wait: true,
      sourceRef: { kind: 'GitRepository', name: gitRepository },
      ...decryption && { decryption: fluxDecryption(decryption) },
    };

    const madeBy = 'the installation of Flux';
    declareKnown(this, { kind: 'Namespace', name: namespace, madeBy },
      { kind: 'CustomResourceDefinition', name: 'kustomizations.kustomize.toolkit.fluxcd.io', madeBy });
    const app = appOf(this);
    app.addAnnotator(fluxAnnotations);
    app.addPreparation(() => this.kustomizations(order));
  }

  private kustomizations(order: ApplicationOrder): void {
    const steps = fluxSteps(outputFolders(this.node.root), order);
    checkNames(steps.map(({ id, folder }) => ({ name: this.nameOf(id), folder })), this);
    this.node.tryRemoveChild('Kustomizations');
    const chart = new Chart(this, 'Kustomizations');
    setFolder(chart, { folder: 'flux', flat: true });
    for (const { id, folder, after } of steps) {
      new Kustomization(chart, id, {
        metadata: { name: this.nameOf(id), namespace: this.namespace },
        spec: {
          ...this.spec,
          path: `./${this.path}/${folder}`,
          ...after.length > 0 && { dependsOn: after.map(one => ({ name: this.nameOf(one) })) },
        },
      });
    }
  }

  private nameOf(id: string): string {
    return `${this.name}-${id}`;
  }
}

function fluxDecryption({ provider, secretRef, serviceAccountName }: Decryption): FluxDecryption {
  return { provider, ...secretRef && { secretRef: { name: secretNameOf(secretRef) } }, serviceAccountName };
}
