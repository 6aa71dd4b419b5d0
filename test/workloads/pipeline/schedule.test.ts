import { Chart } from 'cdk8s';
import { checkedCronJobSchedule, checkedRecurringSchedule, checkedTimeZone } from '../../../src/workloads/pipeline/cron';
import { chart, configError } from '../../support';

type Check = (schedule: string, at: Chart) => string;

const refusal = (check: Check, schedule: string) => {
  const { code, message } = configError(() => check(schedule, chart()));
  expect(code).toBe('Schedule');
  return message;
};

test.each(['0 3 * * *', '*/5 0-6/2 1,15 jan-MAR ?', '5/15 * ? * mon', '59 23 31 12 6', '@daily', '@midnight', '0 0 29 2 *'])('Kubernetes reads %s', schedule => {
  expect(checkedCronJobSchedule(schedule, chart())).toBe(schedule);
});

test.each(['0 0 3 * * *', '*/30 */5 0-6/2 1,15 jan-MAR ?', '59 59 23 31 12 sat', '@weekly', '@every 6h', '@every 1h30m'])('the server of pipelines reads %s', schedule => {
  expect(checkedRecurringSchedule(schedule, chart())).toBe(schedule);
});

test('white space between fields is one blank', () => {
  expect(checkedCronJobSchedule(' 0  3 *\t* * ', chart())).toBe('0 3 * * *');
});

test('five fields are refused where the first would be read as seconds, with the six to write', () => {
  expect(refusal(checkedRecurringSchedule, '0 0 * * *')).toContain('begin with the seconds, "0 0 0 * * *"');
});

test('six fields are refused by Kubernetes, with the five to write', () => {
  expect(refusal(checkedCronJobSchedule, '0 0 3 * * *')).toContain('Kubernetes reads five fields, "0 3 * * *"');
});

test.each([
  ['60 * * * *', 'the minute of schedule must be 0 to 59'],
  ['* 24 * * *', 'the hour of schedule must be 0 to 23'],
  ['* * 0 * *', 'the day of month of schedule must be 1 to 31'],
  ['* * * 13 *', 'must be 1 to 12, or jan to dec'],
  ['* * * * 7', 'the day of week of schedule must be 0 to 6, or sun to sat'],
  ['* * * january *', 'the month of schedule must be 1 to 12'],
  ['* * * * fri-mon', 'a range that ends before it begins'],
  ['*/0 * * * *', 'a step of 0'],
  ['* * L * *', 'the day of month'],
  ['* * 1W * *', 'the day of month'],
  ['* * * * 5#2', 'must be values, ranges'],
  ['1-2-3 * * * *', 'must be values, ranges'],
  ['1,,2 * * * *', 'must be values, ranges'],
  ['* * * *', 'must have 5 fields, got 4'],
  ['', 'must have 5 fields'],
  ['@every 1h', 'must have 5 fields, got 2'],
  ['@reboot', 'must have 5 fields, got 1'],
  ['TZ=UTC 0 3 * * *', 'must have 5 fields, got 6'],
])('Kubernetes does not read %j: %s', (schedule, text) => expect(refusal(checkedCronJobSchedule, schedule)).toContain(text));

test.each([['60 * * * * *', 'the second of schedule must be 0 to 59'], ['@every 0s', 'must have 6 fields'], ['@every soon', 'must have 6 fields'], ['0 3 * * * * *', 'got 7']])(
  'the server of pipelines does not read %j: %s', (schedule, text) => expect(refusal(checkedRecurringSchedule, schedule)).toContain(text));

test.each(['0 0 31 2 *', '0 0 30 feb ?', '0 0 31 4,6,9,11 *'])('%s names a day that never comes', schedule => {
  expect(refusal(checkedCronJobSchedule, schedule)).toContain('must name a day that there is');
  expect(refusal(checkedRecurringSchedule, `0 ${schedule}`)).toContain('must name a day that there is');
});

test('a day of the week beside a day that never comes is enough', () => {
  expect(checkedCronJobSchedule('0 0 31 2 mon', chart())).toBe('0 0 31 2 mon');
});

test.each(['Europe/Rome', 'Asia/Kolkata', 'Asia/Calcutta', 'UTC', 'Etc/GMT+5', 'EST5EDT', 'America/Port-au-Prince'])('%s is a time zone', zone => {
  expect(checkedTimeZone(zone, 'Schedule', chart())).toBe(zone);
});

test.each(['', 'Local', 'Berlin', 'europe/rome', 'EUROPE/ROME', '+01:00', 'Mars/Base'])('%p is no time zone that Kubernetes takes', zone => {
  expect(refusal((given, at) => checkedTimeZone(given, 'Schedule', at), zone)).toContain('pass e.g. "Europe/Rome"');
});
