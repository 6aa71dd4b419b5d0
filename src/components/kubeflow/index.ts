export * from './kubeflow';
export type { GatewayTls } from './gateway';
