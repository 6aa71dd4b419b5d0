import { got, shown } from '../../../core/errors';
import { Field } from '../../../core/field';
import { isSet, PipelineDocument } from '../document';
import { Fault, PipelineRule } from '../finding';
import { isUntypedItem } from '../loop-items';
import { selectorsOf } from './outputs';

/** `Type/Declared`: parameters have a type. */
export const typeDeclared: PipelineRule = {
  id: 'Type/Declared',
  severity: 'error',
  why: 'Programs in the cluster read parameterType alone, and fail at a value of a parameter that has none.',
  check: function* ({ all }) {
    for (const { inputs, outputs } of all) {
      for (const at of [...inputs.parameters.values(), ...outputs.parameters.values()]) {
        const type = at.at('parameterType').value;
        if (type === undefined || type === null || type === 'PARAMETER_TYPE_ENUM_UNSPECIFIED') {
          const old = at.at('type').text;
          yield {
            at,
            problem: `must have a parameterType, got ${old === undefined ? 'none' : `type ${shown(old)} of the first version alone`}`,
            fix: `write parameterType, e.g. ${old === 'INT' ? 'NUMBER_INTEGER' : old === 'DOUBLE' ? 'NUMBER_DOUBLE' : 'STRING'}`,
          };
        }
      }
    }
  },
};

/** `Type/Parameter`: values have the type that is expected. */
export const typeParameter: PipelineRule = {
  id: 'Type/Parameter',
  severity: 'error',
  why: 'Nothing compares types before a task starts; then a value of another type makes it fail, or is turned into text.',
  check: wrongParameters,
};

/** `Type/Artifact`: files have the type that is expected. */
export const typeArtifact: PipelineRule = {
  id: 'Type/Artifact',
  severity: 'error',
  why: 'Nothing in the cluster compares types of files: a program gets a file, or a list of them, that it cannot read.',
  check: wrongArtifacts,
};

/** The two types of how a task ended; a program that takes one takes the other. */
const STATUS = ['STRUCT', 'TASK_FINAL_STATUS'];

function* wrongParameters(pipeline: PipelineDocument): Generator<Fault> {
  for (const task of pipeline.tasks) {
    for (const [name, at] of task.inputs.parameters) {
      const expected = typeOf(task.component?.inputs.parameters.get(name));
      const isStatus = isSet(at.at('taskFinalStatus'));
      const wire = task.wires.get(at);
      const given = isStatus ? 'TASK_FINAL_STATUS' : wire && typeOf(pipeline.sourceOf(wire));
      const isFree = isSet(at.at('parameterExpressionSelector')) || given === 'STRING' && isUntypedItem(pipeline, task.dag, wire?.input?.text);
      if (!isFree && differ(given, expected)) {
        yield { at, problem: `must be of the type ${expected}, got ${given}`, fix: 'take it from elsewhere, or let a component convert it' };
      }
    }
  }
  for (const component of pipeline.all) {
    for (const selector of selectorsOf(component)) {
      const expected = selector.kind === 'parameters' ? typeOf(component.outputs.parameters.get(selector.name)) : undefined;
      const given = typeOf(pipeline.sourceOf(selector));
      // A group gives the values of all rounds of the loop in which it is, or may be.
      if (differ(given, expected) && (expected !== 'LIST' || component === pipeline.root)) {
        yield { at: selector.at, problem: `must give the type ${expected} of the output, got ${given}`, fix: 'declare the type that the task gives' };
      }
    }
  }
}

function differ(given: string | undefined, expected: string | undefined): boolean {
  return given !== undefined && expected !== undefined && given !== expected && !(STATUS.includes(given) && STATUS.includes(expected));
}

function typeOf(definition: Field | undefined): string | undefined {
  return definition?.at('parameterType').text;
}

function* wrongArtifacts(pipeline: PipelineDocument): Generator<Fault> {
  for (const task of pipeline.tasks) {
    for (const [name, at] of task.inputs.artifacts) {
      const wire = task.wires.get(at);
      const problem = wire && mismatch(pipeline.sourceOf(wire), task.component?.inputs.artifacts.get(name));
      if (problem !== undefined) {
        yield { at, problem, fix: 'take it from elsewhere, or let a component convert it' };
      }
    }
  }
  for (const component of pipeline.all) {
    for (const selector of selectorsOf(component)) {
      const expected = selector.kind === 'artifacts' ? component.outputs.artifacts.get(selector.name) : undefined;
      const isCollected = expected?.at('isArtifactList').value === true && component !== pipeline.root;
      const problem = mismatch(pipeline.sourceOf(selector), expected, isCollected);
      if (problem !== undefined) {
        yield { at: selector.at, problem, fix: 'declare the type that the task gives' };
      }
    }
  }
}

/** What keeps a file from being taken for another; undefined if nothing does. */
function mismatch(given: Field | undefined, expected: Field | undefined, isCollected = false): string | undefined {
  if (given === undefined || expected === undefined) {
    return undefined;
  }
  const [isList, isListExpected] = [given, expected].map(each => each.at('isArtifactList').value === true);
  if (isList !== isListExpected && !isCollected) {
    return `must be ${isListExpected ? 'a list of files' : 'one file'}, got ${isList ? 'a list of files' : 'one file'}`;
  }
  const [from, to] = [given, expected].map(each => each.at('artifactType', 'schemaTitle').text);
  const [fromVersion, toVersion] = [given, expected].map(each => each.at('artifactType', 'schemaVersion').text?.split('.')[0]);
  if (from === undefined || to === undefined || from === 'system.Artifact' || to === 'system.Artifact') {
    return undefined;
  }
  return from !== to ? `must be of the type ${shown(to)}, ${got(from)}`
    : fromVersion !== toVersion && fromVersion !== undefined && toVersion !== undefined ? `must be of version ${toVersion} of ${shown(to)}, got ${fromVersion}` : undefined;
}
