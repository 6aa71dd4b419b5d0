export * from './app';
export * from './findings';
export { type Footprint, footprintOf, totalOf } from './footprint';
export * from './named';
export * from './rules';
export * from './secrets-report';
