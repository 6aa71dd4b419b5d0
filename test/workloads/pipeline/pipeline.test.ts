import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Chart } from 'cdk8s';
import { Images, ManifestApp, RELEASES } from '../../../src/core';
import { container } from '../../../src/pipelines/container';
import { pipeline as authored } from '../../../src/pipelines/pipeline';
import { str } from '../../../src/pipelines/ports';
import { decodePipeline } from '../../../src/pipelines/ir/decode';
import { Pipeline, PipelineVersion } from '../../../src/workloads/pipeline';
import { found, manifestSet, rendered } from '../../support';
import { command, compiled, given, only, team } from './support';

const kinds = (scope: Parameters<typeof rendered>[0]) => rendered(scope).map(one => one.kind);

describe('where pipelines are rows of the database', () => {
  test('a version is a file and a Job that uploads it under a name with the hash of what is in it', () => {
    const { scope, pipeline } = given();
    expect(pipeline.version).toMatch(/^train-[0-9a-f]{8}$/);
    const file = only(scope, 'ConfigMap', 'pipeline-');
    expect(file.metadata).toEqual({ name: `pipeline-${pipeline.version}`, namespace: 'vision' });
    expect(file.immutable).toBe(true);
    expect(decodePipeline(file.data['pipeline.yaml'], 'pipeline.yaml')).toEqual(compiled());
    expect(command(scope, 'Job')).toEqual({
      command: 'upload',
      options: {
        'server': 'http://pipelines-api.ml.svc:9999', 'namespace': 'vision', 'pipeline': 'train', 'version': pipeline.version, 'file': '/pipeline/pipeline.yaml',
      },
    });
    const { volumes, containers: [container] } = only(scope, 'Job').spec.template.spec;
    expect(volumes).toContainEqual({ name: 'files', configMap: { name: file.metadata.name } });
    expect(container.volumeMounts).toContainEqual({ name: 'files', mountPath: '/pipeline', readOnly: true });
  });

  test('texts for people reach the server as they are written', () => {
    const { scope } = given({ displayName: 'Train', description: 'Uses $(HOME) and $$', versionDisplayName: 'v2', versionDescription: 'faster' });
    expect(command(scope, 'Job').options).toMatchObject({
      'display-name': 'Train', 'description': 'Uses $$(HOME) and $$$$', 'version-display-name': 'v2', 'version-description': 'faster',
    });
  });

  test.each([
    ['what runs', { program: compiled({ args: ['other'] }) }],
    ['a setting for Kubernetes alone', { program: compiled({ settings: { imagePullPolicy: 'Always' as const } }) }],
    ['what people see of the version', { versionDisplayName: 'v2' }],
    ['what is new in it', { versionDescription: 'faster' }],
    ['the mirror of its images', { images: new Images({ mirror: 'mirror.example.com' }) }],
  ])('%s makes another version, another file and another Job', (_what, props) => {
    const [before, after] = [given(), given(props)];
    expect(after.pipeline.version).not.toBe(before.pipeline.version);
    expect(only(after.scope, 'Job').metadata.name).not.toBe(only(before.scope, 'Job').metadata.name);
  });

  test('what is said of the pipeline makes another Job and no other version', () => {
    const [before, after] = [given(), given({ description: 'new' })];
    expect(after.pipeline.version).toBe(before.pipeline.version);
    expect(only(after.scope, 'Job').metadata.name).not.toBe(only(before.scope, 'Job').metadata.name);
  });

  test('the order of fields makes no other version', () => {
    const { spec } = compiled();
    const reversed = Object.fromEntries(Object.entries(spec).reverse()) as typeof spec;
    expect(given({ program: { spec: reversed } }).pipeline.version).toBe(given().pipeline.version);
  });

  test('a second pipeline of the namespace shares the program and its account', () => {
    const { scope, vision } = given();
    new Pipeline(vision, 'score', { program: compiled({ name: 'score' }) });
    expect(kinds(scope).sort()).toEqual(['ConfigMap', 'ConfigMap', 'ConfigMap', 'Job', 'Job', 'Role', 'RoleBinding', 'ServiceAccount']);
  });

  test('a Job without an end in time is not deleted, for it would be made again', () => {
    expect(only(given().scope, 'Job').spec).not.toHaveProperty('ttlSecondsAfterFinished');
  });
});

describe('where pipelines are objects', () => {
  test('a Pipeline and a version of it are all that there is', () => {
    const { scope, pipeline } = given({ displayName: 'Train', description: 'Trains', versionDisplayName: 'v2', versionDescription: 'faster' }, 'kubernetes');
    expect(rendered(scope)).toEqual([
      {
        apiVersion: 'pipelines.kubeflow.org/v2beta1', kind: 'Pipeline', metadata: { name: 'train', namespace: 'vision' },
        spec: { displayName: 'Train', description: 'Trains' },
      },
      {
        apiVersion: 'pipelines.kubeflow.org/v2beta1', kind: 'PipelineVersion',
        metadata: {
          name: pipeline.version, namespace: 'vision',
          annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
        },
        spec: { pipelineName: 'train', displayName: 'v2', description: 'faster', pipelineSpec: compiled().spec },
      },
    ]);
  });

  test('settings for Kubernetes alone stand in a field of their own', () => {
    const program = compiled({ settings: { imagePullPolicy: 'Always' } });
    expect(only(given({ program }, 'kubernetes').scope, 'PipelineVersion').spec.platformSpec).toEqual(program.platform);
  });

  test('the pipeline comes before its versions, which cannot be made without it', () => {
    const { scope, vision, pipeline } = given({}, 'kubernetes');
    new PipelineVersion(vision, 'old', { pipeline, program: compiled({ args: ['old'] }) });
    expect(kinds(scope)).toEqual(['Pipeline', 'PipelineVersion', 'PipelineVersion']);
  });
});

describe('a further version', () => {
  const old = { program: compiled({ name: 'trainer', args: ['old'] }), description: 'before' };

  test('has the name of its pipeline inside and outside', () => {
    const { scope, vision, pipeline } = given({}, 'kubernetes');
    const version = new PipelineVersion(vision, 'old', { pipeline, ...old });
    expect(version.version).toMatch(/^train-[0-9a-f]{8}$/);
    expect(version.version).not.toBe(pipeline.version);
    expect(found(scope, 'PipelineVersion', version.version).spec).toMatchObject({
      pipelineName: 'train', displayName: 'old', description: 'before', pipelineSpec: { pipelineInfo: { name: 'train' } },
    });
  });

  test('is uploaded by a Job of its own, also to a pipeline that is made elsewhere', () => {
    const { scope, vision } = team();
    const version = new PipelineVersion(vision, 'old', { pipeline: 'train', ...old });
    expect(command(scope, 'Job').options).toMatchObject({ 'pipeline': 'train', 'version': version.version, 'version-display-name': 'old', 'version-description': 'before' });
    expect(command(scope, 'Job').options).not.toHaveProperty('description');
    expect(only(scope, 'ConfigMap', 'pipeline-').metadata.name).toBe(`pipeline-${version.version}`);
  });
});

test('takes its name from the program, or gives the program its name', () => {
  expect(given({ program: compiled({ name: 'score' }) }).pipeline.name).toBe('score');
  const { pipeline } = given({ name: 'nightly' });
  expect([pipeline.name, pipeline.compiled.spec.pipelineInfo.name]).toEqual(['nightly', 'nightly']);
});

test('says what the program says of itself where nothing else is told', () => {
  const { spec } = compiled();
  const program = { spec: { ...spec, pipelineInfo: { name: 'train', displayName: 'Train', description: 'Trains' } } };
  expect(only(given({ program }, 'kubernetes').scope, 'Pipeline').spec).toEqual({ displayName: 'Train', description: 'Trains' });
  expect(only(given({ program, description: 'Other' }, 'kubernetes').scope, 'Pipeline').spec).toEqual({ displayName: 'Train', description: 'Other' });
});

test('compiles a program for the release that the platform installs, or for the one told', () => {
  const targets: unknown[] = [];
  const program = { name: 'train', compile: (options?: { readonly target?: string }) => (targets.push(options?.target), compiled()) };
  given({ program });
  given({ program, target: '2.17' });
  expect(targets).toEqual([RELEASES.pipelines.split('.').slice(0, 2).join('.'), '2.17']);
});

describe('images of steps', () => {
  const executors = (image: string, images?: Images) => {
    const { scope, pipeline } = given({ program: compiled({ image }), images });
    const [executor] = Object.values(pipeline.compiled.spec.deploymentSpec?.executors ?? {});
    return { image: executor.container?.image, declared: manifestSet(scope).has('Image', undefined, executor.container?.image ?? '') };
  };
  const mirror = new Images({ mirror: 'mirror.example.com/ml' });

  test.each([
    ['python:3.11', 'mirror.example.com/ml/python:3.11'],
    ['python', 'mirror.example.com/ml/python'],
    ['ghcr.io/team/train:1.2', 'mirror.example.com/ml/team/train:1.2'],
    ['ghcr.io/team/train:{{$.pipeline_job_name}}', 'mirror.example.com/ml/team/train:{{$.pipeline_job_name}}'],
  ])('%s comes from the mirror', (image, expected) => {
    expect(executors(image, mirror)).toEqual({ image: expected, declared: true });
    expect(executors(image)).toEqual({ image, declared: true });
  });

  test.each(['{{$.pipeline_job_name}}', 'argostub/createpvc'])('%s is none, and stays', image => {
    expect(executors(image, mirror)).toEqual({ image, declared: false });
  });

  test('come from the mirror of the platform', () => {
    const { vision } = team('database', {}, 'mirror.example.com');
    const { spec } = new Pipeline(vision, 'train', { program: compiled() }).compiled;
    expect(spec.deploymentSpec?.executors?.['exec-say'].container?.image).toBe('mirror.example.com/python:3.11');
  });
});

describe('in a profile that is', () => {
  test.each([
    ['active', 'database', ['ConfigMap', 'ServiceAccount', 'Role', 'RoleBinding', 'ConfigMap', 'Job']],
    ['suspended', 'database', []],
    ['archived', 'database', []],
    ['active', 'kubernetes', ['Pipeline', 'PipelineVersion']],
    ['suspended', 'kubernetes', ['Pipeline', 'PipelineVersion']],
    ['archived', 'kubernetes', []],
  ] as const)('%s, with the store %s, there is %j', (lifecycle, store, expected) => {
    const { scope, vision, pipeline } = given({}, store, { lifecycle });
    expect(kinds(scope).sort()).toEqual([...expected].sort());
    new PipelineVersion(vision, 'old', { pipeline, program: compiled({ args: ['old'] }) });
    expect(kinds(scope).length > 0).toBe(expected.length > 0);
  });
});

test('takes a pipeline that was written in TypeScript', () => {
  const say = container({ name: 'say', image: 'python:3.11', inputs: { words: str() }, command: ({ inputs }) => ['echo', inputs.words] });
  const program = authored({ name: 'hello', inputs: { words: str() }, build: (builder, inputs) => { builder.task(say, { words: inputs.words }); } });
  const { pipeline } = given({ program });
  expect(pipeline.version).toMatch(/^hello-/);
  expect(pipeline.compiled.spec.root.inputDefinitions?.parameters).toHaveProperty('words');
});

test('a pipeline has a page beside its manifests, which no applier reads', () => {
  const app = new ManifestApp({ outdir: fs.mkdtempSync(path.join(os.tmpdir(), 'page-')), summary: false });
  new Pipeline(new Chart(app, 'jobs', { namespace: 'vision' }), 'train', { program: compiled(), name: 'train' });
  app.synth();
  const files = fs.readdirSync(app.outdir, { recursive: true, encoding: 'utf8' });
  expect(files.filter(file => file.endsWith('.md'))).toEqual([path.join('jobs', 'train.md')]);
  expect(fs.readFileSync(path.join(app.outdir, 'jobs', 'train.md'), 'utf8')).toContain('flowchart TB');
  fs.rmSync(app.outdir, { recursive: true });
});
