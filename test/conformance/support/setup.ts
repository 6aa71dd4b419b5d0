import { Config } from '@jest/types';
import { assets } from './assets';
import { ControlPlane } from './control-plane';

/** Starts the server of the suite; its kubeconfig and folder reach the tests by environment variables. */
export default async function setup(_: Config.GlobalConfig): Promise<void> {
  const { controllerManager } = assets();
  if (controllerManager === undefined) {
    process.stdout.write('\nno kube-controller-manager in KUBEBUILDER_ASSETS: aggregated roles, quotas and the admission of pods are skipped\n');
  }
  const plane = await ControlPlane.start({ controllers: true });
  Object.assign(globalThis, { conformancePlane: plane });
  process.env.CONFORMANCE_KUBECONFIG = plane.kubeconfig;
  process.env.CONFORMANCE_CONTROLLERS = controllerManager === undefined ? 'no' : 'yes';
}
