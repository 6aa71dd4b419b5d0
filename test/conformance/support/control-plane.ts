import { ChildProcess, spawn } from 'child_process';
import { generateKeyPairSync, randomBytes } from 'crypto';
import * as fs from 'fs';
import * as https from 'https';
import * as net from 'net';
import * as os from 'os';
import * as path from 'path';
import { assets } from './assets';

/** Controllers that the checks need: none that makes pods. */
const CONTROLLERS = ['clusterrole-aggregation-controller', 'resourcequota-controller', 'serviceaccount-controller'];

const running = new Set<ControlPlane>();

/** Whatever ends this process ends its servers. */
process.on('exit', () => running.forEach(one => {
  one.kill('SIGKILL');
  fs.rmSync(one.folder, { recursive: true, force: true, maxRetries: 5 });
}));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(1));
}

/** A fresh etcd and kube-apiserver on the loopback interface, in a temporary folder of their own. */
export class ControlPlane {
  /**
   * Starts one and waits until it is ready.
   *
   * Admission webhooks are never called: their servers are pods, and no pod runs here.
   */
  public static async start(options: { readonly controllers?: boolean } = {}): Promise<ControlPlane> {
    const plane = new ControlPlane(fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-')));
    running.add(plane);
    try {
      await plane.run(options.controllers ?? false);
    } catch (error) {
      await plane.stop();
      throw error;
    }
    return plane;
  }

  public readonly kubeconfig: string;
  private readonly processes: ChildProcess[] = [];
  private stopping = false;

  private constructor(public readonly folder: string) {
    this.kubeconfig = path.join(folder, 'kubeconfig');
  }

  /** Ends all processes and removes the folder. */
  public async stop(): Promise<void> {
    const ended = this.processes.map(one => one.exitCode !== null || one.signalCode !== null ? undefined : new Promise(resolve => one.once('exit', resolve)));
    this.kill('SIGKILL'); // nothing of it is needed again
    await Promise.all(ended);
    running.delete(this);
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** Sends a signal to all processes. */
  public kill(signal: NodeJS.Signals): void {
    this.stopping = true;
    [...this.processes].reverse().forEach(one => one.kill(signal));
  }

  private async run(controllers: boolean): Promise<void> {
    const programs = assets();
    const [etcdPort, peerPort, port] = await freePorts(3);
    const at = (name: string) => path.join(this.folder, name);
    const token = randomBytes(16).toString('hex');
    fs.writeFileSync(at('tokens.csv'), `${token},conformance,conformance,system:masters\n`, { mode: 0o600 });
    fs.writeFileSync(at('accounts.key'), generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 });
    const etcd = `http://127.0.0.1:${etcdPort}`;
    this.spawn('etcd', programs.etcd, [
      '--data-dir', at('etcd'), '--unsafe-no-fsync', '--listen-client-urls', etcd, '--advertise-client-urls', etcd,
      '--listen-peer-urls', `http://127.0.0.1:${peerPort}`, '--log-level', 'warn',
    ]);
    this.spawn('kube-apiserver', programs.apiServer, [
      '--etcd-servers', etcd, '--cert-dir', at('certs'), '--bind-address', '127.0.0.1', '--advertise-address', '127.0.0.1', '--secure-port', String(port),
      '--service-cluster-ip-range', '10.96.0.0/16', '--token-auth-file', at('tokens.csv'), '--authorization-mode', 'RBAC', '--allow-privileged=true',
      '--service-account-issuer', 'https://kubernetes.default.svc', '--service-account-key-file', at('accounts.key'),
      '--service-account-signing-key-file', at('accounts.key'), '--endpoint-reconciler-type', 'none',
      '--egress-selector-config-file', this.noEgress(),
      '--disable-admission-plugins', 'MutatingAdmissionWebhook,ValidatingAdmissionWebhook',
    ]);
    await this.until('kube-apiserver', () => ready(port, token));
    this.writeKubeconfig(port, token);
    if (controllers && programs.controllerManager !== undefined) { // nobody waits for it: each check waits for what it did
      this.spawn('kube-controller-manager', programs.controllerManager, [
        '--kubeconfig', this.kubeconfig, '--leader-elect=false', '--bind-address', '127.0.0.1', '--secure-port', '0',
        '--service-account-private-key-file', at('accounts.key'), '--controllers', CONTROLLERS.join(','),
      ]);
    }
  }

  /**
   * What the server would ask of a Service goes to a socket that nobody listens at, and is refused at once: versions of a definition are
   * converted by pods, and without this the server would look for their addresses in the network of this machine.
   */
  private noEgress(): string {
    const file = path.join(this.folder, 'egress.json');
    fs.writeFileSync(file, JSON.stringify({
      apiVersion: 'apiserver.k8s.io/v1beta1', kind: 'EgressSelectorConfiguration',
      egressSelections: [{ name: 'cluster', connection: { proxyProtocol: 'HTTPConnect', transport: { uds: { udsName: path.join(this.folder, 'nobody') } } } }],
    }));
    return file;
  }

  private writeKubeconfig(port: number, token: string): void {
    fs.writeFileSync(this.kubeconfig, JSON.stringify({
      'apiVersion': 'v1', 'kind': 'Config', 'current-context': 'conformance',
      'clusters': [{
        name: 'conformance',
        cluster: { 'server': `https://127.0.0.1:${port}`, 'certificate-authority': path.join(this.folder, 'certs', 'apiserver.crt') },
      }],
      'users': [{ name: 'conformance', user: { token } }],
      'contexts': [{ name: 'conformance', context: { cluster: 'conformance', user: 'conformance' } }],
    }), { mode: 0o600 });
  }

  private spawn(name: string, program: string, args: readonly string[]): void {
    const log = fs.openSync(path.join(this.folder, `${name}.log`), 'a');
    this.processes.push(spawn(program, args, { cwd: this.folder, stdio: ['ignore', log, log] })
      .once('exit', () => this.stopping || process.stderr.write(`\n${name} ended by itself; the end of its log:\n${this.endOfLog(name)}\n`)));
    fs.closeSync(log);
  }

  private endOfLog(name: string): string {
    return fs.readFileSync(path.join(this.folder, `${name}.log`), 'utf8').slice(-3000);
  }

  /** The end of a process shows that it will never be ready; else only patience ends after 90 s. */
  private async until(name: string, condition: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 90000;
    while (!await condition()) {
      const dead = this.processes.some(one => one.exitCode !== null || one.signalCode !== null);
      if (dead || Date.now() > deadline) {
        throw new Error(`${name} ${dead ? 'ended' : 'was not ready after 90 s'}; the end of its log:\n${this.endOfLog(name)}`);
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise<net.Server>((resolve, reject) => {
    const server = net.createServer().once('error', reject).listen(0, '127.0.0.1', () => resolve(server));
  })));
  const ports = servers.map(one => (one.address() as net.AddressInfo).port);
  await Promise.all(servers.map(one => new Promise(resolve => one.close(resolve))));
  return ports;
}

function ready(port: number, token: string): Promise<boolean> {
  return new Promise(resolve => {
    const options = { host: '127.0.0.1', port, path: '/readyz', rejectUnauthorized: false, headers: { Authorization: `Bearer ${token}` }, timeout: 5000 };
    const request = https.get(options, answer => {
      answer.resume();
      resolve(answer.statusCode === 200);
    }).on('error', () => resolve(false)).on('timeout', () => request.destroy(new Error('no answer')));
  });
}
