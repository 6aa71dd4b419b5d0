import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { parse } from 'jsonc-parser';
import { anchor, runBlock } from './doc-block';
import { allBlocks, Block, blocksOf, PAGES } from '../tools/doc-blocks';

const ROOT = path.join(__dirname, '..');
const text = (page: string) => fs.readFileSync(path.join(ROOT, page), 'utf8');

const BLOCKS: readonly Block[] = allBlocks();

test('the type check of the repository compiles every block', () => {
  expect(BLOCKS.length).toBeGreaterThan(35);
  expect(blocksOf('page', 'a\n```ts\nlet a = 1;\n```\n```sh\nls\n```\n')).toEqual([{ name: 'page:3', code: 'let a = 1;\n' }]);
  const { include } = parse(text('tsconfig.dev.json')) as { include: string[] };
  expect(include).toContain('.cache/docs/*.ts');
  const { tasks } = JSON.parse(text('.projen/tasks.json')) as { tasks: { test: { steps: { exec: string }[] } } };
  const steps = tasks.test.steps.map(step => step.exec);
  const [written, checked] = ['tools/doc-blocks.ts', '--noEmit -p tsconfig.dev.json'].map(what => steps.findIndex(step => step.includes(what)));
  expect(written).toBeGreaterThanOrEqual(0);
  expect(checked).toBeGreaterThan(written);
});

describe('every block of TypeScript runs', () => {
  // Blocks run in a folder of their own: one that names its output folder must not write into the repository.
  const home = process.cwd();
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'docs-'));
  const outdir = path.join(work, 'out');
  /** What blocks print, and what a synthesis says to people. */
  let quiet: readonly { mockRestore(): void }[] = [];
  beforeAll(() => {
    process.chdir(work);
    process.env.CDK8S_OUTDIR = outdir;
    quiet = [jest.spyOn(console, 'log').mockReturnValue(undefined), jest.spyOn(process.stderr, 'write').mockReturnValue(true)];
  });
  afterAll(() => {
    delete process.env.CDK8S_OUTDIR;
    quiet.forEach(spy => spy.mockRestore());
    process.chdir(home);
    fs.rmSync(work, { recursive: true });
  });

  test.each(BLOCKS.map(block => [block.name, block] as const))('%s', (_name, { code }) => {
    fs.rmSync(outdir, { recursive: true, force: true });
    runBlock(code);
    // One that only makes a function has written nothing.
    if (code.includes('app.synth()') && !code.includes('export function')) {
      expect(fs.readdirSync(outdir, { recursive: true }).filter(file => String(file).endsWith('.yaml'))).not.toEqual([]);
    }
  });
});

describe('every link inside the repository leads somewhere', () => {
  /** Anchors of a page, as GitHub makes them of headings. */
  const anchors = (page: string) => [...text(page).matchAll(/^#+ (.+)$/gm)].map(([, title]) => anchor(title));

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
