/** What a pipeline takes and gives. */
import type { ArtifactTypeSchema, ComponentSpec, ParameterType } from '../ir/types';
import type { Dag } from './graph';
import { code, escaped, tableSection } from './markdown';
import { givenBy } from './outputs';
import { cut, shownValue } from './plain';

/** Letters of a description in a table. */
const MOST = 200;

const TYPES: Readonly<Record<ParameterType, string>> = {
  STRING: 'text', NUMBER_INTEGER: 'integer', NUMBER_DOUBLE: 'number', BOOLEAN: 'boolean', LIST: 'list', STRUCT: 'map', TASK_FINAL_STATUS: 'status', TASK_CONFIG: 'task settings',
};

/** The table of what a run is started with. */
export function parametersSection({ inputDefinitions: inputs }: ComponentSpec): string[] {
  return tableSection('Parameters', ['name', 'type', 'default', 'description'], [
    ...Object.entries(inputs?.parameters ?? {}).map(([name, { parameterType, type, defaultValue, isOptional, literals, description }]) => [
      code(name),
      `${typeText(parameterType, type)}${literals === undefined ? '' : `: ${literals.map(each => code(shownValue(each, name))).join(', ')}`}`,
      defaultValue !== undefined ? code(shownValue(defaultValue, name)) : isOptional === true ? 'none' : 'must be given',
      describe(description),
    ]),
    ...Object.entries(inputs?.artifacts ?? {}).map(([name, { artifactType, isArtifactList, isOptional, description }]) =>
      [code(name), artifactText(artifactType, isArtifactList), isOptional === true ? 'none' : 'must be given', describe(description)]),
  ]);
}

/** The table of what a run gives. */
export function outputsSection({ outputDefinitions: outputs, dag }: ComponentSpec, root: Dag): string[] {
  const from = (name: string): string => code(givenBy(dag?.outputs, name, task => root.task(task)));
  return tableSection('Outputs', ['name', 'type', 'from', 'description'], [
    ...Object.entries(outputs?.parameters ?? {})
      .map(([name, { parameterType, type, description }]) => [code(name), typeText(parameterType, type), from(name), describe(description)]),
    ...Object.entries(outputs?.artifacts ?? {}).map(([name, { artifactType, isArtifactList, description }]) =>
      [code(name), artifactText(artifactType, isArtifactList), from(name), describe(description)]),
  ]);
}

function typeText(type: ParameterType | undefined, old: string | undefined): string {
  return type === undefined ? (old ?? '').toLowerCase() : TYPES[type];
}

/** An artifact's type. */
export function artifactText({ schemaTitle, schemaUri }: ArtifactTypeSchema = {}, isList = false): string {
  const title = code(schemaTitle ?? schemaUri ?? 'artifact');
  return isList ? `list of ${title}` : title;
}

function describe(text = ''): string {
  return escaped(cut(text, MOST));
}
