/** Facts of the kinds of caching.internal.knative.dev. An image never gets a status unless a cache is installed, so it counts as healthy at once. */
import { imageCrd } from './crds';
import { kindTable } from '../crd';

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable([imageCrd]);
