/** Fields that say the same: a deprecated one, and the one that took its place. */
import { bytesOf, coresOf } from '../../core/amounts';
import { isRecord } from '../../core/field';
import { differingPaths } from './compare';
import { changedAt } from './places';
import type { CompiledPipeline, InputParameterDefinition, ParameterType } from './types';

type Fields = Readonly<Record<string, unknown>>;

/** A field, the deprecated one that says the same, and the number of its text. */
const AMOUNTS: readonly (readonly [field: string, twin: string, numberOf: (text: string) => number])[] = [
  ['resourceCpuLimit', 'cpuLimit', coresOf],
  ['resourceCpuRequest', 'cpuRequest', coresOf],
  ['resourceMemoryLimit', 'memoryLimit', text => bytesOf(text) / 1e9],
  ['resourceMemoryRequest', 'memoryRequest', text => bytesOf(text) / 1e9],
];

/** Lists of an executor's settings with a field for a name, and the deprecated one for a constant. */
const NAMES: readonly (readonly [list: string, field: string, twin: string])[] = [
  ['secretAsEnv', 'secretNameParameter', 'secretName'],
  ['secretAsVolume', 'secretNameParameter', 'secretName'],
  ['configMapAsEnv', 'configMapNameParameter', 'configMapName'],
  ['configMapAsVolume', 'configMapNameParameter', 'configMapName'],
  ['imagePullSecret', 'secretNameParameter', 'secretName'],
];

/** Names of types in the first version of the representation, and what they are called now. */
const TYPES: Readonly<Record<string, ParameterType>> = { INT: 'NUMBER_INTEGER', DOUBLE: 'NUMBER_DOUBLE', STRING: 'STRING' };

/**
 * The pipeline with one field for each thing, the newer one; amounts of CPU and memory in it are numbers, of cores and of 10⁹ bytes.
 * A deprecated field that says something else than the newer one stays.
 */
export function withoutTwins({ spec, platform }: CompiledPipeline): CompiledPipeline {
  let first: unknown = changedAt(spec, ['deploymentSpec', 'executors', '*', 'container', 'resources'], ofFields(resources));
  for (const component of [['root'], ['components', '*']]) {
    for (const definitions of ['inputDefinitions', 'outputDefinitions']) {
      first = changedAt(first, [...component, definitions, 'parameters', '*'], ofFields(parameter));
    }
  }
  const executor = ['platforms', 'kubernetes', 'deploymentSpec', 'executors', '*'];
  let second: unknown = platform;
  for (const [list, field, twin] of NAMES) {
    second = changedAt(second, [...executor, list, '*'], ofFields(fields => moved(fields, field, twin, constant => ({ runtimeValue: { constant } }))));
  }
  second = changedAt(second, [...executor, 'pvcMount', '*'], ofFields(claim));
  return { spec: first, platform: second } as CompiledPipeline;
}

function ofFields(change: (fields: Fields) => Fields): (value: unknown) => unknown {
  return value => isRecord(value) ? change(value) : value;
}

/** A deprecated field in the form of the newer one; only the newer one, unless they differ. */
function moved(fields: Fields, field: string, twin: string, inForm: (value: unknown) => unknown): Fields {
  const { [twin]: old, ...others } = fields;
  const said = old === undefined || old === '' || old === 0 ? undefined : inForm(old);
  if (said === undefined) {
    return others;
  }
  return others[field] === undefined ? { ...others, [field]: said } : differingPaths(others[field], said).length === 0 ? others : fields;
}

function resources(fields: Fields): Fields {
  let result = fields;
  for (const [field, twin, numberOf] of AMOUNTS) {
    const { [field]: text } = result;
    const amount = typeof text === 'string' ? rounded(numberOf(text)) : text;
    result = moved(Number.isFinite(amount) ? { ...result, [field]: amount } : result, field, twin, rounded);
  }
  const { accelerator } = result;
  return isRecord(accelerator)
    ? { ...result, accelerator: moved(moved(accelerator, 'resourceType', 'type', same), 'resourceCount', 'count', same) }
    : result;
}

function same(value: unknown): unknown {
  return value;
}

/** Without what is lost between a text, a number of bytes and a number of 10⁹ bytes. */
function rounded(amount: unknown): unknown {
  return typeof amount === 'number' ? Number(amount.toPrecision(9)) : amount;
}

function parameter(fields: Fields): Fields {
  return moved(fields, 'parameterType', 'type', type => TYPES[String(type)]);
}

/** Type of a parameter, in whichever version of the representation it is said; a text if nothing is. */
export function typeOf({ parameterType, type = 'STRING' }: InputParameterDefinition): ParameterType {
  return parameterType ?? TYPES[type] ?? 'STRING';
}

function claim(fields: Fields): Fields {
  const constant = moved(fields, 'pvcNameParameter', 'constant', value => ({ runtimeValue: { constant: value } }));
  return ['taskOutputParameter', 'componentInputParameter'].reduce((all, name) => moved(all, 'pvcNameParameter', name, value => ({ [name]: value })), constant);
}
