/** Apps of one file, each with an option of upstream's overlays. */
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

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
