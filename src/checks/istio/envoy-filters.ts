import { labelSelectorWrong, attachment } from './parts';
import { Field, isRecord, Located, Rule } from '../../core';
import { re2Fault } from '../../core/re2';
import { Fault, fault, given, numberWrong, ruleOf, textWrong } from '../fault';
import { portFault } from './values';

/** `Istio/EnvoyFilter`: changes to the proxies' own configuration are such as istiod takes. */
export const istioEnvoyFilter: Rule = ruleOf(
  'Istio/EnvoyFilter',
  'istiod refuses such a change; where its webhook is not asked, as for objects without the label istio.io/rev, it leaves it out, and the proxies stay as they are.',
  { 'networking.istio.io/EnvoyFilter': wrongFilter },
);

/** Source: Istio, pkg/config/validation/envoyfilter, and the rules of its definition; release in pins/. */
function* wrongFilter(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  yield* labelSelectorWrong(spec.at('workloadSelector'));
  yield* attachment(spec, 'workloadSelector');
  for (const patch of spec.at('configPatches').items()) {
    const match = patch.at('match');
    const isWaypoint = match.at('context').value === 'WAYPOINT';
    if (given(match) && isWaypoint !== given(match.at('waypoint'))) {
      const problem = isWaypoint ? 'must be given for context WAYPOINT' : 'must not be given for a context other than WAYPOINT';
      yield fault(match.at('waypoint'), problem, 'correct the context');
    }
    yield* numberWrong(match.at('waypoint', 'portNumber'), portFault, 'write the number of a port');
    yield* isWaypoint ? [] : wrongPatch(patch);
  }
}

function* wrongPatch(of: Field): Generator<Fault> {
  const patch = of.at('patch');
  const operation = patch.at('operation').text;
  if (!given(of.at('applyTo')) || of.at('applyTo').value === 'INVALID') {
    yield fault(of.at('applyTo'), 'must be given', 'say what is changed, such as HTTP_FILTER');
  }
  if (!given(patch)) {
    yield fault(patch, 'must be given', 'write operation and value');
  } else if (operation === 'INVALID' || !given(patch.at('operation'))) {
    yield fault(patch.at('operation'), 'must be given', 'write MERGE, ADD, REMOVE, INSERT_FIRST, INSERT_BEFORE, INSERT_AFTER or REPLACE');
  } else if (operation !== 'REMOVE' && !given(patch.at('value'))) {
    yield fault(patch.at('value'), 'must be given, unless the operation is REMOVE', 'write the part of Envoy\'s configuration');
  }
  yield* textWrong(of.at('match', 'proxy', 'proxyVersion'), text => Buffer.byteLength(text) > 1024 ? undefined : re2Fault(text), 'write a regular expression that RE2 reads');
  yield* wrongMatch(of);
  const isFilter = ['HTTP_FILTER', 'NETWORK_FILTER'].includes(of.at('applyTo').text ?? '');
  const filter = isFilter ? ['typed_config', 'typedConfig'].map(name => patch.at('value', name)).find(given) : undefined;
  if (filter !== undefined && isRecord(filter.value) && !given(filter.at('@type'))) {
    yield fault(filter.at('@type'), 'must be given', 'name the type, as in "type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua"');
  }
}

/** What a change looks for, by what it is applied to. */
const LOOKS_FOR: Readonly<Record<string, string>> = {
  LISTENER: 'listener', FILTER_CHAIN: 'listener', NETWORK_FILTER: 'listener', HTTP_FILTER: 'listener',
  ROUTE_CONFIGURATION: 'routeConfiguration', VIRTUAL_HOST: 'routeConfiguration', HTTP_ROUTE: 'routeConfiguration',
  CLUSTER: 'cluster',
};
const MANAGERS = ['envoy.filters.network.http_connection_manager', 'envoy.http_connection_manager'];

function* wrongMatch(of: Field): Generator<Fault> {
  const applyTo = of.at('applyTo').text ?? '';
  const wanted = Object.hasOwn(LOOKS_FOR, applyTo) ? LOOKS_FOR[applyTo] : undefined;
  const found = ['listener', 'routeConfiguration', 'cluster', 'waypoint'].map(name => of.at('match', name)).find(given);
  if (wanted !== undefined && found !== undefined && !given(of.at('match', wanted))) {
    yield fault(found, `must be ${wanted} for applyTo: ${applyTo}`, `write ${wanted}, or correct applyTo`);
  }
  const filter = wanted === 'listener' ? of.at('match', 'listener', 'filterChain', 'filter') : of.at('nothing');
  if (!given(filter)) {
    return;
  }
  const [name, below] = [filter.at('name'), filter.at('subFilter')];
  if ((name.text ?? '') === '' && (name.text !== undefined || !given(name))) {
    yield fault(name, 'must be given', 'name the filter');
  } else if (given(below)) {
    if (applyTo !== 'HTTP_FILTER') {
      yield fault(below, `must not be given for applyTo: ${applyTo}`, 'leave it out, or write applyTo: HTTP_FILTER');
    } else if (name.text !== undefined && !MANAGERS.includes(name.text)) {
      yield fault(name, 'must be the filter for HTTP where subFilter is given', `write ${MANAGERS[0]}`);
    } else if (!given(below.at('name')) || below.at('name').value === '') {
      yield fault(below.at('name'), 'must be given', 'name the filter');
    }
  }
}
