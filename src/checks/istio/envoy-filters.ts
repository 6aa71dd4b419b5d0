import { labelSelectorWrong, attachment } from './parts';
import { Field, isRecord, Located, Rule } from '../../core';
import { re2Fault } from '../../core/re2';
import { given, numberWrong, ruleOf, textWrong, Wrong } from '../wrong';
import { portFault } from './values';

/** `Istio/EnvoyFilter`: changes to the proxies' own configuration are such as istiod takes. */
export const istioEnvoyFilter: Rule = ruleOf(
  'Istio/EnvoyFilter',
  'istiod refuses such a change; where its webhook is not asked, as for objects without the label istio.io/rev, it leaves it out, and the proxies stay as they are.',
  { 'networking.istio.io/EnvoyFilter': wrongFilter },
);

/** Source: Istio, pkg/config/validation/envoyfilter, and the rules of its definition; release in pins/. */
function* wrongFilter(at: Located): Generator<Wrong> {
  const spec = at.at('spec');
  yield* labelSelectorWrong(spec.at('workloadSelector'));
  yield* attachment(spec, 'workloadSelector');
  for (const patch of spec.at('configPatches').items()) {
    const match = patch.at('match');
    const isWaypoint = match.at('context').value === 'WAYPOINT';
    if (given(match) && isWaypoint !== given(match.at('waypoint'))) {
      const problem = isWaypoint ? 'must be given for context WAYPOINT' : 'must not be given for a context other than WAYPOINT';
      yield { field: match.at('waypoint'), problem, fix: 'correct the context' };
    }
    yield* numberWrong(match.at('waypoint', 'portNumber'), portFault, 'write the number of a port');
    yield* isWaypoint ? [] : wrongPatch(patch);
  }
}

function* wrongPatch(of: Field): Generator<Wrong> {
  const patch = of.at('patch');
  const operation = patch.at('operation').text;
  if (!given(of.at('applyTo')) || of.at('applyTo').value === 'INVALID') {
    yield { field: of.at('applyTo'), problem: 'must be given', fix: 'say what is changed, such as HTTP_FILTER' };
  }
  if (!given(patch)) {
    yield { field: patch, problem: 'must be given', fix: 'write operation and value' };
  } else if (operation === 'INVALID' || !given(patch.at('operation'))) {
    yield { field: patch.at('operation'), problem: 'must be given', fix: 'write MERGE, ADD, REMOVE, INSERT_FIRST, INSERT_BEFORE, INSERT_AFTER or REPLACE' };
  } else if (operation !== 'REMOVE' && !given(patch.at('value'))) {
    yield { field: patch.at('value'), problem: 'must be given, unless the operation is REMOVE', fix: 'write the part of Envoy\'s configuration' };
  }
  yield* textWrong(of.at('match', 'proxy', 'proxyVersion'), text => Buffer.byteLength(text) > 1024 ? undefined : re2Fault(text), 'write a regular expression that RE2 reads');
  yield* wrongMatch(of);
  const isFilter = ['HTTP_FILTER', 'NETWORK_FILTER'].includes(of.at('applyTo').text ?? '');
  const filter = isFilter ? ['typed_config', 'typedConfig'].map(name => patch.at('value', name)).find(given) : undefined;
  if (filter !== undefined && isRecord(filter.value) && !given(filter.at('@type'))) {
    yield { field: filter.at('@type'), problem: 'must be given', fix: 'name the type, as in "type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua"' };
  }
}

/** What a change looks for, by what it is applied to. */
const LOOKS_FOR: Readonly<Record<string, string>> = {
  LISTENER: 'listener', FILTER_CHAIN: 'listener', NETWORK_FILTER: 'listener', HTTP_FILTER: 'listener',
  ROUTE_CONFIGURATION: 'routeConfiguration', VIRTUAL_HOST: 'routeConfiguration', HTTP_ROUTE: 'routeConfiguration',
  CLUSTER: 'cluster',
};
const MANAGERS = ['envoy.filters.network.http_connection_manager', 'envoy.http_connection_manager'];

function* wrongMatch(of: Field): Generator<Wrong> {
  const applyTo = of.at('applyTo').text ?? '';
  const wanted = Object.hasOwn(LOOKS_FOR, applyTo) ? LOOKS_FOR[applyTo] : undefined;
  const found = ['listener', 'routeConfiguration', 'cluster', 'waypoint'].map(name => of.at('match', name)).find(given);
  if (wanted !== undefined && found !== undefined && !given(of.at('match', wanted))) {
    yield { field: found, problem: `must be ${wanted} for applyTo: ${applyTo}`, fix: `write ${wanted}, or correct applyTo` };
  }
  const filter = wanted === 'listener' ? of.at('match', 'listener', 'filterChain', 'filter') : of.at('nothing');
  if (!given(filter)) {
    return;
  }
  const [name, below] = [filter.at('name'), filter.at('subFilter')];
  if ((name.text ?? '') === '' && (name.text !== undefined || !given(name))) {
    yield { field: name, problem: 'must be given', fix: 'name the filter' };
  } else if (given(below)) {
    if (applyTo !== 'HTTP_FILTER') {
      yield { field: below, problem: `must not be given for applyTo: ${applyTo}`, fix: 'leave it out, or write applyTo: HTTP_FILTER' };
    } else if (name.text !== undefined && !MANAGERS.includes(name.text)) {
      yield { field: name, problem: 'must be the filter for HTTP where subFilter is given', fix: `write ${MANAGERS[0]}` };
    } else if (!given(below.at('name')) || below.at('name').value === '') {
      yield { field: below.at('name'), problem: 'must be given', fix: 'name the filter' };
    }
  }
}
