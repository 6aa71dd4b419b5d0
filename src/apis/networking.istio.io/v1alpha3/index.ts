/** networking.istio.io/v1alpha3. */
export * from './envoy-filter';
export * from './kinds';
