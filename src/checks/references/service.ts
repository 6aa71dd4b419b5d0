import { dangling } from './common';
import { serviceCalls } from './service-calls';
import { ManifestSet, Rule, shown, Violation } from '../../core';
import { gotAt } from '../shown';

/** `References/Service`: webhooks, routes and workloads name Services and ports that exist. */
export const referencesService: Rule = {
  id: 'References/Service',
  why: 'A webhook without its Service blocks every object that it watches, and a route without it answers 503.',
  check: danglingServices,
};

function* danglingServices(set: ManifestSet): Generator<Violation> {
  for (const { at, field, namespace, name, port } of serviceCalls(set)) {
    const isExternal = set.isExternal('Service', namespace, name);
    const service = set.find('Service', namespace, name);
    if (service === undefined) {
      if (!isExternal) {
        yield dangling(at, field, 'Service', namespace, name);
      }
      continue;
    }
    const ports = service.at('spec', 'ports').items();
    const isThere = ports.some(one => one.at('port').value === port?.value || one.at('name').value === port?.value);
    if (port !== undefined && ports.length > 0 && !isThere) {
      yield {
        at,
        field: port.path,
        problem: `names a port that the Service ${shown(`${namespace}/${name}`)} does not have, ${gotAt(port)}`,
        fix: `use one of its ports (${ports.map(one => String(one.at('port').number)).join(', ')}) or add the port to it`,
      };
    }
  }
}
