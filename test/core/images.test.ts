import { Images } from '../../src/core';
import { PINS } from '../../src/core/pins.generated';
import { expectConfigError } from '../support';

test('gives the pinned reference', () => {
  expect(new Images().get('istio/pilot')).toBe(PINS['istio/pilot']);
});

test('replaces the registry of every image by the mirror', () => {
  const images = new Images({ mirror: 'registry.example.com/mirror' });
  expect(images.all()).toHaveLength(Object.keys(PINS).length);
  expect(images.all().filter(one => !/^registry\.example\.com\/mirror\/[a-z]/.test(one))).toEqual([]);
  expect(images.get('filebrowser')).toMatch(/^registry\.example\.com\/mirror\/filebrowser\/filebrowser:/);
});

test('takes an override as it is, mirror or not', () => {
  expect(new Images({ mirror: 'registry.example.com', overrides: { dex: 'other.example.com/dex:1' } }).get('dex')).toBe('other.example.com/dex:1');
});

test.each(['https://registry.example.com', 'registry.example.com/', 'registry.example.com/a:1/', ''])('fails for the mirror %j', mirror => {
  expectConfigError(() => new Images({ mirror }), 'RegistryMirror', '', `got "${mirror}"`, 'registry.example.com/kubeflow'.slice(0, 20));
});

test('fails for names that are not pinned', () => {
  expectConfigError(() => new Images({ overrides: { nginx: 'x' } as never }), 'UnknownImage', '', 'got "nginx"', 'istio/pilot');
  expectConfigError(() => new Images().get('nginx' as never), 'UnknownImage', '', 'got "nginx"', 'pins.jsonc');
});
