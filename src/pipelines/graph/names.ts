/** Names of pipelines, components, tasks and groups, as Kubeflow Pipelines' own compiler makes them: people and old links know them. */
import { ConfigError, shown } from '../../core/errors';

/** Lower case, every run of other characters than letters and digits one `-`, none at the ends. */
export function sanitized(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9-]/g, '-').replace(/-+/g, '-').replace(/^-|-$/g, '');
}

/**
 * A name of a pipeline or component, sanitized.
 *
 * @throws ConfigError `PipelineName`
 */
export function nameOf(what: string, given: unknown): string {
  const name = typeof given === 'string' ? sanitized(given) : '';
  if (name === '' || name.length > 128) {
    throw new ConfigError('PipelineName', `the name of a ${what} must be a text of 1 to 128 letters, digits and "-", got ${shown(given)}; pass a shorter one with letters`);
  }
  return name;
}

/** Gives each name once: `x`, `x-2`, `x-3` ... */
export class UniqueNames {
  private readonly taken = new Set<string>();
  private readonly next = new Map<string, number>();

  /** The name, or the first free one with a number. */
  public of(name: string): string {
    let result = name;
    for (let index = this.next.get(name) ?? 2; this.taken.has(result); index++) {
      result = `${name}-${index}`;
      this.next.set(name, index + 1);
    }
    this.taken.add(result);
    return result;
  }
}

/** Input of a group that a value from outside comes in by. */
export function channelName(full: string): string {
  return `pipelinechannel--${full}`;
}

const PORT = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/**
 * Names of ports.
 *
 * @throws ConfigError `PortName`
 */
export function checkPortNames(ports: Readonly<Record<string, unknown>>, what: string): void {
  for (const name of Object.keys(ports)) {
    if (!PORT.test(name) || name === '__proto__') {
      throw new ConfigError('PortName', `the name of an ${what} must be letters, digits, "-" and "_", not starting with a digit, got ${shown(name)}; rename it`);
    }
  }
}

const VARIABLE = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/**
 * Name of an environment variable.
 *
 * @throws ConfigError `EnvName`
 */
export function checkEnvName(place: string, name: string): void {
  if (!VARIABLE.test(name)) {
    throw new ConfigError('EnvName', `${place} must have names of letters, digits, "-", "_" and ".", not starting with a digit, got ${shown(name)}; rename the variable`);
  }
}
