/** What each task of a pipeline runs, with what, and how. */
import { readPython } from '../python/container';
import type { ContainerSpec, ImporterSpec } from '../ir/types';
import type { Graph } from './graph';
import { code, escaped, tableSection } from './markdown';
import { cut, firstOf, masked, timeText } from './plain';
import { artifactText } from './ports-table';
import { amountsOf } from './resources';
import { CLAIM, Task, titleOf } from './task';
import { inputWords, manner, withoutPlaceholders } from './words';

const HEAD = ['task', 'in', 'runs', 'packages', 'CPU', 'memory', 'accelerator', 'cache', 'retries', 'timeout'];

/** Letters of a name, an address or a condition in a table, and packages. */
const MOST = 200;
const MOST_PACKAGES = 20;

/** The table of all tasks, each before those inside it. */
export function tasksSection({ tasks }: Graph): string[] {
  return tableSection('Tasks', HEAD, tasks.map(row));
}

function row(task: Task): string[] {
  const { name, spec, dag, executor, pod } = task;
  const { cpu, memory, accelerator } = amountsOf(executor?.container?.resources);
  const title = titleOf(task);
  const [what, packages] = program(task);
  const how = escaped(cut(manner(task), MOST));
  const amount = (text: string): string => escaped(withoutPlaceholders(task, text));
  return [
    title === name ? code(name) : `${code(name)} ${escaped(cut(title, MOST))}`,
    code(dag.owner?.name ?? ''),
    [what, how].filter(text => text !== '').join(', '),
    packages,
    amount(cpu), amount(memory), amount(accelerator),
    spec.cachingOptions === undefined ? '' : spec.cachingOptions.enableCache !== true ? 'no' : spec.cachingOptions.cacheKey === undefined ? 'yes' : 'by a key of its own',
    retries(task),
    pod?.activeDeadlineSeconds === undefined ? '' : timeText(pod.activeDeadlineSeconds),
  ];
}

/** What a task runs, and which packages that needs. */
function program(task: Task): [what: string, packages: string] {
  const { component, executor } = task;
  if (component?.dag !== undefined) {
    return ['', ''];
  }
  if (executor?.importer !== undefined) {
    return [imported(task, executor.importer), ''];
  }
  return executor?.container === undefined ? ['', ''] : contained(task, executor.container);
}

function contained(task: Task, container: ContainerSpec): [what: string, packages: string] {
  const [, claim] = CLAIM.exec(container.image) ?? [];
  if (claim !== undefined) {
    return [claim === 'createpvc' ? 'makes a claim' : 'removes a claim', ''];
  }
  const python = readPython(container);
  return python === undefined ? [code(withoutPlaceholders(task, masked(container.image))), '']
    : [code(`${python.function}()`), firstOf(python.packages.map(each => code(cut(masked(each), MOST))), MOST_PACKAGES)];
}

function imported(task: Task, { artifactUri, typeSchema, reimport }: ImporterSpec): string {
  const { constant, runtimeParameter } = artifactUri;
  const from = runtimeParameter !== undefined ? `<${inputWords(task, runtimeParameter)}>` : typeof constant === 'string' ? withoutPlaceholders(task, masked(constant)) : '';
  return `imports ${artifactText(typeSchema)}${from === '' ? '' : ` from ${code(cut(from, MOST))}`}${reimport === true ? ', anew at each run' : ''}`;
}

function retries({ spec: { retryPolicy } }: Task): string {
  if (retryPolicy === undefined) {
    return '';
  }
  const { maxRetryCount = 0, backoffDuration = '0s' } = retryPolicy;
  return `${maxRetryCount}${/^0+(\.0+)?s$/.test(backoffDuration) ? '' : `, first after ${timeText(backoffDuration)}`}`;
}
