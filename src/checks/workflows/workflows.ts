/**
 * Rules over workflows: what `argo lint` and the controller refuse.
 *
 * Source: Argo Workflows, workflow/validate/validate.go; release in pins/.
 */
import { isLabelKey, isLabelValue } from '../../core/names';
import { Base, Found, Subject, templatesOf } from './found';
import { argumentsWrong } from './values';
import { Scope } from './variables';
import { Finder } from './search';
import { Walk } from './walk';
import { Field, Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { blamed, fault, filled, given } from '../fault';

/** `Workflow/Templates`: templates, steps, tasks and outputs of workflows are such as the controller runs. */
export const workflowTemplates: Rule = ruleOf(
  'Workflow/Templates', 'The API server takes any workflow, and its controller then ends one of the wrong form in Error, before anything runs.', 'form',
);

/** `Workflow/Variables`: variables of workflows are known where they are used. */
export const workflowVariables: Rule = ruleOf(
  'Workflow/Variables', 'The API server takes any workflow, and its controller then ends one with an unknown variable in Error, before anything runs.', 'variable',
);

/** `Workflow/Values`: what templates need is handed to them. */
export const workflowValues: Rule = ruleOf(
  'Workflow/Values', 'The API server takes any workflow, and its controller then ends one that lacks a value in Error, before the step that needs it.', 'value',
);

/** `References/WorkflowTemplate`: templates that workflows call exist. */
export const referencesWorkflowTemplate: Rule = ruleOf(
  'References/WorkflowTemplate', 'A workflow that calls a template that does not exist ends in Error, and a schedule of it makes such workflows for ever.', 'reference',
);

const GROUP = 'argoproj.io';
/** Where kinds have the spec of a workflow. */
const SPECS: Readonly<Record<string, readonly string[]>> = {
  [`${GROUP}/Workflow`]: ['spec'], [`${GROUP}/WorkflowTemplate`]: ['spec'], [`${GROUP}/ClusterWorkflowTemplate`]: ['spec'], [`${GROUP}/CronWorkflow`]: ['spec', 'workflowSpec'],
};

function ruleOf(id: string, why: string, subject: Subject): Rule {
  return {
    id,
    why,
    * check(set: ManifestSet): Generator<Violation> {
      for (const { at, found } of set.once(allFound, allFound)) {
        yield* blamed(at, found.filter(one => one.subject === subject));
      }
    },
  };
}

/** All that is wrong with workflows, each walked along once. */
function allFound(set: ManifestSet): { readonly at: Located; readonly found: readonly Found[] }[] {
  return set.ofKind(...Object.keys(SPECS)).map(at => ({ at, found: foundIn(at, set) }));
}

function baseOf(at: Located): Base {
  return { at, spec: at.at(...SPECS[at.key]), id: `${at.key} ${at.name}` };
}

function foundIn(at: Located, set: ManifestSet): Found[] {
  const base = baseOf(at);
  const isOpen = at.kind.endsWith('Template');
  const find = finder(at, set);
  const reference = base.spec.at('workflowTemplateRef');
  const other = filled(reference.at('name')) ? find(reference) : undefined;
  const globals = globalsOf(at, base.spec, other);
  // What the workflow itself is called never names another object with templates.
  const walk = new Walk({ ...base, id: `the ${at.kind}` }, find, globals, isOpen);
  const found: Found[] = [...argumentsWrong(base.spec.at('arguments'), isOpen), ...podGc(base.spec)];
  if (given(reference)) {
    found.push(...referring(base.spec, reference, other, walk));
  } else {
    found.push(...calling(base.spec, walk, globals, isOpen));
    walk.hooks(base.spec.at('hooks'));
    walk.all();
  }
  return [...found, ...walk.found];
}

/** A workflow with templates of its own. */
function* calling(spec: Field, walk: Walk, globals: Scope, isOpen: boolean): Generator<Found> {
  const [entrypoint, onExit] = [spec.at('entrypoint'), spec.at('onExit')];
  if (filled(entrypoint)) {
    walk.byName(entrypoint, isOpen ? 'any' : spec.at('arguments'));
    if (!isOpen) {
      walk.handed(spec.at('arguments'), entrypoint);
    }
  } else if (!isOpen) {
    yield { subject: 'form', ...fault(entrypoint, 'must be given', 'name the template that the workflow begins with') };
  }
  if (filled(onExit)) {
    globals.add('workflow.failures');
    walk.byName(onExit, spec.at('arguments'));
  }
}

/** A workflow with the templates of another object. */
function* referring(spec: Field, reference: Field, other: Base | 'unknown' | undefined, walk: Walk): Generator<Found> {
  const name = reference.at('name');
  if (filled(spec.at('templates'))) {
    yield { subject: 'form', ...fault(spec.at('templates'), 'must not stand beside workflowTemplateRef', 'keep one of the two') };
  }
  if (!filled(name)) {
    yield { subject: 'form', ...fault(name, 'must be given', 'name a WorkflowTemplate') };
  }
  const isFixed = name.text?.includes('{{') !== true;
  if (other === 'unknown' && isFixed || !filled(name)) {
    return;
  }
  if (other === undefined || other === 'unknown') {
    const fix = 'correct the name, add the object, or declareExternal() it if somebody else makes it';
    yield { subject: 'reference', ...fault(name, 'names an object with templates that does not exist', fix) };
    return;
  }
  const entrypoint = filled(spec.at('entrypoint')) ? spec.at('entrypoint') : other.spec.at('entrypoint');
  if (entrypoint.text === undefined || entrypoint.text === '') {
    yield { subject: 'form', ...fault(spec.at('entrypoint'), `must be given, since ${other.at.label} has none`, 'name the template that the workflow begins with') };
    return;
  }
  yield* unset(spec.at('arguments'), other);
  const handed = merged(spec.at('arguments'), other.spec.at('arguments'));
  for (const [field, text, values] of [[spec.at('entrypoint'), entrypoint.text, handed], [spec.at('onExit'), spec.at('onExit').text, spec.at('arguments')]] as const) {
    if (text !== undefined && !text.includes('{{') && !walk.foreign(other, text, name, values) && filled(field)) {
      yield { subject: 'reference', ...fault(field, `names a template that ${other.at.label} does not have`, 'correct the name, or add the template') };
    }
  }
  for (const { text } of templatesOf(other).map(template => template.at('name'))) {
    walk.foreign(other, text ?? '', name, 'any');
  }
}

/** Parameters without a value of the object that a workflow refers to, which the workflow does not give. */
function unset(own: Field, other: Base): Found[] {
  const names = own.at('parameters').items().map(one => one.at('name').text);
  return other.spec.at('arguments', 'parameters').items()
    .filter(one => !given(one.at('value')) && !given(one.at('valueFrom')) && !names.includes(one.at('name').text))
    .map(one => ({ subject: 'value', ...fault(own, `must have ${shown(one.at('name').value)}, which ${other.at.label} asks for`, 'write its value', 'got none') }));
}

/** Arguments of a workflow, and those of the object that it refers to: the first of a name counts. */
function merged(own: Field, others: Field): Field {
  const list = (kind: string) => [own, others].flatMap(one => one.at(kind).items()).map(one => one.value);
  return new Field({ parameters: list('parameters'), artifacts: list('artifacts') }, own.path);
}

const STRATEGIES = ['', 'OnPodCompletion', 'OnPodSuccess', 'OnWorkflowCompletion', 'OnWorkflowSuccess'];

function* podGc(spec: Field): Generator<Found> {
  const field = spec.at('podGC', 'strategy');
  if (field.text !== undefined && !STRATEGIES.includes(field.text)) {
    yield { subject: 'form', ...fault(field, `must be one of ${STRATEGIES.slice(1).join(', ')}`, 'write one of them') };
  }
  for (const [name, value] of spec.at('podGC', 'labelSelector', 'matchLabels').entries()) {
    if (!isLabelKey(name) || value.text !== undefined && !isLabelValue(value.text)) {
      yield { subject: 'form', ...fault(value, 'must be the value of a label, under the name of one', 'correct name or value') };
    }
  }
}

const ALWAYS = ['name', 'namespace', 'mainEntrypoint', 'serviceAccountName', 'uid', 'status', 'annotations', 'annotations.json', 'labels', 'labels.json']
  .map(name => `workflow.${name}`);
/** What workflows of a schedule are given. */
const OF_CRON = ['annotations.workflows.argoproj.io/scheduled-time', 'labels.workflows.argoproj.io/cron-workflow', 'labels.workflows.argoproj.io/controller-instanceid']
  .map(name => `workflow.${name}`);

/** Variables that all templates of a workflow know. */
function globalsOf(at: Located, spec: Field, other: Base | 'unknown' | undefined): Scope {
  const isCron = at.kind === 'CronWorkflow';
  const others = other === undefined || other === 'unknown' ? [] : [other.spec];
  const parameters = [spec, ...others].flatMap(one => one.at('arguments', 'parameters').items());
  const scope = new Scope([...ALWAYS, ...isCron ? OF_CRON : [], ...parameters.map(one => `workflow.parameters.${one.at('name').text}`)]);
  scope.add(...parameters.length > 0 ? ['workflow.parameters', 'workflow.parameters.json'] : [], ...given(spec.at('priority')) ? ['workflow.priority'] : []);
  const metadata = [isCron ? at.at('spec', 'workflowMetadata') : at.at('metadata'), ...[spec, ...others].map(one => one.at('workflowMetadata'))];
  for (const one of metadata) {
    scope.add(...one.at('annotations').entries().map(([name]) => `workflow.annotations.${name}`));
    scope.add(...['labels', 'labelsFrom'].flatMap(kind => one.at(kind).entries()).map(([name]) => `workflow.labels.${name}`));
  }
  // Who starts a workflow from a template gives it labels and annotations.
  if (at.kind.endsWith('WorkflowTemplate')) {
    ['labels', 'annotations'].forEach(name => scope.addAll(`workflow.${name}`));
  }
  return scope;
}

/** Finds WorkflowTemplates beside an object, and ClusterWorkflowTemplates. */
function finder(at: Located, set: ManifestSet): Finder {
  return reference => {
    const name = reference.at('name').text ?? '';
    const isCluster = reference.at('clusterScope').value === true;
    const key = `${GROUP}/${isCluster ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate'}`;
    if (name === '' || name.includes('{{')) {
      return 'unknown';
    }
    // A ClusterWorkflowTemplate is used in any namespace.
    if (!isCluster && at.namespace === undefined) {
      return named(set, key, name) ?? (at.kind === 'ClusterWorkflowTemplate' ? 'unknown' : undefined);
    }
    const there = set.find(key, isCluster ? undefined : at.namespace, name);
    return there !== undefined ? baseOf(there) : set.isExternal(key, isCluster ? undefined : at.namespace, name) ? 'unknown' : undefined;
  };
}

function named(set: ManifestSet, key: string, name: string): Base | undefined {
  const byName = set.once(`by name ${key}`, () => new Map(set.allOfKind(key).map(one => [one.name, one])));
  const there = byName.get(name);
  return there && baseOf(there);
}
