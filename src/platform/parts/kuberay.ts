import { KubeRay, KubeRayProps } from '../../components/kuberay';
import { Part, Without } from '../part';

/** Options of the operator of Ray as the platform takes them. */
export type KubeRayOptions = Without<KubeRayProps, 'namespace' | 'mesh' | 'clusterDomain' | 'images'>;

/** Clusters of Ray as objects. */
export interface KubeRaySetting {
  /** The operator of Ray: options, or false to leave it out. @default false */
  readonly kuberay?: KubeRayOptions | false;
}

/** The wiring of the operator of Ray. */
export const kuberay: Part<KubeRaySetting, KubeRay | undefined> = {
  key: 'kuberay',
  name: 'kuberay',
  after: ['kubeflow'],
  onlyOnRequest: true,
  forTeams: true,
  needs: ['dashboard'],
  namespaces: {},

  gives: () => ({ jobFrameworks: ['ray.io/raycluster', 'ray.io/rayjob', 'ray.io/rayservice'] }),

  make(chart, options, { common, has, settings: { namespaces, clusterDomain, trustDomain }, shared }) {
    return new KubeRay(chart, 'KubeRay', {
      ...common(options),
      namespace: namespaces.kubeflow,
      clusterDomain,
      // A mesh of the cluster may allow all that no policy is about: there this one would close the heads to their own workers.
      ...has('istio') && shared.controlPlane && { mesh: { rootNamespace: shared.controlPlane.namespace, trustDomain } },
    });
  },
};
