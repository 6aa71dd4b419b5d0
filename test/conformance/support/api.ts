import * as https from 'https';
import { decided } from './decided';
import { Manifest } from './manifests';

type Library = typeof import('@kubernetes/client-node', { with: { 'resolution-mode': 'import' } });
type KubeConfig = InstanceType<Library['KubeConfig']>;

/** What the server said. */
export interface Answer {
  readonly status: number;
  /** The object, the list or the `Status`. */
  readonly body: any;
  /** Texts of the warning headers. */
  readonly warnings: readonly string[];
}

/** Options of a write. */
export interface WriteOptions {
  /** Whether the server answers as if, and stores nothing. @default false */
  readonly dryRun?: boolean;
  /** What happens to unknown and duplicate fields. @default 'Strict' */
  readonly validation?: 'Strict' | 'Warn' | 'Ignore';
  /** Field manager. @default 'conformance' */
  readonly manager?: string;
}

/** A question for the authorizer: who, and what. */
export interface Question {
  readonly user: string;
  readonly groups?: readonly string[];
  readonly verb: string;
  /** Empty for a path that is no resource. */
  readonly resource: string;
  readonly subresource?: string;
  readonly group?: string;
  /** All namespaces if left out. */
  readonly namespace?: string;
  readonly name?: string;
  /** Path that is no resource, such as `/metrics`. */
  readonly path?: string;
}

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** A server, spoken to through Kubernetes' own client library. Objects are sent as they are: its models would drop unknown fields. */
export class Api {
  /** Connects to the server of a kubeconfig. */
  public static async connect(kubeconfig: string): Promise<Api> {
    const library = await import('@kubernetes/client-node');
    const config = new library.KubeConfig();
    config.loadFromFile(kubeconfig);
    return new Api(library, config, kubeconfig);
  }

  private readonly agent: https.Agent;
  private readonly resources = new Map<string, Promise<readonly Resource[]>>();

  private constructor(private readonly library: Library, private readonly config: KubeConfig, public readonly kubeconfig: string) {
    this.agent = new https.Agent({ keepAlive: true, maxSockets: 8 });
  }

  /** Ends all connections. */
  public close(): void {
    this.agent.destroy();
  }

  /** One request; a body is JSON unless the headers say otherwise. */
  public async send(method: keyof Library['HttpMethod'] & string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const request = new this.library.RequestContext(`${this.config.getCurrentCluster()!.server}${path}`, this.library.HttpMethod[method]);
    await this.config.applySecurityAuthentication(request);
    const { ca, cert, key, rejectUnauthorized } = (request.getAgent() as https.Agent).options; // what the kubeconfig says of certificates
    Object.assign(this.agent.options, { ca, cert, key, rejectUnauthorized });
    request.setAgent(this.agent);
    if (body !== undefined) {
      request.setHeaderParam('Content-Type', 'application/json');
      request.setBody(JSON.stringify(body));
    }
    Object.entries(headers).forEach(([name, value]) => request.setHeaderParam(name, value));
    const answer = await new this.library.IsomorphicFetchHttpLibrary().send(request).toPromise();
    const text = await answer.body.text();
    return { status: answer.httpStatusCode, body: parsed(text), warnings: warningsOf(answer.headers.warning) };
  }

  /** Server-side apply with force. */
  public async apply(manifest: Manifest, options: WriteOptions = {}): Promise<Answer> {
    const path = await this.pathOf(manifest);
    return path === undefined ? unknownKind(manifest)
      : this.write('PATCH', `${path}?${query(options)}&force=true`, manifest, { 'Content-Type': 'application/apply-patch+yaml' });
  }

  /** Creates an object; its name may be left to the server by `generateName`. */
  public async create(manifest: Manifest, options: WriteOptions = {}): Promise<Answer> {
    const path = await this.pathOf(manifest);
    return path === undefined ? unknownKind(manifest) : this.write('POST', `${path.replace(/\/[^/]*$/, '')}?${query(options)}`, manifest);
  }

  /** Reads an object. */
  public async read(manifest: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>): Promise<Answer> {
    const path = await this.pathOf(manifest);
    return path === undefined ? unknownKind(manifest) : this.send('GET', path);
  }

  /** Deletes an object, if it is there. */
  public async remove(manifest: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>): Promise<Answer> {
    const path = await this.pathOf(manifest);
    return path === undefined ? unknownKind(manifest) : this.send('DELETE', `${path}?gracePeriodSeconds=0`);
  }

  /** Objects of a list path, such as `/api/v1/pods?labelSelector=app%3Ddex`. */
  public async list(path: string): Promise<readonly any[]> {
    const { status, body } = await this.send('GET', path);
    if (status !== 200) {
      throw new Error(`GET ${path}: ${messageOf(body)}`);
    }
    return body.items;
  }

  /** Kinds in all versions, as `plural.group/version`, of the document of discovery by which kubectl and the controllers go. */
  public async discovered(): Promise<ReadonlySet<string>> {
    const { body } = await this.send('GET', '/apis', undefined, { Accept: 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList' });
    // A group that was just made has no resources yet.
    const resources = (one: any) => (one.resources ?? []) as readonly { readonly resource: string }[];
    return new Set((body.items as any[]).flatMap(({ metadata: { name: group }, versions }) =>
      versions.flatMap((one: any) => resources(one).map(({ resource }) => `${resource}.${group}/${one.version}`))));
  }

  /** What the authorizer answers. */
  public async allows(question: Question): Promise<boolean> {
    const { user, groups = [], verb, path, namespace, name, group, resource, subresource } = question;
    const api = this.config.makeApiClient(this.library.AuthorizationV1Api);
    const review = await api.createSubjectAccessReview({
      body: {
        spec: {
          user, groups: [...groups, 'system:authenticated'],
          ...path !== undefined ? { nonResourceAttributes: { path, verb } } : { resourceAttributes: { verb, namespace, name, group, resource, subresource } },
        },
      },
    });
    return review.status?.allowed ?? false;
  }

  /** Forgets which kinds there are; to be called after CustomResourceDefinitions came or went. */
  public forgetKinds(): void {
    this.resources.clear();
  }

  /** Path of an object; undefined if the server does not know its kind. */
  public async pathOf({ apiVersion, kind, metadata }: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>): Promise<string | undefined> {
    const root = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`;
    if (!this.resources.has(root)) {
      this.resources.set(root, this.send('GET', root).then(({ status, body }) => status === 200 ? body.resources : []));
    }
    const found = (await this.resources.get(root)!).find(one => one.kind === kind && !one.name.includes('/'));
    if (found === undefined) {
      this.resources.delete(root);
      return undefined;
    }
    const place = found.namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : '';
    return `${root}${place}/${found.name}/${encodeURIComponent(metadata.name ?? '')}`;
  }

  /** One write, sent again while the server had no time for it, or could not decide by a quota, because its count changed meanwhile or took too long. */
  private write(method: 'PATCH' | 'POST', path: string, body: Manifest, headers?: Readonly<Record<string, string>>): Promise<Answer> {
    const undecided = /^Operation cannot be fulfilled on resourcequotas |resource quota evaluation timed out|^Timeout: request did not complete /;
    return decided(`${method} ${path}`, () => this.send(method, path, body, headers), answer => !undecided.test(messageOf(answer.body)), 180);
  }
}

/** The text of an error. */
export function messageOf(body: any): string {
  return typeof body === 'object' && body !== null && typeof body.message === 'string' ? body.message : JSON.stringify(body);
}

/** Whether a write succeeded. */
export function succeeded({ status }: Answer): boolean {
  return status === 200 || status === 201;
}

function unknownKind({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): Answer {
  return { status: 404, body: { message: `the server knows no ${kind} of ${apiVersion}` }, warnings: [] };
}

function query({ dryRun = false, validation = 'Strict', manager = 'conformance' }: WriteOptions): string {
  return `fieldManager=${manager}&fieldValidation=${validation}${dryRun ? '&dryRun=All' : ''}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Texts of a header such as `299 - "first", 299 - "second"`. */
function warningsOf(header: string | undefined): string[] {
  return [...(header ?? '').matchAll(/\d{3} \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text.replace(/\\(.)/g, '$1'));
}
