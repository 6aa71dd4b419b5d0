/** A repository of the team "vision": its profile, and its pipelines. `npm run synth` writes dist/. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { argocd, existingPlatform, KubeflowApp, Pipeline, RecurringRun, Run, ScheduledRun } from 'cdk8s-kubeflow';
import { addExample, filePassing, sum } from './pipelines';

const app = new KubeflowApp();

// What the platform has written about itself, copied from its repository.
const facts: unknown = JSON.parse(readFileSync(join(__dirname, 'platform.json'), 'utf8'));
const kubeflow = existingPlatform(app, facts, { gitops: argocd({ repository: 'https://git.example.com/ml/vision.git', name: 'vision' }) });
const vision = kubeflow.addProfile('vision', { owner: 'ana@example.com' });

const add = new Pipeline(vision, 'add-example', { program: addExample });
// Once: a run for these arguments. Other arguments, or a change of the pipeline, are another run.
new Run(vision, 'three-and-two', { pipeline: add, arguments: { value_1: 3, value_2: 2 }, experiment: 'first steps' });

new Pipeline(vision, 'file-passing', { program: filePassing });

const numbers = new Pipeline(vision, 'sum', { program: sum });
// Every night by a CronJob, which stands in Git with its schedule.
new ScheduledRun(vision, 'nightly', { pipeline: numbers, arguments: { count: 1000 }, schedule: '0 3 * * *', timeZone: 'Europe/Berlin' });
// Every Sunday by Kubeflow Pipelines itself, shown in its page "Recurring runs"; its schedule begins with seconds.
new RecurringRun(vision, 'weekly', { pipeline: numbers, schedule: '0 0 4 * * sun' });

app.synth();
