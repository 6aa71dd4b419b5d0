/**
 * What becomes of workspaces with what their kinds say. Source: Kubeflow Notebooks v2.0.0-alpha.3, internal/webhook/workspace_webhook.go and
 * internal/controller/workspace_controller.go of its controller.
 */
import { KIND, optionIds } from './kinds';
import { Field, listed, Located, ManifestSet, shown } from '../../core';
import { Fault, fault, ruleOf, said } from '../fault';
import { meantBy } from '../shown';

/** Key of the kind of workspaces. */
export const WORKSPACE = 'kubeflow.org/Workspace';

/** `Workspace/Options`: image and size are such as the kind offers. */
export const workspaceOptions = ruleOf('Workspace/Options',
  'The webhook of workspaces refuses one whose image or size its kind does not offer, and the whole sync stops.',
  { [WORKSPACE]: wrongOptions });

/** `Workspace/Volumes`: all that a workspace or its kind mounts is mounted. */
export const workspaceVolumes = ruleOf('Workspace/Volumes',
  'The controller of workspaces leaves out a second mount at one path, and a mount of a volume that is not there, and tells nobody.',
  { [WORKSPACE]: hiddenMounts, [KIND]: at => lostMounts(at.at('spec', 'podTemplate')) });

function kindOf(at: Located, set: ManifestSet): Located | undefined {
  return set.find(KIND, undefined, at.at('spec', 'kind').text ?? '');
}

function* wrongOptions(at: Located, set: ManifestSet): Generator<Fault> {
  const kind = kindOf(at, set);
  if (kind === undefined) {
    return;
  }
  for (const list of ['imageConfig', 'podConfig']) {
    const chosen = at.at('spec', 'podTemplate', 'options', list);
    const ids = optionIds(kind.at('spec', 'podTemplate', 'options'), list);
    if (chosen.text !== undefined && !ids.includes(chosen.text)) {
      const meant = meantBy(chosen.text, ids);
      yield fault(chosen, `must be the id of an option of the kind ${shown(kind.name)}`, `write ${meant === undefined ? `one of ${listed(ids)}` : shown(meant)}`);
    }
  }
}

/** Mounts of a workspace whose path another one has already: the home folder comes first, then claims, then Secrets. */
function* hiddenMounts(at: Located, set: ManifestSet): Generator<Fault> {
  const volumes = at.at('spec', 'podTemplate', 'volumes');
  const home = volumes.at('home').text === undefined ? undefined : kindOf(at, set)?.at('spec', 'podTemplate', 'volumeMounts', 'home').text;
  const taken = new Map(home === undefined ? [] : [[home, 'the home folder']]);
  for (const [list, what] of [['data', 'another claim'], ['secrets', 'another Secret']]) {
    for (const path of volumes.at(list).items().map(one => one.at('mountPath'))) {
      const other = path.text === undefined ? undefined : taken.get(path.text);
      // A path twice in one list is a fault of the form.
      if (other !== undefined && other !== what) {
        yield fault(path, `must not be the path of ${other}`, 'choose another folder, or leave one of the two out');
      }
      path.text === undefined || taken.set(path.text, other ?? what);
    }
  }
}

/** Names of the volumes that the controller makes of what a workspace mounts. */
const MADE = /^(home-volume|(data|secret)-volume-\d+)$/;

function* lostMounts(template: Field): Generator<Fault> {
  const volumes = template.at('extraVolumes').items().flatMap(one => one.at('name').text ?? []);
  for (const name of template.at('extraVolumeMounts').items().map(one => one.at('name'))) {
    if (name.text !== undefined && !volumes.includes(name.text) && !MADE.test(name.text)) {
      yield said(name, `must be the name of one of extraVolumes, got ${shown(name.text)}`, `write one of ${listed(volumes)}, or add the volume`);
    }
  }
}
