export * from './data-cache-access';
