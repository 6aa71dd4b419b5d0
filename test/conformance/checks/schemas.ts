import { execFile } from 'child_process';
import { promisify } from 'util';
import { Answer, Api, messageOf, succeeded } from '../support/api';
import { assets } from '../support/assets';
import { definitionsPublished, definitionsServed } from '../support/definitions';
import { policiesKnown } from '../support/limits';
import { concurrently, Finding, Manifest } from '../support/manifests';
import { Sample, samples } from './samples';

/** A version of a CustomResourceDefinition. */
interface Version {
  readonly name: string;
  readonly served: boolean;
  readonly schema: { readonly openAPIV3Schema: any };
}

/** Names and served versions of a definition. */
interface Definition extends Readonly<Record<'group' | 'kind' | 'plural' | 'scope', string>> {
  readonly versions: readonly Version[];
}

/** Names and served versions of a definition. */
export function definitionOf(crd: Manifest): Definition {
  const { group, names, scope, versions } = crd.spec;
  return { group, kind: names.kind, plural: names.plural, scope, versions: versions.filter((one: Version) => one.served) };
}

/** Kinds of which `kubectl explain` does not show the description that the definition has. */
export async function explainFindings(api: Api, definitions: readonly Manifest[]): Promise<Finding[]> {
  await definitionsServed(api);
  await definitionsPublished(api);
  const asked = definitions.flatMap(crd => {
    const { group, plural, versions } = definitionOf(crd);
    return versions.map(({ name, schema: { openAPIV3Schema: schema } }) => ({ crd, plural, version: `${group}/${name}`, fields: fieldsOf(schema) }));
  });
  const answers = await concurrently(asked, async ({ plural, version, fields }) => Promise.all(fields.map(async ([path, text]) => ({
    path, text, said: await explained(api, [plural, ...path].join('.'), version),
  }))), 3);
  const differs = ({ text, said }: { readonly text: string; readonly said: string }) => text === '' || !squeezed(said).includes(squeezed(text));
  return asked.flatMap(({ crd, version }, index) => answers[index].filter(differs).map(({ path, text, said }) => ({
    object: `CustomResourceDefinition ${crd.metadata.name}`,
    problem: `kubectl explain ${version} ${path.join('.') || 'kind'} shows ${JSON.stringify(squeezed(said).slice(0, 200))} instead of ${JSON.stringify(text.slice(0, 200))}`,
  })));
}

/** The kind itself, and one field with a description below its `spec`. */
function fieldsOf(schema: any): [path: string[], text: string][] {
  const inside = Object.entries<any>(schema.properties?.spec?.properties ?? {})[0];
  return [[[], schema.description ?? ''], ...inside === undefined ? [] : [[['spec', inside[0]], inside[1].description ?? ''] as [string[], string]]];
}

async function explained(api: Api, what: string, version: string): Promise<string> {
  const { stdout } = await promisify(execFile)(assets().kubectl, ['--kubeconfig', api.kubeconfig, 'explain', what, '--api-version', version, '--cache-dir', `${api.kubeconfig}-cache`]);
  return stdout;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/** An example whose answer is written down. */
export interface Example {
  readonly name: string;
  readonly object: Manifest;
  /** What is there when the object is applied, under the same name. @default - nothing: the object is made */
  readonly before?: Manifest;
  /** Values that the server fills in, by path. @default {} */
  readonly filled?: Readonly<Record<string, unknown>>;
  /** Paths that the server drops. @default [] */
  readonly pruned?: readonly string[];
  /** A part of the message with which the server refuses it. @default - it is taken */
  readonly refused?: string;
}

/** Examples that the server answers otherwise than written. */
export async function exampleFindings(api: Api, examples: readonly Example[]): Promise<Finding[]> {
  await definitionsServed(api);
  await policiesKnown(api);
  const answers = await concurrently(examples, one => answerTo(api, one));
  return examples.flatMap((one, index) => {
    const { body } = answers[index];
    const problems = !succeeded(answers[index])
      ? one.refused === undefined || !JSON.stringify(body).includes(JSON.stringify(one.refused).slice(1, -1)) ? [`is refused with ${body.message}`] : []
      : one.refused !== undefined ? [`is taken, though it must be refused with ${one.refused}`] : [
        ...Object.entries(one.filled ?? {}).filter(([path, wanted]) => JSON.stringify(valueAt(body, path)) !== JSON.stringify(wanted))
          .map(([path, wanted]) => `${path} is filled with ${JSON.stringify(valueAt(body, path))} instead of ${JSON.stringify(wanted)}`),
        ...(one.pruned ?? []).filter(path => valueAt(body, path) !== undefined).map(path => `${path} is not pruned`),
      ];
    return problems.map(problem => ({ object: one.name, problem }));
  });
}

async function answerTo(api: Api, { object, before }: Example): Promise<Answer> {
  const options = { dryRun: true, validation: 'Ignore' } as const;
  if (before === undefined) {
    return api.create(object, options);
  }
  const made = await api.create(before);
  const answer = succeeded(made) ? await api.apply(object, options) : made;
  await api.remove(before);
  return answer;
}

function valueAt(body: any, path: string): unknown {
  return path.split('.').reduce((at, key) => at?.[key], body);
}

/** What two servers said differently, and how much was asked. */
export interface Difference {
  readonly asked: number;
  readonly accepted: number;
  readonly findings: readonly Finding[];
  /** Messages of refusals by either server. */
  readonly messages: ReadonlySet<string>;
}

/** Sends the same examples, made from upstream's definition, to a server with our definitions and one with upstream's. */
export async function differences(ours: Api, theirs: Api, crd: Manifest, most: number): Promise<Difference> {
  const { group, kind, scope, versions } = definitionOf(crd);
  const asked: Sample[] = versions.flatMap(version => samples(version, { apiVersion: `${group}/${version.name}`, kind }, most))
    .map(one => scope === 'Cluster' ? { ...one, object: { ...one.object, metadata: { name: 'sample' } } } : one);
  const messages = new Set<string>();
  const pairs = await concurrently(asked, async ({ object }) => Promise.all([ours, theirs].map(api => api.create(object, { dryRun: true, validation: 'Ignore' }))));
  pairs.flat().forEach(({ body }) => (body.details?.causes ?? []).forEach((cause: any) => messages.add(cause.message)));
  const findings = asked.flatMap(({ name, object }, index) => parted(pairs[index][0], pairs[index][1])
    .map(problem => ({ object: `${object.apiVersion} ${kind}`, problem: `${problem} (${name})` })));
  return { asked: asked.length, accepted: pairs.filter(([, other]) => succeeded(other)).length, findings, messages };
}

/** Where two answers part: in the stored object, or in the fields that are refused; words may differ. */
function parted(ours: Answer, theirs: Answer): string[] {
  if (succeeded(ours) && succeeded(theirs)) {
    return unequal(content(ours), content(theirs), '');
  }
  const [mine, other] = [ours, theirs].map(verdict);
  return mine === other ? [] : [`ours ${mine}, upstream's ${other}`];
}

function content({ body: { metadata: _, ...rest } }: Answer): unknown {
  return rest;
}

function verdict({ status, body }: Answer): string {
  const causes = (body.details?.causes ?? []).map((cause: any) => cause.field === undefined ? cause.message : `${cause.reason} ${cause.field}`).sort();
  // A version that is not the stored one is converted when its schema has passed; no pod is there to do it.
  return status < 300 || /^conversion webhook for \S+, Kind=\S+ failed: /.test(messageOf(body)) ? 'takes it'
    : `refuses with ${status} ${causes.length > 0 ? [...new Set(causes)].join(', ') : body.message}`;
}

/** Paths at which two values are not equal. */
function unequal(mine: any, other: any, path: string): string[] {
  if (typeof mine === 'object' && typeof other === 'object' && mine !== null && other !== null && Array.isArray(mine) === Array.isArray(other)) {
    return [...new Set([...Object.keys(mine), ...Object.keys(other)])].sort().flatMap(key => unequal(mine[key], other[key], path === '' ? key : `${path}.${key}`));
  }
  return mine === other ? [] : [`${path}: ours stores ${JSON.stringify(mine)}, upstream's ${JSON.stringify(other)}`];
}

/** All messages of the CEL rules in a schema. */
export function ruleMessages(schema: any, found = new Set<string>()): Set<string> {
  if (typeof schema === 'object' && schema !== null) {
    (Array.isArray(schema['x-kubernetes-validations']) ? schema['x-kubernetes-validations'] : []).forEach((rule: any) => found.add(rule.message ?? `failed rule: ${rule.rule}`));
    Object.values(schema).forEach(one => ruleMessages(one, found));
  }
  return found;
}
