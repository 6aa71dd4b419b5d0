/** Facts of OpenShift's routes, which come with OpenShift (openshift/api, route/v1). */
import { KindTable } from '../kind';

/** Facts by `<group>/<Kind>`. */
export const KINDS: KindTable = {
  'route.openshift.io/Route': { plural: 'routes', scope: 'Namespaced' },
};
