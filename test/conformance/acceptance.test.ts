import { unstable } from './checks/acceptance';
import { KNOWN_WARNINGS } from './known';
import { lines } from './support/manifests';
import { Suite, suite, unknown } from './support/suite';

let server: Suite;
beforeAll(async () => {
  server = await suite();
});
afterAll(() => server?.api.close());

test('every object of the platform is accepted with strict validation', () => {
  expect(lines(server.acceptance.refused)).toEqual([]);
  expect(server.acceptance.accepted).toBe(server.manifests.length);
});

test('no object draws a warning of the server but those of known.ts', () => {
  expect(unknown(server.acceptance.warned, KNOWN_WARNINGS)).toEqual([]);
});

test('every namespace is made by the platform', () => {
  expect(lines(server.acceptance.homeless)).toEqual([]);
});

test('a second apply changes nothing', async () => {
  expect(lines(await unstable(server.api, server.manifests))).toEqual([]);
});
