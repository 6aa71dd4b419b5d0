/**
 * Facts of the kinds of metacontroller.k8s.io, from Metacontroller's sources (release in the pins). Health is Argo CD's default: nothing is
 * reported in these objects, faults are events on them.
 */
import { kindTable } from '../crd';
import { compositeControllerCrd, controllerRevisionCrd, decoratorControllerCrd } from './crds';

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable([compositeControllerCrd], [decoratorControllerCrd], [controllerRevisionCrd]);
