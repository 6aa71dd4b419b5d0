import { Construct } from 'constructs';
import { CullingMinutes } from './notebook-servers';
import { ConfigError, shown } from '../../core';
import { secondsOf, Time } from '../../core/amounts';

/** When idle notebooks are stopped. */
export interface CullingProps {
  /** Time without a busy kernel after which a notebook is stopped, in whole minutes. */
  readonly idle: Time;
  /**
   * Time between two looks at a notebook, in whole minutes, at most `idle`.
   * @default '1m'
   */
  readonly check?: Time;
}

/**
 * The controller counts whole minutes; without culling it gets upstream's numbers, which then mean nothing.
 *
 * @throws ConfigError `CullingTime`
 */
export function cullingMinutes(culling: CullingProps | undefined, at: Construct): CullingMinutes {
  if (culling === undefined) {
    return { enabled: false, idle: 1440, check: 1 };
  }
  const idle = minutesOf('culling.idle', culling.idle, at);
  const check = minutesOf('culling.check', culling.check ?? '1m', at);
  if (check > idle) {
    throw new ConfigError('CullingTime', `culling.check must not be longer than culling.idle, got ${check} and ${idle} minutes; ` +
      'pass a shorter check', at);
  }
  return { enabled: true, idle, check };
}

function minutesOf(prop: string, value: Time, at: Construct): number {
  const minutes = secondsOf(value) / 60;
  if (!Number.isInteger(minutes) || minutes < 1) {
    throw new ConfigError('CullingTime', `${prop} must be whole minutes, 1 or more, got ${shown(typeof value === 'string' ? value : value.toHumanString())}; ` +
      'pass e.g. Duration.minutes(5)', at);
  }
  return minutes;
}
