import { shown } from '../../../core/errors';
import type { Target } from '../../ir/targets';
import { isSet, PipelineDocument } from '../document';
import { Fault, PipelineRule } from '../finding';
import { Placeholder, placeholdersOf } from '../placeholders';
import { contentOf } from '../walk';
import { CLAIM_IMAGES } from './claims';

/** `Server/SameContainer`: equal containers belong to equal components. */
export const serverSameContainer: PipelineRule = {
  id: 'Server/SameContainer',
  severity: 'error',
  why: 'The server finds components by what their container runs: of two with one text, the second gets the inputs and outputs of the first.',
  check: sameContainers,
};

/** `Server/Accelerator`: devices are asked for by name. */
export const serverAccelerator: PipelineRule = {
  id: 'Server/Accelerator',
  severity: 'warning',
  why: 'The server asks for no device where only their number is given.',
  check: function* ({ executors }) {
    for (const executor of executors.values()) {
      const at = executor.at('container', 'resources', 'accelerator');
      if (isSet(at) && !at.at('resourceType').text && !at.at('type').text) {
        yield { at, problem: 'must say which device, got a number alone', fix: 'set resourceType, e.g. "nvidia.com/gpu"' };
      }
    }
  },
};

/** `Server/Command`: containers say which program they run. */
export const serverCommand = (target: Target): PipelineRule => ({
  id: 'Server/Command',
  severity: 'warning',
  why: 'The server never runs the entry point of an image: it starts the first entry of command, else of args, and there resolves values alone, from 2.17 on.',
  check: pipeline => programs(pipeline, target),
});

function* programs({ executors }: PipelineDocument, target: Target): Generator<Fault> {
  for (const executor of executors.values()) {
    const container = executor.at('container');
    const [first] = container.at('command').items();
    if (first === undefined) {
      if (isSet(container) && !CLAIM_IMAGES.has(container.at('image').text ?? '')) {
        const args = container.at('args').items().length;
        const problem = `must say which program it runs, got ${args > 0 ? 'args alone' : 'neither command nor args'}`;
        yield { at: container, problem, fix: 'write the program as first entry of command' };
      }
    } else if (first.text?.trimStart().startsWith('{"') === false) {
      const isResolved = ({ text, reads }: Placeholder) => text === '{{$}}' || target === '2.17' && reads?.side === 'inputs' && reads.kind === 'parameters';
      const other = placeholdersOf(first.text).find(each => !isResolved(each));
      if (other !== undefined) {
        yield { at: first, problem: `is not resolved in the program that is started, got ${shown(other.text)}`, fix: 'start a shell, and pass it as an argument' };
      }
    }
  }
}

function* sameContainers(pipeline: PipelineDocument): Generator<Fault> {
  const first = new Map<string, { readonly name: string; readonly ports: string }>();
  for (const [name, component] of pipeline.components) {
    const container = pipeline.executors.get(component.label.text ?? '')?.at('container');
    if (container === undefined || !isSet(container)) {
      continue;
    }
    const text = contentOf(container).replace(EMPTY, '');
    const ports = PORTS.map(part => contentOf(component.field.at(part)).replace(DESCRIPTION, '')).join('\n\n');
    const before = first.get(text);
    if (before === undefined) {
      first.set(text, { name, ports });
    } else if (before.ports !== ports) {
      yield {
        at: component.field,
        problem: `must not run the same as a component with other inputs or outputs, got the container of ${shown(before.name)}`,
        fix: 'add an argument or a variable that tells them apart',
      };
    }
  }
}

/** What the server takes from the component that it finds. */
const PORTS = ['inputDefinitions', 'outputDefinitions', 'taskConfigPassthroughs'];

/** Lines of content that are for people alone. */
const DESCRIPTION = /^\.(parameters|artifacts)\..*\.description=.*(\n|$)/gm;

/** Lines of content that say as much as nothing. */
const EMPTY = /^.*=(\[\]|\{\}|"")(\n|$)/gm;
