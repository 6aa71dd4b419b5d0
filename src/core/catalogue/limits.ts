import { Size, SizeRoundingBehavior } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ConfigError, shown } from '../errors';

/** Number by which a request is multiplied to get the limit, 1 or more; `none` for no limit at all. */
export type LimitFactor = number | 'none';

/** Factor of CPU and memory limits that the spawner uses unless told otherwise. */
export const DEFAULT_LIMIT_FACTOR = 1.2;

/** CPU cores that a notebook requests unless told otherwise. */
export const DEFAULT_NOTEBOOK_CPU = 0.5;

/** Memory that a notebook requests unless told otherwise. */
export const DEFAULT_NOTEBOOK_MEMORY = Size.gibibytes(1);

/**
 * CPU limit of a notebook, as the spawner works it out: request times factor, rounded to a tenth of a core, and never
 * below the request.
 *
 * @param request cores, more than 0
 * @param at construct that errors name
 * @returns a quantity such as `600m` or `2`; undefined for the factor `none`
 * @throws ConfigError `LimitFactor`
 */
export function cpuLimit(request: number, factor: LimitFactor, at?: IConstruct): string | undefined {
  const cores = spawnerLimit(request, factor, at);
  return cores === undefined ? undefined : cpuQuantity(Math.max(request, cores));
}

/**
 * Memory limit of a notebook, as the spawner works it out: request times factor, rounded to a tenth of a GiB, and never
 * below the request.
 *
 * @param at construct that errors name
 * @returns a quantity such as `1.2Gi` or `410Mi`; undefined for the factor `none`
 * @throws ConfigError `LimitFactor`
 */
export function memoryLimit(request: Size, factor: LimitFactor, at?: IConstruct): string | undefined {
  const limit = spawnerLimit(toGibibytes(request), factor, at);
  if (limit === undefined) {
    return undefined;
  }
  const gibibytes = Math.max(toGibibytes(request), limit);
  return /^\d+(\.\d)?$/.test(String(gibibytes)) ? `${gibibytes}Gi` : `${Math.ceil(gibibytes * 1024)}Mi`;
}

/** Cores as a quantity in Kubernetes' own form: whole cores, or thousandths with `m`. */
export function cpuQuantity(cores: number): string {
  return Number.isInteger(cores) ? String(cores) : `${Math.ceil(Number((cores * 1000).toFixed(3)))}m`;
}

/** Amount in GiB, with its fraction. */
export function toGibibytes(size: Size): number {
  return size.toGibibytes({ rounding: SizeRoundingBehavior.NONE });
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
