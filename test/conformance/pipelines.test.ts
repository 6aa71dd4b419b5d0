import { accept, unstable } from './checks/acceptance';
import { accessFindings, Expectation } from './checks/access';
import { lines } from './support/manifests';
import { Suite, suite } from './support/suite';
import { madeByController, synthesized, teams } from './support/teams';
import { pipelineCrd, pipelineVersionCrd } from '../../src/apis/pipelines.kubeflow.org/crds';
import { Definition } from '../../src/core';
import { container, int, pipeline } from '../../src/pipelines';
import { Pipeline, PipelineVersion, RecurringRun, Run, ScheduledRun } from '../../src/workloads';

const count = container({ name: 'count', image: 'busybox:1.37', inputs: { rows: int() }, command: ['sh', '-c', 'echo "$0"'], args: ({ inputs }) => [inputs.rows] });
const counting = (rows: number) => pipeline({ name: 'counting', inputs: { rows: int().default(rows) }, build: (p, given) => { p.task(count, given); } });

/** What a team declares of pipelines, for a store. */
const declared = (store: 'database' | 'kubernetes') => synthesized(chart => {
  const namespace = 'vision';
  const made = new Pipeline(chart, 'counting', { namespace, store, program: counting(1) });
  new PipelineVersion(chart, 'older', { namespace, store, pipeline: made, program: counting(2) });
  new Run(chart, 'once', { namespace, pipeline: made, arguments: { rows: 3 } });
  new ScheduledRun(chart, 'nightly', { namespace, pipeline: made, schedule: '0 3 * * *' });
  new RecurringRun(chart, 'weekly', { namespace, pipeline: made, schedule: '@weekly' });
});

const CLIENT = 'account vision/pipelines-client';
const GROUP = 'pipelines.kubeflow.org';
const rows = (allowed: boolean, why: string, verbs: readonly string[], ...things: readonly string[]): Expectation[] =>
  verbs.flatMap(verb => things.map(what => ({ who: CLIENT, verb, what, namespace: 'vision', allowed, why })));

let server: Suite;
beforeAll(async () => {
  server = await suite();
  const profiles = teams();
  const definitions = synthesized(chart => [pipelineCrd, pipelineVersionCrd].forEach(crd => new Definition(chart, crd.kind, crd)));
  expect(lines((await accept(server.api, [...definitions, ...profiles, ...madeByController(profiles)])).refused)).toEqual([]);
});
afterAll(() => server?.api.close());

test.each(['database', 'kubernetes'] as const)('what a team declares of pipelines is taken, and stays as it is, with the store %s', async store => {
  const objects = declared(store);
  expect(objects.map(one => one.kind)).toContain(store === 'kubernetes' ? 'PipelineVersion' : 'ConfigMap');
  const { refused } = await accept(server.api, objects);
  expect(lines(refused)).toEqual([]);
  expect(lines(await unstable(server.api, objects))).toEqual([]);
});

test('the account of the Jobs may do what they ask for in its namespace, and nothing else', async () => {
  await accept(server.api, declared('database'));
  const told: Expectation[] = [
    ...rows(true, 'it uploads pipelines and versions', ['create', 'get', 'list'], `pipelines.${GROUP}`),
    ...rows(true, 'it makes experiments that are missing', ['create', 'list'], `experiments.${GROUP}`),
    ...rows(true, 'it starts runs, and ends those that a schedule replaces', ['create', 'list', 'terminate'], `runs.${GROUP}`),
    ...rows(true, 'it keeps recurring runs as Git says', ['create', 'delete', 'disable', 'enable', 'list'], `jobs.${GROUP}`),
    ...rows(false, 'it removes no pipelines, experiments and runs', ['delete', 'archive'], `pipelines.${GROUP}`, `experiments.${GROUP}`, `runs.${GROUP}`),
    ...rows(false, 'it asks the API server of pipelines alone', ['create', 'get', 'list', 'update', 'delete'],
      'pods', 'secrets', 'configmaps', 'jobs.batch', 'serviceaccounts/token'),
  ];
  const elsewhere = told.map(one => ({ ...one, namespace: 'attic', allowed: false, why: 'it is an account of one team' }));
  expect(lines(await accessFindings(server.api, [...told, ...elsewhere]))).toEqual([]);
});
