import { IConstruct } from 'constructs';
import { bytesOf, coresOf, CpuAmount, MemoryAmount } from '../amounts';
import { ConfigError, shown } from '../errors';
import { cpuQuantity, memoryQuantity } from '../quantity';

/**
 * Number by which a request is multiplied to get the limit, 1 or more; `none` for no limit at all.
 * @form a number, 1 or more, or "none"
 */
export type LimitFactor = number | 'none';

/** Factor of CPU and memory limits that the spawner uses unless told otherwise. */
export const DEFAULT_LIMIT_FACTOR = 1.2;

/** CPU that a notebook requests unless told otherwise. */
export const DEFAULT_NOTEBOOK_CPU = '500m';

/** Memory that a notebook requests unless told otherwise. */
export const DEFAULT_NOTEBOOK_MEMORY = '1Gi';

const GIBIBYTE = 1024 ** 3;

/**
 * CPU limit of a notebook, as the spawner works it out: request times factor, rounded to a tenth of a core, and never
 * below the request.
 *
 * @param at construct that errors name
 * @returns a quantity such as `600m` or `2`; undefined for the factor `none`
 * @throws ConfigError `LimitFactor`
 */
export function cpuLimit(request: CpuAmount, factor: LimitFactor, at?: IConstruct): string | undefined {
  const cores = coresOf(request);
  const limit = spawnerLimit(cores, factor, at);
  return limit === undefined ? undefined : cpuQuantity(Math.max(cores, limit));
}

/**
 * Bytes that a notebook may use, as the spawner works them out: request times factor, rounded to a tenth of a GiB, and never
 * below the request.
 *
 * @param at construct that errors name
 * @returns undefined for the factor `none`
 * @throws ConfigError `LimitFactor`
 */
export function memoryLimitBytes(request: MemoryAmount, factor: LimitFactor, at?: IConstruct): number | undefined {
  const bytes = bytesOf(request);
  const limit = spawnerLimit(bytes / GIBIBYTE, factor, at);
  return limit === undefined ? undefined : Math.max(bytes, limit * GIBIBYTE);
}

/**
 * Memory limit of a notebook as a quantity in whole mebibytes: `1229Mi`, where the spawner writes `1.2Gi`. A fraction of a byte
 * is written back by Kubernetes in another form.
 *
 * @throws ConfigError `LimitFactor`
 */
export function memoryLimit(request: MemoryAmount, factor: LimitFactor, at?: IConstruct): string | undefined {
  const bytes = memoryLimitBytes(request, factor, at);
  return bytes === undefined ? undefined : memoryQuantity(bytes);
}

/** Amount in GiB, with its fraction. */
export function toGibibytes(amount: MemoryAmount): number {
  return bytesOf(amount) / GIBIBYTE;
}

/**
 * The spawner's own arithmetic: request times factor, rounded to a tenth, which may fall below the request.
 *
 * @returns undefined for the factor `none`
 * @throws ConfigError `LimitFactor`
 */
export function spawnerLimit(request: number, factor: LimitFactor, at?: IConstruct): number | undefined {
  if (factor === 'none') {
    return undefined;
  }
  if (!Number.isFinite(factor) || factor < 1) {
    throw new ConfigError('LimitFactor', `limit factor must be 1 or more, got ${shown(factor)}; pass e.g. 1.2, or "none" for no limit`, at);
  }
  return Number((request * factor).toFixed(1));
}
