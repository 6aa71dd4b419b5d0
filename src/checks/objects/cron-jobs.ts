import { Located, Rule } from '../../core';
import { cronFault, isZoneName } from '../../workloads/pipeline/cron';
import { nanoseconds } from '../durations';
import { Fault, given, ruleOf, textWrong } from '../fault';

/** `CronJob/Schedule`: CronJobs say when they run, in a time zone that there is. */
export const cronJobSchedule: Rule = ruleOf(
  'CronJob/Schedule',
  'The API server refuses a schedule or a time zone that it cannot read, and the whole sync stops.',
  { 'batch/CronJob': wrongSchedule },
);

/** Source: Kubernetes, pkg/apis/batch/validation/validation.go, validateCronJobSpec. */
function* wrongSchedule(at: Located): Generator<Fault> {
  const zone = at.at('spec', 'timeZone');
  const zoneFault = (text: string) => isZoneName(text) ? undefined : 'must be a time zone that there is';
  yield* textWrong(at.at('spec', 'schedule'), scheduleFault, 'write minute, hour, day of month, month, day of week, as in "0 3 * * *" for three o\'clock, or "@daily"');
  yield* given(zone) ? textWrong(zone, zoneFault, 'write the name of the IANA, such as "Europe/Rome" or "Etc/UTC"') : [];
}

function scheduleFault(text: string): string | undefined {
  if (text.includes('TZ')) {
    return 'must not begin with a time zone, which is a field of its own';
  }
  const [, interval] = /^@every (.*)$/s.exec(text) ?? [];
  return interval === undefined ? cronFault(text) : nanoseconds(interval) === undefined ? 'must be @every with a duration such as 10m' : undefined;
}
