import { headPorts } from './found';
import { withoutPort } from './pods';
import { mappingFault, mappingOf } from './yaml';
import { Field, Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { wrong } from '../fault';

/** `RayService/Serve`: Ray Serve takes the applications of services, and a Service can lead to them. */
export const rayServe: Rule = {
  id: 'RayService/Serve',
  why: 'The operator of Ray makes the cluster, but Ray Serve refuses the applications, or no Service leads to them: requests are never answered.',
  check: wrongServices,
};

function* wrongServices(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('ray.io/RayService')) {
    const cluster = at.at('spec', 'rayClusterConfig');
    const [head] = cluster.at('headGroupSpec', 'template', 'spec', 'containers').items();
    const form = at.at('spec', 'serveService');
    if (head !== undefined && !headPorts(cluster).has('serve')) {
      const isNamed = form.at('spec', 'ports').items().some(port => port.at('name').text === 'serve');
      yield* isNamed ? [] : [withoutPort(at, cluster, 'serve')];
    }
    const config = at.at('spec', 'serveConfigV2');
    const fault = config.text === undefined ? undefined : mappingFault(config.text);
    yield* fault !== undefined ? [wrong(at, config, fault, 'write the configuration of Ray Serve, with its applications')] : wrongConfig(at, config);
  }
}

/** Source: Ray, python/ray/serve/schema.py. */
function* wrongConfig(at: Located, config: Field): Generator<Violation> {
  const content = config.text === undefined ? undefined : mappingOf(config.text);
  if (content === undefined) {
    return;
  }
  const say = (field: Field, problem: string, fix: string): Violation => ({
    at, field: config.path, problem: `${field.path || 'applications'} ${problem}, got ${shown(field.value)}`, fix,
  });
  const applications = new Field(content).at('applications');
  if (!Array.isArray(applications.value)) {
    yield say(applications, 'must be the list of applications', 'write at least one, with its import_path');
  }
  const names = new Set<string>();
  const routes = new Set<string>();
  for (const application of applications.items()) {
    const [name, route, path] = ['name', 'route_prefix', 'import_path'].map(field => application.at(field));
    const prefix = route.exists ? route.text : '/';
    if (names.has(name.text ?? 'default')) {
      yield say(name, 'must not be the name of an application before it', 'give each a name of its own');
    }
    if (route.text !== undefined && (!route.text.startsWith('/') || route.text.length > 1 && route.text.endsWith('/') || /[{}]/.test(route.text))) {
      yield say(route, 'must begin with "/", not end with it, and have no braces', 'write it as in /fruit');
    } else if (prefix !== undefined && routes.has(prefix)) {
      yield say(route, 'must not be the route of an application before it', 'give each a route of its own; without one it is "/"');
    }
    if (!/^[^:]*[.:][^:]*$/.test(path.text ?? '') || /^[.:]|[.:]$/.test(path.text ?? '')) {
      yield say(path, 'must be the place of the application', 'write it as in fruit:deployment_graph');
    }
    names.add(name.text ?? 'default');
    routes.add(prefix ?? '');
  }
}
