import { shown } from '../errors';
import { DNS_LABEL } from '../names';

/** What the controller of a kind needs of a name. */
export interface NameRule {
  /** Most characters, so that all names which the controller derives fit. */
  readonly longest: number;
  /** Whether the name is that of a Service too, which starts with a letter. */
  readonly service: boolean;
  /** The derived name that is longest, for the error. */
  readonly because: string;
}

/** A `Notebook` gives its name to a StatefulSet, whose pods carry it with a hash of up to 11 characters in a label of 63. */
export const NOTEBOOK_NAME: NameRule = {
  longest: 52,
  service: true,
  because: 'its pod has the label controller-revision-hash: <name>-<hash>',
};

/** A `Tensorboard` gives its name to a Service, whose port is called `http-<name>`. */
export const TENSORBOARD_NAME: NameRule = { longest: 58, service: true, because: 'its Service has the port http-<name>' };

/** A `PVCViewer` has a Service `pvcviewer-<name>`. */
export const PVC_VIEWER_NAME: NameRule = { longest: 53, service: false, because: 'its Service is pvcviewer-<name>' };

/** What keeps a name from being used, in the words of an error; undefined if nothing does. */
export function nameFault(name: string, rule: NameRule): string | undefined {
  if (name.length > rule.longest) {
    return `must have at most ${rule.longest} characters, since ${rule.because}, got ${name.length} in ${shown(name)}`;
  }
  if (!DNS_LABEL.test(name) || rule.service && !/^[a-z]/.test(name)) {
    return `must be lower-case letters, digits and "-"${rule.service ? ', starting with a letter' : ''}, got ${shown(name)}`;
  }
  return undefined;
}
