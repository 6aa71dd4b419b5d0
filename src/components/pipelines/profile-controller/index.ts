export { isMinting, ProfileController, type ProfileControllerProps } from './profile-controller';
export { type MintingStore, type ProfileObject } from './settings';
