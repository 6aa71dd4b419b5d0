import { BARE, NOT_BARE } from './support/bare';
import { connect } from './support/place';
import { makeTeam, removeTeam, Team } from './support/team';
import { UNPROVEN, WRONG } from './support/wrong';
import { Api, messageOf, succeeded } from '../conformance/support/api';
import { platform } from '../conformance/support/manifests';

/** Those of the first half, which the command that runs the platform checks itself. */
const CHECKED_BEFORE: readonly RegExp[] = [/\.cert-manager\.io$/, /\.istio\.io$/, /pvcviewer/];

let api: Api;
let team: Team;
beforeAll(async () => {
  api = await connect();
  team = await makeTeam(api, 'webhooks');
});
afterAll(async () => {
  await removeTeam(api, team);
  api.close();
});

test.each([
  ['validating', 'ValidatingWebhookConfiguration', WRONG, UNPROVEN],
  ['mutating', 'MutatingWebhookConfiguration', BARE, NOT_BARE],
])('each %s webhook of the platform has its object here, unless a list says why not', (_word, kind, objects, others) => {
  const all = platform().filter(one => one.kind === kind).flatMap(one => one.webhooks.map((each: any) => each.name as string));
  const known = objects.map(one => one.webhook);
  const without = [...CHECKED_BEFORE, ...others];
  expect(known.filter(name => !all.includes(name))).toEqual([]);
  expect(all.filter(name => !without.some(pattern => pattern.test(name)) && !known.includes(name))).toEqual([]);
  expect(without.filter(pattern => !all.some(name => pattern.test(name)))).toEqual([]);
});

test.each(WRONG)('$webhook refuses $fault', async ({ webhook, says, manifest }) => {
  const { status, body } = await api.apply(manifest(team.name), { dryRun: true, manager: 'e2e' });
  const message = messageOf(body);
  expect(message).toContain(`admission webhook "${webhook}" denied the request`);
  expect(message).toMatch(says);
  expect([400, 403, 422]).toContain(status);
});

test.each(BARE)('$webhook completes an object that says little', async ({ manifest, gets }) => {
  const answer = await api.apply(manifest(team.name), { dryRun: true, manager: 'e2e' });
  expect(succeeded(answer) || messageOf(answer.body)).toBe(true);
  expect(answer.body).toMatchObject(gets);
});
