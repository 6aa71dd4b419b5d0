import { property, ROLES, SparkApplication } from './found';
import { Field, Violation } from '../../core';
import { canonicalQuantity, thousandths } from '../../core/quantity';
import { given, wrong } from '../fault';

const MIB = 2 ** 20;
/** Bytes of Java's units. */
const UNITS: Readonly<Record<string, number>> = { b: 1, k: 2 ** 10, m: MIB, g: 2 ** 30, t: 2 ** 40, p: 2 ** 50 };
/** Properties of Spark that are sizes. */
const SIZES = ['driver.memory', 'driver.memoryOverhead', 'executor.memory', 'executor.memoryOverhead', 'executor.pyspark.memory'].map(name => `spark.${name}`);

/** A number as both Spark (Java) and the operator (Go) read it, if it is not negative. */
const FACTOR = /^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Memory and cores that Spark, or the API server, cannot read, and limits below what is asked for. */
export function* wrongAmounts({ at, spec }: SparkApplication): Generator<Violation> {
  for (const size of [...ROLES.flatMap(role => [spec.at(role, 'memory'), spec.at(role, 'memoryOverhead')]), ...SIZES.map(name => property(spec, name))]) {
    if (size.text && bytesOf(size.text) === undefined) {
      yield wrong(at, size, 'must be a size in Java\'s notation, a whole number with k, m, g, t or nothing, which is MiB', 'write it as in 512m or 4g');
    }
  }
  for (const role of ROLES) {
    yield* ['coreLimit', 'coreRequest'].map(name => spec.at(role, name)).filter(({ text }) => text && canonicalQuantity(text) === undefined)
      .map(field => wrong(at, field, 'must be a quantity such as "500m"', 'write cores, or thousandths of them with m'));
    yield* wrongLimits(at, spec, role);
  }
  const factor = spec.at('memoryOverheadFactor');
  if (factor.text && !FACTOR.test(factor.text.trim())) {
    yield wrong(at, factor, 'must be a number that is not negative', 'write it as in "0.4"');
  }
}

function* wrongLimits(at: SparkApplication['at'], spec: Field, role: (typeof ROLES)[number]): Generator<Violation> {
  const pod = spec.at(role);
  const isSet = ['request.cores', 'limit.cores'].some(name => property(spec, `spark.kubernetes.${role}.${name}`).exists);
  const cores = [pod.at('coreRequest'), pod.at('cores'), property(spec, `spark.${role}.cores`)].find(given);
  const [limit, asked] = [thousandths(pod.at('coreLimit').value), cores === undefined ? 1000 : thousandths(cores.value)];
  if (!isSet && limit !== undefined && asked !== undefined && limit < asked) {
    yield wrong(at, pod.at('coreLimit'), `must be at least what is asked for, ${asked / 1000} cores`, 'raise it, or lower coreRequest');
  }
  const memory = pod.at('memoryLimit');
  const most = memory.text ? limitOf(memory.text) : undefined;
  if (memory.text && most === undefined) {
    yield wrong(at, memory, 'must be a quantity such as "8Gi"', 'write it in Kubernetes\' notation');
  }
  const least = bytesOf(pod.at('memory').text ?? '');
  if (most !== undefined && least !== undefined && most < least) {
    yield wrong(at, memory, `must be at least the memory, ${pod.at('memory').text}`, 'raise it, with room for what is not the heap');
  }
}

/** Bytes of a size in Java's notation. */
function bytesOf(text: string): number | undefined {
  const [, number, unit = 'm'] = /^(\d+)([bkmgtp]|[kmgtp]b)?$/.exec(text.trim().toLowerCase()) ?? [];
  return number === undefined ? undefined : Number(number) * UNITS[unit[0]];
}

/** Bytes of a limit; the operator takes Java's notation in small letters too. */
function limitOf(text: string): number | undefined {
  const quantity = text.replace(/([kmgtp])b?$/, (_, unit: string) => `${unit.toUpperCase()}i`);
  const amount = thousandths(quantity);
  return amount === undefined ? undefined : amount / 1000;
}
