import { job, mlPolicy, NODE, pinnedRuntime, resourcesOf, Runtime, RuntimeOptions } from './runtime';
import type { ImageName } from '../../../core';

/** Options of a runtime in which a launcher reaches the nodes by SSH. */
export interface MpiRuntimeOptions extends RuntimeOptions {
  /**
   * Nodes of a training job that names no number, the launcher among them; there are never fewer than 2, since the controller makes one beside it in any case.
   * @default 2
   * @minimum 1
   * @asType integer
   */
  readonly numNodes?: number;
  /**
   * Processes on each node of a training job that names no number.
   * @default 1
   * @minimum 1
   * @asType integer
   */
  readonly numProcPerNode?: number;
}

/** User of the images, in whose home the keys are; another one cannot read them. */
const USER = { id: 1000, home: '/home/mpiuser' };

const SSH_PORT = 2222;

/** A launcher, which trains too, and further nodes that wait for it as SSH servers. */
function mpi(options: MpiRuntimeOptions, pinned: { readonly name: string; readonly framework: string; readonly image: ImageName }): Runtime {
  const { numNodes = 2, numProcPerNode = 1 } = options;
  const servers = Math.max(numNodes - 1, 1);
  return pinnedRuntime(options, pinned, image => {
    const container = { name: NODE, image, securityContext: { runAsUser: USER.id }, ...resourcesOf(options) };
    return {
      // The number of nodes would make as many launchers: that of the servers stands in their Job.
      mlPolicy: mlPolicy({}, { mpi: { mpiImplementation: 'OpenMPI', numProcPerNode, runLauncherAsNode: true, sshAuthMountPath: `${USER.home}/.ssh` } }),
      template: {
        spec: {
          network: { publishNotReadyAddresses: true },
          successPolicy: { operator: 'All', targetReplicatedJobs: ['launcher'] },
          replicatedJobs: [
            job('launcher', { ...options, step: 'trainer', container }),
            job(NODE, {
              ...options,
              ...servers > 1 && { parallelism: servers },
              container: {
                ...container,
                command: ['/usr/sbin/sshd'],
                args: ['-De', '-f', `${USER.home}/.sshd_config`],
                readinessProbe: { tcpSocket: { port: SSH_PORT }, initialDelaySeconds: 5 },
              },
            }),
          ],
        },
      },
    };
  });
}

/** DeepSpeed over MPI. */
export function deepspeedDistributed(options: MpiRuntimeOptions = {}): Runtime {
  return mpi(options, { name: 'deepspeed-distributed', framework: 'deepspeed', image: 'trainer/deepspeed-runtime' });
}

/** MLX over MPI. */
export function mlxDistributed(options: MpiRuntimeOptions = {}): Runtime {
  return mpi(options, { name: 'mlx-distributed', framework: 'mlx', image: 'trainer/mlx-runtime' });
}
