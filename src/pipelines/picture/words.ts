/** Where values come from, conditions and groups in words, by the names that the author gave. */
import { own } from '../ir/tasks';
import type { InputArtifact, InputParameter } from '../ir/types';
import type { Dag } from './graph';
import { isChannel, outputOf, plainName } from './outputs';
import { isCredential, oneLine, shownValue } from './plain';
import { isExit, Task } from './task';

/** What an input of a task is, in words: `train.model`, the name of a parameter, a short constant. */
export function inputWords(task: Task, name: string): string {
  const { inputs } = task.spec;
  const from = own(inputs?.parameters, name) ?? own(inputs?.artifacts, name);
  return from === undefined ? plainName(name) : sourceWords(task.dag, from, name);
}

/** What a source is, in words, as seen from the tasks of a DAG. */
export function sourceWords(dag: Dag, from: InputParameter & InputArtifact, name = ''): string {
  const { runtimeValue, taskOutputParameter, taskOutputArtifact, taskFinalStatus, parameterExpressionSelector } = from;
  const producer = taskOutputParameter?.producerTask ?? taskOutputArtifact?.producerTask;
  if (producer !== undefined) {
    const key = taskOutputParameter?.outputParameterKey ?? taskOutputArtifact?.outputArtifactKey ?? '';
    const giver = dag.task(producer);
    return `${giver === undefined ? `${producer}.${plainName(key)}` : outputOf(giver, key).text}${fieldIn(parameterExpressionSelector)}`;
  }
  const input = from.componentInputParameter ?? from.componentInputArtifact;
  if (input !== undefined) {
    return `${dag.inputs.get(input) ?? plainName(input)}${fieldIn(parameterExpressionSelector)}`;
  }
  return taskFinalStatus === undefined ? shownValue(runtimeValue?.constant, name) : `the end of ${taskFinalStatus.producerTask}`;
}

function fieldIn(selector: string | undefined): string {
  const [, field] = /\["(.*)"\]$/.exec(selector ?? '') ?? [];
  return field === undefined ? '' : `.${field}`;
}

/** What the inputs of a group are, by the names that compilers give them; an item of a loop is one of its list. */
export function inputsInside(owner: Task): ReadonlyMap<string, string> {
  const { spec, component } = owner;
  const items = spec.parameterIterator?.itemInput ?? spec.artifactIterator?.itemInput;
  const names = [...Object.keys(component?.inputDefinitions?.parameters ?? {}), ...Object.keys(component?.inputDefinitions?.artifacts ?? {})];
  const words = new Map(names.filter(isChannel).map(name => [name, inputWords(owner, name)]));
  return items === undefined ? words : words.set(items, `item of ${listWords(owner)}`);
}

/** The list that a loop goes through. */
function listWords(loop: Task): string {
  const { parameterIterator: values, artifactIterator: files } = loop.spec;
  const input = values?.items.inputParameter ?? files?.items.inputArtifact;
  return input !== undefined ? inputWords(loop, input) : rawWords(values?.items.raw ?? '[]');
}

/** Letters of a list in words that is shown whole. */
const MOST_OF_LIST = 30;

function rawWords(raw: string): string {
  try {
    return shownValue(JSON.parse(raw), '', MOST_OF_LIST);
  } catch {
    return 'a list';
  }
}

/** Where a condition reads an input, alone or made another type; and its constants that are texts. */
const READ = /(?:int|double|string|bool)\(inputs\.parameter_values\[(?:'([^']*)'|"([^"]*)")\]\)|inputs\.parameter_values\[(?:'([^']*)'|"([^"]*)")\]/;
const READ_OR_TEXT = new RegExp(`${READ.source}|('(?:[^'\\\\]|\\\\.)*'|"(?:[^"\\\\]|\\\\.)*")`, 'g');

/** Letters of a text in a condition that is shown whole. */
const MOST_OF_TEXT = 40;

/** A condition of a task in words: `flip-coin.Output == 'heads'`. */
export function conditionWords(task: Task, condition: string): string {
  const nameIn = (groups: readonly (string | undefined)[]): string | undefined => groups.slice(0, 4).find(name => name !== undefined);
  const hides = Array.from(condition.matchAll(READ_OR_TEXT), ([, ...groups]) => nameIn(groups)).some(name => name !== undefined && isCredential(inputWords(task, name)));
  return oneLine(condition.replace(READ_OR_TEXT, (found: string, ...groups: (string | undefined)[]) => {
    const name = nameIn(groups);
    return name !== undefined ? inputWords(task, name) : hides || found.length > MOST_OF_TEXT + 2 ? '\'…\'' : found;
  }));
}

/** What a task is beside what its executor says: when and how often it runs, and which kind of group it is. */
export function manner(task: Task): string {
  const { spec, dag } = task;
  const kind = dag.kindOf(task);
  const isLoop = spec.parameterIterator !== undefined || spec.artifactIterator !== undefined;
  return [
    ['pipeline', 'exit-handler', 'branches'].includes(kind) ? kind.replace('-', ' ') : '',
    whenWords(task),
    isLoop ? `for each item of ${listWords(task)}${atATime(spec.iteratorPolicy?.parallelismLimit)}` : '',
    isExit(task) ? 'even after a failure' : '',
  ].filter(words => words !== '').join(', ');
}

function whenWords(task: Task): string {
  const condition = task.spec.triggerPolicy?.condition;
  const { word, condition: rest } = task.dag.branches?.get(task.name) ?? { word: 'if', condition: condition ?? '' };
  return condition === undefined ? '' : `${word} ${conditionWords(task, rest)}`.trim();
}

function atATime(limit: number | undefined): string {
  return limit === undefined || limit === 0 ? '' : `, ${limit} at a time`;
}

const PLACEHOLDER = /\{\{\$\.?(?:inputs\.parameters\[(?:'([^']*)'|"([^"]*)")\]|([^}]*))\}\}/g;

/** A text of a task's executor with its placeholders in words: `<train.image>`. */
export function withoutPlaceholders(task: Task, text: string): string {
  const replaced = (place: string, words: (name: string) => string): string => place.replace(PLACEHOLDER, (_, single?: string, double?: string, other = '') => {
    const name = single ?? double;
    return name === undefined ? `<${other}>` : words(name);
  });
  return replaced(text, name => {
    const constant = own(task.spec.inputs?.parameters, name)?.runtimeValue?.constant;
    // What is known only at run time is passed as a text, which names the input that has it.
    return typeof constant === 'string' ? replaced(constant, inner => `<${inputWords(task, inner)}>`) : `<${inputWords(task, name)}>`;
  });
}
