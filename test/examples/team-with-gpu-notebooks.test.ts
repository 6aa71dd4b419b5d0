import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { vision } from '../../examples/team-with-gpu-notebooks/vision';
import { KubeflowApp } from '../../src/checks';
import { describe as described, FindingsError, ManifestSet } from '../../src/core';
import { existingPlatform } from '../../src/platform';
import { Notebook, notebookImages, NotebookProps, nvidia } from '../../src/workloads';

const EXAMPLE = path.join(__dirname, '..', '..', 'examples', 'team-with-gpu-notebooks');
const FACTS: unknown = JSON.parse(fs.readFileSync(path.join(EXAMPLE, 'platform.json'), 'utf8'));

const outdir = path.join(os.tmpdir(), `cdk8s-kubeflow-team-${process.pid}`);
afterEach(() => fs.rmSync(outdir, { recursive: true, force: true }));

/** The team of the example in an app with all rules, on a cluster that has the platform. */
function given() {
  const app = new KubeflowApp({ outdir, summary: false });
  return { app, team: vision(existingPlatform(app, FACTS)) };
}

const SECOND: NotebookProps = { image: notebookImages.jupyterPytorchCuda, cpu: '500m', memory: '1Gi', gpu: nvidia(1), workspace: '10Gi' };

/** An object of the output as the API would get it. */
function specOf(set: ManifestSet, kind: string, name: string): any {
  return set.find(kind, 'vision', name)!.at('spec').value;
}

test('a notebook of half a core, 1 GiB and one GPU has the limits of the form, its workspace and its data', () => {
  const { app } = given();
  const set = app.manifests();
  expect(app.findings().map(one => described(one))).toEqual([]);
  expect(set.find('kubeflow.org/Profile', undefined, 'vision')!.at('spec').value).toEqual({ owner: { kind: 'User', name: 'user@example.com' } });
  expect(specOf(set, 'ResourceQuota', 'profile-quota').hard['requests.nvidia.com/gpu']).toBe('1');
  const { containers: [server], volumes } = specOf(set, 'kubeflow.org/Notebook', 'explore').template.spec;
  expect(server.resources).toEqual({
    requests: { cpu: '500m', memory: '1Gi' },
    limits: { 'cpu': '600m', 'memory': '1229Mi', 'nvidia.com/gpu': '1' },
  });
  const claims = new Map<string, any>(volumes.map((volume: any) => [volume.name, volume.persistentVolumeClaim]));
  expect(server.volumeMounts.map((mount: any) => [mount.mountPath, claims.get(mount.name)?.claimName, mount.readOnly ?? false])).toEqual([
    ['/home/jovyan', 'explore-workspace', false],
    ['/home/jovyan/data', 'explore-data', false],
    ['/home/jovyan/imagenet', 'imagenet', true],
    ['/dev/shm', undefined, false],
  ]);
  expect(['explore-workspace', 'explore-data', 'imagenet'].map(name => specOf(set, 'PersistentVolumeClaim', name).resources.requests.storage)).toEqual(['10Gi', '20Gi', '500Gi']);
});

test('a second notebook with a GPU is refused at synthesis, naming the quota, and nothing is written', () => {
  const { app, team } = given();
  new Notebook(team, 'second', SECOND);
  let error: unknown;
  try {
    app.synth();
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(FindingsError);
  const { findings, message } = error as FindingsError;
  expect(findings.map(one => [one.rule.id, one.at.path])).toEqual([['Profile/Quota', 'platform/profile-vision/vision/second/Notebook']]);
  expect(message).toContain('ResourceQuota profile-quota of namespace vision allows requests.nvidia.com/gpu 1, got 2 by Notebook/explore 1, Notebook/second 1');
  expect(fs.existsSync(outdir)).toBe(false);
  const page = fs.readFileSync(path.join(EXAMPLE, 'README.md'), 'utf8');
  expect(page).toContain(described(findings[0]).split('\n')[1]);
});

test.each([
  ['is stopped', { ...SECOND, stopped: true }],
  ['has no GPU', { ...SECOND, gpu: undefined }],
])('a second notebook fits if it %s', (_, props) => {
  const { app, team } = given();
  new Notebook(team, 'second', props);
  app.synth();
  expect(fs.existsSync(path.join(outdir, 'profiles', 'vision', '40-resources', 'notebook.kubeflow.org.vision.second.yaml'))).toBe(true);
});
