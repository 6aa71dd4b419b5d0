/** Facts of the kinds of inference.networking.x-k8s.io. */
import { kindTable } from '../crd';
import { experimentalInferencePoolCrd, inferenceModelRewriteCrd, inferenceObjectiveCrd, inferencePoolImportCrd } from './crds';

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable([experimentalInferencePoolCrd], [inferenceObjectiveCrd], [inferenceModelRewriteCrd], [inferencePoolImportCrd]);
