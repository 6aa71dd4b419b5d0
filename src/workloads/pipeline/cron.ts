/**
 * Schedules as their readers take them. Both read with one grammar, which is not that of most libraries: no `L`, `W` and `#`, no `7` for
 * Sunday, no range that ends before it begins. They differ in the number of fields.
 *
 * Source: robfig/cron, parser.go of v1.2.0, which the API server of pipelines reads with, and of v3.0.1, which Kubernetes reads with.
 */
import { IConstruct } from 'constructs';
import { ConfigError, shown } from '../../core';
import { secondsOf } from '../../core/amounts';

/** A field: what it is called, the least and the most, and names from the least on. */
type CronField = readonly [name: string, least: number, most: number, names: readonly string[]];

const SECOND: CronField = ['second', 0, 59, []];
const MINUTES: readonly CronField[] = [
  ['minute', 0, 59, []],
  ['hour', 0, 23, []],
  ['day of month', 1, 31, []],
  ['month', 1, 12, ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']],
  ['day of week', 0, 6, ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']],
];

const NAMED = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
/** What Go reads as a duration, without a sign, and the server as whole seconds. */
const EVERY = /^@every ((\d+(h|m|s))+)$/;

/** Days that each month can have. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * A schedule of Kubernetes: minute, hour, day of month, month, day of week; or `@daily` and the like.
 *
 * @throws ConfigError `Schedule`
 */
export function checkedCronJobSchedule(schedule: string, at: IConstruct): string {
  return checked(schedule, MINUTES, at, fields => fields === 6
    ? `leave out the seconds: Kubernetes reads five fields, ${shown(words(schedule).slice(1).join(' '))}`
    : 'write minute, hour, day of month, month, day of week, e.g. "0 3 * * *" for three o\'clock, or "@daily"');
}

/**
 * A schedule of controllers that read as Kubernetes does, and intervals too: five fields, `@daily` and the like, or `@every 6h`.
 *
 * @throws ConfigError `Schedule`
 */
export function checkedIntervalSchedule(schedule: string, at: IConstruct): string {
  const [, interval] = EVERY.exec(schedule) ?? [];
  return interval !== undefined && secondsOf(interval) > 0 ? schedule : checkedCronJobSchedule(schedule, at);
}

/**
 * A schedule of the API server of pipelines: second, minute, hour, day of month, month, day of week; or `@daily`, `@every 6h` and the like.
 *
 * @throws ConfigError `Schedule`
 */
export function checkedRecurringSchedule(schedule: string, at: IConstruct): string {
  const [, interval] = EVERY.exec(schedule) ?? [];
  if (interval !== undefined && secondsOf(interval) > 0) {
    return schedule;
  }
  return checked(schedule, [SECOND, ...MINUTES], at, fields => fields === 5
    ? `begin with the seconds, ${shown(`0 ${words(schedule).join(' ')}`)}: the server takes five fields too, and reads the first of them as seconds`
    : 'write second, minute, hour, day of month, month, day of week, e.g. "0 0 3 * * *" for three o\'clock, or "@daily"');
}

/** What keeps five fields, or `@daily` and the like, from being a schedule as Kubernetes and others with the same reader take it; undefined if nothing does. */
export function cronFault(schedule: string): string | undefined {
  const parts = words(schedule);
  if (NAMED.test(schedule)) {
    return undefined;
  }
  if (parts.length !== MINUTES.length) {
    return `must have ${MINUTES.length} fields: minute, hour, day of month, month, day of week`;
  }
  const faults = MINUTES.flatMap((field, index) => {
    const found = valuesOf(parts[index], field);
    return typeof found === 'string' ? [`has ${field[0] === 'hour' ? 'an' : 'a'} ${field[0]} that ${found}`] : [];
  });
  return faults[0];
}

/**
 * What is wrong with a schedule of Argo Workflows, in the words of a finding; undefined if nothing is. It may begin with a time zone, as in
 * `CRON_TZ=Europe/Berlin 0 3 * * *`, and be `@every 90m`.
 */
export function cronWorkflowFault(schedule: string): string | undefined {
  const [, zone, rest = schedule] = /^(?:CRON_)?TZ=(\S*)\s+(.*)$/.exec(schedule) ?? [];
  if (zone !== undefined && !isTimeZone(zone)) {
    return 'must name a time zone that there is';
  }
  return /^@every (\d+(\.\d*)?(h|m|s|ms|us|ns))+$/.test(rest) ? undefined : cronFault(rest);
}

/** Files among those of the IANA that are no places. */
const FILES = /^(localtime|posixrules|Factory|(posix|right)\/.+)$/;

/** Whether programs in Go find a time zone of that name, in this spelling, among the files of the IANA; `Local` and nothing at all are time zones to them too. */
export function isTimeZone(name: string): boolean {
  return ['', 'Local'].includes(name) || FILES.test(name) || /^[A-Za-z]/.test(name) && isSpelledSo(name);
}

/** Whether a time zone of that name means the same on every machine, as Kubernetes wants it. */
export function isZoneName(name: string): boolean {
  return name !== '' && name !== 'Local' && isTimeZone(name);
}

/** Names are those of files, which differ by their case; an alias is known by another name here. */
function isSpelledSo(name: string): boolean {
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    return known === name || known.toLowerCase() !== name.toLowerCase() && name.split('/').every(part => /^[A-Z]/.test(part));
  } catch {
    return false;
  }
}

/**
 * The time zone of a schedule, as programs in Go find it: by a name in the spelling of the IANA.
 *
 * @throws ConfigError `code`
 */
export function checkedTimeZone(name: string, code: 'Schedule' | 'SparkTimeZone', at: IConstruct): string {
  if (!isZoneName(name)) {
    throw new ConfigError(code, `timeZone must be a name of the time zone database, got ${shown(name)}; pass e.g. "Europe/Rome", or "Etc/UTC"`, at);
  }
  return name;
}

function words(schedule: string): string[] {
  return schedule.trim().split(/\s+/);
}

function checked(schedule: string, fields: readonly CronField[], at: IConstruct, remedy: (count: number) => string): string {
  if (NAMED.test(schedule)) {
    return schedule;
  }
  const parts = words(schedule);
  if (parts.length !== fields.length) {
    throw new ConfigError('Schedule', `schedule must have ${fields.length} fields, got ${parts.length} in ${shown(schedule)}; ${remedy(parts.length)}`, at);
  }
  const values = fields.map((field, index) => {
    const found = valuesOf(parts[index], field);
    if (typeof found === 'string') {
      throw new ConfigError('Schedule', `the ${field[0]} of schedule ${found}, got ${shown(parts[index])} in ${shown(schedule)}; ${remedy(parts.length)}`, at);
    }
    return found;
  });
  const [days, months] = values.slice(-3);
  // Where both kinds of days are said, one of them is enough.
  if (/^[*?]$/.test(parts.at(-1) ?? '') && ![...months].some(month => [...days].some(day => day <= DAYS[month - 1]))) {
    throw new ConfigError('Schedule', `schedule must name a day that there is, got ${shown(schedule)}; it would never start anything: ${remedy(parts.length)}`, at);
  }
  return parts.join(' ');
}

/** The values that a field means, or what is wrong with it. */
function valuesOf(text: string, field: CronField): ReadonlySet<number> | string {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const range = rangeOf(part, field);
    if (typeof range === 'string') {
      return range;
    }
    for (let value = range.from; value <= range.to; value += range.step) {
      found.add(value);
    }
  }
  return found;
}

/** `*`, `?`, a value, or two with `-` between them; each also with `/` and a step. */
function rangeOf(text: string, [, least, most, names]: CronField): { readonly from: number; readonly to: number; readonly step: number } | string {
  const [, span, first, last, by] = /^([*?]|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(text) ?? [];
  if (span === undefined) {
    return 'must be values, ranges such as 1-5, or steps such as */10, with commas between them';
  }
  const number = (word: string) => names.includes(word.toLowerCase()) ? names.indexOf(word.toLowerCase()) + least : /^\d+$/.test(word) ? Number(word) : NaN;
  const from = first === undefined ? least : number(first);
  const to = last !== undefined ? number(last) : first === undefined || by !== undefined ? most : from;
  const step = by === undefined ? 1 : Number(by);
  if (!(from >= least && to <= most)) {
    return `must be ${least} to ${most}${names.length > 0 ? `, or ${names[0]} to ${names[names.length - 1]}` : ''}`;
  }
  return from > to ? 'must not hold a range that ends before it begins' : step === 0 ? 'must not have a step of 0' : { from, to, step };
}
