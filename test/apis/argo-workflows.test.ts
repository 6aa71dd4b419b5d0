import * as fs from 'fs';
import * as path from 'path';
import { Chart, Testing } from 'cdk8s';
import { loadAll } from 'js-yaml';
import * as crds from '../../src/apis/argoproj.io/crds';
import {
  ClusterWorkflowTemplate, CronWorkflow, CronWorkflowSpec, StartedWorkflowSpec, Template, Workflow, WorkflowArtifactGCTask, WorkflowEventBinding, WorkflowEventBindingSpec,
  WorkflowSpec, WorkflowTaskResult, WorkflowTaskSet, WorkflowTemplate,
} from '../../src/apis/argoproj.io/v1alpha1';
import { CrdDefinition } from '../../src/apis/crd';
import { Kinds } from '../../src/core';
import { crdNames, crdVersions } from '../../src/core/schema/crd';
import { walk } from '../../src/core/schema/walk';
import { faults, KindClass, mistakes, schemaAt } from './support';

const V1 = 'argoproj.io/v1alpha1';
const classes = [
  ClusterWorkflowTemplate, CronWorkflow, Workflow, WorkflowArtifactGCTask, WorkflowEventBinding, WorkflowTaskResult, WorkflowTaskSet, WorkflowTemplate,
] as unknown as KindClass[];
const definitions: readonly CrdDefinition[] = Object.values(crds);

test.each(classes.map(each => [each.GVK.kind, each] as const))('%s carries its identity', (kind, Kind) => {
  const object = new Kind(new Chart(Testing.app(), 'test'), 'Object', { metadata: { name: 'a' }, spec: { some: 'field' } });
  expect(object.toJson()).toEqual({ apiVersion: V1, kind, metadata: { name: 'a' }, spec: { some: 'field' } });
});

test.each([
  ['Workflow', 'workflows', 'Namespaced', ['wf'], ['Status', 'Age', 'Message'], {}],
  ['WorkflowTemplate', 'workflowtemplates', 'Namespaced', ['wftmpl'], undefined, undefined],
  ['ClusterWorkflowTemplate', 'clusterworkflowtemplates', 'Cluster', ['clusterwftmpl', 'cwft'], undefined, undefined],
  ['CronWorkflow', 'cronworkflows', 'Namespaced', ['cwf', 'cronwf'], undefined, undefined],
  ['WorkflowTaskSet', 'workflowtasksets', 'Namespaced', ['wfts'], undefined, { status: {} }],
  ['WorkflowArtifactGCTask', 'workflowartifactgctasks', 'Namespaced', ['wfat'], undefined, { status: {} }],
  ['WorkflowEventBinding', 'workfloweventbindings', 'Namespaced', ['wfeb'], undefined, undefined],
  ['WorkflowTaskResult', 'workflowtaskresults', 'Namespaced', undefined, undefined, undefined],
])('%s is defined as upstream defines it', (kind, plural, scope, shortNames, columns, subresources) => {
  const crd = definitions.find(each => each.kind === kind)!;
  expect(crd.scope).toBe(scope);
  expect(crdNames(crd)).toEqual({ kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List`, ...shortNames && { shortNames } });
  const [version] = crdVersions(crd);
  expect(version).toMatchObject({ name: 'v1alpha1', served: true, storage: true });
  expect(version.additionalPrinterColumns?.map(column => column.name)).toEqual(columns);
  expect(version.subresources).toEqual(subresources);
});

test.each([crds.workflowCrd, crds.workflowTemplateCrd, crds.clusterWorkflowTemplateCrd, crds.cronWorkflowCrd, crds.workflowTaskSetCrd])(
  'the definition of $kind takes any spec, as one, though its type does not', crd => {
    expect({ ...schemaAt(crd, 'v1alpha1', 'spec'), description: '' }).toEqual({
      'description': '', 'type': 'object', 'x-kubernetes-map-type': 'atomic', 'x-kubernetes-preserve-unknown-fields': true,
    });
    expect(faults(V1, crd.kind, { surprise: true })).toContain('spec.surprise unknown');
  });

const step = { name: 'a', template: 'work' };
const work: Template = { name: 'work', container: { image: 'busybox:1.36', command: ['true'] } };
const hello: StartedWorkflowSpec = { entrypoint: 'work', templates: [work] };

/** All kinds of work, with most of what may be said of it. */
const rich: StartedWorkflowSpec = {
  entrypoint: 'main',
  arguments: { parameters: [{ name: 'rate', value: 0.1 }, { name: 'dry-run', value: true }, { name: 'mode', value: 'a', enum: ['a', 'b'] }, { name: 'list', value: [] }] },
  serviceAccountName: 'default-editor',
  volumeClaimTemplates: [{ metadata: { name: 'work' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
  volumeClaimGC: { strategy: 'OnWorkflowCompletion' },
  podGC: { strategy: 'OnPodSuccess', deleteDelayDuration: '30s' },
  ttlStrategy: { secondsAfterCompletion: 86400 },
  artifactGC: { strategy: 'OnWorkflowDeletion', forceFinalizerRemoval: true },
  synchronization: { mutexes: [{ name: 'train' }], semaphores: [{ configMapKeyRef: { name: 'limits', key: 'train' } }] },
  hooks: { exit: { template: 'work' }, running: { expression: 'workflow.status == "Running"', templateRef: { name: 'notify', template: 'slack' } } },
  metrics: { prometheus: [{ name: 'runs', help: 'Runs', counter: { value: '1' } }] },
  templateDefaults: { retryStrategy: { limit: 2, retryPolicy: 'Always', backoff: { duration: '10s', factor: '2' } } },
  templates: [
    {
      name: 'main',
      parallelism: 2,
      dag: {
        tasks: [
          { name: 'load', template: 'work', withItems: [1, 'b', { c: 'd' }] },
          { name: 'train', depends: 'load && !(other.Failed || third.AnySucceeded)', templateRef: { name: 'train', template: 'main', clusterScope: true } },
          { name: 'other', inline: { script: { image: 'python:3', command: ['python'], source: 'print(1)' } }, withSequence: { count: '{{workflow.parameters.rate}}' } },
          { name: 'third', template: 'steps', arguments: { parameters: [{ name: 'x', value: '{{tasks.load.outputs.result}}' }] } },
        ],
      },
    },
    {
      name: 'steps',
      inputs: { parameters: [{ name: 'x', default: 1 }], artifacts: [{ name: 'data', s3: { key: 'data.csv' } }] },
      outputs: { parameters: [{ name: 'y', valueFrom: { parameter: '{{steps.a.outputs.result}}' } }] },
      steps: [[step], [{ ...step, name: 'b', when: '{{steps.a.outputs.result}} == 1', continueOn: { failed: true } }, { ...step, name: 'c' }]],
    },
    {
      name: 'set',
      activeDeadlineSeconds: '{{inputs.parameters.seconds}}',
      timeout: '10m',
      containerSet: { containers: [{ name: 'main', image: 'a:1' }, { name: 'second', image: 'b:1', dependencies: ['main'] }], retryStrategy: { retries: 3 } },
      outputs: { artifacts: [{ name: 'model', path: '/model', archive: { none: {} }, gcs: { key: 'model' } }] },
      memoize: { key: '{{inputs.parameters.x}}', maxAge: '1h', cache: { configMap: { name: 'cache' } } },
    },
    { name: 'object', resource: { action: 'create', setOwnerReference: true, manifest: 'kind: ConfigMap', successCondition: 'status.ready == true' } },
    { name: 'removal', resource: { action: 'delete', flags: ['configmap/a'] } },
    { name: 'request', http: { url: 'https://example.com', headers: [{ name: 'a', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }] } },
    { name: 'paths', data: { source: { artifactPaths: { name: 'all', s3: { bucket: 'b' } } }, transformation: [{ expression: 'filter(data, {# endsWith "csv"})' }] } },
    { name: 'wait', suspend: { duration: '20' }, outputs: { parameters: [{ name: 'ok', valueFrom: { supplied: {} } }] } },
    { name: 'own', plugin: { hello: { any: ['thing'] } } },
    { ...work, name: 'long', sidecars: [{ name: 'db', image: 'db:1', mirrorVolumeMounts: true }], archiveLocation: { archiveLogs: false } },
  ],
};

const cron: CronWorkflowSpec = {
  schedules: ['0 3 * * *', '@every 1h', 'CRON_TZ=Europe/Berlin */5 8-18 * * MON-FRI'],
  timezone: 'Europe/Berlin', concurrencyPolicy: 'Forbid', startingDeadlineSeconds: 0, workflowSpec: hello, workflowMetadata: { labels: { a: 'b' } },
};

test.each<[string, WorkflowSpec | CronWorkflowSpec]>([
  ['Workflow', hello],
  ['Workflow', rich],
  ['Workflow', { workflowTemplateRef: { name: 'train' }, arguments: { parameters: [{ name: 'a' }] } }],
  ['WorkflowTemplate', { templates: [work] }],
  ['ClusterWorkflowTemplate', rich],
  ['CronWorkflow', cron],
  ['CronWorkflow', { schedule: '0 3 * * *', workflowSpec: { workflowTemplateRef: { name: 'train', clusterScope: true } } }],
])('%s accepts a right spec', (kind, spec) => expect(faults(V1, kind, spec)).toEqual([]));

test('kinds by which the controller talks accept what it writes', () => {
  const binding: WorkflowEventBindingSpec = {
    event: { selector: 'true' }, submit: { workflowTemplateRef: { name: 'a' }, arguments: { parameters: [{ name: 'a', valueFrom: { event: 'payload.a' } }] } },
  };
  expect(faults(V1, 'WorkflowEventBinding', binding)).toEqual([]);
  expect(faults(V1, 'WorkflowTaskSet', { tasks: { 'a-1': { http: { url: 'https://example.com' } } } })).toEqual([]);
  expect(faults(V1, 'WorkflowArtifactGCTask', { artifactsByNode: { 'a-1': { artifacts: { model: { name: 'model', s3: { key: 'm' } } } } } })).toEqual([]);
  const outputs = { exitCode: '0', parameters: [{ name: 'a', value: '1' }] };
  expect(mistakes('apis/argoproj.io#WorkflowTaskResultResource', { metadata: {}, phase: 'Succeeded', outputs })).toEqual([]);
  expect(faults(V1, 'WorkflowEventBinding', { ...binding, submit: { workflowTemplateRef: {}, arguments: { parameters: [{ name: 'a', value: 1 }] } } }))
    .toEqual(['spec.submit.arguments.parameters[0].value type']);
});

const template = (extra: object): object => ({ entrypoint: 'work', templates: [{ ...work, ...extra }] });
const only = (extra: object): object => ({ entrypoint: 'work', templates: [{ name: 'work', ...extra }] });
const tasks = (...all: object[]): object => only({ dag: { tasks: all } });
const at = 'spec.templates[0]';

test.each<[string, object, string[]]>([
  ['no entry', { templates: [work] }, ['spec choice']],
  ['templates beside those of a WorkflowTemplate', { ...hello, workflowTemplateRef: { name: 'a' } }, ['spec choice']],
  ['no templates', { entrypoint: 'a', templates: [] }, ['spec.templates value']],
  ['a template without a name', { entrypoint: 'a', templates: [{ container: {} }] }, [`${at}.name required`]],
  ['a template of a strange name', { entrypoint: 'a', templates: [{ ...work, name: 'a_b' }] }, [`${at}.name value`]],
  ['two templates of one name', { entrypoint: 'a', templates: [work, work] }, ['spec.templates[1] repeated']],
  ['a template that does nothing', only({}), [`${at} choice`]],
  ['a template whose work is null', only({ container: null }), [`${at} choice`]],
  ['a template of two kinds', template({ script: { image: 'a:1', source: '' } }), [`${at} choice`]],
  ['a deadline of steps', only({ steps: [[step]], activeDeadlineSeconds: 60 }), [`${at} choice`]],
  ['a timeout of a graph', only({ dag: { tasks: [step] }, timeout: '1m' }), [`${at} choice`]],
  ['a limit of a single pod', template({ parallelism: 2 }), [`${at} choice`]],
  ['a timeout without a unit', template({ timeout: '60' }), [`${at}.timeout value`]],
  ['a mistyped field', template({ retryStrategie: {} }), [`${at}.retryStrategie unknown`]],
  ['a number of tries in words', template({ retryStrategy: { limit: 'many' } }), [`${at}.retryStrategy.limit value`]],
  ['an unknown policy of tries', template({ retryStrategy: { retryPolicy: 'Sometimes' } }), [`${at}.retryStrategy.retryPolicy value`]],
  ['an unknown moment to remove pods', { ...hello, podGC: { strategy: 'OnSuccess' } }, ['spec.podGC.strategy value']],
  ['an unknown moment to remove artifacts', { ...hello, artifactGC: { strategy: 'Always' } }, ['spec.artifactGC.strategy value']],
  ['a step without a name', only({ steps: [[{ template: 'a' }]] }), [`${at}.steps[0][0].name required`]],
  ['steps in one list', only({ steps: [step] }), [`${at}.steps[0] type`]],
  ['a step without a template', only({ steps: [[{ name: 'a' }]] }), [`${at}.steps[0][0] choice`]],
  ['a step with two templates', only({ steps: [[{ ...step, templateRef: { name: 'a', template: 'b' } }]] }), [`${at}.steps[0][0] choice`]],
  ['a step that is repeated in two ways', only({ steps: [[{ ...step, withParam: '[]', withSequence: { count: 1 } }]] }), [`${at}.steps[0][0] choice`]],
  ['an argument without a value', only({ steps: [[{ ...step, arguments: { parameters: [{ name: 'a' }] } }]] }), [`${at}.steps[0][0].arguments.parameters[0] choice`]],
  ['a value that is no text', { ...hello, arguments: { parameters: [{ name: 'a', value: { b: 1 } }] } }, ['spec.arguments.parameters[0].value choice']],
  ['an argument from a file', { ...hello, arguments: { parameters: [{ name: 'a', valueFrom: { path: '/a' } }] } }, ['spec.arguments.parameters[0].valueFrom.path unknown']],
  ['arguments as a map', { ...hello, arguments: { parameters: { a: 'b' } } }, ['spec.arguments.parameters type']],
  ['an output without a source', template({ outputs: { parameters: [{ name: 'a' }] } }), [`${at}.outputs.parameters[0] choice`]],
  ['an output of two sources', template({ outputs: { parameters: [{ name: 'a', valueFrom: { path: '/a', expression: 'b' } }] } }),
    [`${at}.outputs.parameters[0].valueFrom choice`]],
  ['an input from another step', template({ inputs: { artifacts: [{ name: 'a', from: '{{steps.a.outputs.artifacts.b}}' }] } }), [`${at}.inputs.artifacts[0].from unknown`]],
  ['a graph without tasks', only({ dag: { tasks: [] } }), [`${at}.dag.tasks value`]],
  ['two tasks of one name', tasks(step, step), [`${at}.dag.tasks[1] repeated`]],
  ['a task that depends in two forms', tasks({ ...step, depends: 'b', dependencies: ['b'] }), [`${at}.dag.tasks[0] choice`]],
  ['an unfinished dependency', tasks({ ...step, depends: 'b &&' }), [`${at}.dag.tasks[0].depends value`]],
  ['an unknown action', only({ resource: { action: 'update', manifest: 'a' } }), [`${at}.resource.action value`]],
  ['an action on nothing', only({ resource: { action: 'create' } }), [`${at}.resource choice`]],
  ['a plugin of two names', only({ plugin: { a: {}, b: {} } }), [`${at}.plugin value`]],
  ['a set without containers', only({ containerSet: { containers: [] } }), [`${at}.containerSet.containers value`]],
  ['a metric of no type', { ...hello, metrics: { prometheus: [{ name: 'a', help: 'b' }] } }, ['spec.metrics.prometheus[0] choice']],
])('finds %s', (_, spec, expected) => expect(faults(V1, 'Workflow', spec)).toEqual(expected));

test.each<[string, object, string[]]>([
  ['no times', { schedules: undefined }, ['spec choice']],
  ['times in both forms', { schedule: '@daily' }, ['spec choice']],
  ['six fields', { schedules: ['0 0 3 * * *'] }, ['spec.schedules[0] value']],
  ['a negative deadline', { startingDeadlineSeconds: -1 }, ['spec.startingDeadlineSeconds value']],
  ['an unknown policy', { concurrencyPolicy: 'Queue' }, ['spec.concurrencyPolicy value']],
  ['a workflow without an entry', { workflowSpec: { templates: [work] } }, ['spec.workflowSpec choice']],
])('finds %s of a CronWorkflow', (_, change, expected) => expect(faults(V1, 'CronWorkflow', { ...cron, ...change })).toEqual(expected));

/** Resources that upstream projects wrote, when they lie beside the repository. */
const SHARED = path.join(__dirname, '..', '..', '..', 'shared');

/** A document of it. */
interface Entry {
  readonly id: string;
  readonly file: string;
  readonly indexInFile: number;
  readonly group: string;
  readonly verdict: string;
  readonly upstreamInvalid?: boolean;
  readonly expect?: string;
  readonly mutation?: string | null;
}

function entries(folder: string): Entry[] {
  const all = JSON.parse(fs.readFileSync(path.join(SHARED, folder, 'index.json'), 'utf8')) as Entry[];
  return all.filter(({ group }) => group === 'argoproj.io');
}

/** Whether a type finds anything in a document; its metadata is no matter of the type. */
function isRefused(folder: string, { file, indexInFile }: Entry): boolean {
  const document = loadAll(fs.readFileSync(path.join(SHARED, folder, file), 'utf8'))[indexInFile] as { readonly apiVersion: string; readonly kind: string };
  const { apiVersion, kind, ...rest } = document;
  return walk({ metadata: {}, ...rest }, { $ref: Kinds.schema(apiVersion, kind)! })
    .some(({ fault, path: place }) => fault !== 'empty' && fault !== 'form' && !place.startsWith('metadata'));
}

/** Documents that the definitions take, and Argo does not. */
const NO_WORKFLOWS: Readonly<Record<string, string>> = {
  'Workflow-2890e73e20d311ef': 'a part of a workflow, from the documentation',
  'Workflow-7a5dd5b4a1650bac': 'a part of a workflow, from the documentation',
  'Workflow-de654dbbeba54d20': 'a part of a workflow, from the documentation',
  'Workflow-a0d2a32aaae145c9': 'a part of a workflow, from the documentation',
  'Workflow-f7d7e79d8aa92c06': 'a claim that Kubernetes refuses, to see that it fails',
  'Workflow-cdbe4caa234911bd': 'a step with a field of tasks, which the controller refuses',
  'Workflow-c9cce1931a080753': 'templates without work, which the controller refuses',
};

/** A document of which Argo's validation says nothing, though Kubernetes refuses its pods: a mount without a path. */
const NO_PODS = 'WorkflowTemplate-342b8457ecb43ecb';

/** Mistakes that lie between several objects or fields, of which a type knows nothing. */
const BETWEEN_FIELDS = new Set([
  'entrypoint-absent', 'name-too-long', 'on-exit-absent', 'parameter-no-value', 'parameter-not-in-enum', 'parameter-undefined', 'script-no-source', 'step-output-unknown',
  'step-template-ref-absent', 'task-dependency-absent', 'task-depends-both', 'task-template-absent', 'timezone-unknown', 'variable-misspelled', 'volume-undefined',
  'workflow-template-ref-absent', null,
]);

const present = ['corpus', 'admission'].every(folder => fs.existsSync(path.join(SHARED, folder)));
if (!present) {
  process.stderr.write(`skipped: no documents of upstream projects at ${SHARED}; those written here are compared all the same\n`);
}

(present ? describe : describe.skip)('documents of upstream projects, if they lie beside the repository', () => {
  test('every one that upstream takes passes the types', () => {
    const valid = entries('corpus').filter(({ verdict, upstreamInvalid }) => verdict === 'valid' && !upstreamInvalid);
    expect(valid.length).toBeGreaterThan(100);
    expect(valid.filter(entry => isRefused('corpus', entry)).map(({ id }) => id).sort()).toEqual(Object.keys(NO_WORKFLOWS).sort());
  });

  test('every one that Argo takes passes the types', () => {
    const accepted = entries('admission').filter(entry => entry.expect === 'accept');
    expect(accepted.length).toBeGreaterThan(10);
    expect(accepted.filter(entry => isRefused('admission', entry)).map(({ id }) => id)).toEqual([NO_PODS]);
  });

  test('those with a mistake that a type can say do not', () => {
    const faulty = entries('admission').filter(({ expect: wanted, mutation = null }) => ['refuse', 'warn'].includes(wanted ?? '') && !BETWEEN_FIELDS.has(mutation));
    expect(faulty.length).toBeGreaterThan(15);
    expect(faulty.filter(entry => !isRefused('admission', entry)).map(({ id, mutation }) => `${id} ${mutation}`)).toEqual([]);
  });
});
