import { Field, Located, ManifestSet } from '../../core';
import { CALLING_KINDS, clientConfigs } from '../callers';

/** A reference to a Service. */
export interface ServiceCall {
  readonly at: Located;
  /** Field that names the Service. */
  readonly field: Field;
  readonly namespace: string;
  readonly name: string;
  /** Number or name of the port; undefined if any port will do. */
  readonly port: Field | undefined;
}

/** All references to Services in a set. */
export function* serviceCalls(set: ManifestSet): Generator<ServiceCall> {
  for (const at of set.ofKind(...CALLING_KINDS)) {
    yield* apiServerCalls(at);
  }
  for (const at of set.ofKind('networking.istio.io/VirtualService', 'networking.istio.io/DestinationRule')) {
    yield* meshCalls(at, set);
  }
  for (const at of set.ofKind('networking.k8s.io/Ingress')) {
    yield* ingressCalls(at);
  }
  for (const at of set.ofKind('apps/StatefulSet')) {
    const field = at.at('spec', 'serviceName');
    yield* at.namespace && field.text ? [{ at, field, namespace: at.namespace, name: field.text, port: undefined }] : [];
  }
}

function* apiServerCalls(at: Located): Generator<ServiceCall> {
  for (const service of clientConfigs(at).map(config => config.at('service'))) {
    const [name, namespace, port] = [service.at('name'), service.at('namespace'), service.at('port')];
    if (name.text && namespace.text) {
      yield { at, field: name, namespace: namespace.text, name: name.text, port: port.exists ? port : new Field(443, port.path) };
    }
  }
}

/** `<service>.<namespace>.svc`, with or without the cluster's domain. */
const IN_CLUSTER = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(\.|$)/;

function* meshCalls(at: Located, set: ManifestSet): Generator<ServiceCall> {
  const spec = at.at('spec');
  const routes = ['http', 'tls', 'tcp'].flatMap(protocol => spec.at(protocol).items());
  const destinations = [
    ...routes.flatMap(route => [
      ...[...route.at('route').items(), ...route.at('mirrors').items()].map(one => one.at('destination')),
      route.at('mirror'),
    ]),
    spec,
  ];
  for (const destination of destinations) {
    const [field, port] = [destination.at('host'), destination.at('port', 'number')];
    const [, name, namespace] = IN_CLUSTER.exec(field.text ?? '') ?? [];
    if (name !== undefined && !entryHosts(set).has(field.text ?? '')) {
      yield { at, field, namespace, name, port: port.exists ? port : undefined };
    }
  }
}

/** Hosts that ServiceEntries add to the mesh. */
function entryHosts(set: ManifestSet): ReadonlySet<string> {
  return set.once(entryHosts, () => new Set(set.ofKind('networking.istio.io/ServiceEntry')
    .flatMap(entry => entry.at('spec', 'hosts').items().map(host => host.text ?? ''))));
}

function* ingressCalls(at: Located): Generator<ServiceCall> {
  const spec = at.at('spec');
  const paths = spec.at('rules').items().flatMap(rule => rule.at('http', 'paths').items());
  for (const service of [...paths.map(path => path.at('backend', 'service')), spec.at('defaultBackend', 'service')]) {
    const [field, number, name] = [service.at('name'), service.at('port', 'number'), service.at('port', 'name')];
    if (at.namespace && field.text) {
      const port = number.exists ? number : name;
      yield { at, field, namespace: at.namespace, name: field.text, port: port.exists ? port : undefined };
    }
  }
}
