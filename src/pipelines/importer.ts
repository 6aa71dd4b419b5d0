/** Importers: they make a file that lies somewhere already an artifact of the run. */
import { ConfigError, kindOf, shown } from '../core/errors';
import { Component } from './component';
import { givenProps } from './given';
import type { Argument } from './graph/nodes';
import { ArtifactPort, ParameterPort, str } from './ports';
import { identityOf, Parameter, Text } from './references';
import { isMap, Json, jsonFault } from './values';

/** A value of an imported file's metadata. */
export type Metadata = Json | Parameter | Text | readonly Metadata[] | { readonly [key: string]: Metadata };

/** Properties of an importer. */
export interface ImporterProps<A extends ArtifactPort<string, true, false>> {
  /** What it is: `dataset()`, `model()` ... */
  readonly type: A;
  /** Where it lies, `s3://...`, `gs://...`, `oci://...`. */
  readonly uri: string | Parameter<'STRING'>;
  /** Registers it anew at each run. @default false */
  readonly reimport?: boolean;
  /** What is known of it. @default {} */
  readonly metadata?: { readonly [key: string]: Metadata };
  /** Copies it into the run's workspace (2.15). @default false */
  readonly downloadToWorkspace?: boolean;
}

const PROPS = ['type', 'uri', 'reimport', 'metadata', 'downloadToWorkspace'] as const;

/** Component and arguments of an importer. */
export interface Importer<A extends ArtifactPort<string, true, false>> {
  readonly component: Component<Readonly<Record<string, ParameterPort>>, { readonly artifact: A }, 'importer'>;
  readonly args: Readonly<Record<string, Argument>>;
}

/**
 * The component of an importer: it belongs to one task, since the place and metadata are part of it.
 *
 * @throws ConfigError `ImporterUri`, `ImporterType`, `ImporterOption`, `ImporterMetadata`, `WrongProp`, `UnknownProp`
 */
export function importerOf<A extends ArtifactPort<string, true, false>>(props: ImporterProps<A>): Importer<A> {
  const { type, uri, reimport = false, metadata, downloadToWorkspace = false } = givenProps('importer(...)', props, PROPS);
  if (!(type instanceof ArtifactPort) || type.isList || type.isOptional) {
    const given = !(type instanceof ArtifactPort) ? kindOf(type) : type.isList ? 'a list of them' : 'an optional one';
    throw new ConfigError('ImporterType', `type of an importer must be a kind of artifact, got ${given}; pass dataset(), model() ...`);
  }
  if (typeof reimport !== 'boolean' || typeof downloadToWorkspace !== 'boolean') {
    throw new ConfigError('ImporterOption', `reimport and downloadToWorkspace of an importer must be true or false, got ${shown(reimport)} and ${shown(downloadToWorkspace)}; ` +
      'pass one of both');
  }
  if (uri instanceof Parameter ? uri.typeKnown && uri.type !== 'STRING' : typeof uri !== 'string' || !/^[a-z][a-z0-9+.-]*:\/\/./.test(uri) && !uri.startsWith('/')) {
    throw new ConfigError('ImporterUri', `uri of an importer must say where a file lies, got ${uri instanceof Parameter ? `a ${uri.type}` : shown(uri)}; ` +
      'write e.g. "s3://bucket/path", or pass a parameter');
  }
  const inputs: Record<string, ParameterPort> = { uri: str() };
  const args: Record<string, Argument> = { uri };
  const constant = metadata === undefined ? undefined : metadataOf(metadata, (name, parameter) => {
    inputs[name] = new ParameterPort(parameter.type);
    args[name] = parameter;
  });
  const component = new Component<Readonly<Record<string, ParameterPort>>, { readonly artifact: A }, 'importer'>('importer', {
    name: 'importer', inputs, outputs: { artifact: type },
    implementation: () => ({
      by: 'executor',
      executor: {
        importer: {
          artifactUri: typeof uri === 'string' ? { constant: uri } : { runtimeParameter: 'uri' },
          typeSchema: { schemaTitle: type.schemaTitle, schemaVersion: type.schemaVersion },
          ...reimport && { reimport }, ...constant !== undefined && { metadata: constant }, ...downloadToWorkspace && { downloadToWorkspace },
        },
      },
    }),
  });
  return { component, args };
}

/** Metadata with a placeholder for each value of the run, which gets an input of its own: `metadata`, `metadata-2` ... */
function metadataOf(metadata: { readonly [key: string]: Metadata }, add: (name: string, parameter: Parameter) => void): { readonly [key: string]: Json } {
  const names = new Map<string, string>();
  const placeholder = (parameter: Parameter): string => {
    const key = identityOf(parameter);
    let name = names.get(key);
    if (name === undefined) {
      names.set(key, name = names.size === 0 ? 'metadata' : `metadata-${names.size + 1}`);
      add(name, parameter);
    }
    return `{{$.inputs.parameters['${name}']}}`;
  };
  const write = (value: Metadata): Json => {
    if (value instanceof Parameter) {
      return placeholder(value);
    }
    if (value instanceof Text) {
      return value.parts.map(part => part instanceof Parameter ? placeholder(part) : String(part)).join('');
    }
    if (Array.isArray(value)) {
      return value.map(one => write(one as Metadata));
    }
    return isMap(value) ? Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).map(([key, one]) => [key, write(one as Metadata)])) : value as Json;
  };
  const fault = isMap(metadata) ? jsonFault(metadata, one => one instanceof Parameter || one instanceof Text) : `must be a map, not ${kindOf(metadata)}`;
  if (fault !== undefined) {
    throw new ConfigError('ImporterMetadata', `metadata of an importer ${fault}, got ${kindOf(metadata)}; pass texts, numbers, booleans, lists, maps and parameters`);
  }
  return write(metadata) as { readonly [key: string]: Json };
}
