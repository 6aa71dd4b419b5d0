import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { argoAnnotations } from './annotations';
import { application, applicationFolders, componentWaves, Delivery, IN_CLUSTER, isForTeams, rootApplication } from './applications';
import { argoCdSettings } from './argocd-settings';
import { chartApplication, chartId } from './charts';
import { appOf, checkPath, outputFolders, usualPath } from './folders';
import { ArgoCdChoice, ArgoCdOptions, argocd } from './options';
import { ApplicationOrder, checkName, checkNames } from './order';
import { platformProject, rootProject, teamProject } from './projects';
import { checkRepository } from './repository';
import { Application, AppProject } from '../apis/argoproj.io/v1alpha1';
import { ConfigMap } from '../apis/k8s/core/v1';
import { checkedProps, declareKnown, setFolder, trace } from '../core';

/**
 * Two AppProjects, a root Application, and below it one Application per component of the output; its definitions, and custom
 * resources that its own webhook checks, are Applications apart. `kubectl apply -f <path>/argocd` starts all of it; from
 * then on the root applies that folder, itself included.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`, `GitPath`, `GitRepository`, `GitCredentials`, `GitTransport`, `GitOpsApp`, `GitOpsName`; when the
 * objects are made `GitOpsCollision`
 */
export class ArgoCd extends Construct {
  private readonly delivery: Delivery;
  private readonly settings: boolean;

  constructor(scope: Construct, id: string, given: ArgoCdOptions, order: ApplicationOrder) {
    super(scope, id);
    trace(this);
    const options = checkedProps<ArgoCdChoice>(this, 'gitops#ArgoCdChoice', argocd(given));
    const { repository, path = usualPath(this), revision = 'HEAD', namespace = 'argocd', name = 'kubeflow', cluster, settings = false } = options;
    checkName(options.name, order, this);
    checkPath(path, this);
    checkRepository(repository, this);
    this.delivery = { repository, path, revision, namespace, name, destination: cluster === undefined ? IN_CLUSTER : { name: cluster } };
    this.settings = settings;

    const madeBy = 'the installation of Argo CD';
    declareKnown(this, { kind: 'Namespace', name: namespace, madeBy },
      ...['applications', 'appprojects'].map(plural => ({ kind: 'CustomResourceDefinition', name: `${plural}.argoproj.io`, madeBy })));
    const app = appOf(this);
    app.addAnnotator(argoAnnotations);
    app.addPreparation(() => this.objects(order));
  }

  private objects(order: ApplicationOrder): void {
    const { delivery } = this;
    const all = outputFolders(this.node.root);
    const folders = applicationFolders(all, order);
    const { charts = [] } = order;
    checkNames([{ name: `${delivery.name}-root`, folder: 'argocd' }, ...folders.map(({ id, folder }) => ({ name: `${delivery.name}-${id}`, folder })),
      ...charts.map(one => ({ name: `${delivery.name}-${chartId(one)}`, folder: `the chart ${one.chart.name}` }))], this);

    const start = this.chart('Start', 'argocd');
    const isTeamsOnly = all.every(({ component }) => isForTeams(component));
    new AppProject(start, 'Project', isTeamsOnly ? rootProject(delivery) : platformProject(delivery, charts.map(({ chart }) => chart.repository)));
    new AppProject(start, 'TeamsProject', teamProject(delivery, order.platformNamespaces, order.teamKinds));
    new Application(start, 'Root', rootApplication(delivery));
    const applications = this.chart('Applications', 'argocd/applications');
    folders.forEach(folder => new Application(applications, folder.id, application(delivery, folder)));
    const waveOf = componentWaves(order);
    charts.forEach(one => new Application(applications, chartId(one), chartApplication(delivery, one, waveOf(one.component) + 5)));
    if (this.settings) {
      new ConfigMap(this.chart('Settings', 'argocd/settings'), 'Settings', argoCdSettings(delivery.namespace));
    }
  }

  /** A chart whose files lie in the folder itself, in place of the one of an earlier synthesis. */
  private chart(id: string, folder: string): Chart {
    this.node.tryRemoveChild(id);
    const chart = new Chart(this, id);
    setFolder(chart, { folder, flat: true });
    return chart;
  }
}
