/** What a function in Python takes and gives, as a component. */
import { ArtifactPort, ParameterPort } from '../ports';
import type { PythonPort } from '../python/function';
import { readPythonFunction } from '../python/read';
import type { Json } from '../values';
import type { Declaration } from './declaration';
import type { FoundPort } from './found';

/**
 * A function in a file as it is declared in a program.
 *
 * @throws ConfigError those of {@link readPythonFunction}
 */
export function pythonDeclaration(file: string, name: string): Declaration {
  const { description, parameters, outputs } = readPythonFunction({ file, function: name });
  return {
    by: 'python', file, function: name, name, ...description !== undefined && { description },
    inputs: parameters.map(one => found(one, { isList: one.passed === 'artifacts', optional: one.optional, fallback: one.default as Json | undefined })),
    outputs: outputs.map(one => found(one, { isList: false, optional: false })),
  };
}

interface Facts {
  readonly isList: boolean;
  readonly optional: boolean;
  readonly fallback?: Json;
}

function found({ name, parameterType, artifact, typeName, description }: PythonPort, { isList, optional, fallback }: Facts): FoundPort {
  const options = { optional, ...fallback !== undefined && fallback !== null && { fallback }, ...description !== undefined && { description } };
  const port = parameterType !== undefined ? new ParameterPort(parameterType, undefined, options)
    : new ArtifactPort(artifact?.schemaTitle ?? 'system.Artifact', isList, { ...options, ...artifact?.schemaVersion !== undefined && { version: artifact.schemaVersion } });
  return { key: name, label: name, port, ...typeName !== undefined && { typeName } };
}
