export * from './notebooks';
export * from './spawner-props';
