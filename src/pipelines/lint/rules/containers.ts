import { shown } from '../../../core/errors';
import { Field } from '../../../core/field';
import { isSet, KINDS, Kind, PipelineDocument } from '../document';
import { Fault, PipelineRule } from '../finding';
import { dangling, instead } from '../names';
import { placeholdersOf } from '../placeholders';
import { strings } from '../walk';

/** `Placeholder/Container`: placeholders of a container name what its component takes and gives. */
export const placeholderContainer: PipelineRule = {
  id: 'Placeholder/Container',
  severity: 'error',
  why: 'A placeholder that names nothing reaches the program as it is written.',
  check: danglingPlaceholders,
};

/** `Importer/Input`: importers read inputs of their component. */
export const importerInput: PipelineRule = {
  id: 'Importer/Input',
  severity: 'error',
  why: 'An importer that reads an input which is not there fails when it runs.',
  check: danglingImporters,
};

/** `Workspace/Missing`: tasks use the workspace of the run only where there is one. */
export const workspaceMissing: PipelineRule = {
  id: 'Workspace/Missing',
  severity: 'error',
  why: 'Without a workspace in the second document the run has no volume for it, and tasks that use it do not start.',
  check: function* ({ tasks, executors, platform }) {
    if (isSet(platform.at('pipelineConfig', 'workspace'))) {
      return;
    }
    const problem = 'uses the workspace of the run, which has none';
    const fix = 'set pipelineConfig.workspace of the second document, with its size';
    for (const { inputs } of tasks) {
      for (const input of inputs.parameters.values()) {
        const found = [...strings(input.at('runtimeValue', 'constant'))].find(each => each.text?.includes('{{$.workspace_path}}'));
        if (found !== undefined) {
          yield { at: found, problem: `${problem}, got ${shown('{{$.workspace_path}}')}`, fix };
        }
      }
    }
    for (const executor of executors.values()) {
      const at = executor.at('importer', 'downloadToWorkspace');
      if (at.value === true) {
        yield { at, problem: `${problem}, got true`, fix };
      }
    }
  },
};

/** Names of inputs and outputs that placeholders of an executor may read. */
export function readable(pipeline: PipelineDocument, label: string): ReadonlyMap<string, ReadonlySet<string>> {
  const components = pipeline.componentsOf(label);
  const tasks = pipeline.tasksOf(label);
  const names = (kind: Kind) => [
    [`inputs.${kind}`, [...components, ...tasks].flatMap(({ inputs }) => [...inputs[kind].keys()])],
    [`outputs.${kind}`, components.flatMap(({ outputs }) => [...outputs[kind].keys()])],
  ] as const;
  return new Map(KINDS.flatMap(names).map(([place, all]) => [place, new Set(all)]));
}

function* danglingPlaceholders(pipeline: PipelineDocument): Generator<Fault> {
  for (const [label, executor] of pipeline.executors) {
    // Of an executor without component nothing is known.
    const known = pipeline.componentsOf(label).length > 0 ? readable(pipeline, label) : undefined;
    for (const at of known === undefined ? [] : strings(executor.at('container'))) {
      for (const { text, reads } of isProgram(at) ? [] : placeholdersOf(at.text ?? '')) {
        const names = reads && known?.get(`${reads.side}.${reads.kind}`);
        if (reads !== undefined && !names?.has(reads.name)) {
          yield { at, problem: `names an ${reads.side.slice(0, -1)} that the component has not, got ${shown(text)}`, fix: instead(reads.name, names ?? []) };
        }
      }
    }
  }
}

/** Whether a text is a program, in which braces may stand for anything. */
function isProgram(at: Field): boolean {
  return at.text?.includes('\n') === true;
}

function* danglingImporters(pipeline: PipelineDocument): Generator<Fault> {
  for (const [label, executor] of pipeline.executors) {
    const importer = executor.at('importer');
    const known = readable(pipeline, label).get('inputs.parameters') ?? new Set<string>();
    const uri = importer.at('artifactUri', 'runtimeParameter');
    if (pipeline.componentsOf(label).length === 0) {
      continue;
    }
    if (isSet(uri) && !known.has(uri.text ?? '')) {
      yield dangling(uri, 'an input', known);
    } else if (isSet(importer) && !isSet(uri) && !isSet(importer.at('artifactUri', 'constant'))) {
      yield { at: importer.at('artifactUri'), problem: 'must say where the file is, got none', fix: 'write constant, or the name of an input in runtimeParameter' };
    }
    for (const at of strings(importer.at('metadata'))) {
      for (const { text, reads } of placeholdersOf(at.text ?? '')) {
        if (reads !== undefined && !(reads.side === 'inputs' && reads.kind === 'parameters' && known.has(reads.name))) {
          yield { at, problem: `names an input that the component has not, got ${shown(text)}`, fix: instead(reads.name, known) };
        }
      }
    }
  }
}
