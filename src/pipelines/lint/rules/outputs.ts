import { shown } from '../../../core/errors';
import { Field } from '../../../core/field';
import { Component, isSet, Kind, KINDS, PipelineDocument, Wire } from '../document';
import { Fault, PipelineRule } from '../finding';
import { dangling, instead } from '../names';

/** `Output/Definition`: a graph gives what it says, and nothing else. */
export const outputDefinition: PipelineRule = {
  id: 'Output/Definition',
  severity: 'error',
  why: 'An output that is declared and given by no task never gets a value; one that is given and not declared reaches nobody.',
  check: unequalOutputs,
};

/** `Output/Source`: outputs of a graph come from outputs of its tasks. */
export const outputSource: PipelineRule = {
  id: 'Output/Source',
  severity: 'error',
  why: 'Nothing notices that an output comes from nowhere before another task needs it, and fails.',
  check: danglingSelectors,
};

/** What an output of a graph is taken from. */
export function * selectorsOf(component: Component): Generator<Wire & { readonly name: string }> {
  for (const kind of KINDS) {
    const one = kind === 'parameters' ? 'Parameter' : 'Artifact';
    for (const [name, output] of component.field.at('dag', 'outputs', kind).entries()) {
      for (const at of selectors(output, kind)) {
        yield { name, at, kind, dag: component, output: { task: at.at('producerSubtask'), key: at.at(`output${one}Key`) } };
      }
    }
  }
}

function selectors(output: Field, kind: Kind): Field[] {
  return kind === 'artifacts' ? output.at('artifactSelectors').items()
    : [output.at('valueFromParameter'), ...output.at('valueFromOneof', 'parameterSelectors').items()].filter(isSet);
}

function* unequalOutputs({ all }: PipelineDocument): Generator<Fault> {
  for (const { field, outputs } of all) {
    for (const kind of isSet(field.at('dag')) ? KINDS : []) {
      const given = new Map(field.at('dag', 'outputs', kind).entries());
      for (const [name, at] of outputs[kind]) {
        if (!given.has(name)) {
          yield { at, problem: `is given by no task, got ${shown(name)}`, fix: 'say in outputs of the dag which task gives it' };
        }
      }
      for (const [name, at] of given) {
        if (!outputs[kind].has(name)) {
          yield { at, problem: `is not declared by the component, got ${shown(name)}`, fix: `declare it in outputDefinitions, or ${instead(name, outputs[kind].keys())}` };
        }
      }
    }
  }
}

function* danglingSelectors(pipeline: PipelineDocument): Generator<Fault> {
  for (const component of pipeline.all) {
    for (const kind of KINDS) {
      for (const [, at] of component.field.at('dag', 'outputs', kind).entries()) {
        if (selectors(at, kind).length === 0 || isSet(at.at('valueFromParameter')) && isSet(at.at('valueFromOneof'))) {
          yield {
            at,
            problem: `must name ${kind === 'artifacts' ? 'tasks in artifactSelectors' : 'either a task in valueFromParameter or several in valueFromOneof'}, got ${
              selectors(at, kind).length === 0 ? 'none' : 'both'}`,
            fix: 'name the task and its output',
          };
        }
      }
    }
    for (const { kind, dag, output } of selectorsOf(component)) {
      const task = dag.tasks.get(output?.task.text ?? '');
      const known = task?.component?.outputs[kind];
      if (output !== undefined && task === undefined) {
        yield dangling(output.task, 'a task', dag.tasks.keys());
      } else if (output !== undefined && known !== undefined && !known.has(output.key.text ?? '')) {
        yield dangling(output.key, kind === 'parameters' ? 'an output parameter' : 'an output artifact', known.keys());
      }
    }
  }
}
