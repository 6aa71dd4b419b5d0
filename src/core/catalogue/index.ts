export * from './accelerators';
export * from './limits';
export * from './notebook-images';
