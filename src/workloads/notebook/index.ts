export * from './notebook';
export * from './props';
