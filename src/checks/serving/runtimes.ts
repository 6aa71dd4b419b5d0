import { MAIN, Model, modelOf, modeOf, SERVICE, WORKER } from './services';
import { Field, listed, Located, ManifestSet, Rule, shown } from '../../core';
import { orExistingPlatform } from '../platforms';
import { dangling } from '../references/common';
import { blamed, Fault, given, missing, said } from '../fault';

/** `InferenceService/Runtime`: a runtime serves the format of the model, in its version and by its protocol. */
export const inferenceServiceRuntime: Rule = {
  id: 'InferenceService/Runtime',
  why: 'The controller of KServe makes nothing of an InferenceService whose model no runtime serves; only its status says so.',
  * check(set) {
    for (const at of set.ofKind(SERVICE)) {
      const model = modeOf(at, set) === 'ModelMesh' ? undefined : modelOf(at);
      if (model === undefined) {
        continue;
      }
      if (model.format === '') {
        // The schema takes a model without it; a format without a name is one that no runtime has.
        yield* blamed(at, missing([model.field.at('modelFormat', 'name')], 'write the format of the model, as a runtime has it'));
      } else if (model.runtime === undefined) {
        yield* blamed(at, unserved(at, model, set));
      } else if (namedRuntime(at, model.runtime, set) !== undefined) {
        yield* blamed(at, unfit(at, model, set));
      } else if (!isMadeByOthers(at.namespace, model.runtime, set)) {
        yield dangling(at, model.field.at('runtime'), 'ServingRuntime or ClusterServingRuntime', undefined, model.runtime, orExistingPlatform(set));
      }
      yield* blamed(at, wrongTemplates(model.field));
    }
  },
};

const OWN = 'serving.kserve.io/ServingRuntime';
const OF_ALL = 'serving.kserve.io/ClusterServingRuntime';

/** The runtime that serves a model; undefined if there is none, or nobody knows. */
export function runtimeOf(at: Located, model: Model, set: ManifestSet): Located | undefined {
  return model.runtime === undefined ? fitting(at, model, set)[0] : namedRuntime(at, model.runtime, set);
}

function namedRuntime(at: Located, name: string, set: ManifestSet): Located | undefined {
  return set.find(OWN, at.namespace, name) ?? set.find(OF_ALL, undefined, name);
}

function isMadeByOthers(namespace: string | undefined, name: string, set: ManifestSet): boolean {
  return [set.isExternal(OWN, namespace, name), set.isExternal(OF_ALL, undefined, name)].includes(true);
}

/** Runtimes among which KServe chooses one for a model, that of the namespace and of the highest priority first. */
function fitting(at: Located, model: Model, set: ManifestSet): Located[] {
  const isLarge = given(at.at('spec', 'predictor', 'workerSpec'));
  const own = (set.byNamespace(OWN).get(at.namespace ?? '') ?? []).filter(one => fits(one, model, isLarge));
  const ofAll = set.allOfKind(OF_ALL).filter(one => fits(one, model, isLarge));
  return [own, ofAll].flatMap(list => [...list].sort((a, b) => priority(b, model) - priority(a, model)));
}

function fits(runtime: Located, model: Model, isLarge: boolean): boolean {
  const spec = runtime.at('spec');
  return spec.at('disabled').value !== true && spec.at('multiModel').value !== true && serves(spec, model, true) && speaks(spec, model.protocol) &&
    given(spec.at('workerSpec')) === isLarge;
}

/** Whether a runtime has the format; one that is not named must also offer itself for it. */
function serves(spec: Field, { format, version }: Model, isChosen: boolean): boolean {
  return spec.at('supportedModelFormats').items().some(one => one.at('name').value === format && (!isChosen || one.at('autoSelect').value === true) &&
    (version === undefined || one.at('version').value === version));
}

function speaks(spec: Field, protocol: string): boolean {
  const spoken = spec.at('protocolVersions').items();
  return protocol === '' || spoken.length === 0 || spoken.some(one => one.value === protocol);
}

function priority(runtime: Located, { format }: Model): number {
  return runtime.at('spec', 'supportedModelFormats').items().find(one => one.at('name').value === format)?.at('priority').number ?? 0;
}

/** A model that no runtime offers itself for; where nobody knows the runtimes of all teams, that says nothing. */
function* unserved(at: Located, model: Model, set: ManifestSet): Generator<Fault> {
  if (set.allOfKind(OF_ALL).length === 0 || isMadeByOthers(at.namespace, '*', set)) {
    return;
  }
  if (fitting(at, model, set).length === 0) {
    const name = model.field.path.endsWith('.model') ? model.field.at('modelFormat') : model.field;
    const all = [...set.allOfKind(OF_ALL), ...set.byNamespace(OWN).get(at.namespace ?? '') ?? []].filter(one => one.at('spec', 'disabled').value !== true && one.at('spec',
      'multiModel').value !== true);
    const near = all.filter(one => serves(one.at('spec'), { ...model, version: undefined }, false));
    yield said(name, `is a format that no runtime offers to serve, got ${shown(`${model.format} ${model.version ?? ''}`.trim())} by protocol ${shown(model.protocol)}`,
      near.length === 0 ? `take one of ${listed(formatsOf(all))}, or add a runtime for it`
        : `name a runtime that has it (${listed(near.map(one => one.name))}), or write another version or protocolVersion`);
    return;
  }
  yield* wrongContainers(at, model, fitting(at, model, set)[0], set);
}

function formatsOf(runtimes: readonly Located[]): Set<string> {
  return new Set(runtimes.flatMap(one => one.at('spec',
    'supportedModelFormats').items()).filter(one => one.at('autoSelect').value === true).flatMap(one => one.at('name').text ?? []));
}

/** A runtime that an InferenceService names, but that does not serve it. */
function* unfit(at: Located, model: Model, set: ManifestSet): Generator<Fault> {
  const runtime = namedRuntime(at, model.runtime ?? '', set)!;
  const [spec, name] = [runtime.at('spec'), model.field.at('runtime')];
  const protocol = model.field.at('protocolVersion');
  if (spec.at('disabled').value === true) {
    yield said(name, `is switched off, got ${shown(runtime.name)}`, 'name another runtime');
  } else if (protocol.text !== undefined && !speaks(spec, protocol.text)) {
    yield said(protocol, `is no protocol of the runtime ${shown(runtime.name)}, got ${shown(protocol.text)}`,
      `write one of ${listed(spec.at('protocolVersions').items().flatMap(one => one.text ?? []))}`);
  } else if (!serves(spec, model, false)) {
    const there = spec.at('supportedModelFormats').items().map(one => [one.at('name').text, one.at('version').text].filter(part => part !== undefined).join(' '));
    yield said(model.field.at('modelFormat'), `is no format of the runtime ${shown(runtime.name)}, got ${shown([model.format, model.version ?? ''].join(' ').trim())}`,
      `write one of ${listed(there)}, or name another runtime`);
  } else {
    yield* wrongContainers(at, model, runtime, set);
  }
}

/** A runtime without the containers that KServe looks for; at one of the output this is said of it itself. */
function* wrongContainers(at: Located, model: Model, runtime: Located, set: ManifestSet): Generator<Fault> {
  const field = model.runtime === undefined ? model.field : model.field.at('runtime');
  const names = (list: Field) => list.items().map(one => one.at('name').value);
  if (!names(runtime.at('spec', 'containers')).includes(MAIN) && set.known.includes(runtime)) {
    yield said(field, `is served by a runtime without a container called ${MAIN}, got ${shown(runtime.name)}`, 'name another runtime, or correct that one');
  }
  const worker = at.at('spec', 'predictor', 'workerSpec');
  if (given(worker) && !names(runtime.at('spec', 'workerSpec', 'containers')).includes(WORKER)) {
    yield said(worker, `needs a runtime whose workerSpec has a container called ${WORKER}, got ${shown(runtime.name)}`, 'name such a runtime, or leave workerSpec out');
  }
}

/** Fields of metadata that a template may name. */
const METADATA = ['Name', 'GenerateName', 'Namespace', 'SelfLink', 'UID', 'ResourceVersion', 'Generation', 'CreationTimestamp', 'DeletionTimestamp', 'DeletionGracePeriodSeconds',
  'Labels', 'Annotations', 'OwnerReferences', 'Finalizers', 'ManagedFields'];

/** Words of Go's templates with which an action may begin. */
const WORDS = ['if', 'else', 'end', 'range', 'with', 'define', 'template', 'block', 'break', 'continue', 'and', 'or', 'not', 'len', 'index', 'slice', 'print', 'printf', 'println',
  'html', 'js', 'urlquery', 'call', 'eq', 'ne', 'lt', 'le', 'gt', 'ge', 'true', 'false', 'nil'];

/** Texts in a container that KServe takes for templates of Go, and cannot fill in. */
export function* wrongTemplates(container: Field): Generator<Fault> {
  for (const list of ['args', 'command']) {
    for (const one of container.at(list).items()) {
      yield* wrongTemplate(one);
    }
  }
  for (const one of container.at('env').items()) {
    yield* wrongTemplate(one.at('value'));
  }
  yield* wrongTemplate(container.at('image'));
}

function* wrongTemplate(field: Field): Generator<Fault> {
  const text = field.text ?? '';
  const parts = text.split('{{').slice(1);
  const isWrong = parts.some(part => {
    const end = part.indexOf('}}');
    const [, name] = /^-?\s*\.(\w+)/.exec(part) ?? [];
    const [, word] = /^-?\s*([A-Za-z_]\w*)/.exec(part) ?? [];
    const action = part.slice(0, Math.max(0, end));
    return action.trim() === '' || word !== undefined && !WORDS.includes(word) || action.includes('"') || name !== undefined && !METADATA.includes(name);
  });
  if (isWrong) {
    yield said(field, 'is taken for a template over the metadata of the service, which has no such value',
      'write such as {{.Name}} or {{.Labels.model}}, and put other templates into a file');
  }
}
