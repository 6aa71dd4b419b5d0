/** Facts of the kinds of inference.networking.k8s.io. */
import { kindTable } from '../crd';
import { inferencePoolCrd } from './crds';

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable([inferencePoolCrd]);
