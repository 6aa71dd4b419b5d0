import { unstable } from './checks/acceptance';
import { lines } from './support/manifests';
import { Suite, suite, unknown } from './support/suite';

let server: Suite;
beforeAll(async () => {
  server = await suite();
});
afterAll(() => server.api.close());

test('every object of the platform is accepted with strict validation', () => {
  expect(lines(server.acceptance.refused)).toEqual([]);
  expect(server.acceptance.accepted).toBe(server.manifests.length);
});

test('no object draws a warning of the server', () => {
  expect(unknown(server.acceptance.warned, [])).toEqual([]);
});

test('every namespace is made by the platform', () => {
  expect(lines(server.acceptance.homeless)).toEqual([]);
});

test('a second apply changes nothing', async () => {
  expect(lines(await unstable(server.api, server.manifests))).toEqual([]);
});
