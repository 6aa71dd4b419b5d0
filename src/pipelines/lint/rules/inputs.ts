import { shown } from '../../../core/errors';
import { Field } from '../../../core/field';
import { isSet, Kind, KINDS, PipelineDocument, Task, Wire } from '../document';
import { Fault, PipelineRule } from '../finding';
import { dangling, gotAt, instead } from '../names';

/** `Input/Source`: each input of a task is taken from one place. */
export const inputSource: PipelineRule = {
  id: 'Input/Source',
  severity: 'error',
  why: 'The server takes an input that says not where it comes from, and fails when the task starts.',
  check: unsourced,
};

/** `Input/Missing`: tasks get what their components need. */
export const inputMissing: PipelineRule = {
  id: 'Input/Missing',
  severity: 'error',
  why: 'The server takes the document, and fails when the task starts without what its component needs.',
  check: missing,
};

/** `Input/Unknown`: tasks get nothing that their components do not take. */
export const inputUnknown: PipelineRule = {
  id: 'Input/Unknown',
  severity: 'error',
  why: 'What a component does not take is thrown away without a word, so a wrong name leaves the default in force.',
  check: unknown,
};

/** `Reference/Input`: what is taken from the inputs around is one of them. */
export const referenceInput: PipelineRule = {
  id: 'Reference/Input',
  severity: 'error',
  why: 'Nothing notices that the component around has no such input before the task starts, and fails.',
  check: function* (pipeline) {
    for (const { kind, dag, input } of wires(pipeline)) {
      if (input !== undefined && !dag.inputs[kind].has(input.text ?? '')) {
        yield dangling(input, kind === 'parameters' ? 'an input parameter' : 'an input artifact', dag.inputs[kind].keys());
      }
    }
  },
};

/** `Reference/Task`: what is taken from another task is taken from one of the same graph. */
export const referenceTask: PipelineRule = {
  id: 'Reference/Task',
  severity: 'error',
  why: 'The server refuses runs in which a task takes something from a task that is not beside it.',
  check: function* (pipeline) {
    for (const { dag, output } of wires(pipeline)) {
      if (output !== undefined && !dag.tasks.has(output.task.text ?? '')) {
        yield dangling(output.task, 'a task', dag.tasks.keys());
      }
    }
    for (const { inputs, dag } of pipeline.tasks) {
      for (const input of inputs.parameters.values()) {
        const producer = input.at('taskFinalStatus', 'producerTask');
        if (isSet(input.at('taskFinalStatus')) && !dag.tasks.has(producer.text ?? '')) {
          yield dangling(producer, 'a task', dag.tasks.keys());
        }
      }
    }
  },
};

/** `Reference/Output`: what is taken from another task is one of its outputs. */
export const referenceOutput: PipelineRule = {
  id: 'Reference/Output',
  severity: 'error',
  why: 'Nothing notices that a task has no such output before the one that takes it starts, and fails.',
  check: function* (pipeline) {
    for (const { kind, dag, output } of wires(pipeline)) {
      const producer = dag.tasks.get(output?.task.text ?? '')?.component;
      if (output !== undefined && producer !== undefined && !producer.outputs[kind].has(output.key.text ?? '')) {
        yield dangling(output.key, kind === 'parameters' ? 'an output parameter' : 'an output artifact', producer.outputs[kind].keys());
      }
    }
  },
};

/** All places that take something from elsewhere. */
function* wires(pipeline: PipelineDocument): Generator<Wire> {
  for (const task of pipeline.tasks) {
    yield* task.wires.values();
  }
  const seen = new Set<string>();
  for (const wire of pipeline.podWires()) {
    // The settings of an executor that several tasks share are told once.
    if (!seen.has(wire.at.path)) {
      seen.add(wire.at.path);
      yield wire;
    }
  }
}

const SOURCES: Readonly<Record<Kind, readonly string[]>> = {
  parameters: ['runtimeValue', 'componentInputParameter', 'taskOutputParameter', 'taskFinalStatus'],
  artifacts: ['componentInputArtifact', 'taskOutputArtifact'],
};

function* unsourced({ tasks }: PipelineDocument): Generator<Fault> {
  for (const { inputs } of tasks) {
    for (const kind of KINDS) {
      for (const at of inputs[kind].values()) {
        const given = SOURCES[kind].filter(name => isSet(at.at(name)));
        if (given.length !== 1) {
          yield { at, problem: `must come from one place, got ${given.join(' and ') || 'none'}`, fix: `write one of ${SOURCES[kind].join(', ')}` };
        } else if (given[0] === 'runtimeValue' && !at.at('runtimeValue', 'constant').exists) {
          yield { at: at.at('runtimeValue'), problem: `must hold a constant, ${gotAt(at.at('runtimeValue'))}`, fix: 'write the value as constant' };
        }
      }
    }
  }
}

function* missing({ tasks }: PipelineDocument): Generator<Fault> {
  for (const task of tasks) {
    for (const kind of KINDS) {
      for (const [name, definition] of task.component?.inputs[kind] ?? []) {
        if (isNeeded(definition) && !task.inputs[kind].has(name) && !isItem(task, kind, name)) {
          yield {
            at: task.field.at('inputs', kind, name),
            problem: 'is needed by the component, and has no default, got undefined',
            fix: `pass it, or give it a default in the component; the task passes ${[...task.inputs[kind].keys()].slice(0, 8).map(shown).join(', ') || 'nothing'}`,
          };
        }
      }
    }
  }
}

function isNeeded(definition: Field): boolean {
  return definition.at('isOptional').value !== true && !isSet(definition.at('defaultValue'));
}

/** Whether an input is what the iterator of the task hands over. */
function isItem({ iterator }: Task, kind: Kind, name: string): boolean {
  return iterator?.kind === kind && iterator.field.at('itemInput').value === name;
}

/** Inputs by which compilers bring values into an executor's resources and image, and values that others hold a placeholder of. */
const INJECTED = /^(pipelinechannel--.*|cpu_limit|cpu_request|memory_limit|memory_request|accelerator_type|accelerator_count|base_image)$/;

function* unknown({ tasks }: PipelineDocument): Generator<Fault> {
  for (const { component, inputs } of tasks) {
    for (const kind of component === undefined ? [] : KINDS) {
      for (const [name, at] of inputs[kind]) {
        if (!component?.inputs[kind].has(name) && !INJECTED.test(name)) {
          yield { at, problem: `is no input of the component, got ${shown(name)}`, fix: instead(name, component?.inputs[kind].keys() ?? []) };
        }
      }
    }
  }
}
