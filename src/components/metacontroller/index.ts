export * from './metacontroller';
