import { shown } from '../../../core/errors';
import { Field } from '../../../core/field';
import { isSet, PipelineDocument } from '../document';
import { Fault, PipelineRule } from '../finding';
import { gotAt, instead } from '../names';

/** `Settings/Executor`: settings of pods are for executors that are there. */
export const settingsExecutor: PipelineRule = {
  id: 'Settings/Executor',
  severity: 'error',
  why: 'Settings for an executor that is not there reach no pod, and nothing says so.',
  check: function* ({ podSettings, executors }) {
    for (const [label, at] of podSettings) {
      if (!executors.has(label)) {
        yield { at, problem: `is for an executor that does not exist, got ${shown(label)}`, fix: instead(label, executors.keys()) };
      }
    }
  },
};

/** `Settings/Name`: Secrets, ConfigMaps and claims of pods have a name. */
export const settingsName: PipelineRule = {
  id: 'Settings/Name',
  severity: 'error',
  why: 'The server takes a Secret, ConfigMap or claim without a name, and fails when the task starts.',
  check: unnamed,
};

/** The lists of settings whose entries name an object, with the fields that can hold its name. */
export const NAMED: Readonly<Record<string, readonly string[]>> = {
  secretAsEnv: ['secretNameParameter', 'secretName'],
  secretAsVolume: ['secretNameParameter', 'secretName'],
  configMapAsEnv: ['configMapNameParameter', 'configMapName'],
  configMapAsVolume: ['configMapNameParameter', 'configMapName'],
  imagePullSecret: ['secretNameParameter', 'secretName'],
  pvcMount: ['pvcNameParameter', 'constant', 'taskOutputParameter', 'componentInputParameter'],
};

/** The name of the object that an entry of such a list names, as the server reads it; it has no text if it comes from elsewhere. */
export function nameIn(entry: Field, list: string): Field | undefined {
  const given = NAMED[list].map(name => entry.at(name)).find(isSet);
  return given !== undefined && isSet(given.at('runtimeValue')) ? given.at('runtimeValue', 'constant') : given;
}

function* unnamed({ podSettings }: PipelineDocument): Generator<Fault> {
  for (const settings of podSettings.values()) {
    for (const list of Object.keys(NAMED)) {
      for (const entry of settings.at(list).items()) {
        const name = nameIn(entry, list);
        if (name === undefined || name.value === undefined || name.value === null || name.value === '') {
          yield { at: entry, problem: `must name an object, ${name === undefined ? 'got none' : gotAt(name)}`, fix: `set ${NAMED[list][0]}` };
        }
      }
    }
  }
}
