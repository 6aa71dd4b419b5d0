export * from './logs';
export * from './tensorboard';
