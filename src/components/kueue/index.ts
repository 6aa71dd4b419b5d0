export { ALL_FRAMEWORKS, type KueueFramework } from './frameworks';
export * from './kueue';
export { flavorsOf, poolFlavors } from './props';
export type { FairSharing, FairSharingStrategy, Flavor, KueueProps, KueueResources, Requeuing, WaitForPodsReady } from './props';
