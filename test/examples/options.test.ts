/** The small apps that write what single overlays of upstream do. */
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const OPTIONS = path.join(__dirname, '..', '..', 'examples', 'options');
const apps = fs.readdirSync(OPTIONS).filter(file => file.endsWith('.ts')).map(file => file.replace(/\.ts$/, '')).sort();

let folder: string;
let before: string;
beforeEach(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true); // what a synthesis says to people
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-kubeflow-option-'));
  before = process.cwd();
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  jest.restoreAllMocks();
  fs.rmSync(folder, { recursive: true, force: true });
});

test.each(apps)('%s passes all rules, and writes its objects', async name => {
  await jest.isolateModulesAsync(() => import(path.join(OPTIONS, name)));
  expect(fs.readdirSync(path.join(folder, 'dist'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.yaml'))).not.toEqual([]);
});
