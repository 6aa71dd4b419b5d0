import { GATEWAY_API_CRDS, GatewayApi, GatewayApiProps } from '../../components/gateway-api';
import { declareKnown } from '../../core';
import { InstalledOr, Part, Without } from '../part';

/** Options of the Gateway API as the platform takes them. */
export type GatewayApiOptions = Without<GatewayApiProps, 'images'>;

/** What the platform needs of a Gateway API that the cluster has: its definitions. */
export interface GatewayApiFacts {}

/** How the platform gets the Gateway API. */
export interface GatewayApiSetting {
  /**
   * The definitions of the Kubernetes Gateway API, which large language models need, and models that do not run on Knative: `{ existing: {} }` where the
   * cluster has them.
   * @default {}
   */
  readonly gatewayApi?: InstalledOr<GatewayApiOptions, GatewayApiFacts>;
}

/** The wiring of the Gateway API. */
export const gatewayApi: Part<GatewayApiSetting, GatewayApi | undefined> = {
  key: 'gatewayApi',
  name: 'gateway-api',
  after: [],
  namespaces: {},

  isNeeded(settings) {
    return settings.gatewayApi;
  },

  make(chart, options, { common }) {
    return new GatewayApi(chart, 'GatewayApi', common(options));
  },

  declareExisting(platform) {
    declareKnown(platform, ...GATEWAY_API_CRDS.map(({ plural, group }) =>
      ({ kind: 'CustomResourceDefinition', name: `${plural}.${group}`, madeBy: 'the cluster\'s own Gateway API' })));
  },
};
