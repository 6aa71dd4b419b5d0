import { Chart, Testing } from 'cdk8s';
import { CrdDefinition } from '../../src/apis/crd';
import * as gatewayCrds from '../../src/apis/gateway.networking.k8s.io/crds';
import * as gatewayV1 from '../../src/apis/gateway.networking.k8s.io/v1';
import * as gatewayV1beta1 from '../../src/apis/gateway.networking.k8s.io/v1beta1';
import * as inferenceCrds from '../../src/apis/inference.networking.k8s.io/crds';
import * as inferenceV1 from '../../src/apis/inference.networking.k8s.io/v1';
import * as experimentalCrds from '../../src/apis/inference.networking.x-k8s.io/crds';
import * as experimentalV1alpha1 from '../../src/apis/inference.networking.x-k8s.io/v1alpha1';
import * as experimentalV1alpha2 from '../../src/apis/inference.networking.x-k8s.io/v1alpha2';
import { Definition, Kinds } from '../../src/core';
import { crdNames, crdVersions } from '../../src/core/schema/crd';
import { faults, kindClasses, schemaAt } from './support';

const V1 = 'gateway.networking.k8s.io/v1';
const V1BETA1 = 'gateway.networking.k8s.io/v1beta1';
const POOL = 'inference.networking.k8s.io/v1';
const EXPERIMENTAL = 'inference.networking.x-k8s.io/v1alpha2';

const classes = kindClasses(gatewayV1, gatewayV1beta1, inferenceV1, experimentalV1alpha1, experimentalV1alpha2);
const crds = [gatewayCrds, inferenceCrds, experimentalCrds].flatMap(module => Object.values(module) as CrdDefinition[]);
const crdOf = (kind: string) => crds.find(each => each.kind === kind)!;

test.each(classes.map(each => [`${each.GVK.apiVersion} ${each.GVK.kind}`, each] as const))('%s carries its identity', (_, Kind) => {
  const object = new Kind(new Chart(Testing.app(), 'test'), 'Object', { metadata: { name: 'a' }, spec: { some: 'field' } });
  expect(object.toJson()).toEqual({ ...Kind.GVK, metadata: { name: 'a' }, spec: { some: 'field' } });
});

test('each version has a class', () => {
  const served = crds.flatMap(crd => crd.versions.map(version => `${crd.group}/${version.name} ${crd.kind}`));
  expect(classes.map(each => `${each.GVK.apiVersion} ${each.GVK.kind}`).sort()).toEqual(served.sort());
});

test.each([
  ['gateway.networking.k8s.io', 'GatewayClass', 'gatewayclasses', ['gc'], ['v1', 'v1beta1'], ['Controller', 'Accepted', 'Age', 'Description']],
  ['gateway.networking.k8s.io', 'Gateway', 'gateways', ['gtw'], ['v1', 'v1beta1'], ['Class', 'Address', 'Programmed', 'Age']],
  ['gateway.networking.k8s.io', 'HTTPRoute', 'httproutes', undefined, ['v1', 'v1beta1'], ['Hostnames', 'Age']],
  ['gateway.networking.k8s.io', 'GRPCRoute', 'grpcroutes', undefined, ['v1'], ['Hostnames', 'Age']],
  ['gateway.networking.k8s.io', 'ReferenceGrant', 'referencegrants', ['refgrant'], ['v1beta1'], ['Age']],
  ['inference.networking.k8s.io', 'InferencePool', 'inferencepools', ['infpool'], ['v1'], undefined],
  ['inference.networking.x-k8s.io', 'InferencePool', 'inferencepools', ['xinfpool'], ['v1alpha2'], undefined],
  ['inference.networking.x-k8s.io', 'InferenceObjective', 'inferenceobjectives', undefined, ['v1alpha2'], ['Inference Pool', 'Priority', 'Age']],
  ['inference.networking.x-k8s.io', 'InferenceModelRewrite', 'inferencemodelrewrites', undefined, ['v1alpha2'], ['Inference Pool', 'Age']],
  ['inference.networking.x-k8s.io', 'InferencePoolImport', 'inferencepoolimports', ['infpimp'], ['v1alpha1'], undefined],
])('of %s %s is defined as upstream defines it', (group, kind, plural, shortNames, versions, columns) => {
  const crd = crds.find(each => each.group === group && each.kind === kind)!;
  expect(crd.scope).toBe(kind === 'GatewayClass' ? 'Cluster' : 'Namespaced');
  const categories = group.startsWith('gateway') && { categories: ['gateway-api'] };
  expect(crdNames(crd)).toEqual({ kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List`, ...shortNames && { shortNames }, ...categories });
  expect(crdVersions(crd).map(version => version.name)).toEqual(versions);
  expect(crdVersions(crd)[0]).toMatchObject({ storage: true, subresources: kind === 'ReferenceGrant' ? {} : { status: {} } });
  expect(crdVersions(crd)[0].additionalPrinterColumns?.map(column => column.name)).toEqual(columns);
});

test('kinds of *.k8s.io carry the approval without which the API server takes none', () => {
  const approved = crds.filter(crd => crd.group.endsWith('.k8s.io')).map(crd => {
    const { metadata } = new Definition(new Chart(Testing.app(), 'test'), 'Definition', crd).toJson() as { readonly metadata: { readonly annotations: Record<string, string> } };
    return metadata.annotations['api-approved.kubernetes.io'];
  });
  expect(approved).toEqual(Array(approved.length).fill(expect.stringMatching(/^https:\/\/github\.com\/kubernetes-sigs\//)));
});

const listener = { name: 'web', port: 80, protocol: 'HTTP' };
const pool = { endpointPickerRef: { name: 'picker', port: { number: 9002 } }, selector: { matchLabels: { app: 'llm' } }, targetPorts: [{ number: 8000 }] };

test.each<[string, string, object | undefined]>([
  [V1, 'GatewayClass', { controllerName: 'istio.io/gateway-controller' }],
  [V1, 'Gateway', { gatewayClassName: 'istio', listeners: [listener] }],
  [V1BETA1, 'Gateway', { gatewayClassName: 'istio', listeners: [listener] }],
  [V1, 'HTTPRoute', {}],
  [V1BETA1, 'HTTPRoute', { rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] }],
  [V1, 'GRPCRoute', { rules: [{ matches: [{ method: { service: 'inference.v2' } }] }] }],
  [V1BETA1, 'ReferenceGrant', { from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'ml' }], to: [{ group: '', kind: 'Service' }] }],
  [POOL, 'InferencePool', pool],
  [EXPERIMENTAL, 'InferencePool', { extensionRef: { name: 'picker' }, selector: { app: 'llm' }, targetPortNumber: 8000 }],
  [EXPERIMENTAL, 'InferenceObjective', { poolRef: { name: 'llm' }, priority: -1 }],
  [EXPERIMENTAL, 'InferenceModelRewrite', { poolRef: { name: 'llm' }, rules: [{ targets: [{ modelRewrite: 'llm-2', weight: 10 }] }] }],
  ['inference.networking.x-k8s.io/v1alpha1', 'InferencePoolImport', undefined],
])('%s %s accepts its smallest form', (apiVersion, kind, spec) => expect(faults(apiVersion, kind, spec)).toEqual([]));

test('a Gateway and an HTTPRoute accept all that they can say', () => {
  const gateway: gatewayV1.GatewaySpec = {
    gatewayClassName: 'istio',
    addresses: [{ type: 'Hostname', value: 'gateway.istio-system.svc' }],
    infrastructure: { labels: { team: 'ml' }, annotations: { 'networking.istio.io/service-type': 'ClusterIP' }, parametersRef: { group: '', kind: 'ConfigMap', name: 'gateway' } },
    listeners: [{
      name: 'web',
      hostname: '*.example.com',
      port: 443,
      protocol: 'HTTPS',
      tls: { mode: 'Terminate', certificateRefs: [{ name: 'web-cert' }] },
      allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { 'app.kubernetes.io/part-of': 'kubeflow-profile' } } }, kinds: [{ kind: 'HTTPRoute' }] },
    }],
  };
  const route: gatewayV1.HTTPRouteSpec = {
    parentRefs: [{ name: 'web', namespace: 'istio-system', sectionName: 'web' }],
    hostnames: ['llm.example.com'],
    rules: [{
      name: 'chat',
      matches: [{
        path: { type: 'PathPrefix', value: '/v1' }, method: 'POST',
        headers: [{ name: 'x-team', value: 'ml' }], queryParams: [{ name: 'a', type: 'RegularExpression', value: '.*' }],
      }],
      filters: [
        { type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'x-a', value: 'b' }], remove: ['x-c'] } },
        { type: 'RequestMirror', requestMirror: { backendRef: { name: 'mirror', port: 80 }, fraction: { numerator: 1 } } },
      ],
      backendRefs: [{ group: 'inference.networking.k8s.io', kind: 'InferencePool', name: 'llm', weight: 1 }],
      timeouts: { request: '1m30s', backendRequest: '60s' },
    }],
  };
  expect([faults(V1, 'Gateway', gateway), faults(V1, 'HTTPRoute', route)]).toEqual([[], []]);
});

const rule = (spec: object) => ({ rules: [spec] });

test.each<[string, string, string, object]>([
  [V1, 'GatewayClass', 'spec.controllerName value', { controllerName: 'istio' }],
  [V1, 'Gateway', 'spec.listeners value', { gatewayClassName: 'istio', listeners: [] }],
  [V1, 'Gateway', 'spec.listeners[1] repeated', { gatewayClassName: 'istio', listeners: [listener, { ...listener, port: 81 }] }],
  [V1, 'Gateway', 'spec.listeners[0].port value', { gatewayClassName: 'istio', listeners: [{ ...listener, port: 0 }] }],
  [V1, 'Gateway', 'spec.listeners[0].tls.mode value', { gatewayClassName: 'istio', listeners: [{ ...listener, tls: { mode: 'SIMPLE' } }] }],
  [V1, 'Gateway', 'spec.selector unknown', { gatewayClassName: 'istio', listeners: [listener], selector: {} }],
  [V1, 'HTTPRoute', 'spec.hostnames[0] value', { hostnames: ['https://web'] }],
  [V1, 'HTTPRoute', 'spec.parentRefs[0].name required', { parentRefs: [{ namespace: 'a' }] }],
  [V1, 'HTTPRoute', 'spec.rules[0].retry unknown', rule({ retry: {} })],
  [V1, 'HTTPRoute', 'spec.rules[0].backendRefs[0].weight value', rule({ backendRefs: [{ name: 'web', weight: -1 }] })],
  [V1, 'HTTPRoute', 'spec.rules[0].filters[0].type value', rule({ filters: [{ type: 'CORS' }] })],
  [V1, 'HTTPRoute', 'spec.rules[0].timeouts.request value', rule({ timeouts: { request: '10' } })],
  [V1, 'GRPCRoute', 'spec.rules[0].matches[0].method.type value', rule({ matches: [{ method: { type: 'Prefix' } }] })],
  [V1BETA1, 'ReferenceGrant', 'spec.to required', { from: [{ group: '', kind: 'Service', namespace: 'a' }] }],
  [POOL, 'InferencePool', 'spec.targetPorts value', { ...pool, targetPorts: [] }],
  [POOL, 'InferencePool', 'spec.selector.matchLabels value', { ...pool, selector: { matchLabels: {} } }],
  [EXPERIMENTAL, 'InferenceModelRewrite', 'spec.rules[0].targets[0].weight value', { poolRef: { name: 'a' }, rules: [{ targets: [{ modelRewrite: 'b', weight: 0 }] }] }],
])('in a %s %s finds %s', (apiVersion, kind, fault, spec) => expect(faults(apiVersion, kind, spec)).toEqual([fault]));

test('rules over several fields stand in the definitions', () => {
  expect(schemaAt(crdOf('Gateway'), 'v1', 'spec', 'listeners')['x-kubernetes-validations']).toHaveLength(5);
  expect(schemaAt(crdOf('HTTPRoute'), 'v1', 'spec', 'rules', '[]', 'matches', '[]', 'path')['x-kubernetes-validations']).toHaveLength(11);
  // A slash after a star would end the comment in which the pattern stands.
  expect(schemaAt(crdOf('Gateway'), 'v1', 'status', 'conditions', '[]', 'type').pattern).toContain(')*/)?');
});

test('what refers to objects of other namespaces comes after what allows it', () => {
  expect(['ReferenceGrant', 'Gateway', 'HTTPRoute'].map(kind => Kinds.facts(`gateway.networking.k8s.io/${kind}`)!.stage)).toEqual(['base', undefined, undefined]);
});
