import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const ROOT = path.join(__dirname, '..', '..');
const EXAMPLES = path.join(ROOT, 'examples');
const names = fs.readdirSync(EXAMPLES).filter(name => fs.existsSync(path.join(EXAMPLES, name, 'main.ts'))).sort();

let folder: string;
beforeEach(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true); // what a synthesis says to people
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-kubeflow-example-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Runs an example in an empty folder, where it writes its `dist/`. */
async function synthesize(name: string): Promise<void> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    await jest.isolateModulesAsync(() => import(path.join(EXAMPLES, name, 'main')));
  } finally {
    process.chdir(before);
  }
}

/** Text by path of all files in a folder. */
function contents(of: string): Record<string, string> {
  const files = fs.readdirSync(of, { recursive: true, encoding: 'utf8' }).filter(file => fs.statSync(path.join(of, file)).isFile()).sort();
  return Object.fromEntries(files.map(file => [file.split(path.sep).join('/'), fs.readFileSync(path.join(of, file), 'utf8')]));
}

/** Examples that keep a part of their output alone: the first part of the paths. */
const PARTS: Readonly<Record<string, string>> = { 'platform-with-mlflow': 'mlflow/', 'gpu-team': 'profiles/vision/', 'mdlc': 'profiles/flowers/' };

test.each(names)('the committed output of %s is what its code makes', async name => {
  await synthesize(name);
  const made = Object.fromEntries(Object.entries(contents(path.join(folder, 'dist'))).filter(([file]) => file.startsWith(PARTS[name] ?? '')));
  const committed = Object.fromEntries(Object.entries(contents(path.join(EXAMPLES, name, 'dist'))).filter(([file]) => file.startsWith(PARTS[name] ?? '')));
  expect(Object.keys(committed).length).toBeGreaterThan(2);
  expect(Object.keys(made)).toEqual(Object.keys(committed));
  expect(Object.keys(made).filter(file => made[file] !== committed[file])).toEqual([]);
});

test('the platform with MLflow has it in its menu, and its namespace in the mesh, as its page says', async () => {
  await synthesize('platform-with-mlflow');
  const made = contents(path.join(folder, 'dist'));
  expect(made['dashboard/20-base/configmap.kubeflow.dashboard-config.yaml']).toContain('"link": "/mlflow/"');
  expect(made['istio/40-resources/sidecar.networking.istio.io.istio-system.default.yaml']).toContain('mlflow/*');
});

test('the facts in the example of a team are those that the default platform writes', () => {
  const read = (...file: readonly string[]) => fs.readFileSync(path.join(ROOT, ...file), 'utf8');
  for (const name of ['team-with-gpu-notebooks', 'team-with-pipelines']) {
    expect(read('examples', name, 'platform.json')).toBe(read('dist', 'platform.json'));
  }
});

test('`npm run examples` writes all of them', () => {
  const { tasks } = JSON.parse(fs.readFileSync(path.join(ROOT, '.projen', 'tasks.json'), 'utf8')) as { tasks: { examples: { steps: { cwd: string }[] } } };
  expect(tasks.examples.steps.map(step => step.cwd).sort()).toEqual(names.map(name => `examples/${name}`));
});

test.each(names)('%s has a page with its command', name => {
  const text = fs.readFileSync(path.join(EXAMPLES, name, 'README.md'), 'utf8');
  expect(text).toContain('npx cdk8s synth');
  expect(text).toContain('npm install cdk8s-kubeflow');
  const links = [...text.matchAll(/\]\(([^)#]+)/g)].map(([, link]) => path.join(EXAMPLES, name, link));
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter(link => !fs.existsSync(link))).toEqual([]);
});
