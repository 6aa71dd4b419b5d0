/** Facts of the kinds of autoscaling.internal.knative.dev, which Knative makes for itself. */
import { metricCrd, podAutoscalerCrd } from './crds';
import { kindTable } from '../crd';

const COMMON = { form: 'service', rewrittenBy: 'the webhook of Knative' } as const;

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable([metricCrd, COMMON], [podAutoscalerCrd, COMMON]);
