/**
 * What the kinds of templates are and give.
 *
 * Source: Argo Workflows, pkg/apis/workflow/v1alpha1/workflow_types.go and workflow/validate; release in pins/.
 */
import { Scope } from './variables';
import { Field, isRecord } from '../../core';
import { filled, given } from '../fault';

/** Kinds of work, in the order in which the controller asks for them. */
const KINDS = ['container', 'containerSet', 'steps', 'dag', 'script', 'resource', 'data', 'suspend', 'http', 'plugin'] as const;

/** What a template does. */
export type Work = typeof KINDS[number];

const LEAVES: readonly Work[] = ['container', 'containerSet', 'script', 'resource', 'data', 'http', 'plugin'];
const PODS: readonly Work[] = ['container', 'containerSet', 'script', 'resource', 'data'];

/** What a template does; undefined where it does not do exactly one thing. */
export function workOf(template: Field): Work | undefined {
  const kinds = KINDS.filter(kind => given(template.at(kind)));
  return kinds.length === 1 ? kinds[0] : undefined;
}

/** Whether it does something itself. */
export function isLeaf(work: Work): boolean {
  return LEAVES.includes(work);
}

/** Whether it is a pod. */
export function isPod(work: Work): boolean {
  return PODS.includes(work);
}

/** Steps of a template with the names of their lists. */
export function stepsOf(template: Field): Field[] {
  return template.at('steps').items().flatMap(group => group.items());
}

/** Whether what a program prints can be used. */
function hasResult(template: Field): boolean {
  const set = template.at('containerSet', 'containers').items();
  return ['container', 'script', 'data', 'http', 'plugin'].some(kind => given(template.at(kind))) || set.some(one => one.at('name').value === 'main');
}

/**
 * What others may use of a step or task.
 *
 * @param prefix `steps.<name>` or `tasks.<name>`
 * @param template undefined where it is not known before the workflow runs
 */
export function outputsOf(template: Field | undefined, prefix: string, isRepeated: boolean): Scope {
  const scope = new Scope(['id', 'startedAt', 'finishedAt', 'hostNodeName'].map(name => `${prefix}.${name}`));
  if (template === undefined) {
    return scope;
  }
  if (template.at('daemon').value === true) {
    scope.add(`${prefix}.ip`);
  }
  if (hasResult(template) || isRepeated && given(template.at('containerSet'))) {
    scope.add(`${prefix}.outputs.result`, `${prefix}.exitCode`);
  }
  for (const kind of ['parameters', 'artifacts']) {
    scope.add(...template.at('outputs', kind).items().map(one => `${prefix}.outputs.${kind}.${String(one.at('name').value)}`));
  }
  if (isRepeated) {
    scope.add(`${prefix}.outputs.parameters`);
  }
  return scope;
}

/** Outputs that the whole workflow sees. */
export function globalOutputs(templates: readonly Field[]): Scope {
  const scope = new Scope();
  for (const kind of ['parameters', 'artifacts']) {
    for (const { text } of templates.flatMap(template => template.at('outputs', kind).items()).map(one => one.at('globalName'))) {
      text?.includes('{{') ? scope.addAll(`workflow.outputs.${kind}.`) : scope.add(`workflow.outputs.${kind}.${text}`);
    }
  }
  return scope;
}

/** What `{{item.<name>}}` stands for where a step is repeated; `{{item}}` alone is never asked for. */
export function itemsOf(step: Field): Scope {
  const scope = new Scope();
  const items = step.at('withItems').items();
  for (const { value } of items) {
    if (Array.isArray(value)) {
      scope.add(...value.map((_, index) => `item.[${index}]`));
    } else if (isRecord(value)) {
      scope.add(...Object.keys(value).map(name => `item.${name}`));
    }
  }
  if (items.length === 0 && filled(step.at('withParam'))) {
    scope.addAll('item.');
  }
  return scope;
}

/** Whether the outputs of all repetitions come together. */
export function isRepeated(step: Field): boolean {
  return filled(step.at('withItems')) || filled(step.at('withParam'));
}

/** Whether it has a template that runs after it. */
export function hasExit(step: Field): boolean {
  return given(step.at('hooks', 'exit')) || filled(step.at('onExit'));
}

/** Whether an artifact says where it is kept. */
export function hasLocation(artifact: Field): boolean {
  const has = (kind: string, name: string) => filled(artifact.at(kind, name));
  const kinds: Readonly<Record<string, () => boolean>> = {
    artifactory: () => has('artifactory', 'url'),
    azure: () => has('azure', 'blob'),
    git: () => has('git', 'repo'),
    gcs: () => has('gcs', 'key'),
    hdfs: () => has('hdfs', 'addresses') || has('hdfs', 'path'),
    http: () => has('http', 'url'),
    oss: () => has('oss', 'key'),
    raw: () => true,
    s3: () => has('s3', 'key'),
  };
  const kind = Object.keys(kinds).find(name => given(artifact.at(name)));
  return kind !== undefined && kinds[kind]();
}
