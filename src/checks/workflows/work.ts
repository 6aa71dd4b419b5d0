/**
 * What single templates do.
 *
 * Source: Argo Workflows, workflow/validate/validate.go, validateLeaf, and workflow/metrics; release in pins/.
 */
import { CORE_SCHEMA, loadAll } from 'js-yaml';
import { Base, Found } from './found';
import { Work } from './templates';
import { Field } from '../../core';
import { Fault, fault, filled, given, repeated } from '../fault';

/** A template that does something itself, or waits. */
export function* workWrong(template: Field, work: Work, base: Base): Generator<Found> {
  if (work === 'container' || work === 'script') {
    const image = template.at(work, 'image');
    if (!filled(image) && !filled(base.spec.at('templateDefaults', work, 'image'))) {
      yield { subject: 'form', ...fault(image, 'must be given', 'name the image, or one for all in templateDefaults') };
    }
  }
  if (work === 'container') {
    const mounts = template.at('container', 'volumeMounts').items().map(mount => mount.at('mountPath'));
    const files = template.at('inputs', 'artifacts').items().map(artifact => artifact.at('path'));
    yield* repeated([...mounts, ...files], 'a path in the container').map(one => ({ subject: 'form' as const, ...one }));
  }
  yield* work === 'containerSet' ? containers(template) : [];
  yield* work === 'resource' ? resource(template) : [];
  if (work === 'suspend' && filled(template.at('timeout'))) {
    yield { subject: 'form', ...fault(template.at('timeout'), 'must not be given in a template that waits', 'write suspend.duration') };
  }
  yield* deadline(template.at('activeDeadlineSeconds'));
}

function* deadline(field: Field): Generator<Found> {
  const { value } = field;
  const isVariable = typeof value === 'string' && value.startsWith('{{') && value.endsWith('}}');
  if ((typeof value === 'number' || typeof value === 'string') && !isVariable && !(/^[+]?\d+$/.test(String(value)))) {
    yield { subject: 'form', ...fault(field, 'must be a whole number, 0 or more, or a variable', 'write the seconds') };
  }
}

function* containers(template: Field): Generator<Found> {
  const set = template.at('containerSet');
  const all = set.at('containers').items();
  const names = all.map(one => one.at('name'));
  const form = (one: Fault): Found => ({ subject: 'form', ...one });
  yield* repeated(names, 'the name of a container').map(form);
  yield* repeated(set.at('volumeMounts').items().map(mount => mount.at('mountPath')), 'a path in the containers').map(form);
  const known = names.map(name => name.text);
  for (const field of all.flatMap(one => one.at('dependencies').items()).filter(({ text }) => text !== undefined && !known.includes(text))) {
    yield form(fault(field, 'must name a container of the set', 'correct the name'));
  }
  const waits = new Map(all.map(one => [one.at('name').text ?? '', one.at('dependencies').items().flatMap(({ text }) => text ?? [])]));
  if (cycleIn(waits) !== undefined) {
    yield form(fault(set.at('containers'), 'must not wait for each other in a circle', 'remove one of the dependencies'));
  }
  const hands = [template.at('inputs', 'artifacts'), template.at('outputs', 'parameters'), template.at('outputs', 'artifacts')].find(filled);
  if (hands !== undefined && !known.includes('main')) {
    yield form(fault(hands, 'must not be given in a set without a container named "main"', 'name the container "main" that reads and writes them'));
  }
}

/** A name that waits for itself, over others or not; undefined if none does. */
export function cycleIn(waits: ReadonlyMap<string, readonly string[]>): string | undefined {
  const open = new Set<string>();
  const done = new Set<string>();
  const visit = (name: string): string | undefined => {
    if (open.has(name)) {
      return name;
    }
    if (done.has(name)) {
      return undefined;
    }
    open.add(name);
    for (const other of waits.get(name) ?? []) {
      const found = visit(other);
      if (found !== undefined) {
        return found;
      }
    }
    open.delete(name);
    done.add(name);
    return undefined;
  };
  for (const name of waits.keys()) {
    const found = visit(name);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

const ACTIONS = ['get', 'create', 'apply', 'delete', 'replace', 'patch'];

function* resource(template: Field): Generator<Found> {
  const [action, manifest, from] = ['action', 'manifest', 'manifestFrom'].map(name => template.at('resource', name));
  const isVariable = /\{\{ *(inputs|workflow|pod)\./.test(action.text ?? '');
  if (!isVariable && (action.text === undefined ? !given(action) : !ACTIONS.includes(action.text))) {
    yield { subject: 'form', ...fault(action, `must be one of ${ACTIONS.join(', ')}`, 'write one of them') };
  }
  if (action.value === 'delete' || action.value === 'get') {
    return;
  }
  if (filled(manifest) === given(from)) {
    yield { subject: 'form', ...fault(manifest, 'must be given, unless manifestFrom is, and not beside it', 'write the object', 'got both or none') };
  }
  const artifact = from.at('artifact');
  const inputs = template.at('inputs', 'artifacts').items().map(one => one.at('name').text ?? '');
  if (given(artifact) && !inputs.includes(artifact.at('name').text ?? '')) {
    yield { subject: 'form', ...fault(artifact.at('name'), 'must name one of the artifacts in inputs', 'add it to inputs.artifacts, or correct the name') };
  }
  if (manifest.text !== undefined && !isYaml(manifest.text)) {
    yield { subject: 'form', ...fault(manifest, 'must be YAML', 'correct its indentation and signs', 'got a string') };
  }
}

/** Whether a text is YAML, once its variables are put in. */
function isYaml(text: string): boolean {
  try {
    const [first] = text.replace(/\{\{.*?\}\}/gs, 'x').split(/^---$/m).filter(part => part.trim() !== '');
    loadAll(first ?? '', { schema: CORE_SCHEMA });
    return true;
  } catch (error) {
    // Names that stand twice are no fault for the controller, and tags and anchors are read differently.
    return !(error instanceof Error) || /duplicat|tag|alias|anchor|merge/i.test(error.message);
  }
}

const METRIC = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Numbers that are told of a workflow or template. */
export function* metricsWrong(metrics: Field): Generator<Found> {
  for (const metric of metrics.at('prometheus').items()) {
    const [name, help] = [metric.at('name'), metric.at('help')];
    for (const field of [name, ...metric.at('labels').items().map(label => label.at('key'))].filter(({ text }) => text !== undefined && !METRIC.test(text))) {
      yield { subject: 'form', ...fault(field, 'must be letters, digits and "_", with no digit first', 'choose another name') };
    }
    for (const field of [help, ...['gauge', 'counter', 'histogram'].map(kind => metric.at(kind)).filter(given).map(kind => kind.at('value'))].filter(one => !filled(one))) {
      yield { subject: 'form', ...fault(field, 'must be given', 'write it') };
    }
    if (metric.at('gauge', 'realtime').value === true && metric.at('gauge', 'value').text?.includes('resourcesDuration.') === true) {
      yield { subject: 'form', ...fault(metric.at('gauge', 'value'), 'must not use resourcesDuration beside realtime: true', 'write realtime: false') };
    }
  }
}
