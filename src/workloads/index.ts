/** What teams declare: notebooks, and what belongs to them. */
export * from '../core/catalogue';
export { Claim, ClaimRef, ExistingClaim, ExistingClaimOptions, NewClaim, NewClaimOptions, existingClaim, newClaim } from './claims';
export { Environment } from './environment';
export { shareImages, tagImages } from './images';
export { findNamespace, tagNamespace } from './namespace';
export { NodePool } from './placement';
export * from './notebook';
export * from './pod-default';
export * from './pvc-viewer';
export * from './tensorboard';
export * from './profile';
