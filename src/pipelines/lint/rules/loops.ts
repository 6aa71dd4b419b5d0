import { shown } from '../../../core/errors';
import { isSet, PipelineDocument } from '../document';
import { Fault, PipelineRule } from '../finding';
import { dangling, gotAt } from '../names';

/** `Loop/Item`: what a loop hands over is an input of its component. */
export const loopItem: PipelineRule = {
  id: 'Loop/Item',
  severity: 'error',
  why: 'A component that has no such input never sees for which value it runs.',
  check: function* ({ tasks }) {
    for (const { iterator, component } of tasks) {
      const at = iterator?.field.at('itemInput');
      if (iterator !== undefined && at !== undefined && component !== undefined && !component.inputs[iterator.kind].has(at.text ?? '')) {
        yield dangling(at, 'an input', component.inputs[iterator.kind].keys());
      }
    }
  },
};

/** `Loop/Items`: a loop goes over a list. */
export const loopItems: PipelineRule = {
  id: 'Loop/Items',
  severity: 'error',
  why: 'Nothing looks at what a loop goes over before it starts, and fails.',
  check: wrongItems,
};

function* wrongItems({ tasks }: PipelineDocument): Generator<Fault> {
  for (const { field, iterator, component, inputs } of tasks) {
    if (isSet(field.at('parameterIterator')) && isSet(field.at('artifactIterator'))) {
      yield { at: field, problem: 'goes over either values or files, got both', fix: 'remove parameterIterator or artifactIterator' };
    } else if (iterator !== undefined) {
      const items = iterator.field.at('items');
      const input = items.at(iterator.kind === 'parameters' ? 'inputParameter' : 'inputArtifact');
      const raw = items.at('raw');
      if (isSet(input) === isSet(raw)) {
        yield { at: items, problem: `must be either a list or an input, got ${isSet(raw) ? 'both' : 'none'}`, fix: 'name the input that holds the list, or write the list in raw' };
      } else if (isSet(raw) && !isList(raw.value)) {
        yield { at: raw, problem: `must be a list as JSON, ${gotAt(raw)}`, fix: 'write e.g. "[1, 2]"' };
      } else if (isSet(input) && !inputs[iterator.kind].has(input.text ?? '')) {
        yield dangling(input, 'an input of the task', inputs[iterator.kind].keys());
      } else if (isSet(input)) {
        const type = component?.inputs[iterator.kind].get(input.text ?? '')?.at('parameterType').text;
        if (type !== undefined && ['NUMBER_INTEGER', 'NUMBER_DOUBLE', 'BOOLEAN'].includes(type)) {
          yield { at: input, problem: `must be an input of type LIST, got ${shown(input.value)} of type ${type}`, fix: 'name an input that holds a list' };
        }
      }
    }
  }
}

function isList(raw: unknown): boolean {
  try {
    return typeof raw === 'string' && Array.isArray(JSON.parse(raw));
  } catch {
    return false;
  }
}
