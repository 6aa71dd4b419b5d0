/** What `check` says of documents that real admission webhooks and controllers have judged, where a folder with them stands beside the repository. */
import * as fs from 'fs';
import * as path from 'path';
import { EXCEPTIONS } from './admission-exceptions';
import { call } from './support';

const FOLDER = path.join(__dirname, '..', '..', '..', 'shared', 'admission');
const present = fs.existsSync(FOLDER);
if (!present) {
  process.stderr.write(`skipped: no documents with verdicts at ${FOLDER}\n`);
}

/** A document with what a tool should do: refuse or warn of it, accept it; what it may do either way, or cannot know, is left out. */
interface Verdict {
  readonly id: string;
  readonly file: string;
  readonly indexInFile: number;
  readonly expect: 'refuse' | 'warn' | 'accept' | 'either' | 'cannot';
}

(present ? describe : describe.skip)('documents with verdicts', () => {
  const verdicts = present ? JSON.parse(fs.readFileSync(path.join(FOLDER, 'index.json'), 'utf8')) as Verdict[] : [];
  const found = new Map<string, boolean>();
  beforeAll(async () => {
    const { out } = await call('check', FOLDER);
    for (const line of out.trim().split('\n')) {
      const { file, index, findings } = JSON.parse(line) as { readonly file: string; readonly index: number; readonly findings: readonly unknown[] };
      found.set(`${file} ${index}`, findings.length > 0);
    }
  });
  const told = ({ file, indexInFile }: Verdict) => found.get(`${file} ${indexInFile}`);
  const of = (wanted: Verdict['expect']) => verdicts.filter(one => one.expect === wanted);

  test('each has a line', () => expect(verdicts.filter(one => told(one) === undefined)).toEqual([]));

  test.each([['refuse', 0.95], ['warn', 0.9]] as const)('something is found in those to %s, but for %d of them', (wanted, least) => {
    const all = of(wanted);
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter(told).length / all.length).toBeGreaterThanOrEqual(least);
  });

  test('all that differs is an exception with its reason, and every exception differs', () => {
    const missed = [...of('refuse'), ...of('warn')].filter(one => told(one) === false);
    const alarms = of('accept').filter(told);
    expect([...missed, ...alarms].map(one => one.id).sort()).toEqual(Object.keys(EXCEPTIONS).sort());
  });
});
