/** Facts of the kinds of acme.cert-manager.io, which only cert-manager itself makes. */
import { kindTable } from '../crd';
import { challengeCrd, orderCrd } from './crds';

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable([challengeCrd], [orderCrd]);
