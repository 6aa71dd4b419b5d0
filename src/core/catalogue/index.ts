export * from './accelerators';
export * from './data-cache';
export * from './limits';
export * from './node-pool-check';
export * from './node-pools';
export * from './notebook-images';
