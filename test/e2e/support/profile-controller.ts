import { ChildProcess, spawn, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { called, spaceOf } from './pod';
import { Api } from '../../conformance/support/api';
import { decided } from '../../conformance/support/decided';

/** Name of the Deployment, and in part of its ConfigMap. */
export const PROFILE_CONTROLLER = 'kubeflow-pipelines-profile-controller';

/** A port of its pod that the manifest leaves free. */
const PORT = 18080;

/** Whether this machine has what the program needs. */
export const HAS_BOTOCORE = spawnSync('python3', ['-c', 'import botocore']).status === 0;

if (!HAS_BOTOCORE) {
  process.stdout.write('python3 has no botocore: what the profile controller of pipelines does is skipped\n');
}

/**
 * The program of the profile controller: the script of the cluster's ConfigMap, with the files and the environment of its pod, in the network
 * of its pod, where something else stands in for it.
 */
export class ProfileController {
  /** Starts it and waits until it answers. */
  public static async start(api: Api, change: (objects: string) => string = text => text): Promise<ProfileController> {
    const [pod] = await api.list(`/api/v1/namespaces/kubeflow/pods?labelSelector=${encodeURIComponent(`app=${PROFILE_CONTROLLER}`)}`);
    const { data } = (await api.read({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${PROFILE_CONTROLLER}-code`, namespace: 'kubeflow' } })).body;
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'e2e-profile-controller-'));
    for (const [name, text] of Object.entries<string>({ ...data, 'objects.json': change(data['objects.json']) })) {
      fs.writeFileSync(path.join(folder, name), text);
    }
    const program = new ProfileController(folder, `http://${pod.status.podIP}:${PORT}`, await environment(api, pod));
    program.run(pod);
    await decided('the start of the profile controller', async () => {
      program.process?.exitCode !== null && program.fail();
      return called(pod, { url: `${program.url}/healthz` });
    }, ({ status }) => status === 200, 60);
    return program;
  }

  private process?: ChildProcess;

  private constructor(private readonly folder: string, public readonly url: string, private readonly env: Readonly<Record<string, string>>) {}

  /** All that it said. */
  public said(): string {
    return fs.readFileSync(path.join(this.folder, 'log'), 'utf8');
  }

  public async stop(): Promise<void> {
    const ended = new Promise(resolve => this.process?.once('exit', resolve));
    this.process?.kill();
    await ended;
    fs.rmSync(this.folder, { recursive: true });
  }

  private run(pod: any): void {
    const log = fs.openSync(path.join(this.folder, 'log'), 'a');
    const at = (name: string) => path.join(this.folder, name);
    const env = { ...this.env, PATH: process.env.PATH, CONTROLLER_PORT: String(PORT), OBJECTS_FILE: at('objects.json'), POLICY_FILE: at('policy.json'), HOME: this.folder };
    this.process = spawn('ip', [...spaceOf(pod), 'python3', at('profile_controller.py')], { env, stdio: ['ignore', log, log] });
    fs.closeSync(log);
  }

  private fail(): never {
    throw new Error(`the profile controller ended by itself: ${this.said()}`);
  }
}

/** The environment that the manifest gives the program. */
async function environment(api: Api, pod: any): Promise<Record<string, string>> {
  const { namespace } = pod.metadata;
  const given = (pod.spec.containers as readonly any[]).find(one => one.name === 'profile-controller').env as readonly any[];
  return Object.fromEntries(await Promise.all(given.map(async ({ name, value, valueFrom }) => {
    if (valueFrom?.secretKeyRef === undefined) {
      return [name, value ?? ''];
    }
    const { body } = await api.read({ apiVersion: 'v1', kind: 'Secret', metadata: { name: valueFrom.secretKeyRef.name, namespace } });
    return [name, Buffer.from(body.data[valueFrom.secretKeyRef.key], 'base64').toString()];
  })));
}
