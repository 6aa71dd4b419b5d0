import * as fs from 'fs';
import * as path from 'path';
import { Api } from '../../conformance/support/api';

/** How a platform that is up is reached. */
export interface Place {
  readonly kubeconfig: string;
  /** URL of the ingress gateway, without a path. */
  readonly gateway: string;
  /** Folder of the test cluster: `logs/<namespace>.<pod>.<container>.log`. */
  readonly folder: string;
}

const HELP = `
npm run e2e runs against a platform that is up. It needs
  KUBECONFIG     an administrator's way to its API server
  GATEWAY_URL    URL of its ingress gateway, such as http://localhost:8080
  CLUSTER_DIR    folder of the test cluster, with the logs of all containers below logs/
The command that runs the platform's programs sets them, and its network namespaces are those of the pods:
  cluster run dist --checks -- npm run e2e
docs/end-to-end.md says more.
`;

/** The platform of the environment; fails with the way to get one. */
export function place(): Place {
  const missing = ['KUBECONFIG', 'GATEWAY_URL', 'CLUSTER_DIR'].filter(name => (process.env[name] ?? '') === '');
  const { KUBECONFIG: kubeconfig = '', GATEWAY_URL: gateway = '', CLUSTER_DIR: folder = '' } = process.env;
  const faults = missing.length > 0 ? [`${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not set`] : [
    ...fs.existsSync(kubeconfig) ? [] : [`KUBECONFIG is ${kubeconfig}, which is not there`],
    ...fs.existsSync(path.join(folder, 'logs')) ? [] : [`CLUSTER_DIR is ${folder}, which has no folder logs`],
    ...URL.canParse(gateway) ? [] : [`GATEWAY_URL is ${gateway}, which is no URL`],
  ];
  if (faults.length > 0) {
    const error = new Error(`${faults.join('; ')}\n${HELP}`);
    error.stack = error.message;
    throw error;
  }
  return { kubeconfig, gateway: gateway.replace(/\/$/, ''), folder };
}

/** A connection to the platform's API server. */
export async function connect(): Promise<Api> {
  return Api.connect(place().kubeconfig);
}
