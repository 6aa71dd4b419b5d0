import * as fs from 'fs';
import * as path from 'path';
import { connect } from './support/place';
import { Api, messageOf, succeeded } from '../conformance/support/api';
import { concurrently, labelOf, platform, REPOSITORY } from '../conformance/support/manifests';

/** Where the objects are left as the programs changed them, for Argo CD to judge. */
const LEFT = path.join(REPOSITORY, '.cache', 'e2e-objects.json');

let api: Api;
beforeAll(async () => {
  api = await connect();
});
afterAll(() => api.close());

test('a second apply refuses nothing and gives no object another generation, whatever the programs wrote into it', async () => {
  const manifests = platform();
  const before = await concurrently(manifests, one => api.read(one));
  fs.mkdirSync(path.dirname(LEFT), { recursive: true });
  fs.writeFileSync(LEFT, JSON.stringify(before.map(one => one.body)));
  const after = await concurrently(manifests, one => api.apply(one, { manager: 'kubectl' }));
  const refused = manifests.flatMap((one, index) => succeeded(after[index]) ? [] : [`${labelOf(one)}: ${messageOf(after[index].body)}`]);
  expect(refused).toEqual([]);
  const generations = (answers: typeof before) => answers.map(({ body: { metadata } }, index) => `${labelOf(manifests[index])} ${metadata.uid} ${metadata.generation}`);
  expect(generations(after)).toEqual(generations(before));
});
