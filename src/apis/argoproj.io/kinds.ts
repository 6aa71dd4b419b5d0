/** Facts of the kinds of Argo CD (argo-cd, docs/operator-manual; its release is the user's). */
import { KindTable } from '../kind';
import { APPLICATION_HEALTH } from './health';

/** Facts by `<group>/<Kind>`. */
export const KINDS: KindTable = {
  'argoproj.io/Application': { plural: 'applications', scope: 'Namespaced', health: APPLICATION_HEALTH, written: [['operation']] },
  'argoproj.io/AppProject': { plural: 'appprojects', scope: 'Namespaced' },
};
