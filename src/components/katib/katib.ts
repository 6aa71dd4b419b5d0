import { Construct } from 'constructs';
import { CONFIG, katibConfig } from './config';
import { CONTROLLER, KatibController } from './controller';
import { DbManager } from './db-manager';
import { katibLabels } from './labels';
import { KatibPolicies } from './policies';
import { KatibProps } from './props';
import { PEOPLE } from './rbac';
import { templateData } from './trial-templates';
import { usualTrialResources } from './trial-resources';
import { KatibUi } from './ui';
import { ConfigMap } from '../../apis/k8s/core/v1';
import { experimentCrd, suggestionCrd, trialCrd } from '../../apis/kubeflow.org/crds';
import { Component, Definition, meshOf } from '../../core';
import { PeopleRoles } from '../../kit';

/** ConfigMap with the templates of trials. */
const TEMPLATES = 'trial-templates';

/**
 * Search for the best values of parameters, for the users of profiles: a controller with three CustomResourceDefinitions and its webhooks,
 * policies of the API server, a program in front of the database, and a web app. Several pods of the controller, by `workloads`, elect a leader.
 *
 * @throws ConfigError `KatibImage`, `KatibName`, `ImageReference`
 * @see https://www.kubeflow.org/docs/components/katib/ (version in the pins)
 */
export class Katib extends Component<KatibProps> {
  /** Namespace of the programs. */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, given: KatibProps) {
    super(scope, id, given, 'components/katib#KatibProps');
    const { props } = this;
    const { namespace = 'kubeflow', clusterDomain = 'cluster.local', trialResources = usualTrialResources, podFailurePolicy = 'Fail', ui = true } = props;
    const { trustedNamespaces = [], certGenerator = false, webhookIssuer } = props;
    const mesh = props.standalone ? undefined : meshOf(props);
    const electsLeader = (props.workloads?.[CONTROLLER]?.replicas ?? 1) > 1;
    this.namespace = namespace;

    new Definition(this, 'ExperimentCrd', experimentCrd);
    new Definition(this, 'SuggestionCrd', suggestionCrd);
    new Definition(this, 'TrialCrd', trialCrd);
    mesh && new PeopleRoles(this, 'PeopleRoles', PEOPLE);
    const config = new ConfigMap(this, 'Config', { metadata: { name: CONFIG, namespace }, data: katibConfig(props, electsLeader, this) });
    this.addTrialTemplates();
    new KatibPolicies(this, 'Policies', { trialResources, ...props.trialTemplates !== false && { trialTemplates: { namespace, name: TEMPLATES } } });
    const { service: dbManager } = new DbManager(this, 'DbManager', { namespace, database: props.database, policies: mesh !== undefined });
    new KatibController(this, 'Controller', {
      namespace, clusterDomain, config, dbManager, trialResources, electsLeader, podFailurePolicy, certGenerator, webhookIssuer, policies: mesh !== undefined,
    });
    if (ui) {
      new KatibUi(this, 'Ui', { namespace, mesh, dbManager, trustedNamespaces });
    }
  }

  private addTrialTemplates(): void {
    const { trialTemplates } = this.props;
    if (trialTemplates !== false) {
      new ConfigMap(this, 'TrialTemplates', {
        metadata: { name: TEMPLATES, namespace: this.namespace, labels: katibLabels('trial-templates') }, data: templateData(trialTemplates, this),
      });
    }
  }
}
