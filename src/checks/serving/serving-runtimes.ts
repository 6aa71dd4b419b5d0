import { blockedVariables } from './form';
import { unknownDevices, wrongSizes, writtenSizes } from './multi-node';
import { wrongTemplates } from './runtimes';
import { MAIN, TRANSFORMER, WORKER } from './services';
import { Field, Located, ManifestSet, Rule, shown } from '../../core';
import { gotAt } from '../shown';
import { blamed, Fault, given, said } from '../fault';

const KINDS = ['ServingRuntime', 'ClusterServingRuntime'].map(kind => `serving.kserve.io/${kind}`);

/** `ServingRuntime/Form`: what belongs together in a runtime is such as KServe takes. */
export const servingRuntimeForm: Rule = {
  id: 'ServingRuntime/Form',
  why: 'The webhook of KServe refuses the runtime, or no InferenceService with it ever starts.',
  * check(set) {
    for (const at of set.ofKind(...KINDS).filter(isOn)) {
      yield* blamed(at, wrongRuntime(at));
    }
  },
};

/** `ServingRuntime/Priority`: of two runtimes for a format, one comes first. */
export const servingRuntimePriority: Rule = {
  id: 'ServingRuntime/Priority',
  why: 'The webhook of KServe refuses a runtime with the priority that another one has for the same format, since it could not choose.',
  * check(set) {
    for (const at of set.ofKind(...KINDS).filter(isOn)) {
      yield* blamed(at, [...severalPriorities(at), ...samePriority(at, set)]);
    }
  },
};

function isOn(runtime: Located): boolean {
  return runtime.at('spec', 'disabled').value !== true;
}

function* wrongRuntime(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  const containers = spec.at('containers').items();
  const worker = spec.at('workerSpec');
  yield* blockedVariables([...containers, ...worker.at('containers').items()]);
  if (spec.at('multiModel').value !== true) {
    yield* containers.filter(one => [MAIN, TRANSFORMER].includes(one.at('name').text ?? '')).flatMap(one => [...wrongTemplates(one)]);
  }
  if (!given(worker)) {
    return;
  }
  // Sizes and devices stand in annotations of the pods.
  const annotations = spec.at('annotations');
  yield* wrongSizes(worker);
  if (worker.at('containers').items().length === 0) {
    yield said(worker.at('containers'), `must hold the container of the further nodes, ${gotAt(worker.at('containers'))}`, `write it, called ${WORKER}`);
  }
  for (const one of containers.filter(container => container.at('name').value === MAIN)) {
    yield* writtenSizes(one);
    yield* unknownDevices(one, annotations);
  }
  for (const one of worker.at('containers').items().filter(container => container.at('name').value === WORKER)) {
    yield* unknownDevices(one, annotations);
  }
}

/** Formats of a runtime for which KServe may choose it. */
function offered(runtime: Located): Field[] {
  return runtime.at('spec', 'supportedModelFormats').items().filter(one => one.at('autoSelect').value === true);
}

function* severalPriorities(at: Located): Generator<Fault> {
  const first = new Map<unknown, number | undefined>();
  for (const format of offered(at)) {
    const [name, priority] = [format.at('name').value, format.at('priority')];
    const other = first.get(name);
    if (other !== undefined && priority.number !== undefined && other !== priority.number) {
      yield said(priority, `must be the same for all versions of the format ${shown(name)}, got ${priority.number} after ${other}`, `write ${other}`);
    }
    if (!first.has(name)) {
      first.set(name, priority.number);
    }
  }
}

/** The runtimes of a kind by what must not be that of two: place, protocol, format, version and priority. Those of the platform are there before. */
function ranks(set: ManifestSet): ReadonlyMap<string, readonly Located[]> {
  return set.once('priorities of runtimes', () => {
    const all = new Map<string, Located[]>();
    const known = set.known.filter(one => KINDS.includes(one.key));
    for (const runtime of [...known, ...set.ofKind(...KINDS)].filter(isOn)) {
      for (const id of offered(runtime).flatMap(format => idsOf(runtime, format))) {
        all.set(id, [...all.get(id) ?? [], runtime]);
      }
    }
    return all;
  });
}

function idsOf(runtime: Located, format: Field): string[] {
  const priority = format.at('priority').number;
  const isMulti = runtime.at('spec', 'multiModel').value === true;
  return priority === undefined ? [] : runtime.at('spec', 'protocolVersions').items().map(({ value }) =>
    JSON.stringify([runtime.key, runtime.namespace, isMulti, value, format.at('name').text?.toLowerCase(), format.at('version').value, priority]));
}

/** The one that stands later is refused. */
function* samePriority(at: Located, set: ManifestSet): Generator<Fault> {
  const all = ranks(set);
  for (const format of offered(at)) {
    const found = idsOf(at, format).flatMap(id => {
      const ranked = all.get(id) ?? [];
      return ranked.slice(0, ranked.indexOf(at)).filter(one => one.name !== at.name);
    });
    if (found.length > 0) {
      const [priority, runtime] = [format.at('priority'), found[0]];
      yield said(priority, `is that of the runtime ${shown(runtime.name)} for the format ${shown(format.at('name').value)} too, got ${priority.number}`,
        'write another number, or leave it out');
    }
  }
}
