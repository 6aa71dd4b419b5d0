/** How Knative Eventing becomes a part of the platform: on request, as one that is there, or not at all. */
import { changed, fileMap, given, GITOPS, labelsOf, PRESETS } from './support';
import { describe as described } from '../../src/core';
import { KubeflowPlatformProps } from '../../src/platform';
import { isolated } from '../../src/workloads';
import { configError } from '../support';

const DELIVERING = { knativeEventing: { channels: { inMemory: true }, brokers: { channelBased: {} } } } as const;

const app = (change: object) => given({ ...PRESETS.local, gitops: GITOPS, ...change } as KubeflowPlatformProps).app;

test('comes only where it is asked for', () => {
  expect(labelsOf(PRESETS.local, 'knative-eventing')).toEqual([]);
  expect(labelsOf({ ...PRESETS.local, knativeEventing: false }, 'knative-eventing')).toEqual([]);
  expect(labelsOf({ ...PRESETS.local, knativeEventing: {} }, 'knative-eventing')).toContain('Deployment/knative-eventing/eventing-controller');
  expect(given({ ...PRESETS.local, knativeEventing: {} }).platform.knativeEventing?.namespace).toBe('knative-eventing');
});

test.each<[string, object]>([
  ['as upstream has it', { knativeEventing: {} }],
  ['with channels and brokers', DELIVERING],
  ['without Knative Serving', { ...DELIVERING, knativeServing: false }],
  ['in another namespace and domain', { ...DELIVERING, namespaces: { knativeEventing: 'events' }, clusterDomain: 'corp.internal' }],
  ['as one that the cluster has', { knativeEventing: { existing: { namespace: 'events' } } }],
  ['with brokers of Kafka', { knativeEventing: { brokers: { existing: { class: 'Kafka', config: { name: 'kafka-broker-config' } } }, sugar: { namespaces: 'all' } } }],
])('has no findings %s', (_, change) => expect(app(change).findings().map(one => described(one))).toEqual([]));

test('changes nothing else, but that gateways let it in', () => {
  const files = changed(fileMap(app({}).manifests()), fileMap(app({ knativeEventing: {} }).manifests()));
  expect(files.filter(file => !/knative-eventing(-crds)?\.yaml$|^knative-eventing\//.test(file))).toEqual(['istio/20-base/networkpolicy.istio-system.allow-knative-to-istio-gateways.yaml']);
});

test('its programs reach the gateways', () => {
  expect(JSON.stringify(app(DELIVERING).manifests().find('networking.k8s.io/NetworkPolicy', 'istio-system', 'allow-knative-to-istio-gateways')!.manifest))
    .toContain('"knative-eventing"');
});

test.each([
  ['installed', DELIVERING], ['of the cluster\'s own', { knativeEventing: { existing: {} } }],
])('its programs, which send what other teams say where these say, reach the pods of an isolated team only where it names them: %s', (_, change) => {
  const { app: made, platform } = given({ ...PRESETS.local, ...change } as KubeflowPlatformProps);
  platform.addProfile('vision', { owner: 'ana@example.com', network: isolated() });
  platform.addProfile('speech', { owner: 'bo@example.com', network: isolated({ from: ['knative-eventing'] }) });
  const isReached = (name: string) => JSON.stringify(made.manifests().find('networking.k8s.io/NetworkPolicy', name, 'profile-isolation')!.manifest).includes('"knative-eventing"');
  expect([isReached('vision'), isReached('speech')]).toEqual([false, true]);
});

describe('the mesh knows its namespace', () => {
  const known = (change: object) => app(change).manifests().find('networking.istio.io/Sidecar', 'istio-system', 'default')!.at('spec', 'egress').items()[0].at('hosts').value;

  test.each<[string, object, string]>([
    ['where it is', { knativeServing: false, knativeEventing: {} }, 'knative-eventing/*'],
    ['where somebody may bring it beside Knative Serving', {}, 'knative-eventing/*'],
    ['by another name', { namespaces: { knativeEventing: 'events' } }, 'events/*'],
    ['of the cluster\'s own', { knativeEventing: { existing: { namespace: 'events' } } }, 'events/*'],
  ])('%s', (_, change, host) => expect(known(change)).toContain(host));

  test('and none where there is neither', () => {
    expect(known({ knativeServing: false })).not.toContain('knative-eventing/*');
    expect(known({ knativeEventing: { existing: { namespace: 'events' } } })).not.toContain('knative-eventing/*');
  });
});

test('no team can have its namespace', () => {
  for (const [change, name] of [[{}, 'knative-eventing'], [{ knativeEventing: { existing: { namespace: 'events' } } }, 'events']] as const) {
    const { platform } = given({ ...PRESETS.local, ...change });
    expect(() => platform.addProfile(name, { owner: 'ana@example.com' })).toThrow('name must not be a namespace of the cluster or the platform');
  }
});

test.each<[string, object]>([
  ['beside none', { knativeServing: false }], ['beside one of the cluster\'s own', { knativeEventing: { existing: {} } }],
])('fails for a name of its namespace %s', (_, change) => {
  const error = configError(() => given({ ...PRESETS.local, namespaces: { knativeEventing: 'events' }, ...change }));
  expect(error).toMatchObject({ code: 'UnusedSetting', message: expect.stringContaining('namespaces.knativeEventing') });
});

test('teams come after it, and find its kinds', () => {
  const waves = new Map(app({ knativeEventing: {} }).manifests().ofKind('argoproj.io/Application').map(one => [one.name, Number(one.annotations['argocd.argoproj.io/sync-wave'])]));
  const [team] = [...waves.keys()].filter(name => name.startsWith('delivery-profiles'));
  expect(waves.get('delivery-knative-eventing')!).toBeLessThan(waves.get(team)!);
  expect(app({ knativeEventing: { existing: {} } }).manifests().has('apiextensions.k8s.io/CustomResourceDefinition', undefined, 'brokers.eventing.knative.dev')).toBe(true);
});
