import { profileQuota } from '../../../src/checks/workloads/quota';
import * as kfp from '../../../src/pipelines';
import {
  algorithms, double, Experiment, InferenceService, job, Lifecycle, ModelRegistry, Notebook, notebookImages, Pipeline, Profile, PythonImage, PythonJob, RayCluster, RayJob,
  RecurringRun, RegisteredModel, Run, ScheduledRun, ScheduledSparkApplication, SparkApplication, TrainJob,
} from '../../../src/workloads';
import { found, object } from '../../checks/support';
import { given, PRESETS } from '../../platform/support';

const image = 'registry.example.com/ml/train:1';
const QUOTA = { cpu: '64', memory: '256Gi', pods: 100 };

/** One of each workload whose pods end or stay. */
function addWork(team: Profile): void {
  new Notebook(team, 'explore', { image: notebookImages.jupyterScipy });
  new PythonJob(team, 'report', { image: 'docker.io/library/python:3.12', source: { code: 'print(1)' } });
  new PythonImage(team, 'image', { source: { code: 'print(1)' }, base: 'docker.io/library/python:3.12', repository: 'registry.example.com/ml/made', pushSecret: 'none' });
  const say = kfp.container({ name: 'say', image: 'docker.io/library/python:3.11', command: ['echo'] });
  const pipeline = new Pipeline(team, 'hello', { program: kfp.pipeline({ name: 'hello', build: p => { p.task(say, {}); } }) });
  new Run(team, 'once', { pipeline });
  new ScheduledRun(team, 'nightly', { pipeline, schedule: '0 3 * * *' });
  new RecurringRun(team, 'weekly', { pipeline, schedule: '0 0 4 * * sun' });
  new TrainJob(team, 'bert', { runtime: 'torch-distributed', image });
  new Experiment(team, 'tune', {
    objective: { type: 'minimize', objectiveMetricName: 'loss' }, parameters: { lr: double(0.01, 0.03) }, algorithm: algorithms.random(), maxTrialCount: 2,
    trial: p => job({ image, command: ['train', p.lr] }),
  });
  new InferenceService(team, 'iris', { predictor: { modelFormat: 'sklearn', storageUri: 's3://models/iris' } });
  const registry = new ModelRegistry(team, 'registry');
  new RegisteredModel(team, 'flowers', { registry, versions: { v1: { uri: 's3://models/iris/v1/', format: 'sklearn', formatVersion: '1' } } });
  const spark = { type: 'Python', sparkVersion: '4.0.1', image, mainApplicationFile: 'local:///a.py' } as const;
  new SparkApplication(team, 'clean', spark);
  new ScheduledSparkApplication(team, 'cleaned', { ...spark, schedule: '@daily' });
  new RayCluster(team, 'ray', { rayVersion: '2.46.0', image, headGroupSpec: {} });
  new RayJob(team, 'batch', { entrypoint: 'python a.py', rayClusterSpec: { rayVersion: '2.46.0', image, headGroupSpec: {} } });
}

test.each<Lifecycle>(['active', 'suspended', 'archived'])('a profile that is %s may have all of its work in the code', lifecycle => {
  const { app, platform } = given({ ...PRESETS.local, kuberay: {} });
  addWork(platform.addProfile('vision', { owner: 'ana@example.com', quota: QUOTA, lifecycle }));
  expect(app.findings().map(one => `${one.rule.id} ${one.at.kind}/${one.at.name} ${one.problem}`)).toEqual([]);
});

test('a job that waits counts in no quota, and one that runs does', () => {
  const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { pods: '0' } } });
  const template = { spec: { containers: [{ name: 'c' }] } };
  const jobOf = (suspend: boolean) => object('batch/v1', 'Job', 'j', { spec: { suspend, template } });
  const cronJob = (suspend: boolean) => object('batch/v1', 'CronJob', 'c', { spec: { suspend, jobTemplate: { spec: { template } } } });
  expect(found(profileQuota, [quota, jobOf(true), cronJob(true)])).toEqual([]);
  expect(found(profileQuota, [quota, jobOf(false), cronJob(false)])).toHaveLength(2);
});
