import { Katib, KatibCertificateIssued, KatibCommonProps, KatibInPlatform, TrialResource, usualTrialResources } from '../../components/katib';
import { Part, Without } from '../part';

/** Options of Katib as the platform takes them. */
export type KatibOptions = Without<KatibCommonProps & KatibCertificateIssued & KatibInPlatform,
  'namespace' | 'database' | 'standalone' | 'certGenerator' | 'trustedNamespaces' | 'gateway' | 'identity' | 'clusterDomain' | 'trustDomain' | 'hosts' | 'images'>;

/** Search for the best values of parameters. */
export interface KatibSetting {
  /** Experiments, by Katib: options, or false to leave them out. @default {} */
  readonly katib?: KatibOptions | false;
}

/** The wiring of Katib. */
export const katib: Part<KatibSetting, Katib | undefined> = {
  key: 'katib',
  name: 'katib',
  after: ['cert-manager', 'kubeflow', 'mysql', 'trainer', 'training-operator', 'argo-workflows'], // it works on the kinds of trials that are there when it starts
  forTeams: true,
  needs: ['dashboard'],
  namespaces: {},

  gives({ ui = true }) {
    return { menuLinks: ui ? [{ type: 'item', text: 'Katib Experiments', link: '/katib/', icon: 'kubeflow:katib' }] : [] };
  },

  make(chart, options, { common, mesh, settings: { namespaces, databases }, shared }) {
    return new Katib(chart, 'Katib', {
      webhookIssuer: shared.webhookIssuer,
      trialResources: withGiven(shared.trialResources),
      ...common(options),
      ...mesh,
      namespace: namespaces.kubeflow,
      database: databases.katib,
      trustedNamespaces: shared.trustedNamespaces,
    });
  },
};

/** What trials may be unless somebody says otherwise: all kinds that Katib knows by itself, and those that others bring. */
function withGiven(given: readonly TrialResource[]): readonly TrialResource[] | undefined {
  const others = given.filter(({ group, kind }) => !usualTrialResources.some(one => one.group === group && one.kind === kind));
  return others.length > 0 ? [...usualTrialResources, ...others] : undefined;
}
