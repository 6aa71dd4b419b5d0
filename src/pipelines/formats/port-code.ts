/** Ports as a program in TypeScript declares them. */
import { ArtifactPort, type Port } from '../ports';
import { isMap, type Json } from '../values';
import type { FoundPort } from './found';

const PARAMETERS = {
  STRING: 'str()', NUMBER_INTEGER: 'int()', NUMBER_DOUBLE: 'float()', BOOLEAN: 'bool()', LIST: 'list()', STRUCT: 'dict()',
  TASK_FINAL_STATUS: 'finalStatus()', TASK_CONFIG: 'taskConfig()',
} as const;

const ARTIFACTS: Readonly<Record<string, string>> = {
  'system.Artifact': 'artifact()',
  'system.Dataset': 'dataset()',
  'system.Model': 'model()',
  'system.Metrics': 'metrics()',
  'system.ClassificationMetrics': 'classificationMetrics()',
  'system.SlicedClassificationMetrics': 'slicedClassificationMetrics()',
  'system.HTML': 'html()',
  'system.Markdown': 'markdown()',
};

/** `int().default(10)`: the port as it is declared. */
export function portCode({ port, typeName }: Pick<FoundPort, 'port' | 'typeName'>): string {
  return port instanceof ArtifactPort ? artifactCode(port, typeName) : parameterCode(port);
}

function parameterCode(port: Exclude<Port, ArtifactPort>): string {
  const base = PARAMETERS[port.type];
  if (port.type === 'TASK_FINAL_STATUS' || port.type === 'TASK_CONFIG') {
    return base;
  }
  const fallback = port.fallback === undefined ? '' : valueCode(port.fallback);
  // What is too long to be read need not be said: the file says it.
  return `${base}${fallback !== '' && fallback.length <= LONGEST ? `.default(${fallback})` : port.isOptional ? '.optional()' : ''}`;
}

/** Most letters of a default that is repeated. */
const LONGEST = 60;

/** A value of JSON as a program in TypeScript writes it. */
export function valueCode(value: Json): string {
  if (typeof value === 'string') {
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  }
  if (Array.isArray(value)) {
    return `[${value.map(valueCode).join(', ')}]`;
  }
  return isMap(value) ? mapCode(Object.entries(value).map(([key, one]) => [key, valueCode(one as Json)])) : JSON.stringify(value);
}

/** A map, on one line. */
export function mapCode(entries: readonly (readonly [name: string, code: string])[]): string {
  return entries.length === 0 ? '{}' : `{ ${entries.map(([name, code]) => `${nameCode(name)}: ${code}`).join(', ')} }`;
}

/** A name of a map. */
export function nameCode(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : valueCode(name);
}

function artifactCode({ schema, schemaTitle, schemaVersion, isList, isOptional }: ArtifactPort, typeName: string | undefined): string {
  const version = schemaVersion === '0.0.1' ? '' : `, ${valueCode(schemaVersion)}`;
  const known = version === '' && Object.hasOwn(ARTIFACTS, schemaTitle) ? ARTIFACTS[schemaTitle] : `artifactOf(${valueCode(schema)}${version})`;
  const base = typeName !== undefined && /^[A-Za-z][A-Za-z0-9_]*$/.test(typeName) ? `ownArtifact(${valueCode(typeName)})` : known;
  return `${base}${isList ? '.list()' : ''}${isOptional ? '.optional()' : ''}`;
}

/** `{ line: str(), count: int().default(10) }`: ports as they are declared, on one line. */
export function portsCode(ports: readonly FoundPort[]): string {
  return mapCode(ports.map(one => [one.key, portCode(one)]));
}
