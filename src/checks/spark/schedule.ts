import { ManifestSet, Rule, Violation } from '../../core';
import { cronFault, isTimeZone } from '../../workloads/pipeline/cron';
import { nanoseconds } from '../durations';
import { wrong } from '../fault';

/** `ScheduledSparkApplication/Schedule`: the operator can read the schedule. */
export const sparkSchedule: Rule = {
  id: 'ScheduledSparkApplication/Schedule',
  why: 'The operator cannot read such a schedule: its state becomes FailedValidation, and no run ever starts, or none after the first.',
  check: wrongSchedules,
};

const POLICIES = ['Allow', 'Forbid', 'Replace'];

function* wrongSchedules(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('sparkoperator.k8s.io/ScheduledSparkApplication')) {
    if (at.at('spec', 'suspend').value === true) {
      continue;
    }
    const [schedule, zone] = [at.at('spec', 'schedule'), at.at('spec', 'timeZone')];
    if (zone.text && !isTimeZone(zone.text)) {
      yield wrong(at, zone, 'is no time zone', 'write it as in Europe/Rome');
    }
    const policy = at.at('spec', 'concurrencyPolicy');
    if (policy.text && !POLICIES.includes(policy.text)) {
      // Source: spark-operator, internal/controller/scheduledsparkapplication/controller.go.
      yield wrong(at, policy, `must be one of ${POLICIES.join(', ')}, without which nothing starts after the first run`, 'write one of them');
    }
    const fault = schedule.text === undefined ? undefined : scheduleFault(schedule.text);
    if (fault !== undefined) {
      yield wrong(at, schedule, fault, 'write minute, hour, day of month, month, day of week, as in "0 3 * * *" for three o\'clock, or "@every 10m"');
    }
  }
}

/** A schedule may begin with its time zone. */
function scheduleFault(text: string): string | undefined {
  const [, zone, schedule] = /^(?:CRON_)?TZ=(\S*) (.*)$/s.exec(text) ?? [undefined, undefined, text];
  if (zone !== undefined && zone !== '' && !isTimeZone(zone)) {
    return 'must begin with a time zone that there is';
  }
  const [, interval] = /^@every (.*)$/.exec(schedule.trim()) ?? [];
  return interval !== undefined ? nanoseconds(interval) === undefined ? 'must be @every with a duration such as 10m' : undefined : cronFault(schedule.trim());
}
