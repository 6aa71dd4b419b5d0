/** Properties of callers without types. */
import { ConfigError, kindOf, listed, nearest, shown } from '../core/errors';
import { isMap } from './values';

/**
 * Properties as an object whose names are known.
 *
 * @param of what they are the properties of, `container(...)`
 * @throws ConfigError `WrongProp`, `UnknownProp`
 */
export function givenProps<T extends object>(of: string, given: T, known: readonly (T extends unknown ? keyof T : never)[]): T {
  if (!isMap(given)) {
    throw new ConfigError('WrongProp', `${of} takes its properties as an object, got ${kindOf(given)}; pass { ${String(known[0])}: ... }`);
  }
  const other = Object.keys(given).find(name => !(known as readonly string[]).includes(name) && given[name] !== undefined);
  if (other !== undefined) {
    const meant = nearest(other, known as readonly string[]);
    throw new ConfigError('UnknownProp', `${of} has no property of this name, got ${shown(other)}; ` +
      `${meant === undefined ? `there are ${listed(known as readonly string[])}` : `use ${shown(meant)}`}`);
  }
  return given;
}

/**
 * A text that people read, or none.
 *
 * @throws ConfigError `WrongProp`
 */
export function givenText(place: string, given: unknown): string | undefined {
  if (given !== undefined && typeof given !== 'string') {
    throw new ConfigError('WrongProp', `${place} must be a text, got ${kindOf(given)}; pass a text, or leave it out`);
  }
  return given;
}

/**
 * What a port is for.
 *
 * @throws ConfigError `PortDescription`
 */
export function givenDescription(given: unknown): string {
  if (typeof given !== 'string') {
    throw new ConfigError('PortDescription', `the description of a port must be a text, got ${kindOf(given)}; say what the port is for`);
  }
  return given;
}
