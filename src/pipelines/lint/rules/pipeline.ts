import { Fault, PipelineRule } from '../finding';
import { isSet, PipelineDocument } from '../document';
import { gotAt } from '../names';

/** `Pipeline/Name`: the name is one that the server takes. */
export const pipelineName: PipelineRule = {
  id: 'Pipeline/Name',
  severity: 'error',
  why: 'The server refuses a pipeline without a name, and one whose name has other characters or more than 128.',
  check: wrongName,
};

/** `Pipeline/Version`: the version of the representation is the one that servers know. */
export const pipelineVersion: PipelineRule = {
  id: 'Pipeline/Version',
  severity: 'error',
  why: 'The server refuses every schemaVersion but 2.1.0.',
  check: wrongVersion,
};

/** `Pipeline/Root`: the pipeline has tasks of its own. */
export const pipelineRoot: PipelineRule = {
  id: 'Pipeline/Root',
  severity: 'error',
  why: 'The root of a pipeline is a graph of tasks; the server refuses a document without it.',
  check: missingRoot,
};

const LONGEST = 128;

function* wrongName({ spec }: PipelineDocument): Generator<Fault> {
  const at = spec.at('pipelineInfo', 'name');
  if (at.text === undefined || at.text.length > LONGEST || !/^[a-z0-9][a-z0-9-]*$/.test(at.text)) {
    yield {
      at,
      problem: `must be 1 to ${LONGEST} lower-case letters, digits and "-", not "-" first, ${gotAt(at)}`,
      fix: 'write a name such as "train-model"; displayName takes any text',
    };
  }
}

function* wrongVersion({ spec }: PipelineDocument): Generator<Fault> {
  const at = spec.at('schemaVersion');
  if (at.value !== '2.1.0') {
    yield { at, problem: `must be "2.1.0", ${gotAt(at)}`, fix: 'compile the pipeline with a newer SDK, or write "2.1.0" if it has this form' };
  }
}

function* missingRoot({ root }: PipelineDocument): Generator<Fault> {
  const at = root.field.at('dag');
  if (!isSet(at)) {
    yield { at, problem: `must hold the tasks of the pipeline, ${gotAt(at)}`, fix: 'compile a pipeline, not a component alone' };
  }
}
