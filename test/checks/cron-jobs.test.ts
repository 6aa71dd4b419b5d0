import { found, object, places } from './support';
import { cronJobSchedule } from '../../src/checks';

const cronJob = (schedule: unknown, timeZone?: unknown) => object('batch/v1', 'CronJob', 'report', { spec: { schedule, ...timeZone !== undefined && { timeZone } } });
const at = (schedule: unknown, timeZone?: unknown) => places(cronJobSchedule, [cronJob(schedule, timeZone)]).map(place => place.replace('CronJob/ml/report spec.', ''));

// The verdicts are those of a real API server.
describe('CronJob/Schedule', () => {
  test.each(['0 3 * * *', ' 0\t3 * * *', '0 3 ? * *', '0 0 * JAN MON-FRI', '@daily', '@every 6h', '0 0 30 2 *'])('takes %s', schedule => expect(at(schedule)).toEqual([]));

  test.each([
    '0 25 * * *', '0 0 3 * * *', '0 0 * * 7', '0-70 * * * *', '*/0 * * * *', '@Daily', '@reboot', '@every x', '', 'TZ=UTC 0 3 * * *', 'CRON_TZ=Europe/Rome 0 3 * * *',
  ])('refuses %s', schedule => expect(at(schedule)).toEqual(['schedule']));

  test.each(['Europe/Rome', 'UTC', 'Etc/GMT+5', 'US/Pacific', 'Asia/Calcutta', 'Europe/Kyiv', 'GMT0', 'posixrules'])('takes the time zone %s',
    zone => expect(at('@daily', zone)).toEqual([]));

  test.each(['Nope/X', 'Local', 'local', 'europe/rome', 'utc', '', '+02:00', 'Europe/Rome '])('refuses the time zone "%s"',
    zone => expect(at('@daily', zone)).toEqual(['timeZone']));

  test('says which value is wrong, and how to write it', () => {
    expect(found(cronJobSchedule, [cronJob('0 25 * * *', 'europe/rome')])).toEqual([
      'CronJob/ml/report spec.schedule: has an hour that must be 0 to 23, got "0 25 * * *"; ' +
        'write minute, hour, day of month, month, day of week, as in "0 3 * * *" for three o\'clock, or "@daily"',
      'CronJob/ml/report spec.timeZone: must be a time zone that there is, got "europe/rome"; write the name of the IANA, such as "Europe/Rome" or "Etc/UTC"',
    ]);
  });

  test('says nothing of what the schema refuses', () => expect([undefined, 5].flatMap(schedule => at(schedule, 5))).toEqual([]));
});
