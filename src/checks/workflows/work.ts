/**
 * What single templates do.
 *
 * Source: Argo Workflows, workflow/validate/validate.go, validateLeaf, and workflow/metrics; release in pins/.
 */
import { CORE_SCHEMA, loadAll } from 'js-yaml';
import { Base, Found } from './found';
import { Work } from './templates';
import { Field } from '../../core';
import { filled, given, repeated } from '../wrong';

/** A template that does something itself, or waits. */
export function* workWrong(template: Field, work: Work, base: Base): Generator<Found> {
  if (work === 'container' || work === 'script') {
    const image = template.at(work, 'image');
    if (!filled(image) && !filled(base.spec.at('templateDefaults', work, 'image'))) {
      yield { subject: 'form', field: image, problem: 'must be given', fix: 'name the image, or one for all in templateDefaults' };
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
    yield { subject: 'form', field: template.at('timeout'), problem: 'must not be given in a template that waits', fix: 'write suspend.duration' };
  }
  yield* deadline(template.at('activeDeadlineSeconds'));
}

function* deadline(field: Field): Generator<Found> {
  const { value } = field;
  const isVariable = typeof value === 'string' && value.startsWith('{{') && value.endsWith('}}');
  if ((typeof value === 'number' || typeof value === 'string') && !isVariable && !(/^[+]?\d+$/.test(String(value)))) {
    yield { subject: 'form', field, problem: 'must be a whole number, 0 or more, or a variable', fix: 'write the seconds' };
  }
}

function* containers(template: Field): Generator<Found> {
  const set = template.at('containerSet');
  const all = set.at('containers').items();
  const names = all.map(one => one.at('name'));
  const form = (wrong: { readonly field: Field; readonly problem: string; readonly fix: string }): Found => ({ subject: 'form', ...wrong });
  yield* repeated(names, 'the name of a container').map(form);
  yield* repeated(set.at('volumeMounts').items().map(mount => mount.at('mountPath')), 'a path in the containers').map(form);
  const known = names.map(name => name.text);
  for (const field of all.flatMap(one => one.at('dependencies').items()).filter(({ text }) => text !== undefined && !known.includes(text))) {
    yield form({ field, problem: 'must name a container of the set', fix: 'correct the name' });
  }
  const waits = new Map(all.map(one => [one.at('name').text ?? '', one.at('dependencies').items().flatMap(({ text }) => text ?? [])]));
  if (cycleIn(waits) !== undefined) {
    yield form({ field: set.at('containers'), problem: 'must not wait for each other in a circle', fix: 'remove one of the dependencies' });
  }
  const hands = [template.at('inputs', 'artifacts'), template.at('outputs', 'parameters'), template.at('outputs', 'artifacts')].find(filled);
  if (hands !== undefined && !known.includes('main')) {
    yield form({ field: hands, problem: 'must not be given in a set without a container named "main"', fix: 'name the container "main" that reads and writes them' });
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
    if (done.has(name) || !waits.has(name)) {
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
    yield { subject: 'form', field: action, problem: `must be one of ${ACTIONS.join(', ')}`, fix: 'write one of them' };
  }
  if (action.value === 'delete' || action.value === 'get') {
    return;
  }
  if (filled(manifest) === given(from)) {
    yield { subject: 'form', field: manifest, problem: 'must be given, unless manifestFrom is, and not beside it', fix: 'write the object', got: 'got both or none' };
  }
  const artifact = from.at('artifact');
  const inputs = template.at('inputs', 'artifacts').items().map(one => one.at('name').text ?? '');
  if (given(artifact) && !inputs.includes(artifact.at('name').text ?? '')) {
    yield { subject: 'form', field: artifact.at('name'), problem: 'must name one of the artifacts in inputs', fix: 'add it to inputs.artifacts, or correct the name' };
  }
  if (manifest.text !== undefined && !isYaml(manifest.text)) {
    yield { subject: 'form', field: manifest, problem: 'must be YAML', fix: 'correct its indentation and signs', got: 'got a string' };
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
      yield { subject: 'form', field, problem: 'must be letters, digits and "_", with no digit first', fix: 'choose another name' };
    }
    for (const field of [help, ...['gauge', 'counter', 'histogram'].map(kind => metric.at(kind)).filter(given).map(kind => kind.at('value'))].filter(one => !filled(one))) {
      yield { subject: 'form', field, problem: 'must be given', fix: 'write it' };
    }
    if (metric.at('gauge', 'realtime').value === true && metric.at('gauge', 'value').text?.includes('resourcesDuration.') === true) {
      yield { subject: 'form', field: metric.at('gauge', 'value'), problem: 'must not use resourcesDuration beside realtime: true', fix: 'write realtime: false' };
    }
  }
}
