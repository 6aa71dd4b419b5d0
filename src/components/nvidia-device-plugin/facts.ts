/** What is known of NVIDIA's device plugin. Source: k8s-device-plugin v0.20.0. */
import { fact, ProgramFacts } from '../../core';

/** The container's name. */
export const CONTAINER = 'nvidia-device-plugin-ctr';

/** The plugin on the nodes of a pool. */
export function devicePluginFacts(namespace: string, name: string): ProgramFacts {
  return {
    kind: 'DaemonSet',
    namespace,
    name,
    container: CONTAINER,
    calls: fact([], 'cmd/nvidia-device-plugin: it speaks with the kubelet alone, by a socket in a folder of the node'),
    calledBy: fact([], 'cmd/nvidia-device-plugin: it opens no port'),
    user: fact(0, 'deployments/container/Dockerfile: the folder of the kubelet is root\'s'),
    writes: fact([], 'cmd/nvidia-device-plugin: sockets in the kubelet\'s folder, which is mounted'),
    replication: fact('all-work', 'one on each node'),
    metrics: fact(undefined, 'cmd/nvidia-device-plugin: it opens no port'),
    token: fact(false, 'cmd/nvidia-device-plugin: no client of the API server; only its config manager has one, which is not run here'),
  };
}
