import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { Composite, Images, Origin, originsOf, rendered } from '../../src/core';
import { chart } from '../support';
import { located } from './support';

class Web extends Composite {
  constructor(scope: Construct, image: string, data: string) {
    super(scope, 'web');
    const containers = [{ name: 'web', image }];
    new ApiObject(this, 'Deployment', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas: 1, template: { spec: { containers } } } });
    new ApiObject(this, 'ConfigMap', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { config: data } });
  }
}

function origins(scope: Chart, kind: string, images: Images): Origin[] {
  return rendered(scope).ofKind(kind).flatMap(one => originsOf(one, images));
}

test('a patched field names the patch and the line of the user\'s code', () => {
  const scope = chart();
  const web = new Web(scope, 'example.com/web:1', '');
  web.patch('Deployment', 'web', JsonPatch.replace('/spec/replicas', 2), JsonPatch.add('/metadata/annotations', { 'a/b': '1' }));
  web.patchEach('apps/Deployment', JsonPatch.replace('/metadata/annotations/a~1b', '2'), JsonPatch.add('/spec/template/spec/containers/0/tty', true));
  web.patch('ConfigMap', 'web', ...['1st', 'v1', 'x-'].map(name => JsonPatch.add(`/data/${name}`, '')), JsonPatch.add('/own', Array(10).fill(0)), JsonPatch.add('/own/10', 1));
  const where = expect.stringMatching(/^test\/core\/origin\.test\.ts:\d+$/) as string;
  expect(origins(scope, 'apps/Deployment', new Images())).toEqual([
    { field: 'spec.replicas', from: 'patch', what: 'replace', where },
    { field: 'metadata.annotations', from: 'patch', what: 'add', where },
    { field: 'metadata.annotations["a/b"]', from: 'patch', what: 'replace', where },
    { field: 'spec.template.spec.containers[0].tty', from: 'patch', what: 'add', where },
  ]);
  const lines = origins(scope, 'apps/Deployment', new Images()).map(one => Number(one.where?.split(':')[1]));
  expect([lines[1] - lines[0], lines[2] - lines[0], lines[3] - lines[0]]).toEqual([0, 1, 1]);
  expect(origins(scope, 'ConfigMap', new Images()).map(one => one.field)).toEqual(['data.1st', 'data.v1', 'data.x-', 'own', 'own[10]']);
});

test('an image names its pin, or the override that took its place, also inside a text', () => {
  const images = new Images({ overrides: { 'istio/pilot': 'example.com/pilot:1' } });
  const scope = chart();
  new Web(scope, images.get('istio/pilot'), `sidecar: "${images.get('istio/proxyv2')}"`);
  expect(origins(scope, 'apps/Deployment', images)).toEqual([{ field: 'spec.template.spec.containers[0].image', from: 'override', what: 'istio/pilot' }]);
  expect(origins(scope, 'ConfigMap', images)).toEqual([{ field: 'data.config', from: 'pin', what: 'istio/proxyv2' }]);
  expect(origins(scope, 'ConfigMap', new Images())).toEqual([{ field: 'data.config', from: 'pin', what: 'istio/proxyv2' }]);
});

test('an object that no construct made has no patches, but images', () => {
  const images = new Images();
  const one = located({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ image: images.get('istio/pilot') }] } });
  expect(originsOf(one, images)).toEqual([{ field: 'spec.containers[0].image', from: 'pin', what: 'istio/pilot' }]);
});

test('an image whose reference only begins with that of a pin has another origin', () => {
  const scope = chart();
  new Web(scope, `${new Images().get('istio/pilot')}-debug`, '');
  expect(origins(scope, 'apps/Deployment', new Images())).toEqual([]);
});
