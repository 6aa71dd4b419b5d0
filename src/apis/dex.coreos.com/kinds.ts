/** Facts of the kinds of dex.coreos.com, in which Dex keeps its state. */
import { kindTable } from '../crd';
import { authCodeCrd } from './crds';

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable([authCodeCrd]);
