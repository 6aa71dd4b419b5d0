/** What is written keeps the form that the API server and the controllers give it: whoever writes an object back changes nothing. */
import { App, Chart, JsonPatch, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { SparkConnect } from '../../src/apis/sparkoperator.k8s.io/v1alpha1';
import { ScheduledSparkApplication, SparkApplication, SparkApplicationSpec } from '../../src/apis/sparkoperator.k8s.io/v1beta2';
import { Field, Kinds, Located } from '../../src/core';
import { canonicalQuantity } from '../../src/core/quantity';
import { Mistake, walk } from '../../src/core/schema/walk';
import { existingClaim, Notebook, notebookImages, NotebookProps, nvidia, PodDefault, Profile, Tensorboard, VolumeViewer } from '../../src/workloads';
import { EACH } from '../components/support';
import { chart, manifestSet } from '../support';
import { Team } from './support';

/** Kinds that somebody writes back, and those of teams that are like them. */
const WRITTEN_BACK = [...Kinds.where(facts => facts.rewrittenBy !== undefined), 'tensorboard.kubeflow.org/Tensorboard', 'kubeflow.org/PodDefault'];

/** Those of them that constructs of this package make; all others users write themselves, or controllers do. */
const MADE = [
  'kubeflow.org/Notebook', 'kubeflow.org/PVCViewer', 'kubeflow.org/PodDefault', 'kubeflow.org/Profile', 'kueue.x-k8s.io/ResourceFlavor',
  'networking.internal.knative.dev/Certificate',
  'sparkoperator.k8s.io/ScheduledSparkApplication',
  'sparkoperator.k8s.io/SparkApplication', 'sparkoperator.k8s.io/SparkConnect', 'tensorboard.kubeflow.org/Tensorboard',
];

const odd: readonly Partial<NotebookProps>[] = [
  { cpu: '0.1', memory: '1.5Gi' }, { cpu: '1500m', memory: '1024Mi' }, { cpu: Cpu.millis(1000), memory: Size.mebibytes(2048) }, { cpu: '0.3333', memory: '1000000' },
  { cpu: '2.50', memory: '3G', workspace: '1024Gi', sharedMemory: '512Mi' }, { cpu: '007', memory: '1234567Ki', memoryLimitFactor: 1.7, cpuLimitFactor: 3 },
];

/** Workloads with the least and with the oddest amounts, and lists that are empty. */
function workloads(scope: Construct): void {
  const image = notebookImages.jupyterScipy;
  const team = new Team(scope, 'vision');
  odd.forEach((props, index) => new Notebook(team, `odd-${index}`, { image, ...props }));
  new Notebook(team, 'bare', { image, workspace: 'none', cpuLimitFactor: 'none', memoryLimitFactor: 'none' });
  new Notebook(team, 'empty', {
    image, dataVolumes: [], env: {}, envFrom: [], command: [], args: [], imagePullSecrets: [], podDefaults: [], labels: {}, annotations: {},
    nodePool: { labels: {}, tolerations: [] }, gpu: nvidia(1, { tolerations: [], nodeSelector: {} }),
  });
  new Tensorboard(team, 'runs', { logs: 'pvc://data', podDefaults: [] });
  new VolumeViewer(team, 'Files', { claim: existingClaim('data', { external: true }), resources: { requests: { cpu: '10m' } } });
  new PodDefault(team, 'proxy', {
    description: 'Proxy', env: { A: 'b' }, envFrom: [], volumes: [], volumeMounts: [], tolerations: [], annotations: {}, labels: {}, imagePullSecrets: [], args: [],
  });
  const spec: SparkApplicationSpec = { type: 'Python', sparkVersion: '4.0.0', mainApplicationFile: 'local:///a.py', driver: { cores: 1 }, executor: { instances: 2 } };
  new SparkApplication(team, 'Spark', { metadata: { name: 'pi', namespace: 'vision' }, spec });
  new ScheduledSparkApplication(team, 'Schedule', { metadata: { name: 'daily', namespace: 'vision' }, spec: { schedule: '@daily', template: spec } });
  new SparkConnect(team, 'Connect', { metadata: { name: 'spark', namespace: 'vision' }, spec: { sparkVersion: '4.0.0', server: { cores: 1 }, executor: { instances: 1 } } });
  new Profile(scope, 'nlp', {
    owner: 'ana@example.com', quota: { cpu: '0.5', cpuLimit: '96000m', memory: '1024Gi', storage: '2Ti', gpus: { nvidia: 4 } },
    limits: { cpu: '0.25', memory: '1.5Gi', maxCpu: '16.0', maxMemory: '65536Mi', maxClaim: '1024Gi' },
  });
}

function rendered(): readonly Located[] {
  const app = new App();
  EACH.forEach(([name, make]) => make(new Chart(app, name)));
  workloads(new Chart(app, 'teams'));
  return manifestSet(app).all;
}

/** Places of an object that are not as they would be written back, by the schema of its kind. */
function faults({ apiVersion, kind, manifest }: Located): readonly Mistake[] {
  return walk(manifest, { $ref: Kinds.schema(apiVersion, kind) ?? fail(`no schema of ${kind}`) }).filter(one => one.fault === 'form' || one.fault === 'empty');
}

function fail(message: string): never {
  throw new Error(message);
}

/** Amounts of resources wherever they stand, found by their names and not by a schema. */
function* amounts(field: Field): Generator<Field> {
  for (const [name, below] of [...field.entries(), ...field.items().map(one => ['', one] as const)]) {
    const isAmounts = ['requests', 'limits', 'hard', 'default', 'defaultRequest', 'max', 'capacity'].includes(name);
    yield* isAmounts ? below.entries().map(([, amount]) => amount).filter(({ value }) => typeof value === 'string' || typeof value === 'number') : [];
    yield* name === 'sizeLimit' ? [below] : [];
    yield* amounts(below);
  }
}

const ALL = rendered().filter(one => one.kind !== 'CustomResourceDefinition');

test('every amount of a resource is written as Kubernetes writes it', () => {
  const written = ALL.flatMap(one => [...amounts(new Field(one.manifest))].map(({ value, path }) => ({ at: `${one.label} ${path}`, value, canonical: canonicalQuantity(value) })));
  expect(written.length).toBeGreaterThan(60);
  expect(written.filter(({ value, canonical }) => value !== canonical)).toEqual([]);
});

test('no amount anywhere has another form than its type says', () => {
  expect(ALL.flatMap(one => faults(one).filter(({ fault }) => fault === 'form').map(({ path, problem }) => `${one.label} ${path} ${problem}`))).toEqual([]);
});

test('what a controller writes back has no empty list or map, which it would drop', () => {
  const written = ALL.filter(one => WRITTEN_BACK.includes(one.key));
  expect([...new Set(written.map(one => one.key))].sort()).toEqual(MADE.toSorted());
  expect(written.flatMap(one => faults(one).map(({ path, problem }) => `${one.label} ${path} ${problem}`))).toEqual([]);
});

test('patches that give them another form are seen', () => {
  const scope = chart();
  const notebook = new Notebook(new Team(scope, 'vision'), 'explore', { image: notebookImages.jupyterScipy });
  const container = '/spec/template/spec/containers/0';
  notebook.patch('Notebook', 'explore', JsonPatch.add(`${container}/env`, []), JsonPatch.replace(`${container}/resources/limits/memory`, '1.2Gi'));
  const [found] = manifestSet(scope).ofKind('kubeflow.org/Notebook');
  expect(faults(found).map(({ path, fault }) => `${path} ${fault}`).sort()).toEqual(['spec.template.spec.containers[0].env empty', 'spec.template.spec.containers[0].resources.limits.memory form']);
});

test('a notebook has what the notebooks page reads, however little it was told', () => {
  const notebooks = ALL.filter(one => one.kind === 'Notebook');
  for (const { label, container } of notebooks.map(at => ({ label: at.label, container: at.at('spec', 'template', 'spec', 'containers').items()[0] }))) {
    const { image, resources, volumeMounts } = container.value as { image: string; resources: { requests: object }; volumeMounts: unknown[] };
    expect({ label, image, requests: Object.keys(resources.requests) }).toEqual({ label, image: expect.any(String), requests: ['cpu', 'memory'] });
    expect(volumeMounts.length).toBeGreaterThan(0);
  }
  expect(notebooks).toHaveLength(odd.length + 2);
});
