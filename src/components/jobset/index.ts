export * from './jobsets';
