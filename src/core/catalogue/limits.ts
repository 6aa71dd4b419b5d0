import { Size, SizeRoundingBehavior } from 'cdk8s';
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
 * @returns a quantity such as `600m` or `2`; undefined for the factor `none`
 * @throws ConfigError `LimitFactor`
 */
export function cpuLimit(request: number, factor: LimitFactor): string | undefined {
  const cores = limited(request, factor);
  return cores === undefined ? undefined : cpuQuantity(cores);
}

/**
 * Memory limit of a notebook, as the spawner works it out: request times factor, rounded to a tenth of a GiB, and never
 * below the request.
 *
 * @returns a quantity such as `1.2Gi` or `410Mi`; undefined for the factor `none`
 * @throws ConfigError `LimitFactor`
 */
export function memoryLimit(request: Size, factor: LimitFactor): string | undefined {
  const gibibytes = limited(toGibibytes(request), factor);
  if (gibibytes === undefined) {
    return undefined;
  }
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

function limited(request: number, factor: LimitFactor): number | undefined {
  if (factor === 'none') {
    return undefined;
  }
  if (!Number.isFinite(factor) || factor < 1) {
    throw new ConfigError('LimitFactor', `limit factor must be 1 or more, got ${shown(factor)}; pass e.g. 1.2, or "none" for no limit`);
  }
  return Math.max(request, Number((request * factor).toFixed(1)));
}
