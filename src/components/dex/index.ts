export type { DexExpiry, StaticUser } from './config';
export type * from './connectors';
export * from './dex';
export * from './props';
