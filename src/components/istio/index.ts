export { RequiredTokens } from './authorization';
export { Autoscaling } from './autoscaling';
export { CniOptions, CniPaths, CniPlatform } from './cni';
export { GatewayPort, ProxyLogLevel } from './gateway';
export { Istio } from './istio';
export { LogLevel } from './istiod';
export { AccessLog } from './mesh';
export * from './props';
export { ClusterIpService, GatewayService, LoadBalancerService, NodePortService } from './service';
