export { RequiredTokens } from './authorization';
export { Autoscaling } from '../../kit';
export { CniOptions, CniPaths, CniPlatform } from './cni';
export { clusterLocalWorkload, GatewayPort, ingressWorkload, ProxyLogLevel } from './gateway';
export { InjectorOptions } from './injection';
export { Istio } from './istio';
export { AccessLog } from './mesh';
export * from './props';
export { ClusterIpService, GatewayService, LoadBalancerService, NodePortService } from './service';
