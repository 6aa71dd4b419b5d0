import * as fs from 'fs';
import * as path from 'path';
import { KubeflowApp } from '../../../src';
import { existingPlatform, PlatformFacts } from '../../../src/platform';
import { algorithms, double, Experiment, job, JobTemplate, ProfileProps, pyTorchJob, trainJob, workflow } from '../../../src/workloads';

const FACTS = JSON.parse(fs.readFileSync(path.join(__dirname, '..', '..', '..', 'examples', 'team-with-pipelines', 'platform.json'), 'utf8')) as PlatformFacts;
const image = 'registry.example.com/ml/train:1';

/** Findings about an experiment whose trials are of a kind, beside a platform whose Katib has the usual ones, and these. */
function findings(trial: (p: { readonly lr: string }) => JobTemplate, more = '', quota?: ProfileProps['quota']): string[] {
  const app = new KubeflowApp();
  const facts = { ...FACTS, objects: JSON.parse(JSON.stringify(FACTS.objects).replace('- Job.v1.batch', `- Job.v1.batch${more}`)) as PlatformFacts['objects'] };
  const team = existingPlatform(app, facts).addProfile('vision', { owner: 'ana@example.com', quota });
  new Experiment(team, 'search', {
    objective: { type: 'minimize', objectiveMetricName: 'loss' }, parameters: { lr: double(0.01, 0.1) }, algorithm: algorithms.random(), maxTrialCount: 3, trial,
  });
  return app.findings().map(one => `${one.rule.id} ${one.field}: ${one.problem}`);
}

const flow = (p: { readonly lr: string }) => workflow({ entrypoint: 'a', trains: 'a', templates: { a: { container: { image, command: ['train', p.lr] } } } });

test('trials of a kind that the platform\'s Katib does not make are refused', () => {
  expect(findings(flow)).toEqual([expect.stringContaining('spec.trialTemplate.trialSpec.kind: is a kind that Katib does not run as trials, got "Workflow.v1alpha1.argoproj.io"')]);
  expect(findings(flow, '\\n      - Workflow.v1alpha1.argoproj.io')).toEqual([]);
});

test('trials of the kinds that it makes are found right', () => {
  expect(findings(p => job({ image, command: ['train', p.lr] }))).toEqual([]);
  expect(findings(p => trainJob({ runtime: 'torch-distributed', image, command: ['train', p.lr], numNodes: 2 }))).toEqual([]);
  expect(findings(p => pyTorchJob({ master: { image, command: ['train', p.lr] }, worker: { image, command: ['train', p.lr], replicas: 2 } }))).toEqual([]);
});

test('a trial that its team\'s quota has no room for is found, be there room for one node of it', () => {
  const one = (cpu: string, numNodes: number) => findings(p => trainJob({
    runtime: 'torch-distributed', image, command: ['train', p.lr], numNodes, resourcesPerNode: { cpu, cpuLimit: cpu, memory: '4Gi', memoryLimit: '4Gi' },
  }), '', { cpu: '32', memory: '96Gi' }).filter(text => text.includes('ResourceQuota profile-quota of namespace vision allows'));
  expect(one('16', 1)).toEqual([]);
  expect(one('40', 1)).toEqual([expect.stringMatching(/^Profile\/Quota spec: .* allows requests.cpu 32, got \S+ by Experiment\/search /)]);
  expect(one('16', 2)).toEqual([expect.stringContaining('got 32100m by Experiment/search')]);
});
