/** A project may hold the package twice, for example below one of its dependencies: each copy knows what the other one made. */
import { Chart } from 'cdk8s';
import { checkedProps, Images, ManifestApp } from '../../src/core';
import { Profile } from '../../src/workloads';
import { chart, configError } from '../support';

let otherCore: typeof import('../../src/core');
let otherWorkloads: typeof import('../../src/workloads');
jest.isolateModules(() => {
  otherCore = jest.requireActual('../../src/core');
  otherWorkloads = jest.requireActual('../../src/workloads');
});

test('an app is found from a construct', () => {
  const app = new ManifestApp({ summary: false });
  expect(otherCore.ManifestApp).not.toBe(ManifestApp);
  expect(otherCore.ManifestApp.at(new Chart(app, 'part'))).toBe(app);
});

test('an error is known', () => {
  expect(otherCore.ConfigError.is(configError(() => new ManifestApp().addReport({ file: '', render: () => '' })))).toBe(true);
});

test('an instance is taken as a prop', () => {
  const images = new otherCore.Images();
  expect(images).not.toBeInstanceOf(Images);
  expect(() => checkedProps<object>(undefined, 'workloads/notebook#NotebookProps', { image: 'registry.example.com/nb:1', images })).not.toThrow();
});

test('a profile is found from a construct below it', () => {
  const profile = new Profile(chart(), 'vision', { owner: 'ana@example.com' });
  expect(otherWorkloads.Profile).not.toBe(Profile);
  expect(otherWorkloads.Profile.of(new Chart(profile, 'below'))).toBe(profile);
});
