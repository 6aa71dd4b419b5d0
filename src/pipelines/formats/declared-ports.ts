/** Ports that a program declares beside those of a file: both say the same, and the file says the rest. */
import { ConfigError, kindOf, listed } from '../../core/errors';
import { isRecord } from '../../core/field';
import { differingPaths } from '../ir/compare';
import { ArtifactPort, ParameterPort, type OutputPorts, type Port, type Ports } from '../ports';
import type { FoundPort, FoundPorts } from './found';
import { portCode, portsCode } from './port-code';

/** Ports that a program declares. */
export interface DeclaredPorts<I extends Ports, O extends OutputPorts> {
  readonly inputs: I;
  readonly outputs: O;
}

/**
 * The ports of a file, by the types that the program declares: with all that the file says of them.
 *
 * @param place the file, for messages
 * @throws ConfigError `ComponentPorts` where both differ
 */
export function declaredPorts<I extends Ports, O extends OutputPorts>(found: FoundPorts, { inputs, outputs }: DeclaredPorts<I, O>, place: string): DeclaredPorts<I, O> {
  return { inputs: side(found.inputs, inputs, 'inputs', place) as I, outputs: side(found.outputs, outputs, 'outputs', place) as O };
}

function side(found: readonly FoundPort[], declared: unknown, what: string, place: string): Ports {
  if (!isRecord(declared)) {
    throw new ConfigError('ComponentPorts', `${what} must be ports by name, got ${kindOf(declared)}; write ${what}: ${portsCode(found)}`);
  }
  const [names, keys] = [Object.keys(declared), found.map(({ key }) => key)];
  if (names.length !== keys.length || keys.some(key => !names.includes(key))) {
    throw new ConfigError('ComponentPorts', `${what} must be those of ${place}, ${listed(keys)}, got ${listed(names)}; write ${what}: ${portsCode(found)}`);
  }
  return Object.fromEntries(found.map(one => [one.key, merged(one, declared[one.key], `${what}.${one.key}`, place)]));
}

function merged(found: FoundPort, declared: unknown, at: string, place: string): Port {
  const { port } = found;
  const both = port instanceof ParameterPort && declared instanceof ParameterPort ? parameter(port, declared)
    : port instanceof ArtifactPort && declared instanceof ArtifactPort ? artifact(found, port, declared) : undefined;
  if (both === undefined) {
    const given = declared instanceof ParameterPort || declared instanceof ArtifactPort ? portCode({ port: declared, typeName: ownName(declared) }) : kindOf(declared);
    throw new ConfigError('ComponentPorts', `${at} must be as ${place} says, got ${given}; write ${at.slice(at.indexOf('.') + 1)}: ${portCode(found)}`);
  }
  return both;
}

/** Undefined if they differ. A default need not be repeated. */
function parameter(found: ParameterPort, declared: ParameterPort): ParameterPort | undefined {
  const isSame = found.type === declared.type && found.isOptional === declared.isOptional &&
    (declared.fallback === undefined || differingPaths(found.fallback, declared.fallback).length === 0);
  return !isSame ? undefined : new ParameterPort(found.type, declared.items, {
    optional: found.isOptional, ...defined({ fallback: found.fallback, description: found.description ?? declared.description, choices: found.choices ?? declared.choices }),
  });
}

/** Undefined if they differ. An own type is told by its name where the file says it, and is any file where it does not. */
function artifact({ typeName }: FoundPort, found: ArtifactPort, declared: ArtifactPort): ArtifactPort | undefined {
  const own = ownName(declared);
  const isSame = found.schemaTitle === declared.schemaTitle && found.isList === declared.isList && found.isOptional === declared.isOptional &&
    (own === undefined || typeName === undefined || own === typeName);
  return !isSame ? undefined : new ArtifactPort(declared.schema, found.isList, {
    optional: found.isOptional, version: found.schemaVersion, own: own !== undefined,
    ...defined({ description: found.description ?? declared.description, metadata: found.metadata ?? declared.metadata }),
  });
}

function ownName(port: Port): string | undefined {
  return port instanceof ArtifactPort && port.schema !== port.schemaTitle ? port.schema : undefined;
}

function defined<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;
}
