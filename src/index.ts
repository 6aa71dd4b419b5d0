export * from './core';
export * from './core/catalogue';
export * from './checks';
export * from './gitops';
export * from './platform';
