import { accept, unstable } from './checks/acceptance';
import { Fault, FAULTS } from './checks/faults';
import { apply, Check, CHECKS } from './checks/named';
import { CONTROLLERS } from './support/assets';
import { lines } from './support/manifests';
import { Suite, suite } from './support/suite';
import { madeByController, teams } from './support/teams';

/*
 * Does each check notice a fault? Every fault is planted into the manifests, those are applied, the check is run once, and
 * the right ones are applied again. The name of the check is the name of the test that would fail.
 */

let server: Suite;
beforeAll(async () => {
  server = await suite();
  const profiles = teams();
  await accept(server.api, [...profiles, ...madeByController(profiles)]);
});
afterAll(() => server?.api.close());

test('there are faults of all kinds that matter, for each of the checks', () => {
  expect([...new Set(FAULTS.map(one => one.check))].sort()).toEqual(Object.keys(CHECKS).sort());
  expect(FAULTS.length).toBeGreaterThanOrEqual(30);
});

const checkOf = ({ check }: Fault): Check => CHECKS[check];

test.each(FAULTS.filter(one => CONTROLLERS || checkOf(one).needsControllers !== true))('$what is noticed by "$check"', async fault => {
  const { kind, name, change, says } = fault;
  const right = [...server.manifests, ...teams()].find(one => one.kind === kind && one.metadata.name === name);
  expect(right === undefined ? `no ${kind} ${name}` : 'found').toBe('found');
  const wrong = structuredClone(right!);
  change(wrong);
  try {
    expect(lines(await checkOf(fault)(server, [wrong])).join('\n')).toMatch(says);
  } finally {
    await apply(server.api, [right!]);
  }
});

test('afterwards the server holds what it held before', async () => {
  await server.api.remove({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'nowhere' } });
  expect(lines(await unstable(server.api, server.manifests))).toEqual([]);
});
