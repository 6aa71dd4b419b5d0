import { expressionFault } from './expressions';
import { attachment, selectorWrong } from './parts';
import { isMisescaped, looseDurationFault, Problem, portFault } from './values';
import { Field, Located, Rule } from '../../core';
import { fault, Fault, filled, given, missing, numberWrong, repeated, ruleOf, textWrong } from '../fault';

/** `Istio/Telemetry`: Telemetries and WasmPlugins are such as istiod takes. */
export const istioTelemetry: Rule = ruleOf(
  'Istio/Telemetry',
  'istiod or the API server refuses such an object, or istiod leaves a part of it out: proxies then tell nothing, or run without the plugin.',
  { 'telemetry.istio.io/Telemetry': wrongTelemetry, 'extensions.istio.io/WasmPlugin': wrongPlugin },
);

const CONDITION = 'write a condition such as "response.code >= 400"';
const NAMED = 'name one of the extensionProviders of the mesh';

/** Source: Istio, pkg/config/validation, ValidateTelemetry, and the rules of its definition; release in pins/. */
function* wrongTelemetry(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  yield* attachment(spec);
  yield* selectorWrong(spec);
  const tracing = spec.at('tracing').items();
  for (const field of tracing.slice(1)) {
    yield fault(field, 'must not be a second entry, which Istio leaves out', 'write all in one entry');
  }
  for (const entry of ['metrics', 'tracing', 'accessLogging'].flatMap(name => spec.at(name).items())) {
    for (const provider of entry.at('providers').items()) {
      yield* filled(provider.at('name')) ? [] : [fault(provider.at('name'), 'must be given', NAMED)];
    }
  }
  for (const filter of spec.at('accessLogging').items().map(entry => entry.at('filter')).filter(given)) {
    const field = filter.at('expression');
    yield* missing([field], CONDITION);
    yield* textWrong(field, text => text === '' ? undefined : expressionFault(text), CONDITION);
  }
  for (const entry of tracing) {
    yield* traces(entry);
  }
  for (const entry of spec.at('metrics').items()) {
    yield* metrics(entry);
  }
}

const TAGS = { literal: 'value', header: 'name', environment: 'name' } as const;

function* traces(entry: Field): Generator<Fault> {
  for (const field of entry.at('providers').items().slice(1)) {
    yield fault(field, 'must not be a second entry, which Istio leaves out', 'name one provider');
  }
  yield* numberWrong(entry.at('randomSamplingPercentage'), number => number < 0 || number > 100 ? 'must be 0 to 100' : undefined, 'write a percentage');
  for (const [name, tag] of entry.at('customTags').entries()) {
    if (name === '') {
      yield fault(tag, 'must have a name', 'name the tag');
    }
    for (const [kind, part] of Object.entries(TAGS)) {
      if (given(tag.at(kind)) && !filled(tag.at(kind, part))) {
        yield fault(tag.at(kind, part), 'must be given', 'write it');
      }
    }
  }
}

function* metrics(entry: Field): Generator<Fault> {
  yield* textWrong(entry.at('reportingInterval'), looseDurationFault, 'write a duration such as "10s"');
  for (const override of entry.at('overrides').items()) {
    yield* textWrong(override.at('match', 'customMetric'), text => text === '' ? 'must not be empty' : undefined, 'name the metric');
    for (const [, tag] of override.at('tagOverrides').entries()) {
      const operation = tag.at('operation').text ?? 'UPSERT';
      if (operation === 'UPSERT' && !filled(tag.at('value'))) {
        yield fault(tag.at('value'), 'must be given for operation UPSERT', 'write the value, or operation: REMOVE');
      } else if (operation === 'REMOVE' && given(tag.at('value'))) {
        yield fault(tag.at('value'), 'must not be given for operation REMOVE', 'leave it out');
      }
    }
  }
}

/** Source: Istio, pkg/config/validation, ValidateWasmPlugin, and the rules of its definition; release in pins/. */
function* wrongPlugin(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  yield* attachment(spec);
  yield* selectorWrong(spec);
  yield* textWrong(spec.at('url'), text => text === '' ? undefined : urlFault(text), 'write oci://<image>, https://<address>, http://<address> or file://<path>');
  const sumFault = (text: string) => text === '' || /^[a-f0-9]{64}$/.test(text) ? undefined : 'must be 64 digits of 0 to 9 and a to f';
  yield* textWrong(spec.at('sha256'), sumFault, 'write the checksum of the module');
  yield* textWrong(spec.at('imagePullSecret'), text => text.length > 253 ? 'must have at most 253 letters' : undefined, 'write the name of a Secret');
  yield* textWrong(spec.at('pluginName'), text => text.length > 256 ? 'must have at most 256 letters' : undefined, 'choose a shorter name');
  const variables = spec.at('vmConfig', 'env').items();
  yield* repeated(variables.map(one => one.at('name')), 'the name of a variable', 'got a string');
  for (const field of variables.filter(one => one.at('valueFrom').value === 'HOST').map(one => one.at('value')).filter(given)) {
    yield fault(field, 'must not stand beside valueFrom: HOST', 'keep one of the two');
  }
  for (const number of spec.at('match').items().flatMap(one => one.at('ports').items()).map(port => port.at('number'))) {
    yield* numberWrong(number, portFault, 'write the number of a port');
  }
}

const SCHEMES = ['file', 'http', 'https', 'oci'];

function urlFault(text: string): Problem {
  const [, scheme, rest = text] = /^([a-zA-Z][a-zA-Z0-9+.-]*):(?:\/\/)?(.*)$/s.exec(text) ?? [];
  if (scheme !== undefined && !SCHEMES.includes(scheme.toLowerCase()) || scheme === undefined && text.includes('://')) {
    return `must have one of the schemes ${SCHEMES.join(', ')}`;
  }
  const [host] = rest.split('/');
  return isMisescaped(rest) || /[\s{}^\\`|#]/.test(host) || /^[^:[\]]*:(?!\d*$)/.test(host.replace(/^.*@/, '')) ? 'must be an address' : undefined;
}
