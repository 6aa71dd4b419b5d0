import { ManifestSet, podsOf, Rule, shown, Violation } from '../../core';

/** `PVCViewer/PodSpec`: a file browser says its pod, with the claim that it shows. */
export const volumeViewerPod: Rule = {
  id: 'PVCViewer/PodSpec',
  why: 'Without a podSpec the webhook writes one with an image that no manifest shows, by default filebrowser:latest; one that does not mount the claim is refused.',
  check: wrongViewers,
};

function* wrongViewers(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('kubeflow.org/PVCViewer')) {
    const spec = at.at('spec', 'podSpec');
    if (spec.entries().length === 0) {
      yield {
        at,
        field: spec.path,
        problem: 'is left to the webhook, whose image stands in no manifest and may change at any time, got nothing',
        fix: 'write the podSpec as VolumeViewer does, with an image of a fixed version',
      };
      continue;
    }
    const claim = at.at('spec', 'pvc');
    const claims = podsOf(at).flatMap(pods => pods.spec.at('volumes').items()).map(volume => volume.at('persistentVolumeClaim', 'claimName').value);
    if (claim.text !== undefined && !claims.includes(claim.text)) {
      yield {
        at,
        field: spec.at('volumes').path,
        problem: `must have a volume of the claim ${shown(claim.text)}, else the webhook refuses the viewer, got ${shown(claims)}`,
        fix: 'add a volume with the claim, and mount it',
      };
    }
  }
}
