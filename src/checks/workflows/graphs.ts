/**
 * Graphs of tasks: who waits for whom, and how.
 *
 * Source: Argo Workflows, workflow/common/ancestry.go and workflow/validate/validate.go, validateDAG; release in pins/.
 */
import { Found } from './found';
import { cycleIn } from './work';
import { Field, listed, shown } from '../../core';
import { fault, filled, repeated } from '../fault';

/** Another task that one waits for. */
export interface Wait {
  readonly name: string;
  /** How it must have ended. @default - it need not have failed */
  readonly result?: string;
}

/** A task with what it waits for. */
export interface Task {
  readonly field: Field;
  readonly name: string;
  /** Names of others, with the results that are asked for. */
  readonly waits: readonly Wait[];
}

/** The tasks of a graph. */
export function tasksOf(template: Field): Task[] {
  return template.at('dag', 'tasks').items().map(field => ({ field, name: field.at('name').text ?? '', waits: waitsOf(field) }));
}

function waitsOf(task: Field): Wait[] {
  const { text } = task.at('depends');
  if (text === undefined || text === '') {
    return task.at('dependencies').items().flatMap(one => one.text === undefined ? [] : { name: one.text });
  }
  return [...text.matchAll(/([a-zA-Z0-9][-a-zA-Z0-9]*?)\.([A-Z][a-zA-Z]+)|([a-zA-Z0-9][-a-zA-Z0-9]*)/g)]
    .map(([, name, result, alone]) => name === undefined ? { name: alone } : { name, result });
}

const RESULTS = ['Succeeded', 'Failed', 'Errored', 'Skipped', 'Omitted', 'Daemoned', 'AnySucceeded', 'AllFailed'];

/** What is wrong with the order of tasks. */
export function* orderWrong(template: Field, tasks: readonly Task[]): Generator<Found> {
  const byName = new Map(tasks.map(task => [task.name, task]));
  yield* repeated(tasks.map(({ field }) => field.at('name')), 'the name of a task').map(one => ({ subject: 'form' as const, ...one }));
  const usesDepends = tasks.some(({ field }) => filled(field.at('depends')));
  for (const task of tasks) {
    yield* waitsWrong(task, byName);
    yield* styleWrong(task.field, usesDepends);
  }
  const circle = cycleIn(new Map(tasks.map(({ name, waits }) => [name, waits.map(one => one.name)])));
  if (circle !== undefined) {
    const { field } = byName.get(circle) ?? tasks[0];
    yield { subject: 'form', ...fault(order(field), `must not wait for itself, over others or not, as ${shown(circle)} does`, 'remove one of the dependencies') };
  }
  const target = template.at('dag', 'target');
  for (const name of filled(target) ? target.text?.split(' ') ?? [] : []) {
    if (!name.includes('{{') && !byName.has(name)) {
      yield noTask(target, name, byName);
    }
  }
}

function noTask(field: Field, name: string, byName: ReadonlyMap<string, Task>): Found {
  return { subject: 'form', ...fault(field, 'must name tasks of the graph', `name some of ${listed(byName.keys())}`, `got ${shown(name)}`) };
}

/** Where a task says what it waits for. */
function order(task: Field): Field {
  return filled(task.at('depends')) ? task.at('depends') : task.at('dependencies');
}

function* waitsWrong({ field, waits }: Task, byName: ReadonlyMap<string, Task>): Generator<Found> {
  for (const { name, result } of waits) {
    const other = byName.get(name)?.field;
    if (other === undefined) {
      yield noTask(order(field), name, byName);
    } else if (result !== undefined && !RESULTS.includes(result)) {
      yield { subject: 'form', ...fault(order(field), `must ask for one of ${RESULTS.join(', ')}`, 'write one of them', `got ${shown(result)}`) };
    } else if ((result === 'AnySucceeded' || result === 'AllFailed') && !['withItems', 'withParam', 'withSequence'].some(kind => filled(other.at(kind)))) {
      const problem = `must not ask for ${result} of a task that is not repeated`;
      yield { subject: 'form', ...fault(order(field), problem, 'write Succeeded or Failed', `got ${shown(name)}`) };
    }
  }
}

function* styleWrong(task: Field, usesDepends: boolean): Generator<Found> {
  if ((usesDepends || filled(task.at('dependencies'))) && /^\d/.test(task.at('name').text ?? '')) {
    yield { subject: 'form', ...fault(task.at('name'), 'must not begin with a digit in a graph where tasks wait for others', 'choose another name') };
  }
  for (const field of usesDepends ? [task.at('dependencies'), task.at('continueOn')].filter(filled) : []) {
    yield { subject: 'form', ...fault(field, 'must not be given in a graph in which tasks use depends', 'say it in depends, such as "A && (B.Succeeded || B.Failed)"') };
  }
}

/** Names of all tasks that one waits for, over others too. */
export function ancestors(name: string, tasks: readonly Task[]): ReadonlySet<string> {
  const byName = new Map(tasks.map(task => [task.name, task]));
  const found = new Set<string>();
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { name: other } of byName.get(next)?.waits ?? []) {
      if (!found.has(other)) {
        found.add(other);
        open.push(other);
      }
    }
  }
  found.delete(name);
  return found;
}
