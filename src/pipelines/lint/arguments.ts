import { ConfigError, kindOf, shown } from '../../core/errors';
import { Field, isRecord } from '../../core/field';
import type { CompiledPipeline, InputDefinitions } from '../ir/types';
import { isSet } from './document';
import { Fault, PipelineFinding } from './finding';
import { gotAt, instead } from './names';
import { expectedForm } from './values';
import { contentOf } from './walk';

/** A check of one argument, or of one that is not there. */
interface ArgumentRule {
  readonly id: string;
  readonly severity: PipelineFinding['severity'];
  readonly why: string;
  check(inputs: Field, args: Field): Iterable<Fault>;
}

/** Rules of {@link checkArguments}, in the order in which findings are reported. */
export const ARGUMENT_RULES: readonly ArgumentRule[] = [
  {
    id: 'Argument/Unknown',
    severity: 'error',
    why: 'The server refuses a run with a parameter that the pipeline has not.',
    check: function* (inputs, args) {
      const known = inputs.at('parameters').entries().map(([name]) => name);
      const names = new Set(known);
      for (const [name, at] of args.entries()) {
        if (!names.has(name)) {
          yield { at, problem: `is no parameter of the pipeline, got ${shown(name)}`, fix: instead(name, known) };
        }
      }
    },
  },
  {
    id: 'Argument/Missing',
    severity: 'error',
    why: 'The server refuses a run without a parameter that has no default.',
    check: function* (inputs, args) {
      for (const [name, definition] of inputs.at('parameters').entries()) {
        if (definition.at('isOptional').value !== true && !isSet(definition.at('defaultValue')) && !args.at(name).exists) {
          yield { at: args.at(name), problem: 'is needed, and has no default, got undefined', fix: `pass a value${wordsOf(definition)}` };
        }
      }
    },
  },
  {
    id: 'Argument/Type',
    severity: 'error',
    why: 'The server refuses a run with a value of another type, null included; it takes 1.5 for a whole number, with which the program then fails.',
    check: function* (inputs, args) {
      for (const { at, definition } of given(inputs, args)) {
        const type = definition.at('parameterType').value;
        const form = expectedForm(type, at.value);
        if (form !== undefined) {
          const fix = at.value === null ? 'pass a value, or leave it out' : 'pass it in that form';
          yield { at, problem: `must be ${form}, since the parameter is ${String(type)}, ${gotAt(at)}`, fix };
        }
      }
    },
  },
  {
    id: 'Argument/Literal',
    severity: 'error',
    why: 'The server refuses a run with another value than those that the parameter lists.',
    check: function* (inputs, args) {
      for (const { at, definition } of given(inputs, args)) {
        const literals = definition.at('literals').items();
        if (literals.length > 0 && !literals.some(each => contentOf(each) === contentOf(at))) {
          yield { at, problem: `must be one of ${literals.slice(0, 8).map(each => shown(each.value)).join(', ')}, ${gotAt(at)}`, fix: 'pass one of them' };
        }
      }
    },
  },
  {
    id: 'Argument/Artifact',
    severity: 'error',
    why: 'A run takes values only: a pipeline that needs a file can run within another pipeline alone.',
    check: function* (inputs, args) {
      for (const [name, definition] of inputs.at('artifacts').entries()) {
        if (definition.at('isOptional').value !== true) {
          yield { at: args.at(name), problem: 'is a file that the pipeline needs, which no run can pass', fix: 'bring the file in by an importer, or make the input optional' };
        }
      }
    },
  },
];

/**
 * What keeps a pipeline from running with these arguments.
 *
 * @param pipeline a compiled pipeline, or the inputs of its root
 * @param args values by the names of the parameters
 * @returns findings at `arguments.<name>`; none if all is well
 * @throws ConfigError `LintedPipeline`, `RunArguments`
 */
export function checkArguments(pipeline: CompiledPipeline | InputDefinitions, args: Readonly<Record<string, unknown>> = {}): readonly PipelineFinding[] {
  if (!isRecord(pipeline)) {
    throw new ConfigError('LintedPipeline', `a compiled pipeline, or its inputs, must be an object, got ${kindOf(pipeline)}; pass what compile() returns`);
  }
  if (!isRecord(args)) {
    throw new ConfigError('RunArguments', `arguments must be an object with a value for each parameter, got ${kindOf(args)}; pass e.g. { rounds: 3 }`);
  }
  const inputs = 'spec' in pipeline ? new Field(pipeline.spec).at('root', 'inputDefinitions') : new Field(pipeline);
  // An argument that is undefined is absent.
  const values = new Field(Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined)), 'arguments');
  return ARGUMENT_RULES.flatMap(({ id, severity, check }) =>
    [...check(inputs, values)].map(({ at, problem, fix }) => ({ rule: id, severity, path: at.path, problem, fix })));
}

/** Arguments that are there, with the definitions of their parameters. */
function* given(inputs: Field, args: Field): Generator<{ readonly at: Field; readonly definition: Field }> {
  for (const [name, at] of args.entries()) {
    const definition = inputs.at('parameters', name);
    if (definition.exists) {
      yield { at, definition };
    }
  }
}

function wordsOf(definition: Field): string {
  const type = definition.at('parameterType').text;
  return type === undefined ? '' : ` of type ${type}`;
}
