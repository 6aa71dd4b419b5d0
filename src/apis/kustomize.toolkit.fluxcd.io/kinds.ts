/** Facts of the kinds of Flux' kustomize-controller. */
import { KindTable } from '../kind';

/** Facts by `<group>/<Kind>`. */
export const KINDS: KindTable = {
  'kustomize.toolkit.fluxcd.io/Kustomization': { plural: 'kustomizations', scope: 'Namespaced' },
};
