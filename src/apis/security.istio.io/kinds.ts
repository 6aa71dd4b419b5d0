/** Facts of the kinds of security.istio.io. */
import { kindTable } from '../crd';
import { authorizationPolicyCrd, peerAuthenticationCrd, requestAuthenticationCrd } from './crds';

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable([authorizationPolicyCrd], [peerAuthenticationCrd], [requestAuthenticationCrd]);
