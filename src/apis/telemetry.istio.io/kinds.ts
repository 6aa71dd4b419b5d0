/** Facts of the kinds of telemetry.istio.io. */
import { kindTable } from '../crd';
import { telemetryCrd } from './crds';

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable([telemetryCrd]);
