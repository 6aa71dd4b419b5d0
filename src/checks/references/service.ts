import { dangling } from './common';
import { serviceCalls } from './service-calls';
import { ManifestSet, Rule, shown, Violation } from '../../core';
import { Field } from '../fields';
import { Lookup } from '../lookup';

/** `References/Service`: webhooks, routes and workloads name Services and ports that exist. */
export const referencesService: Rule = {
  id: 'References/Service',
  why: 'A webhook without its Service blocks every object that it watches, and a route without it answers 503.',
  check: missing,
};

function* missing(set: ManifestSet): Generator<Violation> {
  const lookup = Lookup.of(set);
  for (const { at, field, namespace, name, port } of serviceCalls(set)) {
    const service = lookup.find('', 'Service', namespace, name);
    if (service === undefined) {
      if (!lookup.isExternal('Service', namespace, name)) {
        yield dangling(at, field, 'Service', namespace, name);
      }
      continue;
    }
    const ports = new Field(service.manifest).at('spec', 'ports').items();
    const there = ports.some(one => [one.at('port').value, one.at('name').value].includes(port?.value));
    if (port !== undefined && ports.length > 0 && !there) {
      yield {
        at,
        field: port.path,
        problem: `names a port that the Service ${shown(`${namespace}/${name}`)} does not have, got ${shown(port.value)}`,
        fix: `use one of its ports (${ports.map(one => String(one.at('port').value)).join(', ')}) or add the port to it`,
      };
    }
  }
}
