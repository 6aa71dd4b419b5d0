import { dangling } from './common';
import { ManifestSet, Rule, Violation } from '../../core';
import { orExistingPlatform } from '../platforms';
import { KIND } from '../workspaces/kinds';
import { WORKSPACE } from '../workspaces/workspaces';

/** `References/WorkspaceKind`: workspaces are of kinds that exist. */
export const referencesWorkspaceKind: Rule = {
  id: 'References/WorkspaceKind',
  why: 'The webhook of workspaces refuses one whose kind does not exist, and the whole sync stops.',
  check: danglingKinds,
};

function* danglingKinds(set: ManifestSet): Generator<Violation> {
  const known = set.allOfKind(KIND).map(one => one.name);
  for (const at of set.ofKind(WORKSPACE)) {
    const kind = at.at('spec', 'kind');
    if (kind.text && !set.has(KIND, undefined, kind.text)) {
      yield dangling(at, kind, 'WorkspaceKind', undefined, kind.text, orExistingPlatform(set), known);
    }
  }
}
