import * as fs from 'fs';
import * as path from 'path';
import { call, home, leave } from './support';

afterEach(leave);

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: a, namespace: x }
spec: { template: { spec: { containers: [{ name: a, resources: { requests: { cpu: 100m, memory: 1Gi } } }] } } }
`;

test('a line for each component, and the total', async () => {
  home();
  fs.mkdirSync(path.join('dist', 'web', '30-workloads'), { recursive: true });
  fs.writeFileSync(path.join('dist', 'web', '30-workloads', 'a.yaml'), `${DEPLOYMENT}---\n---\nnot: an object\n`);
  fs.writeFileSync(path.join('dist', 'all.yml'), DEPLOYMENT);
  const { code, out, err } = await call('footprint', 'dist');
  expect([code, err]).toEqual([0, '']);
  expect(out).toBe([
    'component  pods   cpu  memory  storage  without request',
    '.             1  100m     1Gi        0                0',
    'web           1  100m     1Gi        0                0',
    'total         2  200m     2Gi        0                0',
    '',
  ].join('\n'));
});

test.each([
  [['footprint'], 2, 'footprint takes a folder'],
  [['footprint', 'a', 'b'], 2, 'footprint takes a folder'],
  [['footprint', 'none'], 1, `(${'ManifestFolder'})`],
  [['footprint', 'empty'], 1, 'empty must have YAML files'],
  [['footprint', 'wrong'], 1, `(${'ManifestFile'})`],
])('%j ends with %d', async (args, expected, fragment) => {
  home();
  ['empty', 'wrong'].forEach(folder => fs.mkdirSync(folder));
  fs.writeFileSync(path.join('wrong', 'a.yaml'), 'name: [');
  const { code, err } = await call(...args);
  expect(code).toBe(expected);
  expect(err).toContain(fragment);
});
