import { referencesWorkflowTemplate, workflowTemplates, workflowValues, workflowVariables } from '../../../src/checks';
import { clusterObject, external, found, object, places } from '../support';
import { dag, inputs, inSpec, run, shared, steps, values, workflow } from './support';

const V1 = 'argoproj.io/v1alpha1';
const lost = (...all: readonly object[]) => inSpec(referencesWorkflowTemplate, ...all);
const args = (...all: readonly string[]) => ({ args: all });
const referring = (rest: object = {}) => object(V1, 'Workflow', 'train', { spec: { workflowTemplateRef: { name: 'shared' }, ...rest } });

test('a workflow gives what the object that it refers to asks for', () => {
  const template = object(V1, 'WorkflowTemplate', 'shared', {
    spec: { entrypoint: 'a', arguments: { parameters: [{ name: 'date' }, { name: 'size', value: 3 }, { name: 'kind', valueFrom: { supplied: {} } }] }, templates: [run('a')] },
  });
  const of = (...parameters: readonly object[]) => found(workflowValues, [template, referring({ arguments: { parameters } })]);
  expect(of({ name: 'date', value: '2026-01-31' })).toEqual([]);
  expect(of({ name: 'size', value: 4 })).toEqual(['Workflow/ml/train spec.arguments: must have "date", which WorkflowTemplate/ml/shared asks for, got none; write its value']);
});

describe('Templates that steps and tasks call', () => {
  const [borrowing, borrower] = [{ name: 'a', templateRef: { name: 'shared', template: 'x' } }, (template: unknown) => ({ name: 'b', template })];

  test('are known by their bare name once another step calls them in another object', () => {
    expect(lost(workflow([steps(borrowing, borrower('x'))]), workflow([dag(borrowing, borrower('x'))]), shared([run('x')]))).toEqual([]);
    expect(lost(workflow([steps(borrowing, borrower('y'))]), shared([run('x'), run('y')]))).toEqual(['templates[0].steps[1][0].template']);
  });

  test('are those of the workflow itself before those of other objects', () => {
    expect(inSpec(workflowValues, workflow([steps(borrowing, borrower('x')), run('x', inputs('a'))]), shared([run('x')]))).toEqual(['templates[0].steps[1][0].arguments']);
  });

  test('are not looked for where no name says which', () => {
    const references = [{ name: 'shared' }, { template: 'x' }, { name: '', template: 'x' }, { name: 'shared', template: '{{workflow.parameters.a}}' }];
    const calling = references.map((templateRef, index) => ({ name: `c${index}`, templateRef }));
    expect(lost(workflow([steps({ name: 'a' }, borrower(''), borrower(1), ...calling)]), shared([run('x')]))).toEqual([]);
  });

  test('are not looked for after an end that has no name yet', () => {
    const ending = ['', '{{workflow.parameters.a}}', 1].map((onExit, index) => ({ name: `a${index}`, template: 'x', onExit }));
    expect(lost(workflow([steps(...ending), run('x')]))).toEqual([]);
  });

  test('are said to be of the kind that the reference means', () => {
    const call = (templateRef: object) => found(referencesWorkflowTemplate, [workflow([steps({ name: 'a', templateRef })])])
      .map(finding => finding.replace(/.*: (names .*), got.*/, '$1'));
    expect(call({ name: 'gone', template: 'x' })).toEqual(['names a WorkflowTemplate that does not exist']);
    expect(call({ name: 'gone', template: 'x', clusterScope: true })).toEqual(['names a ClusterWorkflowTemplate that does not exist']);
  });

  test('of another object are blamed there alone', () => {
    const broken = shared([run('x', {}, { image: '' })]);
    expect(places(workflowTemplates, [workflow([steps(borrowing)]), broken])).toEqual(['WorkflowTemplate/ml/shared spec.templates[0].container.image']);
  });
});

describe('Objects without a namespace', () => {
  const call = (name: string, template = 'x') => ({ spec: { entrypoint: 'main', templates: [steps({ name: 'a', templateRef: { name, template } })] } });
  const from = (kind: string, ...of: readonly [string, string?]) => lost(clusterObject(V1, kind, 'all', call(...of)), shared([run('x')]));

  test('find WorkflowTemplates by their names', () => {
    expect(from('Workflow', 'shared')).toEqual([]);
    expect(from('Workflow', 'shared', 'y')).toEqual(['templates[0].steps[0][0].templateRef.template']);
    expect(from('Workflow', 'gone')).toEqual(['templates[0].steps[0][0].templateRef.name']);
  });

  test('are called from namespaces that may have the WorkflowTemplate', () => {
    expect(from('ClusterWorkflowTemplate', 'gone')).toEqual([]);
    expect(from('ClusterWorkflowTemplate', 'shared', 'y')).toEqual(['templates[0].steps[0][0].templateRef.template']);
  });
});

describe('Workflows with the templates of another object', () => {
  const form = (...all: readonly object[]) => inSpec(workflowTemplates, ...all);

  test('find it by a name that is fixed', () => {
    expect(found(referencesWorkflowTemplate, [referring()], [external('argoproj.io/WorkflowTemplate', 'shared', 'ml')])).toEqual([]);
    expect(lost(referring({ workflowTemplateRef: { name: '{{workflow.parameters.a}}' } }), shared([run('x')]))).toEqual(['workflowTemplateRef.name']);
    expect(lost(referring({ workflowTemplateRef: { name: '' } }), shared([run('x')]))).toEqual([]);
  });

  test('begin with their own entrypoint, else with that of the object', () => {
    expect(form(referring(), shared([run('x')], { entrypoint: 'x' }))).toEqual([]);
    expect([{}, { entrypoint: '' }].map(rest => form(referring(rest), shared([run('x')], rest)))).toEqual([['entrypoint'], ['entrypoint']]);
    expect(found(workflowTemplates, [referring(), shared([run('x')])])).toEqual([
      'Workflow/ml/train spec.entrypoint: must be given, since WorkflowTemplate/ml/shared has none, got undefined; name the template that the workflow begins with',
    ]);
    expect(lost(referring({ entrypoint: 'y' }), shared([run('x')], { entrypoint: 'x' }))).toEqual(['entrypoint']);
  });

  test('end with a template that the object has', () => {
    const end = (onExit: unknown) => lost(referring({ onExit }), shared([run('x')], { entrypoint: 'x' }));
    expect([undefined, '', 'x', '{{workflow.parameters.a}}'].map(end)).toEqual([[], [], [], []]);
    expect(end('y')).toEqual(['onExit']);
  });

  test('hand over their arguments, and those of the object for which they have none', () => {
    const [file, main] = [{ name: 'f', raw: { data: 'a' } }, run('x', { inputs: { ...inputs('a', 'b').inputs, artifacts: [{ name: 'f', path: '/f' }] } })];
    const wrong = (own: object, others: object) => inSpec(workflowValues, referring({ arguments: own }), shared([main], { entrypoint: 'x', arguments: others }));
    expect(wrong(values({ a: 1 }), { ...values({ b: 1 }), artifacts: [file] })).toEqual([]);
    expect(wrong({ ...values({ b: 1 }), artifacts: [file] }, values({ a: 1 }))).toEqual([]);
    expect(wrong(values({ a: 1, b: 1 }), {})).toEqual(['arguments']);
    expect(wrong(values({ a: 1, b: 1 }), { parameters: [{ name: 'a' }], artifacts: [file] })).toEqual([]);
  });

  test('know what the object says of workflows, and lack what nobody says', () => {
    const text = '{{workflow.parameters.p}} {{workflow.labels.l}} {{workflow.annotations.n}}';
    const said = { arguments: values({ p: 1 }), workflowMetadata: { labels: { l: 'a' }, annotations: { n: 'b' } } };
    const unknown = (rest: object) => places(workflowVariables, [referring(), shared([run('x'), run('y', {}, args(text))], { entrypoint: 'x', ...rest })])
      .filter(place => place.startsWith('Workflow/'));
    expect(unknown(said)).toEqual([]);
    expect(unknown({})).toEqual(Array(3).fill('Workflow/ml/train spec.workflowTemplateRef.name'));
  });

  test('are not blamed for variables of the template itself', () => {
    const own = shared([run('x', {}, args('{{steps.workflow.labels.a}}'))], { entrypoint: 'x' });
    expect(places(workflowVariables, [referring(), own])).toEqual(['WorkflowTemplate/ml/shared spec.templates[0].container.args[0]']);
  });
});
