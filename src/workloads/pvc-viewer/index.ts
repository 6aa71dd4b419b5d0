export * from './pvc-viewer';
