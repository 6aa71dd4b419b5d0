import { shown } from '../../../core/errors';
import { Field } from '../../../core/field';
import { isSet, PipelineDocument } from '../document';
import { Fault, PipelineRule } from '../finding';
import { gotAt, instead } from '../names';
import { placeholdersOf } from '../placeholders';
import { expectedForm } from '../values';
import { contentOf, strings } from '../walk';

/** `Type/Constant`: constants have the type that is expected. */
export const typeConstant: PipelineRule = {
  id: 'Type/Constant',
  severity: 'error',
  why: 'Nothing looks at a constant before the task starts, and fails because of its type.',
  check: function* (pipeline) {
    for (const { constant, definition } of constants(pipeline)) {
      const type = definition.at('parameterType').value;
      // The server turns everything but null into text where text is expected.
      const form = type === 'STRING' && constant.value !== null ? undefined : expectedForm(type, constant.value);
      if (form !== undefined) {
        yield { at: constant, problem: `must be ${form}, since the input is ${String(type)}, ${gotAt(constant)}`, fix: 'write the constant in that form' };
      }
    }
  },
};

/** `Type/Default`: defaults have the type of their parameter. */
export const typeDefault: PipelineRule = {
  id: 'Type/Default',
  severity: 'warning',
  why: 'Nothing compares a default with the type of its parameter: a program that relies on it gets what it may not bear.',
  check: function* ({ all }) {
    for (const { inputs } of all) {
      for (const definition of inputs.parameters.values()) {
        const at = definition.at('defaultValue');
        const type = definition.at('parameterType').value;
        const form = isSet(at) ? expectedForm(type, at.value) : undefined;
        if (form !== undefined) {
          yield { at, problem: `must be ${form}, since the parameter is ${String(type)}, ${gotAt(at)}`, fix: 'write the default in that form' };
        }
      }
    }
  },
};

/** `Type/Literal`: where only some values are allowed, no other is written. */
export const typeLiteral: PipelineRule = {
  id: 'Type/Literal',
  severity: 'error',
  why: 'Where literals are listed, programs in the cluster refuse every other value, when the task starts.',
  check: function* (pipeline) {
    for (const { constant, definition } of constants(pipeline)) {
      yield* unlisted(constant, definition);
    }
    for (const { inputs } of pipeline.all) {
      for (const definition of inputs.parameters.values()) {
        const at = definition.at('defaultValue');
        yield* isSet(at) ? unlisted(at, definition) : [];
      }
    }
  },
};

/** `Placeholder/Constant`: placeholders in a constant name other inputs of the task. */
export const placeholderConstant: PipelineRule = {
  id: 'Placeholder/Constant',
  severity: 'error',
  why: 'A placeholder that names no input of its task reaches the program as it is written.',
  check: function* ({ tasks }) {
    for (const { inputs } of tasks) {
      for (const [name, input] of inputs.parameters) {
        for (const at of strings(input.at('runtimeValue', 'constant'))) {
          for (const { text, reads } of placeholdersOf(at.text ?? '')) {
            if (reads?.side === 'inputs' && (reads.name === name || !inputs[reads.kind].has(reads.name))) {
              const known = [...inputs[reads.kind].keys()].filter(each => each !== name);
              yield { at, problem: `names ${reads.name === name ? 'itself' : 'an input that the task has not'}, got ${shown(text)}`, fix: instead(reads.name, known) };
            }
          }
        }
      }
    }
  },
};

/** Constants that tasks pass, with the definitions of the inputs that get them. */
function* constants({ tasks }: PipelineDocument): Generator<{ readonly constant: Field; readonly definition: Field }> {
  for (const { inputs, component } of tasks) {
    for (const [name, input] of inputs.parameters) {
      const constant = input.at('runtimeValue', 'constant');
      const definition = component?.inputs.parameters.get(name);
      if (definition !== undefined && constant.exists) {
        yield { constant, definition };
      }
    }
  }
}

function* unlisted(at: Field, definition: Field): Generator<Fault> {
  const literals = definition.at('literals').items();
  if (literals.length > 0 && !literals.some(each => contentOf(each) === contentOf(at))) {
    yield { at, problem: `must be one of ${literals.slice(0, 8).map(each => shown(each.value)).join(', ')}, ${gotAt(at)}`, fix: 'write one of them, or add it to literals' };
  }
}
