export type { CullingProps } from './culling';
export * from './notebook-controller';
export * from './notebooks';
export * from './spawner-props';
