import * as fs from 'fs';
import * as path from 'path';
import { call, home, leave } from './support';
import { KubeflowApp } from '../../src/checks';
import { KubeflowPlatform, local } from '../../src/platform';

afterEach(leave);

const JOB = (metadata: string, image = 'ghcr.io/example/web:1.0') => `apiVersion: batch/v1
kind: Job
metadata: { ${metadata}, namespace: kubeflow-user-example-com }
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: main, image: ${image} }] } } }
`;

/** Findings of the objects of a file, each as `<rule> <field>`; those of Pod Security left out. */
async function findings(text: string, ...args: string[]): Promise<string[][]> {
  fs.mkdirSync('in');
  fs.writeFileSync(path.join('in', 'a.yaml'), text);
  const { out } = await call('check', 'in', ...args);
  return out.trim().split('\n').map(line => (JSON.parse(line) as { findings: { rule: string; field: string }[] }).findings.map(({ rule, field }) => `${rule} ${field}`));
}

test('an object with the beginning of a name has one', async () => {
  home();
  expect(await findings([JOB('generateName: job-'), JOB('generateName: job-'), JOB('labels: {}')].join('---\n'))).toEqual([[], [], ['Schema/Kubernetes metadata.name']]);
});

test('of a name that gets too long, the end is left out as the API server does', async () => {
  home();
  expect(await findings(JOB(`generateName: ${'n'.repeat(70)}`))).toEqual([[]]);
});

test('images come from the mirror of the platform', async () => {
  home();
  const facts = new KubeflowPlatform(new KubeflowApp(), 'kubeflow', local()).facts();
  fs.writeFileSync('platform.json', JSON.stringify({ ...facts, images: { mirror: 'mirror.example.com/all', overrides: { pytorch: 'ghcr.io/own/pytorch:1.0' } } }));
  const jobs = ['ghcr.io/example/web:1.0', 'mirror.example.com/all/example/web:1.0', 'ghcr.io/own/pytorch:1.0'].map((image, index) => JOB(`name: job-${index}`, image));
  expect(await findings(jobs.join('---\n'), '--facts', 'platform.json')).toEqual([['Images/Mirror spec.template.spec.containers[0].image'], [], []]);
});

test('what only web apps mind, and queues that others make, is no matter of plain YAML', async () => {
  home();
  const notebook = `apiVersion: kubeflow.org/v1
kind: Notebook
metadata: { name: lab, namespace: kubeflow-user-example-com, labels: { kueue.x-k8s.io/queue-name: team } }
spec: { template: { spec: { containers: [{ name: main, image: ghcr.io/example/lab:1.0 }] } } }
`;
  const profile = 'apiVersion: kubeflow.org/v1\nkind: Profile\nmetadata: { name: ml }\nspec: { owner: { kind: User, name: someone } }\n';
  expect(await findings(`${notebook}---\n${profile}`)).toEqual([[], []]);
});

test('with --complete, queues that are named must be in the folder', async () => {
  home();
  expect(await findings(JOB('name: job, labels: { kueue.x-k8s.io/queue-name: team }'), '--complete')).toEqual([['References/Queue metadata.labels["kueue.x-k8s.io/queue-name"]']]);
});
