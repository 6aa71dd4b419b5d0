import { Chart, Testing } from 'cdk8s';
import { CrdDefinition } from '../../src/apis/crd';
import * as eventingCrds from '../../src/apis/eventing.knative.dev/crds';
import * as eventingV1 from '../../src/apis/eventing.knative.dev/v1';
import * as eventingV1alpha1 from '../../src/apis/eventing.knative.dev/v1alpha1';
import * as eventingV1beta1 from '../../src/apis/eventing.knative.dev/v1beta1';
import * as eventingV1beta2 from '../../src/apis/eventing.knative.dev/v1beta2';
import * as eventingV1beta3 from '../../src/apis/eventing.knative.dev/v1beta3';
import * as flowsCrds from '../../src/apis/flows.knative.dev/crds';
import * as flows from '../../src/apis/flows.knative.dev/v1';
import * as messagingCrds from '../../src/apis/messaging.knative.dev/crds';
import * as messaging from '../../src/apis/messaging.knative.dev/v1';
import * as sinksCrds from '../../src/apis/sinks.knative.dev/crds';
import * as sinks from '../../src/apis/sinks.knative.dev/v1alpha1';
import * as sourcesCrds from '../../src/apis/sources.knative.dev/crds';
import * as sourcesV1 from '../../src/apis/sources.knative.dev/v1';
import * as sourcesV1alpha1 from '../../src/apis/sources.knative.dev/v1alpha1';
import * as sourcesV1beta2 from '../../src/apis/sources.knative.dev/v1beta2';
import { Kinds, podLabels, podsOf, replicasOf } from '../../src/core';
import { crdNames, crdVersions } from '../../src/core/schema/crd';
import { located } from '../core/support';
import { faults, kindClasses, schemaAt } from './support';

const classes = kindClasses(
  eventingV1, eventingV1alpha1, eventingV1beta1, eventingV1beta2, eventingV1beta3, flows, messaging, sinks, sourcesV1, sourcesV1alpha1, sourcesV1beta2,
);
const crds: CrdDefinition[] = [eventingCrds, messagingCrds, sourcesCrds, flowsCrds, sinksCrds]
  .flatMap(module => Object.values(module) as unknown[]).filter((one): one is CrdDefinition => typeof one === 'object' && one !== null && 'versions' in one);

/** `<group>/<version>` of a kind of Knative Eventing, in its storage version. */
function versionOf(kind: string): string {
  const crd = crds.find(each => each.kind === kind)!;
  return `${crd.group}/${crd.versions.find(version => version.storage)!.name}`;
}

const ref = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', name: 'show' };
const sink = { ref };
const trigger = { broker: 'default', subscriber: sink };
const image = 'registry.example.com/source:1';
const aws = { auth: { secret: { ref: { name: 'aws' } } } };
const s3 = { arn: 'events', region: 'eu-central-1' };
const ANYTHING = { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true };

test.each(classes.map(each => [`${each.GVK.apiVersion} ${each.GVK.kind}`, each] as const))('%s carries its identity', (_, Kind) => {
  const object = new Kind(new Chart(Testing.app(), 'test'), 'Object', { metadata: { name: 'a' }, spec: { some: 'field' } });
  expect(object.toJson()).toEqual({ ...Kind.GVK, metadata: { name: 'a' }, spec: { some: 'field' } });
});

test('each version has a class', () => {
  const served = crds.flatMap(crd => crd.versions.map(version => `${crd.group}/${version.name} ${crd.kind}`));
  expect(served).toHaveLength(21);
  expect(classes.map(each => `${each.GVK.apiVersion} ${each.GVK.kind}`).sort()).toEqual(served.sort());
});

test.each([
  ['Broker', 'brokers', ['v1'], undefined, ['URL', 'Age', 'Ready', 'Reason', 'Class']],
  ['Trigger', 'triggers', ['v1'], undefined, ['Broker', 'Subscriber_URI', 'Age', 'Ready', 'Reason']],
  ['EventPolicy', 'eventpolicies', ['v1alpha1'], undefined, ['Ready', 'Reason']],
  ['EventTransform', 'eventtransforms', ['v1alpha1'], undefined, ['URL', 'Sink', 'Ready', 'Reason']],
  ['RequestReply', 'requestreplies', ['v1alpha1'], ['rr'], ['URL', 'Ready', 'Reason']],
  ['EventType', 'eventtypes', ['v1beta3', 'v1beta2*', 'v1beta1'], undefined, ['Type', 'Source', 'Reference Name', 'Reference Kind', 'Description', 'Ready', 'Reason']],
  ['Channel', 'channels', ['v1'], ['ch'], ['URL', 'Age', 'Ready', 'Reason']],
  ['InMemoryChannel', 'inmemorychannels', ['v1'], ['imc'], ['URL', 'Age', 'Ready', 'Reason']],
  ['Subscription', 'subscriptions', ['v1'], ['sub'], ['Age', 'Ready', 'Reason']],
  ['Parallel', 'parallels', ['v1'], undefined, ['URL', 'Age', 'Ready', 'Reason']],
  ['Sequence', 'sequences', ['v1'], undefined, ['URL', 'Age', 'Ready', 'Reason']],
  ['ApiServerSource', 'apiserversources', ['v1'], undefined, ['Sink', 'Age', 'Ready', 'Reason']],
  ['ContainerSource', 'containersources', ['v1'], undefined, ['Sink', 'Age', 'Ready', 'Reason']],
  ['IntegrationSource', 'integrationsources', ['v1alpha1'], undefined, ['Sink', 'Age', 'Ready', 'Reason']],
  ['PingSource', 'pingsources', ['v1*', 'v1beta2'], undefined, ['Sink', 'Schedule', 'Age', 'Ready', 'Reason']],
  ['SinkBinding', 'sinkbindings', ['v1'], undefined, ['Sink', 'Age', 'Ready', 'Reason']],
  ['IntegrationSink', 'integrationsinks', ['v1alpha1'], undefined, ['URL', 'Age', 'Ready', 'Reason']],
  ['JobSink', 'jobsinks', ['v1alpha1'], undefined, ['URL', 'Age', 'Ready', 'Reason']],
])('%s is defined as upstream defines it', (kind, plural, names, shortNames, columns) => {
  const crd = crds.find(each => each.kind === kind)!;
  const versions = crdVersions(crd);
  expect(crd.scope).toBe('Namespaced');
  expect(crdNames(crd)).toMatchObject({ kind, plural, singular: kind.toLowerCase(), ...shortNames && { shortNames } });
  expect(versions.map(({ name, storage }) => `${name}${storage && versions.length > 1 ? '*' : ''}`)).toEqual(names);
  expect(versions.every(({ served, subresources }) => served && subresources?.status !== undefined)).toBe(true);
  expect(versions[0].additionalPrinterColumns?.map(column => column.name)).toEqual(columns);
});

test('programs find the definitions whose objects take or send events by labels', () => {
  const labelled = (label: string) => crds.filter(crd => crd.labels?.[label] === 'true').map(crd => crd.kind).sort();
  const sources = ['ApiServerSource', 'ContainerSource', 'IntegrationSource', 'PingSource', 'SinkBinding'];
  expect(labelled('duck.knative.dev/addressable')).toEqual(['Broker', 'Channel', 'EventTransform', 'InMemoryChannel', 'IntegrationSink', 'JobSink', 'Parallel', 'Sequence']);
  expect([labelled('duck.knative.dev/source'), labelled('eventing.knative.dev/source')]).toEqual([sources, sources]);
  expect([labelled('duck.knative.dev/binding'), labelled('messaging.knative.dev/subscribable')]).toEqual([['SinkBinding'], ['Channel', 'InMemoryChannel']]);
});

test('a definition says which events its sources send', () => {
  const annotation = (kind: string) => crds.find(crd => crd.kind === kind)?.annotations?.['registry.knative.dev/eventTypes'] ?? '[]';
  const types = (kind: string) => (JSON.parse(annotation(kind)) as readonly { readonly type: string }[]).map(one => one.type);
  expect(types('PingSource')).toEqual(['dev.knative.sources.ping']);
  expect(types('ApiServerSource')).toEqual(['resource', 'ref'].flatMap(form => ['add', 'delete', 'update'].map(change => `dev.knative.apiserver.${form}.${change}`)));
  expect(types('ContainerSource')).toEqual([]);
});

const SMALLEST: Readonly<Record<string, object | undefined>> = {
  Broker: undefined,
  Trigger: trigger,
  EventPolicy: {},
  EventTransform: { jsonata: { expression: '$' } },
  RequestReply: { brokerRef: { apiVersion: 'eventing.knative.dev/v1', kind: 'Broker', name: 'default' } },
  EventType: { type: 'com.example.order' },
  Channel: undefined,
  InMemoryChannel: undefined,
  Subscription: { channel: { apiVersion: 'messaging.knative.dev/v1', kind: 'Channel', name: 'orders' }, subscriber: sink },
  Parallel: { branches: [{ subscriber: sink }] },
  Sequence: { steps: [sink] },
  ApiServerSource: { resources: [{ apiVersion: 'v1', kind: 'Event' }], sink },
  ContainerSource: { sink, template: { spec: { containers: [{ image }] } } },
  IntegrationSource: { sink, timer: { message: 'hello' } },
  PingSource: { sink },
  SinkBinding: { sink, subject: { apiVersion: 'apps/v1', kind: 'Deployment', selector: { matchLabels: { app: 'shop' } } } },
  IntegrationSink: { log: {} },
  JobSink: { job: { spec: { template: { spec: { containers: [{ name: 'main', image }], restartPolicy: 'Never' } } } } },
};

test.each(Object.entries(SMALLEST))('%s accepts its smallest form', (kind, spec) => expect(faults(versionOf(kind), kind, spec)).toEqual([]));

test('each kind has a smallest form', () => expect(Object.keys(SMALLEST).sort()).toEqual(crds.map(crd => crd.kind).sort()));

test.each<[string, object]>([
  ['Trigger', {
    broker: 'default',
    delivery: {
      backoffDelay: 'PT0.2S', backoffPolicy: 'exponential', deadLetterSink: { uri: 'https://example.com/lost' },
      format: 'json', retry: 3, retryAfterMax: 'PT0S', timeout: 'PT1M30S',
    },
    filters: [{ exact: { type: 'a' } }, { any: [{ prefix: { source: '/a' } }, { not: { all: [{ suffix: { subject: 'z' } }, { cesql: 'id = 1' }] } }] }],
    subscriber: { ref, uri: '/orders' },
  }],
  ['Trigger', { brokerRef: { apiVersion: 'eventing.knative.dev/v1', kind: 'Broker', name: 'a', namespace: 'b' }, filter: { attributes: { type: '' } }, subscriber: sink }],
  ['Subscription', { channel: { group: 'messaging.knative.dev', kind: 'Channel', name: 'a' }, subscriber: { ref: { ...ref, address: 'https' } }, reply: { uri: 'http://a.b' } }],
  ['EventTransform', { jsonata: {}, reply: { jsonata: {}, discard: false }, sink: { ref: { group: 'a', kind: 'B', name: 'c' }, audience: 'd' } }],
  ['EventPolicy', {
    from: [{ ref }, { sub: 'system:serviceaccount:ml:*' }],
    to: [{ selector: { apiVersion: 'v1', kind: 'A', matchLabels: { a: 'b' } } }],
    filters: [{ cesql: 'a' }],
  }],
  ['PingSource', { sink, ceOverrides: { extensions: { team: 'ml' } }, schedule: '0 */5 * * * *', timezone: 'Europe/Berlin', dataBase64: 'e30=', contentType: 'application/json' }],
  ['PingSource', { sink, schedule: '@hourly' }],
  ['ApiServerSource', {
    sink, mode: 'Resource', filters: [{ exact: { type: 'a' } }],
    resources: [{ apiVersion: 'v1', kind: 'Pod', selector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } }],
  }],
  ['IntegrationSource', { sink, aws: { ...aws, ddbStreams: { table: 'a', region: 'b' } }, template: { metadata: { labels: { a: 'b' } }, spec: { nodeSelector: { a: 'b' } } } }],
  ['IntegrationSink', { aws: { auth: { serviceAccountName: 'a' }, s3: { ...s3, deleteAfterRead: false } } }],
])('%s accepts much', (kind, spec) => expect(faults(versionOf(kind), kind, spec)).toEqual([]));

test.each<[string, string, object | undefined]>([
  ['Trigger', 'spec required', undefined],
  ['Trigger', 'spec.subscriber required', { broker: 'default' }],
  ['Trigger', 'spec choice', { subscriber: sink }],
  ['Trigger', 'spec choice', { ...trigger, brokerRef: ref }],
  ['Trigger', 'spec.filer unknown', { ...trigger, filer: {} }],
  ['Trigger', 'spec.subscriber choice', { ...trigger, subscriber: {} }],
  ['Trigger', 'spec.subscriber choice', { ...trigger, subscriber: { ref, uri: 'http://example.com' } }],
  ['Trigger', 'spec.subscriber choice', { ...trigger, subscriber: { uri: '/orders' } }],
  ['Trigger', 'spec.subscriber.ref.apiVersion required', { ...trigger, subscriber: { ref: { kind: 'Service', name: 'a' } } }],
  ['Trigger', 'spec.brokerRef.kind required', { brokerRef: { apiVersion: 'a/v1', name: 'a' }, subscriber: sink }],
  ['Trigger', 'spec.filters[0] value', { ...trigger, filters: [{ exact: { type: 'a' }, prefix: { source: 'b' } }] }],
  ['Trigger', 'spec.filters[0].all[0].not.like unknown', { ...trigger, filters: [{ all: [{ not: { like: 'a' } }] }] }],
  ['Trigger', 'spec.filter.attributes.type type', { ...trigger, filter: { attributes: { type: 1 } } }],
  ['Trigger', 'spec.delivery.retries unknown', { ...trigger, delivery: { retries: 3 } }],
  ['Trigger', 'spec.delivery.retry value', { ...trigger, delivery: { retry: -1 } }],
  ['Trigger', 'spec.delivery.backoffDelay value', { ...trigger, delivery: { backoffDelay: '500ms' } }],
  ['Trigger', 'spec.delivery.backoffPolicy value', { ...trigger, delivery: { backoffPolicy: 'Linear' } }],
  ['Trigger', 'spec.delivery.timeout value', { ...trigger, delivery: { timeout: 'PT0S' } }],
  ['Trigger', 'spec.delivery.retryAfterMax value', { ...trigger, delivery: { retryAfterMax: '-PT5S' } }],
  ['Trigger', 'spec.delivery.format value', { ...trigger, delivery: { format: 'JSON' } }],
  ['Broker', 'spec.delivery.deadLetterSink choice', { delivery: { deadLetterSink: {} } }],
  ['Broker', 'spec.config.name required', { config: { apiVersion: 'v1', kind: 'ConfigMap' } }],
  ['EventPolicy', 'spec.from[0] choice', { from: [{ ref, sub: 'a' }] }],
  ['EventPolicy', 'spec.from[0].sub value', { from: [{ sub: '*:ml' }] }],
  ['EventPolicy', 'spec.to[0] choice', { to: [{}] }],
  ['EventPolicy', 'spec.to[0].ref.namespace unknown', { to: [{ ref: { ...ref, namespace: 'ml' } }] }],
  ['EventTransform', 'spec.jsonata required', {}],
  ['EventTransform', 'spec choice', { jsonata: {}, reply: {} }],
  ['EventTransform', 'spec.reply choice', { jsonata: {}, sink, reply: { discard: true, jsonata: {} } }],
  ['EventTransform', 'spec.sink.CACerts value', { jsonata: {}, sink: { ...sink, CACerts: 'a' } }],
  ['EventTransform', 'spec.sink choice', { jsonata: {}, sink: {} }],
  ['RequestReply', 'spec.brokerRef.kind value', { brokerRef: ref }],
  ['RequestReply', 'spec.correlationAttribute choice', { ...SMALLEST.RequestReply, correlationAttribute: 'id' }],
  ['RequestReply', 'spec.replyAttribute choice', { ...SMALLEST.RequestReply, replyAttribute: 'type' }],
  ['RequestReply', 'spec.timeout value', { ...SMALLEST.RequestReply, timeout: '30s' }],
  ['EventType', 'spec.type required', { source: 'a' }],
  ['Channel', 'spec.subscribers value', { subscribers: [{ subscriberUri: 'http://a' }] }],
  ['Channel', 'spec.channelTemplate.kind required', { channelTemplate: { apiVersion: 'messaging.knative.dev/v1' } }],
  ['Subscription', 'spec.subscriber required', { channel: ref }],
  ['Subscription', 'spec.subscriber choice', { channel: ref, subscriber: {} }],
  ['Subscription', 'spec.channel choice', { channel: { kind: 'Channel', name: 'a' }, subscriber: sink }],
  ['Subscription', 'spec.subscriber.ref.resource unknown', { channel: ref, subscriber: { ref: { ...ref, resource: 'a' } } }],
  ['Parallel', 'spec.branches value', { branches: [] }],
  ['Parallel', 'spec.branches[0].subscriber required', { branches: [{ filter: sink }] }],
  ['Parallel', 'spec.branches[0].subscribers unknown', { branches: [{ subscriber: sink, subscribers: [] }] }],
  ['Sequence', 'spec.steps required', {}],
  ['Sequence', 'spec.steps[0] choice', { steps: [{ delivery: { retry: 1 } }] }],
  ['ApiServerSource', 'spec.sink required', { resources: [{ apiVersion: 'v1', kind: 'Event' }] }],
  ['ApiServerSource', 'spec.resources value', { sink, resources: [] }],
  ['ApiServerSource', 'spec.mode value', { ...SMALLEST.ApiServerSource, mode: 'Ref' }],
  ['ApiServerSource', 'spec.filters[0].like unknown', { ...SMALLEST.ApiServerSource, filters: [{ like: 'a' }] }],
  ['ContainerSource', 'spec.template.spec.containers[0].image required', { sink, template: { spec: { containers: [{ name: 'a' }] } } }],
  ['ContainerSource', 'spec.template.spec.containers value', { sink, template: { spec: { containers: [] } } }],
  ['ContainerSource', 'spec.template.spec.container unknown', { sink, template: { spec: { containers: [{ image }], container: 1 } } }],
  ['IntegrationSource', 'spec choice', { sink, timer: {}, aws: { ...aws, s3 } }],
  ['IntegrationSource', 'spec.aws choice', { sink, aws }],
  ['IntegrationSource', 'spec.aws.auth required', { sink, aws: { s3 } }],
  ['IntegrationSource', 'spec.aws.auth choice', { sink, aws: { auth: {}, s3 } }],
  ['IntegrationSource', 'spec.aws.auth.secret.ref required', { sink, aws: { auth: { secret: {} }, s3 } }],
  ['IntegrationSource', 'spec.aws.s3.region required', { sink, aws: { ...aws, s3: { arn: 'a' } } }],
  ['IntegrationSource', 'spec.template.spec.containers unknown', { sink, timer: {}, template: { spec: { containers: [] } } }],
  ['PingSource', 'spec choice', { sink, data: '{}', dataBase64: 'e30=' }],
  ['PingSource', 'spec.dataBase64 value', { sink, dataBase64: '{}' }],
  ['PingSource', 'spec.schedule value', { sink, schedule: '@every 5m' }],
  ['PingSource', 'spec.schedule value', { sink, schedule: '* * * *' }],
  ['SinkBinding', 'spec.subject choice', { sink, subject: { apiVersion: 'apps/v1', kind: 'Deployment' } }],
  ['SinkBinding', 'spec.subject choice', { sink, subject: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a', selector: {} } }],
  ['SinkBinding', 'spec.subject.selector.matchExpressions[0].operator value',
    { sink, subject: { apiVersion: 'apps/v1', kind: 'Job', selector: { matchExpressions: [{ key: 'a', operator: 'in' }] } } }],
  ['IntegrationSink', 'spec choice', {}],
  ['IntegrationSink', 'spec.aws choice', { aws: { ...aws, s3, sns: s3 } }],
  ['IntegrationSink', 'spec.log.showBody value', { log: { showBody: false } }],
  ['JobSink', 'spec.job.spec required', { job: {} }],
  ['JobSink', 'spec.job.spec.templat unknown', { job: { spec: { template: {}, templat: {} } } }],
])('of a %s finds %s', (kind, fault, spec) => expect(faults(versionOf(kind), kind, spec)).toEqual([fault]));

test('an EventType by attributes needs the type, of which the version that is kept is made', () => {
  const attributes = (...list: readonly object[]) => faults('eventing.knative.dev/v1beta3', 'EventType', { attributes: list });
  expect(attributes({ name: 'type', value: 'com.example.order', required: true }, { name: 'source' })).toEqual([]);
  expect(attributes({ name: 'source', value: 'a' }, { name: 'type' })).toEqual(['spec.attributes choice']);
});

test('the definition keeps what Knative checks itself, and does not name what upstream does not', () => {
  const at = (kind: string, ...path: readonly string[]) => {
    const crd = crds.find(each => each.kind === kind);
    return schemaAt(crd, crd?.versions[0].name, 'spec', ...path);
  };
  const delivery = at('Broker', 'delivery');
  expect([Object.keys(delivery.properties ?? {}), delivery['x-kubernetes-preserve-unknown-fields']]).toEqual([['backoffDelay', 'backoffPolicy', 'deadLetterSink', 'retry'], true]);
  expect(Object.keys(at('Trigger', 'delivery').properties ?? {})).toContain('format');
  expect(at('ApiServerSource')).toMatchObject({ 'x-kubernetes-preserve-unknown-fields': true, 'required': ['resources'] });
  expect(at('ApiServerSource').properties).not.toHaveProperty('filters');
  const open = [
    at('ContainerSource', 'template'), at('JobSink', 'job'), at('SinkBinding', 'ceOverrides', 'extensions'),
    at('Trigger', 'filters', '[]', 'not'), at('Trigger', 'filters', '[]', 'all', '[]'),
  ];
  for (const schema of open) {
    expect({ ...schema, description: undefined }).toEqual(ANYTHING);
  }
});

describe('the pods', () => {
  const pods = (kind: string, spec = SMALLEST[kind]) => podsOf(located({ apiVersion: versionOf(kind), kind, metadata: { name: 'a', namespace: 'ml' }, spec }));

  test('of sources, sinks and transformations have labels that their controllers give', () => {
    const labels = Object.fromEntries(crds.map(({ kind }) => [kind, pods(kind).map(podLabels)]).filter(([, found]) => found.length > 0)) as object;
    expect(labels).toEqual({
      ApiServerSource: [{ 'eventing.knative.dev/source': 'apiserver-source-controller', 'eventing.knative.dev/sourceName': 'a', 'sidecar.istio.io/inject': 'true' }],
      ContainerSource: [{ 'sources.knative.dev/source': 'container-source-controller', 'sources.knative.dev/containerSource': 'a' }],
      EventTransform: [{ 'eventing.knative.dev/event-transform-jsonata': 'true', 'eventing.knative.dev/event-transform-name': 'a' }],
      IntegrationSink: [{ 'app.kubernetes.io/name': 'a' }],
      IntegrationSource: [{ 'app.kubernetes.io/name': 'a' }],
      JobSink: [{}],
    });
  });

  test('of a JobSink are as many as one event makes', () => {
    expect(pods('JobSink', { job: { spec: { parallelism: 3, template: { spec: {} } } } }).map(replicasOf)).toEqual([3]);
  });
});

test('all kinds are judged by their condition, and tell who made them', () => {
  for (const { group, kind } of crds) {
    expect(Kinds.facts(`${group}/${kind}`)).toMatchObject({
      health: expect.stringContaining('Waiting for the condition Ready'),
      written: [['metadata', 'annotations', `${group}/creator`], ['metadata', 'annotations', `${group}/lastModifier`]],
    });
  }
});
