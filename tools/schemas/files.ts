/** The text of the generated files. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { JsonObject, sorted } from './json';
import { Kinds, kindsOf } from './kinds';
import { propDefinitions } from './props';
import { bundled } from './structural';
import { apiProgram, definitionsOf, programOf } from './types';

/** How the generated files are made again. */
export const COMMAND = 'npm run schemas';

/** What the types give. */
export interface Generated {
  /** Path → content of all files that belong to the types. */
  readonly files: ReadonlyMap<string, string>;
  /** `group#Type.field: why` for each place that the API server would refuse. */
  readonly faults: readonly string[];
}

/** Makes the schemas of the API types below `<src>/apis`, and those of the props that `src` checks. */
export function generate(src: string, tsconfig: string): Generated {
  const root = join(src, 'apis');
  const program = programOf(src, tsconfig);
  const api = apiProgram(program, root);
  const faults: string[] = [];
  const groups = bundled(definitionsOf(api), faults);
  const files = new Map([...groups].map(([group, types]) => [join(root, group, 'schema.generated.json'), folderText(types)]));
  const withFacts = [...new Set(api.folders)].filter(group => existsSync(join(root, group, 'kinds.ts')));
  files.set(join(root, 'groups.generated.ts'), tableText(withFacts, kindsOf(api)));
  for (const [folder, types] of byFolder(propDefinitions(program, src))) {
    files.set(join(src, folder, 'schema.generated.json'), folderText(types));
  }
  return { files, faults };
}

function byFolder(definitions: ReadonlyMap<string, JsonObject>): Map<string, Map<string, JsonObject>> {
  const folders = new Map<string, Map<string, JsonObject>>();
  for (const [name, schema] of definitions) {
    const [folder, type] = name.split('#');
    folders.set(folder, (folders.get(folder) ?? new Map<string, JsonObject>()).set(type, sorted(schema) as JsonObject));
  }
  return folders;
}

/** A line for each type and, where it has fields, for each field: small, and a change shows where it is. */
function folderText(types: ReadonlyMap<string, JsonObject>): string {
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
  const name = (group: string) => group.replace(/[.-]+(\w)/g, (_, letter: string) => letter.toUpperCase());
  const table = [...kinds].map(([apiVersion, each]) => {
    const entries = [...each].map(([kind, type]) => `    ${kind}: 'apis/${type}',`);
    return `  '${apiVersion}': {\n${entries.join('\n')}\n  },`;
  });
  return `// Generated from the types in this folder by "${COMMAND}"; never edited.
${groups.map(group => `import { KINDS as ${name(group)} } from './${group}/kinds';`).join('\n')}
import { KindTable } from './kind';

/** What is known of each kind, by \`<group>/<Kind>\`; those of the core group by the kind alone. */
export const KINDS: KindTable = { ${groups.map(group => `...${name(group)}`).join(', ')} };

/** \`apiVersion\` → kind → \`<folder>#<type>\` of its schema. */
export const SCHEMAS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
${table.join('\n')}
};
`;
}
