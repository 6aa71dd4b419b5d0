import { KServe, KServeAsDeployments, KServeCommonProps, KServeOnKnative, KServeProps, ModelsWebAppOptions, wantsServiceGateway } from '../../components/kserve';
import { ObjectStoreRef, storeKeys } from '../../core';
import { profileSecret } from '../../kit';
import { isDnsHost, secureCookies } from '../host';
import { CommonSettings, Part, Without } from '../part';

/** Options that both ways of running models have. */
type CommonOptions = Without<KServeCommonProps,
  'namespace' | 'storage' | 'modelsWebApp' | 'gateway' | 'identity' | 'clusterDomain' | 'trustDomain' | 'hosts' | 'images'> & {
  /** The page for models, or false to leave it out. @default {} */
  readonly modelsWebApp?: Without<ModelsWebAppOptions, 'secureCookies'> | false;
};

/** Models run on Knative where the platform has it. */
interface OnKnative extends Without<KServeOnKnative, 'knative'> {
  /** @default - the platform's Knative, or none where it has none */
  readonly knative?: undefined;
}

/** Options of KServe as the platform takes them. */
export type KServeOptions = CommonOptions & (OnKnative | KServeAsDeployments);

/** Models behind addresses. */
export interface KServeSetting {
  /**
   * KServe with its page for models: options, or false to leave it out. Large language models and models on nodes are on with `local`, and off in production
   * unless `llm` and `localModels` say otherwise.
   * @default {}
   */
  readonly kserve?: KServeOptions | false;
}

/** The wiring of KServe. */
export const kserve: Part<KServeSetting, KServe | undefined> = {
  key: 'kserve',
  name: 'kserve',
  // The controllers look for the kinds that they may use only at start.
  after: ['cert-manager', 'kubeflow', 'knative-serving', 'gateway-api', 'leader-worker-set'],
  selfGuarded: true,
  forTeams: true,
  needs: ['dashboard'],
  namespaces: {},

  gives({ modelsWebApp = {}, ...options }, settings) {
    const { llm, localModels: models } = modelsFor(options, settings);
    return {
      menuLinks: modelsWebApp === false ? [] : [{ type: 'item', text: 'KServe Endpoints', link: '/kserve-endpoints/', icon: 'kubeflow:models' }],
      ...llm !== false && { inferencePools: true },
      reservedNamespaces: models === false ? [] : [models.jobNamespace ?? 'kserve-localmodel-jobs'],
    };
  },

  make(chart, options, { common, mesh, settings, shared }) {
    const { namespaces, host, https, objectStore } = settings;
    const { modelsWebApp = {} } = options;
    return new KServe(chart, 'KServe', {
      webhookIssuer: shared.webhookIssuer,
      domain: isDnsHost(host) ? host : undefined,
      urlScheme: https ? 'https' : 'http',
      trustedNamespaces: shared.trustedNamespaces,
      credentialKeys: keysOfProfiles(objectStore),
      ...common(options),
      ...mesh,
      ...modelsFor(options, settings),
      namespace: namespaces.kubeflow,
      storage: objectStore,
      modelsWebApp: modelsWebApp === false ? false : { ...modelsWebApp, secureCookies: secureCookies(settings) },
      knative: options.knative ?? shared.knative ?? false,
    } as KServeProps); // whether the options fit the way of running models is checked there
  },
};

/** Keys of the Secret that each profile has for the store; undefined where it has none, but an identity. */
function keysOfProfiles(store: ObjectStoreRef | undefined): KServeProps['credentialKeys'] {
  const secret = store && profileSecret(store);
  if (secret === undefined) {
    return undefined;
  }
  const { accessKey, secretKey } = storeKeys(secret);
  return { accessKey, secretKey };
}

/** Whether the platform makes the definitions of the Kubernetes Gateway API: a Gateway that is there has its own, unless the users ask for them. */
export function usesGatewayApi(props: KServeSetting & { readonly gatewayApi?: object }, hasKnative: boolean, security: CommonSettings['security']): boolean {
  const { kserve: options = {}, gatewayApi } = props;
  if (options === false || gatewayApi === undefined && typeof options.serviceGateway === 'object' && options.serviceGateway.existing !== undefined) {
    return false;
  }
  return wantsServiceGateway({ ...options, ...modelsFor(options, { security }), knative: options.knative ?? hasKnative });
}

/** What is served beside models of any kind. */
type Models = Pick<KServeCommonProps, 'llm' | 'localModels'>;

/** What few use and many could misuse is off in production. */
function modelsFor({ llm, localModels }: Models, { security }: Pick<CommonSettings, 'security'>): Required<Models> {
  const usual = security === 'local' ? {} : false;
  return { llm: llm ?? usual, localModels: localModels ?? usual };
}
