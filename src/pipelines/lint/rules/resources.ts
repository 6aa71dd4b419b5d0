import { Field } from '../../../core/field';
import { thousandths } from '../../../core/quantity';
import { isSet, PipelineDocument } from '../document';
import { Fault, PipelineRule } from '../finding';
import { gotAt } from '../names';

/** `Resources/Quantity`: amounts are such as Kubernetes reads. */
export const resourcesQuantity: PipelineRule = {
  id: 'Resources/Quantity',
  severity: 'error',
  why: 'Nothing reads amounts before the pod of a task is made; one that is none makes the task fail.',
  check: wrongQuantities,
};

/** `Resources/Limit`: nothing is requested beyond its limit. */
export const resourcesLimit: PipelineRule = {
  id: 'Resources/Limit',
  severity: 'error',
  why: 'Kubernetes refuses a pod that requests more than its limit.',
  check: function* (pipeline) {
    for (const resources of resourcesOf(pipeline)) {
      for (const what of ['Cpu', 'Memory']) {
        const [request, limit] = ['Request', 'Limit'].map(end => resources.at(`resource${what}${end}`));
        const [asked, most] = [request, limit].map(each => thousandths(each.text));
        if (asked !== undefined && most !== undefined && asked > most) {
          yield { at: request, problem: `must not be more than the limit ${String(limit.text)}, ${gotAt(request)}`, fix: 'lower the request or raise the limit' };
        }
      }
    }
  },
};

/** `Resources/Twins`: the old and the new form of an amount say the same. */
export const resourcesTwins: PipelineRule = {
  id: 'Resources/Twins',
  severity: 'warning',
  why: 'Servers before 2.3 read the old form, newer ones the new form: two amounts make a pipeline that differs from server to server.',
  check: differentTwins,
};

/** Bytes that 1 in the old form of memory stands for, and cores of CPU. */
const UNITS: Readonly<Record<string, number>> = { Cpu: 1, Memory: 1e9 };

const AMOUNTS = ['Cpu', 'Memory'].flatMap(what => ['Limit', 'Request'].map(end => ({ what, name: `${what}${end}`, old: `${what.toLowerCase()}${end}` })));

function* resourcesOf({ executors }: PipelineDocument): Generator<Field> {
  for (const executor of executors.values()) {
    const resources = executor.at('container', 'resources');
    if (isSet(resources)) {
      yield resources;
    }
  }
}

function* wrongQuantities(pipeline: PipelineDocument): Generator<Fault> {
  for (const resources of resourcesOf(pipeline)) {
    for (const { name } of AMOUNTS) {
      yield* wrongQuantity(resources.at(`resource${name}`), name.startsWith('Cpu') ? '500m' : '512Mi');
    }
    yield* wrongQuantity(resources.at('accelerator', 'resourceCount'), '1');
  }
  for (const settings of pipeline.podSettings.values()) {
    for (const [list, name] of [['emptyDirMounts', 'sizeLimit'], ['genericEphemeralVolume', 'size']]) {
      for (const entry of settings.at(list).items()) {
        yield* wrongQuantity(entry.at(name), '1Gi');
      }
    }
  }
  yield* wrongQuantity(pipeline.platform.at('pipelineConfig', 'workspace', 'size'), '1Gi');
}

function* wrongQuantity(at: Field, example: string): Generator<Fault> {
  const isTaken = at.text?.includes('{{$.inputs.parameters[') === true;
  if (isSet(at) && at.value !== '' && !isTaken && (at.text === undefined || thousandths(at.text) === undefined)) {
    yield { at, problem: `must be an amount as Kubernetes writes it, ${gotAt(at)}`, fix: `write e.g. "${example}"` };
  }
}

function* differentTwins(pipeline: PipelineDocument): Generator<Fault> {
  for (const resources of resourcesOf(pipeline)) {
    for (const { what, name, old } of AMOUNTS) {
      const said = thousandths(resources.at(`resource${name}`).text);
      const at = resources.at(old);
      const before = at.number === undefined ? undefined : at.number * 1000 * UNITS[what];
      if (said !== undefined && before !== undefined && Math.abs(said - before) > Math.max(said, before) * 1e-6) {
        const amount = resources.at(`resource${name}`).text;
        yield { at, problem: `must be the same amount as resource${name} ${String(amount)}, ${gotAt(at)}`, fix: 'remove it, or write the same amount' };
      }
    }
    for (const [name, old] of [['resourceType', 'type'], ['resourceCount', 'count']]) {
      const [said, at] = [resources.at('accelerator', name), resources.at('accelerator', old)];
      const before = at.text ?? at.number?.toString();
      if (said.text !== undefined && before !== undefined && before !== said.text) {
        yield { at, problem: `must be the same as ${name} "${said.text}", ${gotAt(at)}`, fix: 'remove it, or write the same' };
      }
    }
  }
}
