/** Facts of the kinds of extensions.istio.io. */
import { kindTable } from '../crd';
import { trafficExtensionCrd, wasmPluginCrd } from './crds';

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable([trafficExtensionCrd], [wasmPluginCrd]);
