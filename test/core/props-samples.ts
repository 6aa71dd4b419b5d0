import { App, Chart, Duration, Size } from 'cdk8s';
import { Cpu, Env, EnvValue, PersistentVolumeClaim, Secret, ServiceAccount } from 'cdk8s-plus-28';
import { torchDistributed } from '../../src/components/trainer';
import { Images } from '../../src/core';
import { resolvedSchema, Schema } from '../../src/core/schema/store';
import { walk } from '../../src/core/schema/walk';
import { Parameter, Text } from '../../src/pipelines/references';
import { Group } from '../../src/pipelines/graph/nodes';
import { ExitHandler } from '../../src/pipelines/builder';
import { decodePipeline } from '../../src/pipelines';
import { Pipeline, PipelineVersion, PodDefault, RayCluster } from '../../src/workloads';

const chart = new Chart(new App(), 'samples', { namespace: 'vision' });

const group = new Group('exit-handler-1', undefined, { is: 'exit' });

const program = decodePipeline(`
pipelineInfo: {name: sample}
root: {dag: {tasks: {t: {componentRef: {name: comp-t}}}}}
components: {comp-t: {executorLabel: exec-t}}
deploymentSpec: {executors: {exec-t: {container: {image: busybox, command: [echo]}}}}
schemaVersion: 2.1.0
`);
const made = new Pipeline(chart, 'pipeline', { program });

/** An instance for each class that props may hold. */
const INSTANCES: Readonly<Record<string, unknown>> = {
  Cpu: Cpu.millis(500),
  Dependency: new ExitHandler(group),
  Parameter: new Parameter({ of: 'input', name: 'a', group }, 'STRING'),
  Text: new Text(['a']),
  Duration: Duration.minutes(90),
  EnvFrom: Env.fromSecret(Secret.fromSecretName(chart, 'env', 'env')),
  EnvValue: EnvValue.fromValue('x'),
  Function: () => 1,
  Images: new Images(),
  Runtime: torchDistributed(),
  IPersistentVolumeClaim: PersistentVolumeClaim.fromClaimName(chart, 'claim', 'claim'),
  ISecret: Secret.fromSecretName(chart, 'secret', 'secret'),
  IServiceAccount: ServiceAccount.fromServiceAccountName(chart, 'account', 'account'),
  Pipeline: made,
  PipelineVersion: new PipelineVersion(chart, 'version', { pipeline: made, program }),
  PodDefault: new PodDefault(chart, 'default', { description: 'a test', labels: { a: 'b' } }),
  RayCluster: new RayCluster(chart, 'ray', { rayVersion: '2.46.0', image: 'docker.io/rayproject/ray:2.46.0' }),
  Size: Size.gibibytes(1),
};

/** Scalars that most schemas take one of. */
const SCALARS: readonly unknown[] = [
  'a', 'https://a.example.com/', 'ana@example.com', '1Gi', '1', '90m', '/a/', '/a', 'a@b.iam.gserviceaccount.com', 'a.b/c', 'a/',
  'arn:aws:iam::123456789012:role/a', 'arn:aws:iam::123456789012:role/{profile}', '{profile}@b.iam.gserviceaccount.com', 'eu-central-1', 'P30D',
  'messaging.knative.dev/v1', 'NoSchedule', 'create', '60s', '2026-01-01T00:00:00Z', '2.46.0', 1, 2, 8080, 0.5, true,
];

/** Where a value stands inside of another one: names of fields and indexes. */
export type Path = readonly (string | number)[];

/** A place of a value with what its schema says. */
export interface Place {
  readonly path: Path;
  readonly schema: Schema;
  /** Where the outermost choice between schemas stands of which it is a part. */
  readonly choice?: Path;
}

/** A value that a type takes, with all its places. */
export class Sample {
  public readonly places: Place[] = [];
  public readonly value: unknown;

  /** @param share how many of the optional fields are filled in, from 0 to 1 */
  constructor(schema: Schema, private readonly share: number, private readonly next: () => number) {
    this.value = this.made(schema, []);
  }

  private made(compact: Schema, path: Path, choice?: Path): unknown {
    const schema = resolvedSchema(compact);
    this.places.push({ path, schema, choice: choice ?? (alternativesOf(schema).length > 0 ? path : undefined) });
    const branches = (schema.type === undefined ? schema.anyOf ?? schema.oneOf : undefined) as readonly Schema[] | undefined;
    if (branches !== undefined && !schema['x-kubernetes-int-or-string']) {
      return this.chosen(schema, branches, path, choice ?? path);
    }
    if (schema['x-instance'] !== undefined) {
      return this.instance(schema['x-instance']);
    }
    if (Array.isArray(schema.enum)) {
      return schema.enum[Math.floor(this.next() * schema.enum.length)] as unknown;
    }
    if (schema.type === 'array') {
      return path.length > 12 ? [] : [this.made(schema.items ?? {}, [...path, 0], choice)];
    }
    return schema.type === 'object' ? this.object(schema, path, choice) : this.scalar(schema, path);
  }

  private chosen(schema: Schema, branches: readonly Schema[], path: Path, choice: Path): unknown {
    const order = branches.map(branch => ({ branch, rank: this.next() })).sort((a, b) => a.rank - b.rank);
    for (const { branch } of order) {
      const known = this.places.length;
      const value = this.isScalar(branch) && schema.pattern !== undefined ? this.scalar({ ...branch, pattern: schema.pattern }, path) : this.made(branch, path, choice);
      if (walk(value, schema).length === 0) {
        return value;
      }
      this.places.length = known;
    }
    throw new Error(`no sample for ${JSON.stringify(schema)} at ${path.join('.')}`);
  }

  private isScalar(schema: Schema): boolean {
    return ['string', 'number', 'integer', 'boolean'].includes(resolvedSchema(schema).type ?? '');
  }

  private instance(name: string): unknown {
    if (!Object.hasOwn(INSTANCES, name)) {
      throw new Error(`no sample for an instance of ${name}; add one`);
    }
    return INSTANCES[name];
  }

  private scalar(schema: Schema, path: Path): unknown {
    const found = SCALARS.find(value => walk(value, schema).length === 0);
    if (found === undefined) {
      throw new Error(`no sample for ${JSON.stringify(schema)} at ${path.join('.')}; add one to the scalars`);
    }
    return found;
  }

  private object(schema: Schema, path: Path, outer?: Path): unknown {
    const { properties = {}, additionalProperties, required = [] } = schema;
    const alternatives = alternativesOf(schema);
    // Which of them is meant decides what is said of a mistake.
    const choice = outer ?? (alternatives.length > 0 ? path : undefined);
    const meant = alternatives.map(names => names[Math.floor(this.next() * names.length)]);
    const others = new Set(alternatives.flatMap((names, index) => names.filter(one => one !== meant[index]).flat()).filter(name => !meant.flat().includes(name)));
    const needed = [...required, ...meant.flat()];
    const chosen = Object.entries(properties)
      .filter(([name, field]) => needed.includes(name) || path.length < 8 && !others.has(name) && !isNever(field) && this.next() < this.share);
    const fields = chosen.filter(([name], index) => !excluded(schema, chosen.slice(0, index).map(([other]) => other), name));
    const value = this.fitting(Object.fromEntries(fields.map(([name, field]) => [name, this.made(field, [...path, name], choice)])), schema, path, needed);
    return additionalProperties && Object.keys(properties).length === 0 ? { ...value, key: this.made(additionalProperties, [...path, 'key'], choice) } : value;
  }

  /** The object without fields that must not stand beside others. */
  private fitting(value: Readonly<Record<string, unknown>>, schema: Schema, path: Path, needed: readonly string[]): Readonly<Record<string, unknown>> {
    const name = schema.allOf === undefined || walk(value, schema).length === 0 ? undefined : Object.keys(value).filter(one => !needed.includes(one)).at(-1);
    if (name === undefined) {
      return value;
    }
    const gone = [...path, name].join();
    this.places.splice(0, Infinity, ...this.places.filter(place => !`${place.path.join()},`.startsWith(`${gone},`)));
    return this.fitting(Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)), schema, path, needed);
  }
}

/** Fields of which some must stand there: for each such rule of an object, the fields of each of its alternatives. */
function alternativesOf({ type, anyOf, oneOf, allOf = [] }: Schema): (readonly string[])[][] {
  const rules = [{ anyOf, oneOf }, ...allOf as readonly Schema[]].map(one => (one.anyOf ?? one.oneOf ?? []) as readonly Schema[]);
  return type !== 'object' ? [] : rules.map(branches => branches.flatMap(({ required, properties }) => required !== undefined && properties === undefined ? [required] : []))
    .filter(names => names.length > 0);
}

/** Whether a field must not stand beside those before it. */
function excluded(schema: Schema, before: readonly string[], name: string): boolean {
  const { not, allOf = [] } = schema as { readonly not?: Schema; readonly allOf?: readonly { readonly not?: Schema }[] };
  const together = [not, ...allOf.map(one => one.not)].map(one => one?.required ?? []);
  return together.some(names => names.includes(name) && names.every(other => other === name || before.includes(other)));
}

/** Whether nothing may stand there. */
function isNever(compact: Schema): boolean {
  const { enum: values } = resolvedSchema(compact);
  return Array.isArray(values) && values.length === 0;
}
