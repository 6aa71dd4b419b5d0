export { KServe } from './kserve';
export * from './props';
export { type ServiceGatewayNeeds, wantsServiceGateway } from './service-gateway';
export { RUNTIMES, type RuntimeName } from './runtimes';
