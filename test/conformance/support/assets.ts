import * as fs from 'fs';
import * as path from 'path';

/** Programs of a control plane. */
export interface Assets {
  readonly etcd: string;
  readonly apiServer: string;
  readonly kubectl: string;
  /** Undefined where the folder lacks it: what needs controllers is skipped then. */
  readonly controllerManager?: string;
}

/** Whether servers of the suite that are to have controllers have them: not every set of programs has them. */
export const CONTROLLERS = process.env.CONFORMANCE_CONTROLLERS === 'yes';

const HELP = `
npm run conformance needs the programs of a Kubernetes control plane, and KUBEBUILDER_ASSETS must name their folder:
  etcd, kube-apiserver, kubectl       required
  kube-controller-manager             for quotas, service accounts and aggregated roles; without it these parts are skipped
Get the first three with
  export KUBEBUILDER_ASSETS="$(go run sigs.k8s.io/controller-runtime/tools/setup-envtest@latest use -p path 1.34.x)"
and put the binary kube-controller-manager of the same Kubernetes release beside them; docs/conformance.md says more.
`;

/** The programs in `KUBEBUILDER_ASSETS`; fails with the way to get them. */
export function assets(): Assets {
  const folder = process.env.KUBEBUILDER_ASSETS;
  if (folder === undefined || folder === '') {
    throw failure('KUBEBUILDER_ASSETS is not set');
  }
  const program = (name: string) => path.join(folder, name);
  const missing = ['etcd', 'kube-apiserver', 'kubectl'].filter(name => !fs.existsSync(program(name)));
  if (missing.length > 0) {
    throw failure(`KUBEBUILDER_ASSETS is ${folder}, which lacks ${missing.join(', ')}`);
  }
  const manager = program('kube-controller-manager');
  return {
    etcd: program('etcd'), apiServer: program('kube-apiserver'), kubectl: program('kubectl'),
    ...fs.existsSync(manager) && { controllerManager: manager },
  };
}

function failure(problem: string): Error {
  const error = new Error(`${problem}\n${HELP}`);
  error.stack = error.message;
  return error;
}
