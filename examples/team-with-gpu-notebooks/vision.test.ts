/** Tests of this repository's own: run them with jest. */
import 'cdk8s-kubeflow/testing';
import { readFileSync } from 'fs';
import { join } from 'path';
import { existingPlatform, KubeflowApp, user } from 'cdk8s-kubeflow';
import { vision } from './vision';

const app = new KubeflowApp();
vision(existingPlatform(app, JSON.parse(readFileSync(join(__dirname, 'platform.json'), 'utf8'))));

test('the team has no findings', () => expect(app).toHaveNoFindings());

test('its first notebook gets one GPU', () => {
  const limits = { 'cpu': '600m', 'memory': '1229Mi', 'nvidia.com/gpu': '1' };
  expect(app).toHaveObject('Notebook', 'vision/explore', { spec: { template: { spec: { containers: [{ resources: { limits } }] } } } });
});

test('the guest reads nothing but what the role view allows', () => {
  expect(app).not.toAllow(user('guest@example.com'), 'delete', 'Notebook', 'vision');
  expect(app).not.toAllow(user('guest@example.com'), 'get', 'Secret', 'vision');
});
