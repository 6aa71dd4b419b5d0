import { Chart } from 'cdk8s';
import { DEFAULT_IDENTITY, Images, ManifestApp } from '../../src/core';
import { notebookImages } from '../../src/core/catalogue';
import { PINS } from '../../src/core/pins.generated';
import { Notebook, Profile, user } from '../../src/workloads';
import { setPlatformContext } from '../../src/workloads/platform-context';
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

test.each(['r', 'registry', 'r.example.com', 'registry:5000', 'r.example.com:443/a/b_c.d-1'])('takes the mirror %s', mirror => {
  expect(new Images({ mirror }).mirrored('quay.io/a:1')).toBe(`${mirror}/a:1`);
});

test('has as many references as it gives', () => {
  const images = new Images({ overrides: { dex: 'other.example.com/dex:1' } });
  expect(images.all()).toEqual((Object.keys(PINS) as (keyof typeof PINS)[]).map(name => images.get(name)));
});

test('takes an override that is undefined for none', () => expect(new Images({ overrides: { dex: undefined } }).get('dex')).toBe(PINS.dex));

test('takes an override as it is, mirror or not', () => {
  expect(new Images({ mirror: 'registry.example.com', overrides: { dex: 'other.example.com/dex:1' } }).get('dex')).toBe('other.example.com/dex:1');
});

test.each(['https://registry.example.com', 'registry.example.com/', 'registry.example.com/a:1/', '', '-r.example.com', 'r.example.com-', 'R.example.com', 'r.example.com:port', 'r.example.com/-a', 'r.example.com/a b'])('fails for the mirror %j', mirror => {
  expectConfigError(() => new Images({ mirror }), 'RegistryMirror', '', `got "${mirror}"`, 'write it without scheme, tag and final slash');
});

test('fails for names that are not pinned', () => {
  expectConfigError(() => new Images({ overrides: { nginx: 'x' } as never }), 'UnknownImage', '', 'got "nginx"', 'istio/pilot');
  expectConfigError(() => new Images().get('nginx' as never), 'UnknownImage', '', 'got "nginx"', 'add it to the pins');
});

test.each(['dex:1', 'ml/dex:1', 'localhost/dex:1', 'localhost:5000/dex:1', 'registry:5000/ml/dex:v1.2_3-rc.1', 'a.b/c__d/e-f.g:1', `a.b/dex@sha256:${'0'.repeat(64)}`,
  `a.b/dex:1@sha256:${'0'.repeat(64)}`, `a.b/${'x'.repeat(506)}:1`])('takes the reference %s', dex => {
  expect(new Images({ overrides: { dex } }).get('dex')).toBe(dex);
});

test.each(['dex', 'a.b/dex', 'a.b/Dex:1', 'Ml/dex:1', 'a.b/dex:', 'a.b/dex:1:2', 'a.b//dex:1', '/dex:1', 'https://a.b/dex:1', 'a.b/dex@sha256:abc', 'a.b/dex:1 ', '',
  `a.b/dex:${'1'.repeat(129)}`, `a.b/${'x'.repeat(507)}:1`, 7, ['dex:1']])('fails for the reference %j', dex => {
  expectConfigError(() => new Images({ overrides: { dex } as never }), 'ImageReference', '', 'overrides["dex"] must be the reference of an image with a tag or a digest, got ',
    'e.g. "registry.example.com/ml/pilot:1.2.3"');
});

test.each(['constructor', 'toString', '__proto__'])('takes %s for no name of an image', name => {
  expectConfigError(() => new Images().get(name as never), 'UnknownImage', '', `got "${name}"`);
  expectConfigError(() => new Images({ overrides: Object.fromEntries([[name, 'a.b/c:1']]) as never }), 'UnknownImage', '', `got "${name}"`);
});

test('an image of an object is behind the mirror of a platform that is made after it', () => {
  const app = new ManifestApp();
  const profile = new Profile(new Chart(app, 'teams'), 'vision', { owner: user('ana@example.com') });
  new Notebook(profile, 'explore', { image: notebookImages.jupyterScipy });
  new Notebook(profile, 'own', { image: notebookImages.jupyterScipy, images: new Images({ mirror: 'own.example.com' }) });
  const images = () => app.manifests().ofKind('kubeflow.org/Notebook').map(one => one.at('spec', 'template', 'spec', 'containers').items()[0].at('image').text);
  const pinned = PINS['notebook-servers/jupyter-scipy'];
  expect(images()).toEqual([pinned, new Images({ mirror: 'own.example.com' }).mirrored(pinned)]);
  const mirror = new Images({ mirror: 'mirror.example.com' });
  setPlatformContext(app, { identity: DEFAULT_IDENTITY, callers: [], platformNamespaces: [], reservedNamespaces: [], injection: 'none', images: mirror });
  expect(images()).toEqual([mirror.mirrored(pinned), new Images({ mirror: 'own.example.com' }).mirrored(pinned)]);
  expect([app.manifests().has('Image', undefined, mirror.mirrored(pinned)), app.manifests().has('Image', undefined, pinned)]).toEqual([true, false]);
});
