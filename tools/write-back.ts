/**
 * Writes into the objects of a cluster under Argo CD what programs wrote into the same objects of another cluster, and proves that Argo CD
 * neither puts it back nor calls an Application OutOfSync.
 *
 * usage: npx tsx tools/write-back.ts KUBECONFIG OBJECTS.json
 */
import { readFileSync } from 'fs';
import { Api, messageOf, succeeded } from '../test/conformance/support/api';
import { decided } from '../test/conformance/support/decided';
import { labelOf, Manifest } from '../test/conformance/support/manifests';

const APPLICATIONS = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';
/** How long Argo CD is watched; it compares again every 30 s here, and heals after 2 s. */
const SECONDS = 120;
/** What a cluster gives to an object, which is another in each. */
const OF_THE_CLUSTER: Readonly<Record<string, readonly string[]>> = {
  Service: ['clusterIP', 'clusterIPs', 'healthCheckNodePort'], PersistentVolumeClaim: ['volumeName'],
};
const OF_ARGO = /^argocd\.argoproj\.io\/tracking-id$/;
const OF_CONTROLLERS = /^(deployment\.kubernetes\.io\/revision|pv\.kubernetes\.io\/)/;

type Fields = Record<string, any>;

/** The object of this cluster with the content that it has in the other. */
function played(here: Manifest, other: Manifest): Manifest {
  const { apiVersion, kind, metadata, ...rest } = other;
  const content = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'status'));
  const notes = (one: Manifest, of: (key: string) => boolean) => Object.fromEntries(Object.entries(one.metadata.annotations ?? {}).filter(([key]) => of(key)));
  const own = (key: string) => OF_ARGO.test(key) || OF_CONTROLLERS.test(key);
  const result: Fields = {
    ...here, apiVersion, kind, ...content,
    metadata: {
      ...here.metadata, labels: { ...here.metadata.labels, ...metadata.labels }, finalizers: (metadata as Fields).finalizers,
      annotations: { ...notes(other, key => !own(key)), ...notes(here, own) },
    },
  };
  for (const field of OF_THE_CLUSTER[kind] ?? []) {
    result.spec = { ...result.spec, [field]: here.spec[field] };
  }
  return result as Manifest;
}

/** Applications that are not Synced, with the objects that differ. */
async function unsynced(api: Api): Promise<string[]> {
  return (await api.list(APPLICATIONS)).filter(one => one.status?.sync?.status !== 'Synced').map(one => {
    const differing = (one.status?.resources ?? []).filter((each: any) => each.status === 'OutOfSync');
    return `${one.metadata.name}: ${differing.map((each: any) => `${each.kind} ${each.name}`).join(', ')}`;
  });
}

async function main(kubeconfig: string, file: string): Promise<void> {
  const api = await Api.connect(kubeconfig);
  const written = new Map<Manifest, string>();
  for (const other of JSON.parse(readFileSync(file, 'utf8')) as Manifest[]) {
    const here = await api.read(other);
    if (!succeeded(here)) {
      throw new Error(`${labelOf(other)} is not here: ${messageOf(here.body)}`);
    }
    const answer = await api.send('PUT', (await api.pathOf(other))!, played(here.body, other));
    if (!succeeded(answer)) {
      throw new Error(`${labelOf(other)} cannot be written: ${messageOf(answer.body)}`);
    }
    if (answer.body.metadata.resourceVersion !== here.body.metadata.resourceVersion) {
      written.set(other, content(answer.body));
    }
  }
  console.log(`programs had changed ${written.size} objects: ${[...written.keys()].map(labelOf).join(', ')}`);
  const end = Date.now() + SECONDS * 1000;
  await decided('Argo CD has watched for long enough', async () => {
    const found = await unsynced(api);
    for (const [one, was] of written) {
      content((await api.read(one)).body) === was || found.push(`${labelOf(one)} was put back`);
    }
    if (found.length > 0) {
      throw new Error(found.join('\n'));
    }
    return Date.now();
  }, now => now > end, SECONDS * 2);
  console.log(`all stays Synced for ${SECONDS} s, and nothing is put back`);
  api.close();
}

/** An object without what others than Argo CD write. */
function content({ metadata: { labels, annotations, finalizers }, status: _, ...rest }: Fields): string {
  return JSON.stringify({ ...rest, labels, annotations, finalizers });
}

void main(process.argv[2], process.argv[3]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
