import { shown } from '../../../core/errors';
import { isSet } from '../document';
import { PipelineRule } from '../finding';

/** `Server/ArtifactLoop`: loops go over values. */
export const serverArtifactLoop: PipelineRule = {
  id: 'Server/ArtifactLoop',
  severity: 'error',
  why: 'The open-source server takes loops over files at upload, and refuses every run of them.',
  check: function* ({ tasks }) {
    for (const { field } of tasks) {
      const at = field.at('artifactIterator');
      if (isSet(at)) {
        yield { at, problem: 'goes over files, which the server does not do, got artifactIterator', fix: 'go over a list of values, e.g. indexes or addresses of the files' };
      }
    }
  },
};

/** `Server/ImporterCondition`: no importer has a condition of its own. */
export const serverImporterCondition: PipelineRule = {
  id: 'Server/ImporterCondition',
  severity: 'error',
  why: 'The server refuses runs of an importer that has a condition itself.',
  check: function* ({ tasks, executors }) {
    for (const { field, component } of tasks) {
      const at = field.at('triggerPolicy', 'condition');
      if (isSet(at) && isSet(executors.get(component?.label.text ?? '')?.at('importer') ?? at.at(''))) {
        yield { at, problem: `must not stand at an importer, got ${shown(at.value)}`, fix: 'put the importer into a group that has the condition' };
      }
    }
  },
};
