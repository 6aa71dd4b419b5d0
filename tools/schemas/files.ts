/** The text of the generated files. */
import { join } from 'node:path';
import { JsonObject } from './json';
import { Kinds, kindsOf } from './kinds';
import { bundled } from './structural';
import { apiProgram, definitionsOf } from './types';

/** How the generated files are made again. */
export const COMMAND = 'npx tsx tools/schemas.ts';

/** What the API types give. */
export interface Generated {
  /** Path → content of all files that belong to the types. */
  readonly files: ReadonlyMap<string, string>;
  /** `group#Type.field: why` for each place that the API server would refuse. */
  readonly faults: readonly string[];
}

/** Makes the schemas of the API types below `root`. */
export function generate(root: string, tsconfig: string): Generated {
  const api = apiProgram(root, tsconfig);
  const faults: string[] = [];
  const groups = bundled(definitionsOf(api), faults);
  const files = new Map([...groups].map(([group, types]) => [join(root, group, 'schema.generated.json'), groupText(types)]));
  return { files: files.set(join(root, 'schemas.generated.ts'), tableText([...groups.keys()], kindsOf(api))), faults };
}

/** A line for each type and, where it has fields, for each field: small, and a change shows where it is. */
function groupText(types: ReadonlyMap<string, JsonObject>): string {
  const lines = [...types].map(([name, schema]) => `  ${JSON.stringify(name)}: ${typeText(schema)}`);
  const marker = JSON.stringify(`Generated from the types in this folder by "${COMMAND}"; never edited.`);
  return `{\n"//": ${marker},\n"definitions": {\n${lines.join(',\n')}\n}\n}\n`;
}

function typeText(schema: JsonObject): string {
  const parts = Object.entries(schema).map(([key, value]) => {
    if (key !== 'properties') {
      return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    }
    const fields = Object.entries(value as JsonObject).map(([name, field]) => `    ${JSON.stringify(name)}: ${JSON.stringify(field)}`);
    return `"properties": {\n${fields.join(',\n')}\n  }`;
  });
  return `{${parts.join(', ')}}`;
}

function tableText(groups: readonly string[], kinds: Kinds): string {
  const table = [...kinds].map(([apiVersion, each]) => {
    const entries = [...each].map(([kind, type]) => `    ${kind}: '${type}',`);
    return `  '${apiVersion}': {\n${entries.join('\n')}\n  },`;
  });
  return `// Generated from the types in this folder by "${COMMAND}"; never edited.

/** Type of each file with schemas, by the folder that it lies in; makes the compiler copy them. */
export interface SchemaFiles {
${groups.map(group => `  readonly '${group}': typeof import('./${group}/schema.generated.json');`).join('\n')}
}

/** \`apiVersion\` → kind → \`<folder>#<definition>\`. */
export const KINDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
${table.join('\n')}
};
`;
}
