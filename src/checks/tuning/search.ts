import { wholeNumber, realNumber } from './values';
import { Field, shown } from '../../core';
import { Fault, fault, given } from '../fault';

/** How a parameter is searched: a service has one rule for all, with what it cannot do. */
interface Parameter {
  readonly type: unknown;
  readonly space: Field;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly step: Field;
}

const NUMBERS: ReadonlySet<unknown> = new Set(['int', 'double']);

/**
 * What makes a service of Katib end in an error, so that no trial ever comes. Texts that are no numbers are findings of the schema.
 *
 * Source: Katib, pkg/suggestion/v1beta1, the conversion of the search space in each service.
 *
 * @param parameters the parameters of the experiment
 * @param service the service of the algorithm, such as `hyperopt`
 */
export function* searchFaults(parameters: readonly Field[], service: string): Generator<Fault> {
  for (const parameter of parameters.map(parsed)) {
    yield* NUMBERS.has(parameter.type) ? wrongRange(parameter, service) : wrongList(parameter, service);
  }
}

function parsed(parameter: Field): Parameter {
  const space = parameter.at('feasibleSpace');
  const type = parameter.at('parameterType').value;
  const read = type === 'int' ? wholeNumber : realNumber;
  return { type, space, min: read(space.at('min').text ?? ''), max: read(space.at('max').text ?? ''), step: space.at('step') };
}

/** Services that draw between two numbers which must differ. */
const NEED_ROOM: ReadonlySet<string> = new Set(['hyperopt', 'skopt']);
/** Services that go in steps, whatever the distribution. */
const NEED_STEP: Readonly<Record<string, readonly string[]>> = { pbt: ['double'], enas: ['int', 'double'] };

function* wrongRange({ type, space, min, max, step }: Parameter, service: string): Generator<Fault> {
  const distribution = space.at('distribution');
  const isNormal = distribution.value === 'normal' || distribution.value === 'logNormal';
  const isLogarithmic = distribution.value === 'logUniform' || distribution.value === 'logNormal';
  if (min !== undefined && max !== undefined && (min > max || min === max && NEED_ROOM.has(service) && !(service === 'hyperopt' && isNormal))) {
    yield fault(space.at('min'), `must be less than max, ${shown(space.at('max').value)}`, 'correct one of the two');
  }
  if (min !== undefined && min <= 0 && (service === 'hyperopt' && isLogarithmic || service === 'skopt' && type === 'double')) {
    const fix = service === 'skopt' ? 'choose another algorithm, or a parameter of another scale' : 'raise it, or choose another distribution';
    yield fault(space.at('min'), 'must be above 0, since its logarithm is taken', fix);
  }
  if (service === 'optuna' && isNormal) {
    yield fault(distribution, 'is none that this algorithm knows: trials would lack the parameter', 'write "uniform" or "logUniform", or choose another algorithm');
  }
  const size = realNumber(step.text ?? '');
  if (size !== undefined && size <= 0) {
    yield fault(step, 'must be above 0', 'correct it');
  } else if (!step.text && NEED_STEP[service]?.includes(String(type))) {
    yield fault(step, `must be given for this algorithm and the type ${shown(type)}`, 'write the distance between two values');
  }
}

function* wrongList({ type, space }: Parameter, service: string): Generator<Fault> {
  const values = service === 'hyperband' && type === 'discrete' ? space.at('list').items() : [];
  yield* values.filter(({ text }) => text !== undefined && wholeNumber(text) === undefined)
    .map(value => fault(value, 'must be a whole number, since this algorithm reads all discrete values so', 'make the parameter categorical, or choose another algorithm'));
}

/**
 * What a grid cannot be made of.
 *
 * @param most the number of trials that are asked for; undefined if there is no end
 */
export function* gridFaults(parameters: readonly Field[], most: Field): Generator<Fault> {
  let combinations = 1;
  for (const { type, space, min, max, step } of parameters.map(parsed)) {
    if (type === 'double' && !step.text) {
      yield fault(step, 'must be given for a grid', 'write the distance between two values');
    }
    combinations *= countOf(type, space, min, max, realNumber(step.text ?? '') ?? (type === 'int' ? 1 : NaN));
  }
  if (most.number !== undefined && most.number > combinations) {
    yield fault(most, `must be at most ${combinations}, since there are no more combinations`, 'lower it, or make the steps smaller');
  }
}

/** How many values a parameter has in a grid; not a number where nobody can say. */
function countOf(type: unknown, space: Field, min = NaN, max = NaN, step = NaN): number {
  if (type === 'int') {
    return Math.ceil((max + 1 - min) / step);
  }
  if (type === 'double') {
    const count = Math.ceil((max + step - min) / step);
    return min + (count - 1) * step > max ? count - 1 : count;
  }
  return space.at('list').items().length;
}

/**
 * What `hyperband` does not begin with.
 *
 * @param settings the values of its settings, by name
 */
export function* hyperbandFaults(spec: Field, settings: ReadonlyMap<string, Field>): Generator<Fault> {
  const resource = settings.get('resource_name');
  const names = spec.at('parameters').items().map(one => one.at('name').value);
  if (resource?.text !== undefined && !names.includes(resource.text)) {
    yield fault(resource, 'must be the name of a parameter', 'name the parameter that says how long a trial runs');
  }
  const most = settings.get('r_l')?.text ?? '';
  const eta = Math.trunc(realNumber(settings.get('eta')?.text ?? '3') ?? NaN);
  const base = eta <= 0 ? 3 : eta;
  // A power of the base may come out a little smaller: what nobody can say passes. Numbers without a power are findings of their own.
  const least = Math.ceil(base ** Math.trunc(Math.log(realNumber(most) ?? NaN) / Math.log(base) - 1e-9));
  const parallel = spec.at('parallelTrialCount');
  if ((parallel.number ?? 3) < least) {
    yield fault(parallel, `must be ${least} or more for r_l ${shown(most)} and eta ${base}`, 'raise it, or lower r_l');
  }
}

/** What `cmaes` does not begin with. */
export function* cmaesFaults(parameters: Field): Generator<Fault> {
  const count = parameters.items().filter(one => NUMBERS.has(one.at('parameterType').value)).length;
  if (count < 2) {
    yield {
      field: parameters.path, problem: `must hold two parameters of the types "int" and "double" for this algorithm, got ${count}`,
      fix: 'add one, or choose another algorithm',
    };
  }
}

/** What a search for an architecture does not begin with. */
export function* architectureFaults(config: Field, service: string): Generator<Fault> {
  if (service === 'enas') {
    for (const name of ['inputSizes', 'outputSizes']) {
      yield* config.at('graphConfig', name).items().length > 0 ? [] : [fault(config.at('graphConfig', name), 'must be given for this algorithm', 'write it')];
    }
    yield* config.at('graphConfig', 'numLayers').value ? [] : [fault(config.at('graphConfig', 'numLayers'), 'must be given for this algorithm', 'write it')];
  }
  for (const operation of config.at('operations').items()) {
    yield* operation.at('operationType').value ? [] : [fault(operation.at('operationType'), 'must be given', 'write it')];
    const parameters = operation.at('parameters');
    if (parameters.items().length === 0) {
      yield fault(parameters, 'must hold a parameter', 'write one');
    }
    for (const parameter of parameters.items().map(parsed)) {
      const { space, type, step } = parameter;
      yield* type === 'double' && !step.text ? [fault(step, 'must be given here', 'write the distance between two values')] : wrongRange(parameter, service);
      yield* !NUMBERS.has(type) && given(space) && space.at('list').items().length === 0 ? [fault(space.at('list'), 'must hold a value', 'write one')] : [];
    }
  }
}
