export * from './core';
export * from './checks';
export * from './gitops';
export * from './platform';
export * from './workloads';
export * from './workloads/access-report';
