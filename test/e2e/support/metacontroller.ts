import { called } from './pod';
import { Answer, Api, messageOf, succeeded } from '../../conformance/support/api';
import { decided } from '../../conformance/support/decided';
import { labelOf, Manifest } from '../../conformance/support/manifests';

/** Marks objects that Metacontroller made, with the controller it made them for. */
const MADE_FOR = 'metacontroller.k8s.io/decorator-controller';

interface Answered {
  readonly attachments: readonly Manifest[];
  readonly finalized?: boolean;
}

/**
 * What Metacontroller does by a DecoratorController for one object: it asks the hooks, from its own pod, and makes, changes and deletes
 * attachments by their update strategies, with the rights of its own account.
 */
export class Decorator {
  /**
   * @param controller the DecoratorController
   * @param pod Metacontroller's pod
   * @param program where the hooks are, instead of where the DecoratorController says
   */
  constructor(private readonly api: Api, private readonly controller: any, private readonly pod: any, private readonly program: string, private readonly parent: Manifest) {}

  /** One round, from the request to the objects. */
  public async sync(): Promise<void> {
    const { attachments: wanted } = await this.ask('sync', false);
    const seen = Object.values(await this.attachments()).flatMap(kind => Object.values(kind));
    const same = (a: Manifest) => (b: Manifest) => labelOf(a) === labelOf(b);
    for (const one of wanted) {
      await this.bring(one, seen.find(same(one)));
    }
    for (const one of seen.filter(each => !wanted.some(same(each)))) {
      await this.write('DELETE', one);
    }
  }

  /** Asks the finalize hook, as when the object goes or loses its label; returns whether the program has done its part. */
  public async finalize(): Promise<boolean> {
    return (await this.ask('finalize', true)).finalized === true;
  }

  private async ask(hook: 'sync' | 'finalize', finalizing: boolean): Promise<Answered> {
    const { controller } = this;
    const object = (await this.api.read(this.parent)).body;
    const { relatedResources } = await this.post<{ readonly relatedResources: readonly any[] }>('customize', { controller, parent: object });
    const related: Record<string, Record<string, Manifest>> = {};
    for (const { apiVersion, resource, namespace, names } of relatedResources) {
      const kind = { apiVersion, kind: kindOf(resource), metadata: { namespace } };
      const found = await Promise.all((names as readonly string[]).map(name => this.api.read({ ...kind, metadata: { namespace, name } } as Manifest)));
      related[`${kind.kind}.${apiVersion}`] = keyed(found.filter(succeeded).map(one => one.body));
    }
    return this.post(hook, { controller, object, attachments: await this.attachments(), related, finalizing });
  }

  /** Attachments that are there, by kind and name; each kind is told, empty or not. */
  private async attachments(): Promise<Record<string, Record<string, Manifest>>> {
    const kinds = await Promise.all((this.controller.spec.attachments as readonly any[]).map(async ({ apiVersion, resource }) => {
      const path = `${apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`}/namespaces/${this.parent.metadata.name}/${resource}`;
      const mine = (await this.api.list(path)).filter(one => one.metadata.annotations?.[MADE_FOR] === this.controller.metadata.name);
      const kind = kindOf(resource);
      return [`${kind}.${apiVersion}`, keyed(mine.map(one => ({ ...one, apiVersion, kind })))] as const;
    }));
    return Object.fromEntries(kinds);
  }

  private async bring(wanted: Manifest, seen: Manifest | undefined): Promise<void> {
    const strategy = (this.controller.spec.attachments as readonly any[]).find(one => kindOf(one.resource) === wanted.kind)?.updateStrategy.method;
    if (seen !== undefined && strategy !== 'InPlace') {
      return;
    }
    const { annotations } = wanted.metadata;
    const metadata = { ...seen?.metadata, ...wanted.metadata, annotations: { ...annotations, [MADE_FOR]: this.controller.metadata.name } };
    await this.write(seen === undefined ? 'POST' : 'PUT', { ...wanted, metadata });
  }

  /** A write as Metacontroller's own account: what that may not do fails here. */
  private async write(method: 'POST' | 'PUT' | 'DELETE', manifest: Manifest): Promise<void> {
    const { serviceAccountName } = this.pod.spec;
    const path = (await this.api.pathOf(manifest))!;
    const answer: Answer = await this.api.send(method, method === 'POST' ? path.replace(/\/[^/]*$/, '') : path, method === 'DELETE' ? undefined : manifest, {
      'Impersonate-User': `system:serviceaccount:${this.pod.metadata.namespace}:${serviceAccountName}`,
    });
    if (!succeeded(answer)) {
      throw new Error(`${serviceAccountName} cannot ${method} ${labelOf(manifest)}: ${messageOf(answer.body)}`);
    }
  }

  /** One request; as Metacontroller does, it is sent again while the program says that it cannot answer yet. */
  private async post<T>(hook: string, request: unknown): Promise<T> {
    const call = { url: `${this.program}/${hook}`, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(request) };
    const { text } = await decided(`the answer of ${call.url}`, async () => called(this.pod, call), ({ status }) => status === 200, 60);
    return JSON.parse(text) as T;
  }
}

function keyed(objects: readonly Manifest[]): Record<string, Manifest> {
  return Object.fromEntries(objects.map(one => [`${one.metadata.namespace}/${one.metadata.name}`, one]));
}

function kindOf(resource: string): string {
  const kinds: Readonly<Record<string, string>> = { secrets: 'Secret', configmaps: 'ConfigMap', deployments: 'Deployment', services: 'Service' };
  return kinds[resource];
}
