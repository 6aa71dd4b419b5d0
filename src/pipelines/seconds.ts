/** Times as pipelines have them: whole seconds. */
import { amountText, secondsOf, Time } from '../core/amounts';
import { ConfigError, shown } from '../core/errors';

const MOST = 2 ** 31 - 1;

/**
 * Whole seconds of a time.
 *
 * @throws ConfigError `PipelineSeconds` if it has parts of a second, or is shorter than `least` seconds
 */
export function wholeSeconds(place: string, time: Time, least = 1): number {
  const seconds = Math.round(secondsOf(time) * 1000) / 1000;
  if (!Number.isInteger(seconds) || seconds < least || seconds > MOST) {
    throw new ConfigError('PipelineSeconds', `${place} must be whole seconds from ${least} to ${MOST}, got ${shown(amountText(time))}; pass e.g. "90s"`);
  }
  return seconds;
}
