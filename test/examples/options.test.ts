/** Apps of one file, each with an option of upstream's overlays. */
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { REFUSED } from '../../tools/variants';

const FOLDER = path.join(__dirname, '..', '..', 'examples', 'options');
const names = fs.readdirSync(FOLDER).filter(file => file.endsWith('.ts'));

let folder: string;
beforeEach(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true); // what a synthesis says to people
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-kubeflow-option-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(folder, { recursive: true, force: true });
});

test.each(names)('%s is written, so that no rule has found anything', async name => {
  const before = process.cwd();
  process.chdir(folder);
  try {
    await import(path.join(FOLDER, name));
  } finally {
    process.chdir(before);
  }
  expect(fs.readdirSync(path.join(folder, 'dist')).length).toBeGreaterThan(0);
});

test('the page says of each overlay of upstream which option gives it, or that it is refused', () => {
  const [table] = fs.readFileSync(path.join(__dirname, '..', '..', 'docs', 'options.md'), 'utf8').split('\n## ');
  const overlays = [...table.matchAll(/^\| `([\w-]+)` \| (refused)?/gm)].map(([, name, refused]) => ({ name, refused: refused !== undefined }));
  expect(overlays.length).toBeGreaterThan(20);
  expect(overlays.filter(({ name, refused }) => refused !== Object.hasOwn(REFUSED, name) || refused === names.includes(`${name}.ts`)).map(one => one.name)).toEqual([]);
});
