/** networking.istio.io/v1. */
export * from './connection-pool';
export * from './destination';
export * from './destination-rule';
export * from './gateway';
export * from './http-actions';
export * from './http-route';
export * from './load-balancer';
export * from './service-entry';
export * from './sidecar';
export * from './traffic-policy';
export * from './virtual-service';
export * from './workload-entry';
export * from './workload-group';
