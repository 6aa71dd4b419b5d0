import { Construct } from 'constructs';
import type { AnyPart } from './part';
import type { PartSettings } from './parts';
import type { PlatformProps } from './settings';
import { ConfigError, listed, shown } from '../core';

/** Components that a platform may be without, by their settings. */
export type OptionalComponent = { [Key in keyof PartSettings]-?: false extends PartSettings[Key] ? Key : never }[keyof PartSettings];

/**
 * Components that a platform is made of; made by {@link only}.
 * @form only("notebooks") with the names of one component or more
 */
export interface Only {
  /** Names of their settings. */
  readonly only: readonly string[];
}

/**
 * A platform of these components and what they need: what all platforms have (cert-manager, Istio, the login), and what each cannot
 * work without. A setting of a component that is left out by this is an error.
 */
export function only(...names: readonly [OptionalComponent, ...OptionalComponent[]]): Only {
  return { only: names };
}

/**
 * The settings with what `components` leaves out: each such component as if it was set to `false`.
 *
 * @throws ConfigError `OnlyComponents`, `UnusedSetting`
 */
export function chosenParts(props: PlatformProps, parts: readonly AnyPart[], at: Construct): PlatformProps {
  if (props.components === undefined) {
    return props;
  }
  const named = props.components.only;
  const optional = new Map(parts.filter(part => part.needs !== undefined || part.onlyOnRequest).map(part => [part.key as string, part]));
  const wrong = named.find(name => !optional.has(name));
  if (named.length === 0 || wrong !== undefined) {
    throw new ConfigError('OnlyComponents', `components must name components that a platform may be without, got ${shown(wrong ?? named)}; ` +
      `choose from ${listed([...optional.keys()])}: only("notebooks")`, at);
  }
  const wanted = withNeeds(named, optional);
  const settings = [...optional].map(([key, part]) => [key, chosen(part, props[key as keyof PlatformProps], wanted, named, at)] as const);
  return { ...props, ...Object.fromEntries(settings) };
}

/** Names with those of all that they need, and what needs each. */
function withNeeds(named: readonly string[], optional: ReadonlyMap<string, AnyPart>): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>(named.map(name => [name, undefined]));
  for (const name of found.keys()) { // a map gives those too that are added on the way
    optional.get(name)?.needs?.filter(need => !found.has(need)).forEach(need => found.set(need, name));
  }
  return found;
}

/** The setting of a part that may be left out. */
function chosen({ key, name, onlyOnRequest }: AnyPart, setting: unknown, wanted: ReadonlyMap<string, string | undefined>, named: readonly string[], at: Construct): unknown {
  if (!wanted.has(key)) {
    if (setting !== undefined) {
      throw new ConfigError('UnusedSetting', `${key} has no effect here, got ${shown(setting)}; components leaves ${name} out: leave the setting out, or write ` +
        `only(${[...named, key].map(one => shown(one)).join(', ')})`, at);
    }
    return false;
  }
  if (setting === false) {
    const asked = wanted.get(key);
    throw new ConfigError('OnlyComponents', `components must not name what is left out, got ${key}: false${asked === undefined ? '' : `, which ${asked} needs`}; leave ${key} out`, at);
  }
  return setting ?? (onlyOnRequest ? {} : undefined);
}
