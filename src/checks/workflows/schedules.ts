import { Located, Rule } from '../../core';
import { cronWorkflowFault, isTimeZone } from '../../workloads/pipeline/cron';
import { atMostOne, Fault, filled, numberWrong, ruleOf, textWrong } from '../fault';

/** `CronWorkflow/Schedule`: CronWorkflows say when they run, in a time zone that there is. */
export const cronWorkflowSchedule: Rule = ruleOf(
  'CronWorkflow/Schedule',
  'The API server takes any schedule; the workflow controller then never starts one that it cannot read, and only its log says why.',
  { 'argoproj.io/CronWorkflow': wrongSchedule },
);

const FIX = 'write minute, hour, day of month, month, day of week, as in "0 3 * * *", or "@daily"';

/** Source: Argo Workflows, workflow/validate/validate.go, ValidateCronWorkflow; release in pins/. */
function* wrongSchedule(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  const [one, all] = [spec.at('schedule'), spec.at('schedules')];
  yield* atMostOne([one, all].filter(filled), 'write all in schedules');
  for (const schedule of [...[one].filter(filled), ...all.items()]) {
    yield* textWrong(schedule, cronWorkflowFault, FIX);
  }
  yield* textWrong(spec.at('timezone'), text => isTimeZone(text) ? undefined : 'must be a time zone that there is', 'write the name of the IANA, such as "Europe/Berlin"');
  yield* numberWrong(spec.at('startingDeadlineSeconds'), number => number < 0 ? 'must not be negative' : undefined, 'write the seconds');
}
