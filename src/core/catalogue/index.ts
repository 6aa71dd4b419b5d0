export * from './accelerators';
export * from './data-cache';
export * from './limits';
export * from './notebook-images';
