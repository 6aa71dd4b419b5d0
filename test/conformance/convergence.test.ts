import * as path from 'path';
import { batches, converge, shuffled } from './checks/convergence';
import { Api } from './support/api';
import { ControlPlane } from './support/control-plane';
import { concurrently, labelOf, platform, SUBJECT } from './support/manifests';

/** Seeds of the orders inside a step: the same ones each time, or one of the caller's. */
const SEEDS = process.env.CONFORMANCE_SEED === undefined ? [1, 2, 3] : [Number(process.env.CONFORMANCE_SEED)];

const list = batches(path.join(SUBJECT, 'dist'));

test('the folders hold all objects, waves first and steps inside them', () => {
  expect(list.reduce((sum, one) => sum + one.manifests.length, 0)).toBe(platform().length);
  expect(list.length).toBeGreaterThan(10);
  expect(list[0].manifests.every(one => one.kind === 'CustomResourceDefinition')).toBe(true);
  expect(list.map(one => one.wave)).toEqual(list.map(one => one.wave).sort((a, b) => a - b));
  expect(list.every(one => /^\d\d-\w+$/.test(one.step))).toBe(true);
  expect(shuffled([1, 2, 3, 4, 5, 6], 1)).not.toEqual(shuffled([1, 2, 3, 4, 5, 6], 2));
});

test.each(SEEDS)('kubectl apply --server-side in the order of the folders meets no object that needs a later one, in any order inside a step (seed %i)', async seed => {
  const plane = await ControlPlane.start();
  const api = await Api.connect(plane.kubeconfig);
  try {
    expect(await converge(api, list, seed)).toEqual([]);
    const manifests = platform();
    const found = await concurrently(manifests, one => api.read(one));
    expect(manifests.filter((_, index) => found[index].status !== 200).map(labelOf)).toEqual([]);
  } finally {
    api.close();
    await plane.stop();
  }
});
