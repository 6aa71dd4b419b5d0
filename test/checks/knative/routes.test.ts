import { claim, faults, fields, KNATIVE, settings } from './support';
import { knativeDomain, knativeObject, knativeTraffic } from '../../../src/checks';
import { external, found, object, places } from '../support';

const route = (traffic: readonly object[], metadata: object = {}) => object(KNATIVE, 'Route', 'hello', { spec: { traffic } }, metadata);
const service = (traffic?: readonly object[], metadata: object = {}) => object(KNATIVE, 'Service', 'hello', { spec: { traffic } }, metadata);

describe('Knative/Traffic', () => {
  test('lets pass what adds up', () => {
    expect(fields(knativeTraffic, route([{ revisionName: 'a-1', percent: 90, latestRevision: false }, { revisionName: 'a-2', percent: 10, tag: 'next' }]))).toEqual([]);
    expect(fields(knativeTraffic, service([{ latestRevision: true, percent: 100 }, { revisionName: 'hello-1', tag: 'old' }]))).toEqual([]);
    expect([service(), service([])].flatMap(one => fields(knativeTraffic, one))).toEqual([]);
  });

  test('finds shares that do not', () => {
    expect(faults(knativeTraffic, route([{ revisionName: 'a', percent: 60 }, { revisionName: 'b', percent: 50 }])))
      .toEqual(['spec.traffic: must have percents that add up to 100, got 110; correct the percents']);
    expect(fields(knativeTraffic, route([]))).toEqual(['spec.traffic']);
    expect(fields(knativeTraffic, service([{ percent: -10 }, { percent: 110 }]))).toEqual(['spec.traffic[0].percent', 'spec.traffic[1].percent']);
  });

  test('finds targets that name nothing, or two things', () => {
    expect(fields(knativeTraffic, route([{ percent: 100 }]))).toEqual(['spec.traffic[0]']);
    expect(fields(knativeTraffic, route([{ configurationName: 'a', revisionName: 'b', percent: 100 }]), [object(KNATIVE, 'Configuration', 'a')])).toEqual(['spec.traffic[0]']);
    expect(fields(knativeTraffic, service([{ configurationName: 'hello', percent: 100 }]))).toEqual(['spec.traffic[0].configurationName']);
    expect(fields(knativeTraffic, service([{ latestRevision: false, percent: 100 }]))).toEqual(['spec.traffic[0].latestRevision']);
    expect(fields(knativeTraffic, service([{ latestRevision: true, revisionName: 'a', percent: 100 }]))).toEqual(['spec.traffic[0].latestRevision']);
    expect(fields(knativeTraffic, route([{ revisionName: 'Hello_1', percent: 100, url: 'http://a' }]))).toEqual(['spec.traffic[0].revisionName', 'spec.traffic[0].url']);
  });

  test('finds tags that are no names, or twice', () => {
    const tagged = (...tags: readonly string[]) => fields(knativeTraffic, service([{ percent: 100 }, ...tags.map(tag => ({ tag }))]));
    expect(tagged('a', 'b', '')).toEqual([]);
    expect(tagged('My_Tag', 'a', 'a')).toEqual(['spec.traffic[1].tag', 'spec.traffic[3].tag']);
  });

  test('finds Configurations that nobody makes', () => {
    const to = (configurationName: string) => route([{ configurationName, percent: 100 }]);
    expect(found(knativeTraffic, [to('hello')])).toEqual([
      'Route/ml/hello spec.traffic[0].configurationName: names a Configuration that does not exist, got "ml/hello"; correct the name, add the Configuration, or ' +
        'declareExternal() it if somebody else makes it',
    ]);
    expect(found(knativeTraffic, [to('hello')], [external(`${KNATIVE.split('/')[0]}/Configuration`, 'hello', 'ml')])).toEqual([]);
    expect(found(knativeTraffic, [to('hello'), service()])).toEqual([]);
    const isvc = object('serving.kserve.io/v1beta1', 'InferenceService', 'iris');
    expect(places(knativeTraffic, [to('iris-predictor'), isvc])).toEqual([]);
    expect(places(knativeTraffic, [to('iris'), isvc])).toEqual(['Route/ml/hello spec.traffic[0].configurationName']);
  });
});

describe('Knative/Object', () => {
  test('finds annotations of the autoscaler that stand at the object', () => {
    const annotations = { 'autoscaling.knative.dev/min-scale': '1' };
    expect(faults(knativeObject, service(undefined, { annotations })))
      .toEqual(['metadata.annotations["autoscaling.knative.dev/min-scale"]: must stand at the template, got "autoscaling.knative.dev/min-scale"; move it to ' +
        'spec.template.metadata.annotations']);
    expect(fields(knativeObject, object(KNATIVE, 'Revision', 'a', {}, { annotations }))).toEqual([]);
  });

  test('finds a rollout and a protocol of the wrong form', () => {
    const key = (name: string) => `metadata.annotations["${name}"]`;
    expect(fields(knativeObject, service(undefined, { annotations: { 'serving.knative.dev/rollout-duration': '240s', 'networking.knative.dev/http-protocol': 'redirected' } })))
      .toEqual([]);
    expect(fields(knativeObject, route([], { annotations: { 'serving.knative.dev/rolloutDuration': '60', 'networking.knative.dev/httpOption': 'no' } })))
      .toEqual([key('serving.knative.dev/rolloutDuration'), key('networking.knative.dev/httpOption')]);
  });

  test('finds labels of controllers, and beginnings of names that are none', () => {
    const labels = { 'serving.knative.dev/service': 'hello' };
    const ownerReferences = [{ kind: 'Service', name: 'hello' }];
    expect(fields(knativeObject, route([], { labels, ownerReferences }))).toEqual([]);
    expect(fields(knativeObject, route([], { labels, generateName: 'Hello-' }))).toEqual(['metadata.generateName', 'metadata.labels["serving.knative.dev/service"]']);
    expect(fields(knativeObject, service(undefined, { labels }))).toEqual([]);
    expect(fields(knativeObject, object(KNATIVE, 'Revision', 'a', {}, { labels: { 'serving.knative.dev/configuration': 'a' } })))
      .toEqual(['metadata.labels["serving.knative.dev/configuration"]']);
  });
});

describe('Knative/Domain', () => {
  const ref = { name: 'hello', kind: 'Service', apiVersion: KNATIVE };
  const mapping = (name = 'app.example.org', more: object = {}, metadata: object = {}) =>
    object('serving.knative.dev/v1beta1', 'DomainMapping', name, { spec: { ref: { ...ref, ...more } } }, metadata);
  const beside = [...settings(), claim('app.example.org'), service()];

  test('lets a claimed domain pass', () => {
    expect(fields(knativeDomain, mapping(), beside)).toEqual([]);
    expect(fields(knativeDomain, mapping(), [service()])).toEqual([]); // nobody knows whether claims are made
    expect(found(knativeDomain, [...settings(), service(), mapping()], [external('networking.internal.knative.dev/ClusterDomainClaim', 'app.example.org')])).toEqual([]);
  });

  test('finds one that nobody claimed, or somebody else', () => {
    expect(faults(knativeDomain, mapping(), [...settings(), service()])).toEqual([
      'metadata.name: is a domain that no ClusterDomainClaim gives to the namespace, got "app.example.org"; add a ClusterDomainClaim "app.example.org" with ' +
        'spec.namespace "ml", or declareExternal() it if somebody else makes it',
    ]);
    expect(fields(knativeDomain, mapping(), [...settings(), service(), claim('app.example.org', 'other')])).toEqual(['metadata.name']);
    const network = object('v1', 'ConfigMap', 'config-network', { data: { 'autocreate-cluster-domain-claims': 'true' } }, { namespace: 'knative-serving' });
    expect(fields(knativeDomain, mapping(), [...settings(), network, service()])).toEqual([]);
  });

  test('finds what is no domain, and references that lead nowhere', () => {
    const own = (name: string, more?: object, metadata?: object) => fields(knativeDomain, mapping(name, more, metadata), [service()]);
    expect([own('myapp'), own('hello.ml.svc.cluster.local'), own('a_b.example.org'), own(`${'a'.repeat(64)}.org`)]).toEqual(Array(4).fill(['metadata.name']));
    expect(own('a.b', { namespace: 'other', group: 'x' })).toEqual(['spec.ref.group', 'spec.ref.namespace']);
    expect(own('a.b', { namespace: 'ml', apiVersion: '' })).toEqual(['spec.ref.apiVersion']);
    expect(own('a.b', {}, { generateName: 'a', annotations: { 'networking.knative.dev/http-protocol': 'x' } }))
      .toEqual(['metadata.generateName', 'metadata.annotations["networking.knative.dev/http-protocol"]']);
    expect(own('a.b', { name: 'gone' })).toEqual(['spec.ref.name']);
  });
});
