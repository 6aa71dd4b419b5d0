/** What a component takes and gives. */
import { typeOf } from './twins';
import type { ArtifactTypeSchema, ComponentSpec } from './types';

/** What a component gives. */
export interface FoundOutput {
  /** Its name; a parameter and an artifact may have the same. */
  readonly name: string;
  /** Whether it is a value or a file. */
  readonly kind: 'parameter' | 'artifact';
  /** `NUMBER_INTEGER`, `system.Dataset`. */
  readonly type: string;
  /** Whether it is a list of files. */
  readonly isList: boolean;
  /** What it is for. @default - it does not say */
  readonly description?: string;
}

/** What a component takes. */
export interface FoundInput extends FoundOutput {
  /** Whether it need not be passed. */
  readonly isOptional: boolean;
  /** What holds if nothing is passed. @default - nothing does */
  readonly defaultValue?: unknown;
}

/** What a component takes, parameters before artifacts, each in the order of the document. */
export function inputsOf({ inputDefinitions: { parameters = {}, artifacts = {} } = {} }: ComponentSpec): FoundInput[] {
  return [
    ...Object.entries(parameters).map(([name, one]): FoundInput => ({
      ...parameter(name, one), isOptional: one.isOptional === true || one.defaultValue !== undefined, ...one.defaultValue !== undefined && { defaultValue: one.defaultValue },
    })),
    ...Object.entries(artifacts).map(([name, one]): FoundInput => ({ ...artifact(name, one), isOptional: one.isOptional === true })),
  ];
}

/** What a component gives, parameters before artifacts, each in the order of the document. */
export function outputsOf({ outputDefinitions: { parameters = {}, artifacts = {} } = {} }: ComponentSpec): FoundOutput[] {
  return [...Object.entries(parameters).map(([name, one]) => parameter(name, one)), ...Object.entries(artifacts).map(([name, one]) => artifact(name, one))];
}

function parameter(name: string, one: Parameters<typeof typeOf>[0]): FoundOutput {
  return { name, kind: 'parameter', type: typeOf(one), isList: false, ...described(one) };
}

function artifact(name: string, one: { readonly artifactType?: ArtifactTypeSchema; readonly isArtifactList?: boolean; readonly description?: string }): FoundOutput {
  return { name, kind: 'artifact', type: one.artifactType?.schemaTitle ?? 'system.Artifact', isList: one.isArtifactList === true, ...described(one) };
}

function described({ description }: { readonly description?: string }): { readonly description?: string } {
  return description === undefined ? {} : { description };
}
