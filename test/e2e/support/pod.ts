import { spawnSync } from 'child_process';
import { Api } from '../../conformance/support/api';
import { decided } from '../../conformance/support/decided';
import { Manifest } from '../../conformance/support/manifests';
import { Keys, signed } from './signature';
import { apply, conditionsOf } from './team';

/** What a program in a pod got for a request. */
export interface Reply {
  /** Status of HTTP; 0 where no answer came. */
  readonly status: number;
  readonly text: string;
}

/** A request, as curl is told it. */
export interface Call {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly body?: string;
  /** Signs the request as clients of S3 do. */
  readonly keys?: Keys;
  /** Further settings, in the words of curl's configuration file. */
  readonly settings?: readonly string[];
}

const SECONDS = 10;

/**
 * Makes a pod that stays, and waits until it is ready: what it calls, `called` calls.
 *
 * @param labels of the pod; with `sidecar.istio.io/inject: 'false'` it is outside the mesh
 */
export async function makePod(api: Api, namespace: string, name: string, labels: Readonly<Record<string, string>> = {}): Promise<any> {
  const pod: Manifest = {
    apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace, labels },
    spec: {
      serviceAccountName: 'default-editor',
      securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{
        name: 'main', image: 'e2e.example.com/caller', ports: [{ containerPort: 8080 }],
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      }],
    },
  };
  await apply(api, pod);
  return decided(`the pod ${namespace}/${name} is ready`, async () => (await api.read(pod)).body, body => conditionsOf(body).Ready === 'True', 120);
}

/** What a program in the pod gets for a request: it is made in the pod's network namespace, so that a sidecar takes part. */
export function called(pod: any, call: Call): Reply {
  const quoted = (text: string) => `"${text.replace(/[\\"]/g, match => `\\${match}`)}"`;
  const { url, method, body, keys, settings = [] } = call;
  const headers = { ...call.headers, ...keys !== undefined && signed(method ?? 'GET', url, body ?? '', keys) };
  const config = [
    `url = ${quoted(url)}`, 'silent', 'show-error', `max-time = ${SECONDS}`, 'write-out = "\\n%{http_code}"', ...settings,
    ...Object.entries(headers).map(([name, value]) => `header = ${quoted(`${name}: ${value}`)}`),
    ...method === undefined ? [] : [`request = ${quoted(method)}`],
    ...body === undefined ? [] : [`data-raw = ${quoted(body)}`],
  ];
  const { stdout, stderr } = inNetworkOf(pod, ['curl', '--config', '-'], config.join('\n'));
  const end = stdout.lastIndexOf('\n');
  return { status: Number(stdout.slice(end + 1)), text: stdout.slice(0, end) || stderr.trim() };
}

/** Runs a command in the pod's network namespace; the test cluster names these by the first letters of the pod's uid. */
export function inNetworkOf(pod: any, command: readonly string[], input = ''): { readonly stdout: string; readonly stderr: string } {
  const { error, stdout, stderr } = spawnSync('ip', [...spaceOf(pod), ...command], { input, encoding: 'utf8', timeout: 3 * SECONDS * 1000 });
  if (error !== undefined || /Cannot open network namespace/.test(stderr)) {
    throw new Error(`nothing can be run in the pod ${pod.metadata.namespace}/${pod.metadata.name}: ${error?.message ?? stderr}`);
  }
  return { stdout, stderr };
}

/** Words for `ip` that lead into the pod's network namespace. */
export function spaceOf(pod: any): readonly string[] {
  return ['netns', 'exec', `pod-${(pod.metadata.uid as string).slice(0, 8)}`];
}
