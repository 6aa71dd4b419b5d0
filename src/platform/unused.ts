import { Construct } from 'constructs';
import { AnyPart, CommonSettings, DecidingSettings } from './part';
import type { PlatformProps } from './settings';
import { ConfigError, shown } from '../core';

/** How a part comes into a platform. */
export type Presence = 'installed' | 'existing' | 'left out' | 'not needed';

/** Whether the platform makes a part's component, by what the users say of it and what the other settings need. */
export function presence(part: AnyPart, parts: readonly AnyPart[], props: PlatformProps, settings: DecidingSettings): Presence {
  return chosen(part, props) ?? (part.isNeeded?.(settings as CommonSettings, key => isWanted(key, parts, props)) === false ? 'not needed' : 'installed');
}

/** Whether the users neither left a part out nor have it already. */
export function isWanted(key: string, parts: readonly AnyPart[], props: PlatformProps): boolean {
  const part = parts.find(one => one.key === key);
  return part !== undefined && chosen(part, props) === undefined;
}

/** What the users say of a part, if they do not want it. */
function chosen({ key, onlyOnRequest = false }: AnyPart, props: PlatformProps): 'left out' | 'existing' | undefined {
  const setting: unknown = props[key as keyof PlatformProps];
  if (setting === false || setting === undefined && onlyOnRequest) {
    return 'left out';
  }
  return typeof setting === 'object' && setting !== null && 'existing' in setting && setting.existing !== undefined ? 'existing' : undefined;
}

/**
 * Settings of what is not made here, and options that others make idle, would be ignored without a word.
 *
 * @throws ConfigError `UnusedSetting`
 */
export function refuseUnused(props: PlatformProps, parts: readonly AnyPart[], settings: DecidingSettings, at: Construct): void {
  const refuse = (name: string, value: unknown, why: string) => {
    if (value !== undefined) {
      throw new ConfigError('UnusedSetting', `${name} has no effect here, got ${shown(value)}; ${why}: leave it out`, at);
    }
  };
  for (const part of parts) {
    const setting = props[part.key as keyof PlatformProps];
    const is = presence(part, parts, props, settings);
    if (is === 'installed' || is === 'not needed' && part.toldToOthers) {
      part.unused?.(setting ?? {}, settings, key => isWanted(key, parts, props)).forEach(one => refuse(one.setting, one.value, one.why));
    }
    if (is === 'installed') {
      continue;
    }
    if (is === 'left out' && part.isAwaited?.(key => isWanted(key, parts, props))) {
      continue;
    }
    const why = is === 'existing' ? `the cluster has its own ${part.name}` : `there is no ${part.name}`;
    if (is === 'not needed' && !part.toldToOthers) {
      refuse(part.key, setting, why);
    }
    Object.keys(part.namespaces).forEach(key => refuse(`namespaces.${key}`, props.namespaces?.[key as keyof typeof props.namespaces], why));
  }
  if (props.istio?.existing !== undefined) {
    refuse('gatewayName', props.gatewayName, 'the existing Gateway has its name');
  }
}
