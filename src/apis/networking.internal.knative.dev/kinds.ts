/**
 * Facts of the kinds of networking.internal.knative.dev. A Certificate gets a status only where Knative makes certificates, so it
 * counts as healthy at once: a check of its health would hold a wave without limit.
 */
import { certificateCrd, clusterDomainClaimCrd, ingressCrd, serverlessServiceCrd } from './crds';
import { kindTable } from '../crd';

const COMMON = { rewrittenBy: 'the webhook of Knative' } as const;

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable([certificateCrd, COMMON], [clusterDomainClaimCrd], [ingressCrd, COMMON], [serverlessServiceCrd, COMMON]);
