/**
 * Values and files that workflows hand over.
 *
 * Source: Argo Workflows, workflow/validate/validate.go and workflow/common/util.go; release in pins/.
 */
import { Found } from './found';
import { hasLocation, isLeaf, Work } from './templates';
import { hasVariable } from './variables';
import { Field, listed } from '../../core';
import { fault, filled, given, repeated } from '../fault';

/** Arguments of a workflow, a step or a task. */
export function* argumentsWrong(of: Field, mayLackValues: boolean): Generator<Found> {
  for (const kind of ['parameters', 'artifacts']) {
    yield* twice(of.at(kind));
  }
  for (const parameter of of.at('parameters').items()) {
    yield* argumentWrong(parameter, mayLackValues);
  }
  for (const artifact of of.at('artifacts').items()) {
    if (!filled(artifact.at('from')) && !hasLocation(artifact)) {
      const problem = 'must be given, unless the artifact says where it is kept';
      yield { subject: 'value', ...fault(artifact.at('from'), problem, 'write {{tasks.<task>.outputs.artifacts.<name>}}, or a place') };
    }
  }
}

/** Entries of a list that have one name. */
export function twice(list: Field): Found[] {
  return repeated(list.items().map(one => one.at('name')), 'a name').map(one => ({ subject: 'form', ...one }));
}

function* argumentWrong(parameter: Field, mayLackValue: boolean): Generator<Found> {
  const [value, from, choice] = ['value', 'valueFrom', 'enum'].map(name => parameter.at(name));
  if (!given(value) && !given(from) && !mayLackValue) {
    yield { subject: 'value', ...fault(value, 'must be given, unless valueFrom is', 'write the value') };
  }
  if (given(from)) {
    const known = ['configMapKeyRef', 'supplied'].some(name => given(from.at(name))) || filled(from.at('event'));
    const wrong = ['path', 'jsonPath', 'parameter', 'expression'].map(name => from.at(name)).find(filled);
    if (!known || wrong !== undefined) {
      const problem = 'must be configMapKeyRef or supplied, with default if need be, for an argument';
      yield { subject: 'value', ...fault(wrong ?? from, problem, 'write one of them, or value') };
    }
  }
  const choices = choice.items().map(one => text(one.value));
  if (given(choice) && choices.length === 0) {
    yield { subject: 'value', ...fault(choice, 'must have an entry', 'write the values that there are, or leave it out') };
  } else if (given(choice) && !given(value) && given(from) && !mayLackValue) {
    yield { subject: 'value', ...fault(value, 'must be given beside enum', `write one of ${listed(choices)}`) };
  } else if (given(choice) && given(value) && !choices.includes(text(value.value))) {
    yield { subject: 'value', ...fault(value, `must be one of enum, ${listed(choices)}`, 'write one of them') };
  }
}

/** A value as the controller compares it. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a template takes: names, and whether it gets a value for each. */
export function* inputsWrong(template: Field, work: Work): Generator<Found> {
  const inputs = template.at('inputs');
  yield* twice(inputs.at('parameters'));
  yield* twice(inputs.at('artifacts'));
  for (const artifact of inputs.at('artifacts').items()) {
    yield* fileWrong(artifact, work);
    if (filled(artifact.at('from'))) {
      yield { subject: 'value', ...fault(artifact.at('from'), 'must not be given in inputs', 'write it in the arguments of who uses the template') };
    }
    yield* placeWrong(artifact);
  }
}

/** A file in the container: only who runs one has it. */
function* fileWrong(artifact: Field, work: Work): Generator<Found> {
  const path = artifact.at('path');
  if (!isLeaf(work)) {
    yield* filled(path) ? [{ subject: 'value' as const, ...fault(path, 'must not be given in a template without a container of its own', 'leave it out') }] : [];
  } else if (!filled(path)) {
    yield { subject: 'value', ...fault(path, 'must be given', 'write where the file is in the container') };
  } else if (path.text !== undefined && climbs(path.text)) {
    yield { subject: 'value', ...fault(path, 'must not lead out of its folder by ".."', 'write the path without ".."') };
  }
}

/** Whether a path leaves the folder before its first `..`. */
function climbs(path: string): boolean {
  const at = path.indexOf('/../');
  const safe = at >= 0 ? path.slice(0, at) : path.endsWith('/..') ? path.slice(0, -3) : '';
  const parts: string[] = [];
  for (const part of path.split('/').filter(one => one !== '' && one !== '.')) {
    part === '..' ? parts.pop() : parts.push(part);
  }
  return safe !== '' && !`${path.startsWith('/') ? '/' : ''}${parts.join('/')}`.startsWith(`${safe}/`);
}

const KERBEROS = ['krbServicePrincipalName', 'krbConfigConfigMap'];

/** Where an artifact is kept. */
export function* placeWrong(artifact: Field): Generator<Found> {
  const [git, hdfs] = [artifact.at('git'), artifact.at('hdfs')];
  const missing = [...given(git) ? [git.at('repo')] : [], ...given(hdfs) ? [hdfs.at('addresses'), hdfs.at('path')] : []];
  const [cache, keytab] = [hdfs.at('krbCCacheSecret'), hdfs.at('krbKeytabSecret')];
  const login = given(keytab) ? [...KERBEROS, 'krbUsername', 'krbRealm'] : given(cache) ? KERBEROS : ['hdfsUser'];
  for (const field of [...missing, ...given(hdfs) ? login.map(name => hdfs.at(name)) : []].filter(one => !filled(one))) {
    yield { subject: 'value', ...fault(field, 'must be given', 'write it') };
  }
  if (hdfs.at('path').text?.startsWith('/') === false && filled(hdfs.at('path'))) {
    yield { subject: 'value', ...fault(hdfs.at('path'), 'must be an absolute path', 'begin it with "/"') };
  }
}

/** What a template needs and does not get from who uses it, as names of its inputs. */
export function notSupplied(template: Field, values: Field): string[] {
  const lacking = template.at('inputs', 'parameters').items().filter(input => !isSupplied(input, byName(values.at('parameters'), input)));
  const files = template.at('inputs', 'artifacts').items()
    .filter(input => input.at('optional').value !== true && !hasLocation(input) && byName(values.at('artifacts'), input) === undefined);
  return [...lacking, ...files].flatMap(input => input.at('name').text ?? []);
}

function byName(list: Field, input: Field): Field | undefined {
  return list.items().find(one => one.at('name').text === input.at('name').text);
}

function isSupplied(input: Field, argument: Field | undefined): boolean {
  const own = given(input.at('value')) || given(input.at('default'));
  if (argument === undefined) {
    return own || given(input.at('valueFrom', 'configMapKeyRef'));
  }
  return given(argument.at('value')) || given(argument.at('valueFrom', 'configMapKeyRef'));
}

const SOURCES = ['path', 'jqFilter', 'jsonPath', 'parameter', 'expression'];
/** Where the values of outputs come from, by who gives them. */
const OF_WORK: Partial<Readonly<Record<Work, readonly string[]>>> = {
  container: ['path'], containerSet: ['path'], script: ['path'], resource: ['jqFilter', 'jsonPath'], dag: ['parameter', 'expression'], steps: ['parameter', 'expression'],
};

/** What a template gives. */
export function* outputsWrong(template: Field, work: Work): Generator<Found> {
  const outputs = template.at('outputs');
  yield* twice(outputs.at('parameters'));
  yield* twice(outputs.at('artifacts'));
  for (const artifact of outputs.at('artifacts').items()) {
    yield* fileWrong(artifact, work);
    yield* globalName(artifact);
  }
  for (const parameter of outputs.at('parameters').items()) {
    yield* outputWrong(parameter, work);
    yield* globalName(parameter);
  }
}

function* outputWrong(parameter: Field, work: Work): Generator<Found> {
  const [value, from] = [parameter.at('value'), parameter.at('valueFrom')];
  if (given(value) === given(from)) {
    yield { subject: 'value', ...fault(from, 'must be given, unless value is, and not beside it', 'say where the value comes from') };
    return;
  }
  const sources = SOURCES.map(name => from.at(name)).filter(filled);
  const wanted = OF_WORK[work];
  if (given(from) && sources.length + (given(from.at('supplied')) ? 1 : 0) !== 1) {
    yield { subject: 'value', ...fault(from, `must have exactly one of ${SOURCES.join(', ')}, supplied`, 'say where the value comes from') };
  } else if (given(from) && wanted !== undefined && !wanted.some(name => filled(from.at(name)))) {
    yield { subject: 'value', ...fault(from, `must have ${wanted.join(' or ')} in a template of this kind`, 'say where the value comes from') };
  }
}

function* globalName(output: Field): Generator<Found> {
  const field = output.at('globalName');
  if (field.text !== undefined && field.text !== '' && !hasVariable(field.text) && !/^[-a-zA-Z0-9_]+$/.test(field.text)) {
    yield { subject: 'form', ...fault(field, 'must be letters, digits, "_" and "-"', 'choose another name') };
  }
}
