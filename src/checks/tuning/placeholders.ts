import { Field, listed, shown } from '../../core';
import { Fault, fault, given, repeated } from '../fault';

const PLACE = /\$\{trialParameters\.(.+?)\}/g;

/**
 * Names that a trial uses and does not declare, or declares and does not use.
 *
 * @param template the template of trials
 * @param text the object of a trial as text
 */
export function* placeholderFaults(template: Field, text: string): Generator<Fault> {
  const declared = template.at('trialParameters').items().map(one => one.at('name'));
  const used = new Set([...text.matchAll(PLACE)].map(([, name]) => name));
  const names = new Set(declared.flatMap(({ text: name }) => name ?? []));
  yield* declared.filter(name => name.text !== undefined && !used.has(name.text))
    .map(name => fault(name, 'must stand in the object of the trial', `write \${trialParameters.${name.text}} into it, or leave the parameter out`));
  const unknown = [...used].filter(name => !names.has(name));
  if (unknown.length > 0) {
    yield {
      field: template.at('trialParameters').path, problem: `must name all that the object of the trial uses, got ${listed([...names])}, and not ${shown(unknown)}`,
      fix: 'add what is missing, or correct it in the object',
    };
  }
  yield* repeated(declared, 'a name');
  yield* repeated(template.at('trialParameters').items().map(one => one.at('reference')), 'a reference');
}

/** What a search for an architecture gives to its trials. */
const GIVEN: Readonly<Record<string, readonly string[]>> = { enas: ['architecture', 'nn_config'], darts: ['algorithm-settings', 'search-space', 'num-layers'] };

/**
 * References to what a trial does not have.
 *
 * @param spec the spec of the experiment
 * @param object the object of a trial
 */
export function* referenceFaults(spec: Field, object: Field): Generator<Fault> {
  const references = spec.at('trialTemplate', 'trialParameters').items().map(one => one.at('reference'));
  for (const reference of references) {
    const [, map, key] = /^\$\{trialSpec\.(Annotations|Labels)\[(.+)\]\}$/.exec(reference.text ?? '') ?? [];
    if (map !== undefined && object.at('metadata', map.toLowerCase(), key).text === undefined) {
      yield fault(reference, `must be one of the ${map.toLowerCase()} of the object of the trial`, `add ${shown(key)} to metadata.${map.toLowerCase()} in it`);
    }
  }
  const algorithm = spec.at('algorithm', 'algorithmName').text ?? '';
  if (!given(spec.at('nasConfig')) || !Object.hasOwn(GIVEN, algorithm)) {
    return;
  }
  const own = references.filter(({ text }) => text !== undefined && !text.startsWith('${trialSpec.'));
  yield* own.filter(({ text }) => !GIVEN[algorithm].includes(text ?? '')).map(one => fault(one, `must be what ${algorithm} gives`, `write one of ${listed(GIVEN[algorithm])}`));
  const missing = GIVEN[algorithm].filter(name => !own.some(({ text }) => text === name));
  if (missing.length > 0) {
    yield {
      field: spec.at('trialTemplate', 'trialParameters').path,
      problem: `must refer to all that ${algorithm} gives, and not to ${shown(missing)}, got ${shown(own.map(one => one.text))}`, fix: 'add it',
    };
  }
}

/** A value with other texts in the place of its placeholders. */
export function replaced(value: unknown, values: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return value.replace(PLACE, (whole: string, name: string) => values.get(name) ?? whole);
  }
  if (Array.isArray(value)) {
    return value.map(one => replaced(one, values));
  }
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, below]) => [name, replaced(below, values)])) : value;
}
