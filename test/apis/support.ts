import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CrdDefinition } from '../../src/apis/crd';
import { Kinds } from '../../src/core';
import { crdVersions } from '../../src/core/schema/crd';
import { Schema } from '../../src/core/schema/store';
import { walk } from '../../src/core/schema/walk';

/** Class of an API kind. */
export interface KindClass {
  readonly GVK: { readonly apiVersion: string; readonly kind: string };
  new (scope: Construct, id: string, props: { readonly metadata: { readonly name: string }; readonly spec: object }): ApiObject;
}

/** Classes of API kinds that modules export. */
export function kindClasses(...modules: readonly object[]): readonly KindClass[] {
  return modules.flatMap(module => Object.values(module) as unknown[]).filter((value): value is KindClass => typeof value === 'function' && 'GVK' in value);
}

/** `<path> <fault>` of all that the API server would refuse or drop in an object of that spec; its identity is no matter of the schema. */
export function faults(apiVersion: string, kind: string, spec?: object): string[] {
  return mistakes(Kinds.schema(apiVersion, kind) ?? `no schema of ${kind}`, { metadata: {}, ...spec && { spec } });
}

/** The same for a value of a type: `apis/<folder>#<type>`. */
export function mistakes(type: string, value: unknown = {}): string[] {
  // What is about the form alone, the server takes as it is.
  return walk(value, { $ref: type }).filter(({ fault }) => fault !== 'empty' && fault !== 'form').map(({ path, fault }) => `${path} ${fault}`);
}

/** Part of the schema of a version of a definition, by the names of fields; `[]` stands for the entries of a list. */
export function schemaAt(definition: CrdDefinition | undefined, version: string | undefined, ...path: readonly string[]): Schema {
  const found = definition && crdVersions(definition).find(each => each.name === version);
  return path.reduce<Schema | undefined>((schema, step) => step === '[]' ? schema?.items : schema?.properties?.[step], found?.schema.openAPIV3Schema)!;
}
