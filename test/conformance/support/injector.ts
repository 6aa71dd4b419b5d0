import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dump, loadAll } from 'js-yaml';

/** What istiod reads: the ConfigMaps `istio-sidecar-injector` and `istio`. */
export interface Injection {
  readonly config: string;
  readonly values: string;
  readonly mesh: string;
}

/** Path of istioctl, which `CLUSTER_ISTIOCTL` gives; undefined if there is none. */
export function findIstioctl(): string | undefined {
  const { CLUSTER_ISTIOCTL } = process.env;
  return CLUSTER_ISTIOCTL !== undefined && existsSync(CLUSTER_ISTIOCTL) ? CLUSTER_ISTIOCTL : undefined;
}

/** Istio's own injector; istioctl wants an API server, of which it needs the version and an empty list of webhooks. */
export class Injector {
  /** Starts the stand-in for an API server. */
  public static async start(istioctl: string): Promise<Injector> {
    const server = createServer(answer);
    await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
    return new Injector(istioctl, server, mkdtempSync(join(tmpdir(), 'inject-')));
  }

  private constructor(private readonly istioctl: string, private readonly server: Server, private readonly folder: string) {
    const { port } = server.address() as AddressInfo;
    this.write('kubeconfig', dump({
      'apiVersion': 'v1',
      'kind': 'Config',
      'current-context': 'test',
      'clusters': [{ name: 'test', cluster: { server: `http://127.0.0.1:${port}` } }],
      'users': [{ name: 'test', user: {} }],
      'contexts': [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    }));
  }

  /** The workloads with what the injector adds, in their order. */
  public async inject(injection: Injection, workloads: readonly unknown[], environment: NodeJS.ProcessEnv = {}): Promise<unknown[]> {
    const { stdout } = await promisify(execFile)(this.istioctl, [
      'kube-inject',
      '-f', this.write('workloads.yaml', workloads.map(one => dump(one)).join('---\n')),
      '--injectConfigFile', this.write('config', injection.config),
      '--valuesFile', this.write('values', injection.values),
      '--meshConfigFile', this.write('mesh', injection.mesh),
    ], { env: { ...process.env, ...environment, KUBECONFIG: join(this.folder, 'kubeconfig') }, maxBuffer: 64 << 20, timeout: 60_000 });
    return loadAll(stdout).filter(one => one !== null && one !== undefined);
  }

  /** Ends the server and removes the files. */
  public stop(): void {
    this.server.close();
    this.server.closeAllConnections();
    rmSync(this.folder, { recursive: true });
  }

  private write(name: string, content: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const watches = request.url?.includes('watch=true');
  const type = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingWebhookConfigurationList' };
  const list = { ...type, metadata: { resourceVersion: '1' }, items: [] };
  const refusal = { apiVersion: 'v1', kind: 'Status', status: 'Failure', code: 400, reason: 'BadRequest' };
  const version = { major: '1', minor: '34', gitVersion: 'v1.34.4' };
  response.writeHead(watches ? 400 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(request.url === '/version' ? version : watches ? refusal : list));
}
