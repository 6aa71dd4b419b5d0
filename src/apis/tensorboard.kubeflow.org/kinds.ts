/** Facts of `Tensorboard`, from the source of its controller (Kubeflow Notebooks; release in the pins). */
import { kindTable } from '../crd';
import { tensorboardCrd } from './crds';
import { TENSORBOARD_HEALTH } from './health';

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [tensorboardCrd, {
    name: { longest: 58, service: true, because: 'its Service has the port http-<name>' },
    // The controller writes the pod: one container that says nothing of resources or privileges.
    pods: [{ path: ['spec', 'template'], metadata: 'object', labels: { app: '{name}' }, container: 'tensorboard' }],
    service: true,
    health: TENSORBOARD_HEALTH,
  }],
);
