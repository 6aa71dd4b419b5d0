import { ManifestSet } from '../core';

const DEFINITION = 'apiextensions.k8s.io/CustomResourceDefinition';

/** Groups of the kinds that teams write for the programs of a platform. */
const OF_TEAMS = /(^|\.)(kubeflow\.org|kserve\.io|ray\.io|sparkoperator\.k8s\.io)$/;

/** Whether a platform has the programs for the kinds of a group. */
export function isOfPlatform(group: string): boolean {
  return OF_TEAMS.test(group);
}

/** What else to do about something that a platform brings, where the app knows none: no definition of a kind is in it or declared. Empty elsewhere. */
export function orExistingPlatform(set: ManifestSet): string {
  return set.once(orExistingPlatform, () => set.allOfKind(DEFINITION).length > 0 || set.externals.some(({ kind }) => kind === DEFINITION)
    ? '' : '; where another repository installs the platform, existingPlatform(app, facts) tells of it');
}
