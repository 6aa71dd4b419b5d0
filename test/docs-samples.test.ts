/** What docs/samples.md shows for each sample of upstream holds together: in one team, on one platform, before all rules. */
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { runBlock } from './doc-block';
import { KubeflowApp } from '../src/checks';
import { Profile } from '../src/workloads';
import { blocksOf } from '../tools/doc-blocks';

const PAGE = 'docs/samples.md';
const TEXT = fs.readFileSync(path.join(__dirname, '..', PAGE), 'utf8');
const [PLATFORM, ...SAMPLES] = blocksOf(PAGE, TEXT);

test('all samples together pass all checks', () => {
  const home = process.cwd();
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'samples-'));
  process.chdir(work); // where the app writes dist/
  const quiet = [jest.spyOn(console, 'log').mockReturnValue(undefined), jest.spyOn(process.stderr, 'write').mockReturnValue(true)];
  try {
    const { app, vision } = runBlock(PLATFORM.code.replace('app.synth();', '')) as unknown as { app: KubeflowApp; vision: Profile };
    const made = SAMPLES.flatMap(({ code }) => Object.values(runBlock(code) as Record<string, (team: Profile) => unknown>).map(make => make(vision)));
    expect(made).toHaveLength(SAMPLES.length);
    app.synth();
    const kinds = new Set(fs.readdirSync(work, { recursive: true, encoding: 'utf8' }).filter(file => file.includes('vision')).map(file => path.basename(file).split('.')[0]));
    expect([...kinds]).toEqual(expect.arrayContaining([
      'notebook', 'poddefault', 'tensorboard', 'experiment', 'trainjob', 'tfjob', 'pytorchjob', 'xgboostjob', 'mpijob', 'jaxjob', 'paddlejob', 'sparkapplication',
      'scheduledsparkapplication', 'raycluster', 'rayjob', 'rayservice', 'inferenceservice', 'inferencegraph', 'job',
    ]));
  } finally {
    quiet.forEach(spy => spy.mockRestore());
    process.chdir(home);
    fs.rmSync(work, { recursive: true });
  }
});

test('the table leads to every sample, each from a page of upstream', () => {
  const rows = [...TEXT.matchAll(/^\| .+ \| \[[^\]]+\]\((https:[^)]+)\) \| (.+) \|$/gm)].map(([, upstream, here]) => ({ upstream, here }));
  const sections = [...TEXT.matchAll(/^### (.+)$/gm)].map(([, title]) => title);
  expect(sections.length).toBe(SAMPLES.length);
  expect(sections.filter(title => !rows.some(({ here }) => here.startsWith(`[${title}](#`)))).toEqual([]);
  expect(new Set(rows.map(({ upstream }) => upstream)).size).toBe(rows.length);
});
