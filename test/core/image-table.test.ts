import { ApiObject, JsonPatch } from 'cdk8s';
import { ConfigMap } from '../../src/apis/k8s/core/v1';
import { allowImage, Images, imageTable } from '../../src/core';
import { IMAGE_FACTS } from '../../src/core/pins.generated';
import { chart, manifestSet } from '../support';
import { COMPONENTS, EACH } from '../components/support';

const mirror = new Images({ mirror: 'mirror.example.com', overrides: { dex: 'registry.example.com/dex:own' } });

function table(images = mirror) {
  const scope = chart();
  ['notebooks', 'dex', 'cert-manager'].forEach(name => COMPONENTS[name](scope, { images }));
  return imageTable(manifestSet(scope), images);
}

const row = (name: string) => table().find(one => one.name === name)!;

test('has each image with its own registry, the mirror, and the objects that name it', () => {
  expect(row('notebooks/jupyter-web-app')).toMatchObject({
    component: 'notebooks', source: expect.stringMatching(/^ghcr\.io\/kubeflow\//), target: expect.stringMatching(/^mirror\.example\.com\/kubeflow\//),
    usedBy: ['Deployment/kubeflow/jupyter-web-app-deployment'],
  });
});

test('finds images inside of ConfigMaps and arguments', () => {
  expect(row('notebook-servers/jupyter-scipy').usedBy).toEqual(['ConfigMap/kubeflow/jupyter-web-app-config']);
  expect(row('cert-manager/acmesolver').usedBy).toEqual(['Deployment/cert-manager/cert-manager']);
});

test.each([
  ['a tag', 'docker.io/kserve/art-explainer:own'], ['a digest', `docker.io/kserve/art-explainer@sha256:${'1'.repeat(64)}`],
])('finds an image whose repository and tag are two fields, with %s', (_name, own) => {
  const images = new Images({ overrides: { 'kserve/art-explainer': own } });
  const scope = chart();
  COMPONENTS.kserve(scope, { images });
  const found = imageTable(manifestSet(scope), images).find(one => one.name === 'kserve/art-explainer');
  expect(found).toMatchObject({ target: own, usedBy: ['ConfigMap/kubeflow/inferenceservice-config'] });
});

/** Images of which the output names the repository alone: people choose the tag in the page. */
const TAG_IS_CHOSEN: Readonly<Record<string, readonly string[]>> = { pipelines: [mirror.get('tensorflow')] };

test.each(EACH)('has a row for each image that %s takes from the pins', (name, make) => {
  const scope = chart();
  make(scope, { images: mirror });
  const set = manifestSet(scope);
  const taken = set.externals.filter(one => one.kind === 'Image').map(one => one.name);
  const rows = imageTable(set, mirror).map(one => one.target);
  expect(new Set([...rows, ...TAG_IS_CHOSEN[name] ?? []])).toEqual(new Set(taken));
});

test('tells the original of an image that a user replaces', () => {
  expect(row('dex')).toMatchObject({ source: expect.stringMatching(/^ghcr\.io\/dexidp\/dex:/), target: 'registry.example.com/dex:own' });
});

test('says nothing that is not known', () => expect(Object.keys(row('notebooks/jupyter-web-app')).filter(key => ['digest', 'platforms'].includes(key))).toEqual([]));

test('tells the digest of each image that is pinned by one, and of no other', () => {
  const scope = chart();
  ['knative-serving', 'dex'].forEach(name => COMPONENTS[name](scope, {}));
  const rows = imageTable(manifestSet(scope), new Images());
  expect(rows.map(one => one.digest)).toEqual(rows.map(one => one.source.split('@')[1]));
  expect(new Set(rows.map(one => one.digest === undefined))).toEqual(new Set([true, false]));
});

test('tells the platforms and the licence of an image where the pins know them', () => {
  const facts = IMAGE_FACTS as Record<'dex', object>;
  const before = facts.dex;
  const known = { platforms: ['linux/amd64', 'linux/arm64'], licence: 'Apache-2.0' };
  facts.dex = { ...before, ...known };
  try {
    expect(row('dex')).toMatchObject({ component: 'dex', ...known });
  } finally {
    facts.dex = before;
  }
});

test('leaves out images that are allowed and named by nothing', () => {
  const scope = chart();
  const component = COMPONENTS.dex(scope, {});
  component.patch('Deployment', 'dex', JsonPatch.replace('/spec/template/spec/containers/0/image', 'other'));
  new ConfigMap(scope, 'Other', { metadata: { name: 'other', namespace: 'auth' }, data: { text: 'ghcr.io/dexidp/dex' } });
  expect(imageTable(manifestSet(scope), new Images())).toEqual([]);
});

describe('images that a user allows', () => {
  const registry = 'registry.example.com/team/lab';

  function used(references: readonly string[], kind: string, apiVersion: string, ...contents: readonly object[]): string[] {
    const scope = chart();
    allowImage(scope, ...references);
    contents.forEach((content, index) => new ApiObject(scope, `Object${index}`, { apiVersion, kind, metadata: { name: `o${index}` }, ...content }));
    return imageTable(manifestSet(scope), new Images()).map(one => {
      expect(one).toEqual({ source: one.target, target: one.target, usedBy: one.usedBy });
      return `${one.target} ${one.usedBy.join()}`;
    });
  }

  test('are known by their reference alone, in the order of the references, and those of an object without a namespace too', () => {
    const references = ['2', '3', '1'].map(tag => `${registry}:${tag}`);
    expect(used(references, 'Thing', 'example.com/v1', { images: [...references, null, 7] }, { image: references[2] })).toEqual([
      `${registry}:1 Thing/o0,Thing/o1`, `${registry}:2 Thing/o0`, `${registry}:3 Thing/o0`,
    ]);
  });

  test('of one repository are told apart by a tag that is a field of its own', () => {
    const content = { spec: { repository: registry, tag: '2' } };
    expect(used(['1', '2', '3'].map(tag => `${registry}:${tag}`), 'Thing', 'example.com/v1', content)).toEqual([`${registry}:2 Thing/o0`]);
  });

  test('are not used by a definition whose text names them', () => {
    expect(used([`${registry}:1`], 'CustomResourceDefinition', 'apiextensions.k8s.io/v1', { spec: { description: `${registry}:1` } })).toEqual([]);
  });
});
