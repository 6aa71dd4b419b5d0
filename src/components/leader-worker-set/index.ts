export * from './leader-worker-sets';
