export * from './connectors';
export * from './dex';
