/** What components and pipelines take and give: parameters, which are values, and artifacts, which are files. */
import { ConfigError, got, shown } from '../core/errors';
import { ArtifactPort } from './artifact-port';
import { ParameterPort } from './parameter-port';
import { faultOf, Json, ValueType } from './values';

export { ArtifactPort } from './artifact-port';
export { ParameterPort, type ValueOf } from './parameter-port';
export type { Values, ValueType } from './values';

/** Anything that is taken or given. */
export type Port = ParameterPort | ArtifactPort;

/** Ports by name: letters, digits and `_`. */
export type Ports = Readonly<Record<string, Port>>;

/** What is given is always given: no default, nothing optional. */
export type OutputPorts = Readonly<Record<string, ParameterPort<ValueType, true> | ArtifactPort<string, true>>>;

/** Text. */
export const str = (): ParameterPort<'STRING', true> => new ParameterPort('STRING');
/** Whole number. */
export const int = (): ParameterPort<'NUMBER_INTEGER', true> => new ParameterPort('NUMBER_INTEGER');
/** Number. */
export const float = (): ParameterPort<'NUMBER_DOUBLE', true> => new ParameterPort('NUMBER_DOUBLE');
/** True or false. */
export const bool = (): ParameterPort<'BOOLEAN', true> => new ParameterPort('BOOLEAN');
/** Map. */
export const dict = (): ParameterPort<'STRUCT', true> => new ParameterPort('STRUCT');
/** How a task or group ended: `state`, `error_message` ...; only tasks that run whatever happened before them get it, by itself. */
export const finalStatus = (): ParameterPort<'TASK_FINAL_STATUS', false> => new ParameterPort('TASK_FINAL_STATUS', undefined, { optional: true });
/** Settings of the task's own pod as data (2.15); the launcher fills it in. */
export const taskConfig = (): ParameterPort<'TASK_CONFIG', false> => new ParameterPort('TASK_CONFIG', undefined, { optional: true });

/**
 * List, of items of any kind or of one.
 *
 * @throws ConfigError `PortKind`
 */
export function list(): ParameterPort<'LIST', true>;
/** List, of items of one kind. */
export function list<I extends ValueType>(items: ParameterPort<I, true>): ParameterPort<'LIST', true, I>;
export function list<I extends ValueType>(items?: ParameterPort<I, true>): ParameterPort<'LIST', true, I> {
  if (items !== undefined && !(items instanceof ParameterPort)) {
    throw new ConfigError('PortKind', `items of a list must be parameters, ${got(items)}; pass str(), int() ..., or artifacts by dataset().list()`);
  }
  return new ParameterPort('LIST', items?.type);
}

/** File, or folder, of any kind. */
export const artifact = (): ArtifactPort<'system.Artifact', true, false> => new ArtifactPort('system.Artifact', false);
/** Data. */
export const dataset = (): ArtifactPort<'system.Dataset', true, false> => new ArtifactPort('system.Dataset', false);
/** Model. */
export const model = (): ArtifactPort<'system.Model', true, false> => new ArtifactPort('system.Model', false);
/** Numbers by name, which the run's page shows. */
export const metrics = (): ArtifactPort<'system.Metrics', true, false> => new ArtifactPort('system.Metrics', false);
/** Confusion matrix and ROC curve, which the run's page draws. */
export const classificationMetrics = (): ArtifactPort<'system.ClassificationMetrics', true, false> => new ArtifactPort('system.ClassificationMetrics', false);
/** The same by slices of the data. */
export const slicedClassificationMetrics = (): ArtifactPort<'system.SlicedClassificationMetrics', true, false> =>
  new ArtifactPort('system.SlicedClassificationMetrics', false);
/** HTML, which the run's page shows. */
export const html = (): ArtifactPort<'system.HTML', true, false> => new ArtifactPort('system.HTML', false);
/** Markdown, which the run's page shows. */
export const markdown = (): ArtifactPort<'system.Markdown', true, false> => new ArtifactPort('system.Markdown', false);

const OWN_TYPE = /^[A-Za-z][A-Za-z0-9_]*$/;

/**
 * A type of your own, such as `TFModel`: only ports of the same type, and those of {@link artifact}, take it. Servers know it as
 * `system.Artifact`; the name, and what `schema` says, stand in the metadata of each artifact, which its page shows.
 *
 * @throws ConfigError `ArtifactType`
 */
export function ownArtifact<S extends string>(type: S, schema: { readonly [key: string]: Json } = {}): ArtifactPort<S, true, false> {
  const fault = faultOf('STRUCT', schema);
  if (fault !== undefined) {
    throw new ConfigError('ArtifactType', `what is said of the type ${shown(type)} ${fault}, ${got(schema)}; pass a map of texts, numbers, lists and maps`);
  }
  if (typeof type !== 'string' || !OWN_TYPE.test(type)) {
    throw new ConfigError('ArtifactType', `the name of an own type must be letters, digits and "_", not starting with a digit, got ${shown(type)}; ` +
      'pass a name such as "TFModel"');
  }
  return new ArtifactPort<S, true, false>(type, false, { optional: false, own: true, metadata: { ...schema, type } });
}

const SCHEMA = /^(system|google)\.[A-Za-z][A-Za-z0-9]*$/;

/**
 * An artifact of another type that Kubeflow Pipelines knows, such as `google.VertexModel`.
 *
 * @throws ConfigError `ArtifactType`
 */
export function artifactOf<S extends `system.${string}` | `google.${string}`>(schema: S, version = '0.0.1'): ArtifactPort<S, true, false> {
  if (!SCHEMA.test(schema) || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new ConfigError('ArtifactType', `the type of an artifact must be "system.<Name>" or "google.<Name>" with a version such as "0.0.1", ` +
      `got ${shown(schema)} and ${shown(version)}; ` +
      'servers know no others: use artifact(), or one of these');
  }
  return new ArtifactPort<S, true, false>(schema, false, { optional: false, version });
}
