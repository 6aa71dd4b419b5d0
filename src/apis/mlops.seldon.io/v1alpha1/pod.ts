/**
 * mlops.seldon.io/v1alpha1: pods whose other half stands in another object.
 *
 * Source: SeldonIO/seldon-core v2.10.2, operator/apis/mlops/v1alpha1; others install it.
 */
import { Container, PodSpec } from '../../k8s/core/v1';

/** What is laid over a pod: lists are joined by the names in them, not replaced. */
export interface SeldonPodOverride extends Omit<PodSpec,
  'containers' | 'ephemeralContainers' | 'hostUsers' | 'hostnameOverride' | 'os' | 'resourceClaims' | 'resources' | 'schedulingGates' | 'serviceAccount' | 'workloadRef'
> {
  /** Containers to change, by their names, or to add. */
  readonly containers?: readonly Container[];
}
