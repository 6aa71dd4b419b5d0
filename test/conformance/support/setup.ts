import * as fs from 'fs';
import * as path from 'path';
import { assets } from './assets';
import { ControlPlane } from './control-plane';
import { examples, REPOSITORY } from './manifests';

/** Starts the server of the suite; its kubeconfig and folder reach the tests by environment variables. */
export default async function setup(): Promise<void> {
  const { controllerManager } = assets();
  const dist = path.resolve(REPOSITORY, process.env.CONFORMANCE_DIST ?? 'dist');
  if (!fs.existsSync(dist)) {
    throw new Error(`there is no ${dist}; run \`npm run synth\` first`);
  }
  if (controllerManager === undefined) {
    process.stdout.write('\nno kube-controller-manager in KUBEBUILDER_ASSETS: aggregated roles, quotas and the admission of pods are skipped\n');
  }
  const plane = await ControlPlane.start({ controllers: true });
  Object.assign(globalThis, { conformancePlane: plane });
  process.env.CONFORMANCE_SUBJECT = copied(dist, path.join(plane.folder, 'subject'));
  process.env.CONFORMANCE_KUBECONFIG = plane.kubeconfig;
  process.env.CONFORMANCE_CONTROLLERS = controllerManager === undefined ? 'no' : 'yes';
}

/** Copies the platform's output and those of the examples. */
function copied(dist: string, target: string): string {
  fs.cpSync(dist, path.join(target, 'dist'), { recursive: true });
  examples().forEach(({ folder }) => fs.cpSync(folder, path.join(target, path.relative(REPOSITORY, folder)), { recursive: true }));
  return target;
}
