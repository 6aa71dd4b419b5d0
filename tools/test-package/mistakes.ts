import { deepStrictEqual, match, notStrictEqual } from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { contents, differing } from './files';
import { Installation } from './pack';
import { project, written } from './project';
import { Proof } from './proof';
import { ended } from './run';

/** Programs with a mistake on the line so marked, and all that they may say: the place, the value, what to do, the code, `main.ts:<line>`. */
const MISTAKES: Readonly<Record<string, (line: string) => RegExp>> = {
  'unknown-prop': line => new RegExp(`^kubeflow: clusterDomian [^\n]+, got a string; [^\n]*"clusterDomain"[^\n]* \\(UnknownProp\\) at ${line}\n$`),
  'before-the-app': line => new RegExp(`^secretRef [^\n]+; [^\n]+ \\(SecretName\\) at ${line}\n$`),
  'stock-app': line => new RegExp(`^teams/vision: qota [^\n]+; [^\n]*"quota"[^\n]* \\(UnknownProp\\) at ${line}\n$`),
  'finding': line => new RegExp(`^1 finding, nothing was written;[^\n]+ \\(Findings\\) at main\\.ts:\\d+\n\nProfile/Quota  kubeflow/[^\n]+/explore/Notebook  \\(${line}\\)\n` +
    ' +Notebook/vision/explore spec: [^\n]+; [^\n]+quota[^\n]+\n$'),
};

/** How a program is run. */
interface Way {
  readonly command: readonly string[];
  /** Whether `dist/` is left to the app: in a project as the template configures it, the CLI of cdk8s empties it before. */
  readonly keeps: boolean;
}

const CLI = ['npx', 'cdk8s', 'synth', '--no-check-upgrade'];
const WAYS: readonly Way[] = [
  { command: ['node', '--import', 'tsx', 'main.ts'], keeps: true },
  { command: [...CLI, '--app', 'node --import tsx main.ts', '--output', '.cache/synth'], keeps: true },
  { command: CLI, keeps: false },
];

/** A mistake is said alone, with the user's own line, however the program is run; an earlier output stays as it was. */
export function mistakes(installation: Installation): Proof[] {
  return Object.entries(MISTAKES).map(([name, says]) => {
    const code = written('mistakes', `${name}.ts`);
    const expected = says(`main\\.ts:${code.split('\n').findIndex(line => line.endsWith('// the mistake')) + 1}`);
    const at = project(installation, `mistake-${name}`, { 'main.ts': code });
    return {
      claim: `a mistake (${name}) is said alone, with its line, and writes nothing`,
      prove: async () => {
        for (const way of WAYS) {
          await fails(at, way, expected);
        }
      },
    };
  });
}

async function fails(at: string, { command: [program, ...args], keeps }: Way, expected: RegExp): Promise<void> {
  const earlier = path.join(at, 'dist', 'earlier.yaml');
  fs.mkdirSync(path.dirname(earlier), { recursive: true });
  fs.writeFileSync(earlier, 'kind: Earlier\n');
  const before = contents(at);
  const { code, stderr } = await ended(at, program, ...args);
  const said = `${[program, ...args].join(' ')} ended with ${code} and says\n${stderr}`;
  notStrictEqual(code, 0, said);
  match(withoutCommand(stderr), expected, said);
  deepStrictEqual(differing(contents(at), before), keeps ? [] : ['dist/earlier.yaml'], `${said}\nand has changed files`);
}

/** What the program says, without what the CLI of cdk8s says of it at the end. */
function withoutCommand(stderr: string): string {
  return stderr.replace(/^Error: command "[^]*/m, '');
}
