import { Located, ManifestSet } from '../../core';
import { CALLING_KINDS, clientConfigs } from '../clients';
import { Field } from '../fields';
import { groupOf } from '../lookup';

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
  for (const at of set.ofKind('VirtualService', 'DestinationRule')) {
    if (groupOf(at.manifest.apiVersion) === 'networking.istio.io') {
      yield* meshCalls(at, set);
    }
  }
  for (const at of set.ofKind('Ingress', 'StatefulSet')) {
    yield* namespaceCalls(at);
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
  const spec = new Field(at.manifest).at('spec');
  const routes = ['http', 'tls', 'tcp'].flatMap(protocol => spec.at(protocol).items());
  const destinations = [
    ...routes.flatMap(route => [...route.at('route').items(), ...route.at('mirrors').items()]).map(one => one.at('destination')),
    ...routes.map(route => route.at('mirror')),
    spec,
  ];
  for (const destination of destinations) {
    const [field, port] = [destination.at('host'), destination.at('port', 'number')];
    const [, name, namespace] = IN_CLUSTER.exec(field.text ?? '') ?? [];
    if (name !== undefined && namespace !== undefined && !entryHosts(set).has(field.text!)) {
      yield { at, field, namespace, name, port: port.exists ? port : undefined };
    }
  }
}

const hosts = new WeakMap<ManifestSet, ReadonlySet<string>>();

/** Hosts that ServiceEntries add to the mesh. */
function entryHosts(set: ManifestSet): ReadonlySet<string> {
  let known = hosts.get(set);
  if (known === undefined) {
    known = new Set(set.ofKind('ServiceEntry').flatMap(one => new Field(one.manifest).at('spec', 'hosts').items().map(host => host.text ?? '')));
    hosts.set(set, known);
  }
  return known;
}

function* namespaceCalls(at: Located): Generator<ServiceCall> {
  const { namespace } = at.manifest.metadata;
  const spec = new Field(at.manifest).at('spec');
  const paths = spec.at('rules').items().flatMap(rule => rule.at('http', 'paths').items());
  const backends = [...paths.map(path => path.at('backend', 'service')), spec.at('defaultBackend', 'service')].map(service => {
    const [number, name] = [service.at('port', 'number'), service.at('port', 'name')];
    return { field: service.at('name'), port: number.exists ? number : name };
  });
  for (const { field, port } of at.manifest.kind === 'StatefulSet' ? [{ field: spec.at('serviceName'), port: undefined }] : backends) {
    if (namespace && field.text) {
      yield { at, field, namespace, name: field.text, port: port?.exists ? port : undefined };
    }
  }
}
