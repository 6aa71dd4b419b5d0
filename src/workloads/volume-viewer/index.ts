export * from './volume-viewer';
