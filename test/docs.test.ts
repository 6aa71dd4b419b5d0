import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import * as ts from 'typescript';

const ROOT = path.join(__dirname, '..');
const PACKAGE = 'cdk8s-kubeflow';

/** README.md, CONTRIBUTING.md and all of docs/. */
const PAGES = ['README.md', 'CONTRIBUTING.md', ...fs.readdirSync(path.join(ROOT, 'docs'), { recursive: true }).map(file => path.join('docs', String(file)))
  .filter(file => file.endsWith('.md')).sort()];
const text = (page: string) => fs.readFileSync(path.join(ROOT, page), 'utf8');

/** A block of TypeScript with the name of the file that it is compiled as. */
interface Block {
  readonly name: string;
  readonly code: string;
}

const BLOCKS: readonly Block[] = PAGES.flatMap(page => [...text(page).matchAll(/^```(?:ts|typescript)\n([\s\S]*?)^```$/gm)]
  .map(({ 1: code, index }) => ({ name: `${page}:${text(page).slice(0, index).split('\n').length + 1}`, code })));

/** Name of the file, beside the tests, that holds a block for the compiler. */
const fileOf = (block: Block) => path.join(__dirname, `${block.name.replace(/\W/g, '-')}.ts`);

/** Where a module of the package is in src/, as `exports` of package.json says. */
function source(specifier: string): string | undefined {
  if (specifier !== PACKAGE && !specifier.startsWith(`${PACKAGE}/`)) {
    return undefined;
  }
  const below = `.${specifier.slice(PACKAGE.length)}`;
  const { exports } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { exports: Record<string, string> };
  for (const [pattern, target] of Object.entries(exports)) {
    const match = new RegExp(`^${pattern.replace('*', '(.+)')}$`).exec(below);
    if (match !== null) {
      const file = path.join(ROOT, target.replace('./lib/', 'src/').replace('*', match[1] ?? '').replace(/\.js$/, ''));
      return [`${file}.ts`, path.join(file, 'index.ts')].find(one => fs.existsSync(one));
    }
  }
  throw new Error(`package.json exports no ${specifier}`);
}

function diagnostics(blocks: readonly Block[]): string[] {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile) as { config: { compilerOptions: object } };
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, noEmit: true, noUnusedLocals: false, skipLibCheck: true }, ROOT);
  delete options.rootDir;
  const files = new Map(blocks.map(block => [fileOf(block), block]));
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = file => files.get(file)?.code ?? readFile(file);
  host.fileExists = file => files.has(file) || fileExists(file);
  host.getSourceFile = (file, target, ...rest) => files.has(file) ? ts.createSourceFile(file, `${files.get(file)!.code}\nexport {};\n`, target) : getSourceFile(file, target, ...rest);
  host.resolveModuleNameLiterals = (names, from, _redirect, compilerOptions, fromFile) => names.map(name => {
    const own = source(name.text);
    return own === undefined
      ? ts.resolveModuleName(name.text, from, compilerOptions, host, undefined, undefined, ts.getModeForUsageLocation(fromFile, name, compilerOptions))
      : { resolvedModule: { resolvedFileName: own, extension: ts.Extension.Ts } };
  });
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([file, block]) => {
    const sourceFile = program.getSourceFile(file)!;
    return [...program.getSyntacticDiagnostics(sourceFile), ...program.getSemanticDiagnostics(sourceFile)].map(one =>
      `${block.name} line ${sourceFile.getLineAndCharacterOfPosition(one.start ?? 0).line + 1}: ${ts.flattenDiagnosticMessageText(one.messageText, ' ')}`);
  });
}

test('every block of TypeScript compiles', () => {
  const faulty = { name: 'made-up', code: `import { local } from '${PACKAGE}';\nlocal({ uri: 'x' });` };
  expect(BLOCKS.length).toBeGreaterThan(25);
  expect(diagnostics([...BLOCKS, faulty])).toEqual([expect.stringMatching(/^made-up line 2: .*'uri'/)]);
}, 60_000);

describe('every block of TypeScript runs', () => {
  // Blocks run in a folder of their own: one that names its output folder must not write into the repository.
  const home = process.cwd();
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'docs-'));
  const outdir = path.join(work, 'out');
  beforeAll(() => {
    process.chdir(work);
    process.env.CDK8S_OUTDIR = outdir;
    jest.spyOn(console, 'log').mockImplementation();
  });
  afterAll(() => {
    delete process.env.CDK8S_OUTDIR;
    jest.restoreAllMocks();
    process.chdir(home);
    fs.rmSync(work, { recursive: true });
  });

  test.each(BLOCKS.map(block => [block.name, block] as const))('%s', (_name, { code }) => {
    fs.rmSync(outdir, { recursive: true, force: true });
    const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    const load = (specifier: string): unknown => {
      expect(specifier.startsWith(PACKAGE) && source(specifier) === undefined ? `package.json exports no ${specifier}` : '').toBe('');
      return jest.requireActual(source(specifier) ?? specifier);
    };
    new Function('require', 'exports', 'module', outputText)(load, {}, {});
    if (code.includes('app.synth()')) {
      expect(fs.readdirSync(outdir, { recursive: true }).filter(file => String(file).endsWith('.yaml'))).not.toEqual([]);
    }
  });
});

describe('every link inside the repository leads somewhere', () => {
  /** Anchors of a page, as GitHub makes them of headings. */
  const anchors = (page: string) => [...text(page).matchAll(/^#+ (.+)$/gm)].map(([, title]) => title.toLowerCase().replace(/[^\w -]/g, '').replace(/ /g, '-'));

  test.each(PAGES)('%s', page => {
    const links = [...text(page).replace(/^```[\s\S]*?^```$/gm, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link).filter(link => !/^[a-z]+:/.test(link));
    const dead = links.filter(link => {
      const [file, anchor] = link.split('#');
      const target = file === '' ? page : path.join(path.dirname(page), file);
      return !fs.existsSync(path.join(ROOT, target)) || (anchor !== undefined && !anchors(target).includes(anchor));
    });
    expect(dead).toEqual([]);
  });
});
