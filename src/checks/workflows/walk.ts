/**
 * A walk along a workflow as its controller checks it before it runs: from the entrypoint to all that is called.
 *
 * Source: Argo Workflows, workflow/validate/validate.go; release in pins/.
 */
import { Base, Found, Given, templatesOf } from './found';
import { ancestors, orderWrong, Task, tasksOf } from './graphs';
import { Called, Finder, Place, Search } from './search';
import { hasExit, isLeaf, isPod, isRepeated, itemsOf, outputsOf, stepsOf, Work, workOf } from './templates';
import { argumentsWrong, inputsWrong, notSupplied, outputsWrong, placeWrong } from './values';
import { Scope, variablesOf } from './variables';
import { metricsWrong, workWrong } from './work';
import { Field, shown } from '../../core';
import { fault, filled, given, lastName, repeated } from '../fault';

const RETRIES = ['retries', 'lastRetry.exitCode', 'lastRetry.status', 'lastRetry.duration', 'lastRetry.message'];

/** What is wrong with a workflow, found along the way. */
export class Walk extends Search {
  private readonly done = new Set<string>();

  constructor(
    home: Base,
    find: Finder,
    globals: Scope,
    /** Whether it is a template of workflows, of which some things are known only later. */
    private readonly isOpen: boolean,
  ) {
    super(home, find, globals);
  }

  /** All templates of the workflow itself. */
  public all(): void {
    const templates = templatesOf(this.home);
    this.sayAll({ base: this.home }, repeated(templates.map(one => one.at('name')), 'the name of a template').map(one => ({ subject: 'form', ...one })));
    for (const template of templates) {
      if (filled(template.at('name'))) {
        this.byName(template.at('name'), 'any');
      }
    }
  }

  /** A template of the workflow that a field names. */
  public byName(name: Field, values: Given): void {
    const called = name.text === undefined ? undefined : this.local({ base: this.home }, name);
    if (called !== undefined) {
      this.called(called, values);
    }
  }

  /** A template of another object. */
  public foreign(base: Base, template: string, via: Field, values: Given): boolean {
    this.open(base);
    const one = templatesOf(base).find(field => field.at('name').text === template);
    if (one !== undefined) {
      this.called({ template: one, place: { base, via } }, values);
    }
    return one !== undefined;
  }

  /** A template with the values that it gets; said at the place that calls it. */
  private called({ template, place }: Called, values: Given, caller: Place = { base: this.home }): void {
    const work = workOf(template);
    if (work === undefined) {
      return;
    }
    if (values !== 'any') {
      this.sayAll(caller, lacking(template, values));
    }
    const id = `${place.base.id} ${template.at('name').text ?? ''}`;
    if (!this.done.has(id)) {
      this.done.add(id);
      this.template(template, work, place, values);
    }
  }

  private template(template: Field, work: Work, place: Place, values: Given): void {
    this.sayAll(place, inputsWrong(template, work));
    const scope = this.scopeOf(template, work);
    if (work === 'steps') {
      this.steps(template, scope, place);
    } else if (work === 'dag') {
      this.graph(template, scope, place);
    } else {
      this.sayAll(place, workWrong(template, work, place.base));
      const inputs = template.at('inputs').path;
      // Inputs that get a value are replaced by it.
      const isReplaced = ({ path }: Field) =>
        path.startsWith(`${inputs}.`) && (values === 'any' || !path.startsWith(`${inputs}.artifacts`)) && !/\]\.(default|path|description)$/.test(path);
      this.unknown(template, scope, place, isReplaced);
    }
    this.sayAll(place, outputsWrong(template, work));
    this.unknown(template.at('outputs'), scope, place);
    this.sayAll(place, placeWrong(template.at('archiveLocation')));
    this.sayAll(place, metricsWrong(template.at('metrics')));
  }

  private scopeOf(template: Field, work: Work): Scope {
    const scope = new Scope(['inputs.parameters']);
    scope.add(...template.at('inputs', 'parameters').items().map(one => `inputs.parameters.${one.at('name').text}`));
    for (const { text } of template.at('inputs', 'artifacts').items().map(one => one.at('name'))) {
      scope.add(`inputs.artifacts.${text}`, ...isLeaf(work) ? [`inputs.artifacts.${text}.path`] : []);
    }
    scope.add(...isPod(work) ? ['pod.name'] : [], ...given(template.at('retryStrategy')) ? RETRIES : []);
    return scope;
  }

  /** Values of a workflow take the place of the inputs of its first template, with the variables in them. */
  public handed(values: Field, entrypoint: Field): void {
    const inputs = templatesOf(this.home).find(one => one.at('name').text === entrypoint.text)?.at('inputs');
    for (const kind of ['parameters', 'artifacts']) {
      const names = inputs?.at(kind).items().map(one => one.at('name').text) ?? [];
      for (const value of values.at(kind).items().filter(one => names.includes(one.at('name').text))) {
        this.unknown(kind === 'parameters' ? value.at('value') : value, new Scope(), { base: this.home });
      }
    }
  }

  /** Variables that nobody knows. */
  private unknown(value: Field, scope: Scope, place: Place, but?: (field: Field) => boolean): void {
    for (const { field, name } of variablesOf(value, but)) {
      const mayComeLater = this.isOpen && name.startsWith('workflow.parameters');
      if (scope.has(name) || this.globals.has(name) || mayComeLater) {
        continue;
      }
      if (place.via === undefined) {
        const fix = 'correct its name, or add the input, parameter, step or task';
        this.found.push({ subject: 'variable', ...fault(field, 'uses a variable that is not known here', fix, `got ${shown(`{{${name}}}`)}`) });
      } else if (/^workflow\.(parameters|labels|annotations)\./.test(name)) {
        this.found.push({ subject: 'variable', ...fault(
          place.via,
          `leads to a template of ${place.base.at.label} that uses a variable of the workflow that it does not have`,
          'add it to the workflow',
          `got ${shown(`{{${name}}}`)}`,
        ) });
      }
    }
  }

  private steps(template: Field, scope: Scope, place: Place): void {
    const all = stepsOf(template);
    const names = all.map(step => step.at('name'));
    this.sayAll(place, repeated(names, 'the name of a step').map(one => ({ subject: 'form', ...one })));
    for (const step of all) {
      const name = step.at('name').text ?? '';
      scope.add(`steps.${name}.status`);
      scope.addScope(itemsOf(step));
      const called = this.use(step, place);
      const isUnknown = called === 'unknown';
      const outputs = isUnknown ? undefined : called?.template;
      if (hasExit(step)) {
        scope.addScope(outputsOf(outputs, `steps.${name}`, false));
      }
      this.unknown(step, withInline(scope, step), place);
      scope.addScope(outputsOf(outputs, `steps.${name}`, isRepeated(step)));
      if (isUnknown) {
        scope.addAll(`steps.${name}.`);
      }
    }
  }

  /** What a step or task says of its template, and that template itself. */
  private use(step: Field, place: Place): Called | 'unknown' | undefined {
    this.sayAll(place, repetitionWrong(step));
    this.sayAll(place, argumentsWrong(step.at('arguments'), false));
    this.hooks(step.at('hooks'), place);
    this.beside(step.at('onExit'), place);
    const called = this.resolve(place, step);
    if (called === undefined) {
      const text = `${step.at('templateRef', 'name').text} ${step.at('templateRef', 'template').text}`;
      return given(step.at('templateRef')) && text.includes('{{') ? undefined : 'unknown';
    }
    this.called(called, 'any');
    this.called(called, step.at('arguments'), place);
    return called;
  }

  /** What runs beside a workflow, step or task: of the other templates only that they are there is known. */
  public hooks(hooks: Field, place: Place = { base: this.home }): void {
    this.sayAll(place, hooksWrong(hooks));
    hooks.entries().forEach(([, hook]) => this.beside(hook.at('template'), place));
  }

  private beside(name: Field, place: Place): void {
    if (filled(name) && name.text?.includes('{{') === false) {
      this.local(place, name);
    }
  }

  private graph(template: Field, scope: Scope, place: Place): void {
    const tasks = tasksOf(template);
    this.sayAll(place, orderWrong(template, tasks));
    const called = new Map<string, Field | undefined>();
    for (const { field, name } of tasks) {
      const one = this.use(field, place);
      if (one === 'unknown') {
        scope.addAll(`tasks.${name}.`);
      }
      called.set(name, one === 'unknown' ? undefined : one?.template);
      scope.addScope(outputsOf(called.get(name), `tasks.${name}`, isRepeated(field)));
    }
    this.unknown(template.at('dag', 'target'), scope, place);
    for (const task of tasks) {
      this.task(task, tasks, scope, place);
    }
  }

  private task({ field, name }: Task, tasks: readonly Task[], scope: Scope, place: Place): void {
    if (given(field.at('hooks'))) {
      scope.add(`tasks.${name}.status`);
    }
    const before = ancestors(name, tasks);
    const own = withInline(scope, field);
    own.add(...[...before].map(other => `tasks.${other}.status`));
    own.addScope(itemsOf(field));
    this.unknown(field, own, place);
    const handed = [...field.at('arguments', 'parameters').items().map(one => one.at('value')), ...field.at('arguments', 'artifacts').items().map(one => one.at('from'))];
    for (const value of handed) {
      const [, other] = /^\{\{tasks\.([^.}]+)/.exec(value.text ?? '') ?? [];
      if (tasks.some(task => task.name === other && !before.has(task.name))) {
        this.say(place, { subject: 'form', ...fault(value, `must not use a task that ${shown(name)} does not wait for`, `add ${shown(other)} to what it waits for`) });
      }
    }
  }
}

/** What a step or task knows, its own inline template with it. */
function withInline(scope: Scope, step: Field): Scope {
  const own = scope.copy();
  own.add(...step.at('inline', 'inputs', 'parameters').items().map(one => `inputs.parameters.${one.at('name').text}`));
  return own;
}

/** What a template needs that its caller does not hand over. */
function lacking(template: Field, values: Field): Found[] {
  const fix = 'write its value, or give the input of the template a default';
  return notSupplied(template, values).map(name => ({
    subject: 'value', ...fault(values, `must have ${shown(name)}, which the template ${shown(template.at('name').text ?? 'there')} needs`, fix, 'got none'),
  }));
}

function* repetitionWrong(step: Field): Generator<Found> {
  const kinds = ['withItems', 'withParam', 'withSequence'].map(name => step.at(name)).filter(filled);
  if (kinds.length > 1) {
    yield { subject: 'form', ...fault(kinds[1], `must not stand beside ${lastName(kinds[0])}`, 'keep one of the two') };
  }
  const [count, end] = ['count', 'end'].map(name => step.at('withSequence', name));
  if (given(count) && given(end)) {
    yield { subject: 'form', ...fault(end, 'must not stand beside count', 'keep one of the two') };
  }
  for (const field of step.at('withItems').items().filter(({ value }) => value === null)) {
    yield { subject: 'form', ...fault(field, 'must not be null', 'write a text, number, truth value, list or map') };
  }
}

/** Hooks, of which only `exit` needs no condition. */
function* hooksWrong(hooks: Field): Generator<Found> {
  for (const [name, hook] of hooks.entries()) {
    if (name !== 'exit' && !filled(hook.at('expression'))) {
      yield { subject: 'form', ...fault(hook.at('expression'), 'must be given, except for the hook "exit"', 'write when it runs') };
    }
  }
}
