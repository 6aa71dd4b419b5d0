import { IConstruct } from 'constructs';
import { ConfigError, shown } from './errors';

/** The parts of a `GatewayRef`, for {@link requireProps}. */
export const GATEWAY_PROPS: readonly string[] = [
  'gateway.namespace', 'gateway.name', 'gateway.workload.namespace', 'gateway.workload.serviceAccount', 'gateway.workload.selector',
];

/**
 * Fails for a prop that has no default and is not there, as callers without types can leave it out.
 *
 * @param paths names of props, with dots between the levels, and the number of an entry in a list
 * @throws ConfigError `MissingProp`
 */
export function requireProps(at: IConstruct, props: unknown, ...paths: readonly string[]): void {
  for (const path of paths) {
    const names = path.split('.');
    let value = props;
    for (const [level, name] of names.entries()) {
      value = typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
      if (value === undefined || value === null) {
        throw new ConfigError('MissingProp', `${names.slice(0, level + 1).join('.').replace(/\.(\d+)/g, '[$1]')} must be given, got ${shown(value)}; ` +
          'pass it, its type and docs/components say in which form', at);
      }
    }
  }
}

/**
 * Fails for a credential in the place of the name of its Secret; the message never shows it.
 *
 * @param refs what was passed, by the name of the prop; what is undefined is left out
 * @param keys whether each must also name a key of its Secret
 * @throws ConfigError `LiteralSecret`
 */
export function requireSecretRefs(at: IConstruct, refs: Readonly<Record<string, unknown>>, keys = false): void {
  for (const [path, value] of Object.entries(refs)) {
    const { name, key } = Object(value) as { readonly name?: unknown; readonly key?: unknown };
    if (value !== undefined && (typeof name !== 'string' || name === '' || (keys && (typeof key !== 'string' || key === '')))) {
      throw new ConfigError('LiteralSecret', `${path} must name a Secret${keys ? ' and a key in it' : ''}, got ${kindOf(value)}; ` +
        `keep the value outside of the output and pass ${keys ? '{ name: "<Secret>", key: "<key>" }' : '{ name: "<Secret>" }'}`, at);
    }
  }
}

function kindOf(value: unknown): string {
  return typeof value === 'string' ? 'a text' : value === null ? 'null' : typeof value === 'object' ? 'an object of another form' : `a ${typeof value}`;
}
