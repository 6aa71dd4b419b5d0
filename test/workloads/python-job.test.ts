import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Chart } from 'cdk8s';
import { Secret } from 'cdk8s-plus-28';
import { setPlatform, Team } from './support';
import { ALL_RULES } from '../../src/checks';
import { rendered } from '../../src/core';
import { nvidia, Profile, PythonImage, pythonImage, PythonImageProps, PythonJob, pythonJob, PythonJobProps, PythonProgramSource, PythonSource, TeamContext,
  user } from '../../src/workloads';
import { chart, configError, found } from '../support';

const FOLDER = path.join(__dirname, 'python');
const TRAIN = path.join(FOLDER, 'train.py');
const IMAGE = 'docker.io/library/python:3.12';
const TRAINING = { file: TRAIN, function: 'train', arguments: { rate: 0.5 } } as const;

function jobOf(props: Partial<PythonJobProps> = {}, team: Partial<TeamContext> = {}) {
  const scope = chart();
  const job = new PythonJob(new Team(scope, 'vision', team), 'train', { image: IMAGE, source: TRAINING, ...props });
  return { scope, job };
}

/** The job's spec, with its only container at hand. */
function specOf(props: Partial<PythonJobProps> = {}, team: Partial<TeamContext> = {}) {
  const { scope, job } = jobOf(props, team);
  const { spec } = found(scope, 'Job', job.name);
  return { ...spec, pod: spec.template.spec, container: spec.template.spec.containers[0] };
}

/** Texts of the source. */
function filesOf(source: PythonProgramSource): Readonly<Record<string, string>> {
  const { scope, job } = jobOf({ source });
  return found(scope, 'ConfigMap', job.configMap).data;
}

/** What a program prints, where there is Python. */
function output(source: PythonProgramSource): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'python-job-'));
  try {
    Object.entries(filesOf(source)).forEach(([name, text]) => fs.writeFileSync(path.join(folder, name), text));
    const { command, args = [] } = specOf({ source }).container;
    return execFileSync('python3', [path.join(folder, path.basename(command.at(-1))), ...args], { encoding: 'utf8' }).trim();
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const HAS_PYTHON = spawnSync('python3', ['--version']).status === 0;
const run = HAS_PYTHON ? test : test.skip;

describe('PythonJob', () => {
  test('runs a program from a ConfigMap, in a folder that it may write to, without a token', () => {
    const { scope, job } = jobOf();
    expect(job.name).toMatch(/^train-[0-9a-f]{8}$/);
    expect(job.configMap).toMatch(/^train-[0-9a-f]{8}$/);
    const { spec } = found(scope, 'Job', job.name);
    expect(spec).toEqual({
      backoffLimit: 0,
      template: {
        spec: {
          restartPolicy: 'Never', serviceAccountName: 'default-editor', automountServiceAccountToken: false,
          containers: [{
            name: 'python', image: IMAGE, command: ['python3', '-u', '/src/main.py'], args: ['rate=0.5'], workingDir: '/work',
            env: [{ name: 'HOME', value: '/work' }, { name: 'PYTHONDONTWRITEBYTECODE', value: '1' }],
            volumeMounts: [{ name: job.configMap, mountPath: '/src', readOnly: true }, { name: 'work', mountPath: '/work' }],
          }],
          volumes: [{ name: job.configMap, configMap: { name: job.configMap } }, { name: 'work', emptyDir: {} }],
        },
      },
    });
  });

  test('has another name when anything of it changes, and the same when nothing does', () => {
    const names = [{}, {}, { source: { ...TRAINING, arguments: { rate: 1 } } }, { image: 'docker.io/library/python:3.13' }, { gpu: nvidia(1) }].map(props => jobOf(props).job.name);
    expect(names[0]).toBe(names[1]);
    expect(new Set(names).size).toBe(4);
    expect(jobOf({ suspend: true }).job.name).toBe(names[0]);
  });

  test('installs packages before it starts', () => {
    const { command } = specOf({ packages: ['pandas==2.2.3'], indexUrls: ['https://pypi.example.com/simple'] }).container;
    expect(command.slice(0, 2)).toEqual(['sh', '-ec']);
    expect(command[2]).toContain("pip install --quiet --no-warn-script-location --index-url 'https://pypi.example.com/simple' 'pandas==2.2.3'");
    expect(command.slice(3)).toEqual(['python3', '-u', '/src/main.py']);
  });

  test('takes devices, volumes, variables and a place like all pods', () => {
    const { pod, container, completions, completionMode } = specOf({
      gpu: nvidia(1), env: { A: 'b', HOME: '/data' }, mounts: [{ mountPath: '/data', claim: '5Gi' }], nodeSelector: { pool: 'a' }, completions: 3, parallelism: 2, cpuLimit: '2',
    });
    expect(container.resources).toEqual({ limits: { 'cpu': '2', 'nvidia.com/gpu': '1' } });
    expect(container.env.filter((one: { readonly name: string }) => ['A', 'HOME'].includes(one.name))).toEqual([{ name: 'HOME', value: '/data' }, { name: 'A', value: 'b' }]);
    expect([pod.nodeSelector, completions, completionMode]).toEqual([{ pool: 'a' }, 3, 'Indexed']);
  });

  test('in a profile of the level restricted is a user by number, since the image may say root', () => {
    const { pod, container } = specOf({}, { podSecurity: 'restricted' });
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } });
    expect(container.securityContext).toMatchObject({ allowPrivilegeEscalation: false });
    expect(specOf({ podSecurityContext: { runAsUser: 5 } }, { podSecurity: 'restricted' }).pod.securityContext).toEqual({ runAsUser: 5 });
  });

  test('stays out of the mesh where it is told so', () => {
    expect(specOf({ mesh: false }).template.metadata.labels).toEqual({ 'sidecar.istio.io/inject': 'false' });
    expect(specOf().template.metadata).toBeUndefined();
  });

  test('waits in a queue, and in a suspended profile; an archived one has neither job nor source', () => {
    const { scope, job } = jobOf({ queue: 'gpus' });
    expect(found(scope, 'Job', job.name).metadata.labels).toEqual({ 'kueue.x-k8s.io/queue-name': 'gpus' });
    expect(specOf({}, { lifecycle: 'suspended' }).suspend).toBe(true);
    expect(rendered(jobOf({}, { lifecycle: 'archived' }).scope).all).toEqual([]);
  });
});

describe('the program', () => {
  test('of a function has what it uses of its file, and no more', () => {
    const text = filesOf(TRAINING)['main.py'];
    expect(text).toContain('import json\nimport os.path as where');
    expect(text).toContain('def scaled(');
    expect(text).not.toContain('def greet(');
  });

  run('of a function is called with values of their types', () => {
    expect(JSON.parse(output({ file: TRAIN, function: 'train', arguments: { rate: 0.5, layers: [8, 4], optimizer: 'sgd' } })))
      .toEqual({ rate: 0.5, layers: [8, 4], optimizer: 'sgd', scaled: [0.5, 1], base: 'b' });
    expect(JSON.parse(output({ file: TRAIN, function: 'train', arguments: { rate: 1, optimizer: '7' } })).optimizer).toBe('7');
    expect(output({ file: TRAIN, function: 'anything', arguments: { a: 1, b: null } })).toBe("['a', 'b']");
  });

  run('of a notebook is its cells with code, one after another', () => expect(output({ notebook: path.join(FOLDER, 'explore.ipynb') })).toBe('42'));

  run('may be a text, with arguments and files beside it', () => {
    expect(output({ code: 'import sys, train\nprint(sys.argv[1], train.NAME)', args: ['hello'], beside: [TRAIN] })).toBe('hello nobody');
  });

  test('of a file is that file', () => {
    expect(filesOf({ file: TRAIN })).toEqual({ 'train.py': fs.readFileSync(TRAIN, 'utf8') });
    expect(specOf({ source: { file: TRAIN, args: ['--epochs=3'] } }).container).toMatchObject({ command: ['python3', '-u', '/src/train.py'], args: ['--epochs=3'] });
  });

  test('keeps places of parameters that somebody fills in later', () => {
    expect(specOf({ source: { file: TRAIN, function: 'train', arguments: { rate: '${trialParameters.rate}' } } }).container.args).toEqual(['rate=${trialParameters.rate}']);
  });
});

/** A file that goes with the test. */
function written(name: string, text: string | Buffer): string {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'python-job-')), name);
  fs.writeFileSync(file, text);
  return file;
}

const notebook = (content: object) => ({ notebook: written('a.ipynb', JSON.stringify(content)) });
const cell = (source: string) => ({ cell_type: 'code', metadata: {}, source });

test.each([
  ['a file that is not there', { file: 'nowhere.py' }, 'PythonFile', 'cannot be read, got "nowhere.py"'],
  ['a file that is no text', { file: written('a.py', Buffer.from([0xff, 0xfe, 0x00])) }, 'PythonFile', 'no text in UTF-8'],
  ['a text that is no Python', { code: 'def (' }, 'PythonSyntax', 'cannot be read as Python'],
  ['a function that is not there', { file: TRAIN, function: 'trian', arguments: {} }, 'PythonFunction', 'train'],
  ['a parameter that there is not', { file: TRAIN, function: 'train', arguments: { rate: 1, lr: 1 } }, 'PythonArguments', 'got "lr"'],
  ['a parameter that is missing', { file: TRAIN, function: 'train' }, 'PythonArguments', 'must say rate'],
  ['a function that uses a value of its file', { file: TRAIN, function: 'greet' }, 'PythonFunction', 'NAME'],
  ['an import from beside', { file: written('a.py', 'from .b import c\ndef f():\n    c()\n'), function: 'f' }, 'PythonOutsideName', 'name that file in beside'],
  ['a name from nowhere', { file: written('a.py', 'def f():\n    return nowhere.at_all\n'), function: 'f' }, 'PythonOutsideName', 'got "nowhere.at_all" in line 2'],
  ['a notebook of another language', notebook({ cells: [], metadata: { kernelspec: { language: 'R' } } }), 'PythonNotebook', 'got "R"'],
  ['a notebook without cells', notebook({}), 'PythonNotebook', 'list of cells'],
  ['a notebook without code', notebook({ cells: [{ cell_type: 'markdown', source: 'a' }] }), 'PythonNotebook', 'cells with code'],
  ['a notebook that installs', notebook({ cells: [cell('a = 1'), cell('!pip install torch')] }), 'PythonNotebook', 'cell 2 of'],
  ['a notebook with magic', notebook({ cells: [cell('%time f()')] }), 'PythonNotebook', 'got "%time f()"'],
  ['a notebook that is no JSON', { notebook: TRAIN }, 'PythonNotebook', 'must be JSON'],
  ['a file of the name of the program', { code: 'a = 1', beside: [written('main.py', 'b = 1')] }, 'PythonBeside', 'got "main.py"'],
  ['two files of one name', { code: 'a = 1', beside: [written('b.py', 'b = 1'), written('b.py', 'b = 2')] }, 'PythonBeside', 'twice'],
  ['a file with blanks in its name', { code: 'a = 1', beside: [written('my data.csv', '1')] }, 'PythonBeside', 'got "my data.csv"'],
  ['more than a ConfigMap holds', { code: `a = '${'x'.repeat(1024 * 1024)}'` }, 'PythonSourceSize', '1 MiB'],
] as const)('a program that is %s is refused', (_, source, code, text) => {
  const error = configError(() => jobOf({ source: source as PythonProgramSource }));
  expect([error.code, error.message.includes(text) || error.message]).toEqual([code, true]);
});

test.each([
  ['a package with a line break', { packages: ['a\nb'] }, 'PythonPackage', 'without line breaks'],
  ['a password in an address', { indexUrls: ['https://user:secret@pypi.example.com'] }, 'PythonPackage', 'passwords'],
  ['a name that leaves no room', { name: 'a'.repeat(55) }, 'PythonJobName', 'at most 54'],
  ['a name in capitals', { name: 'Train' }, 'PythonJobName', 'in "Train"'],
  ['less than no repetition', { backoffLimit: -1 }, 'WrongProp', 'backoffLimit'],
  ['a queue twice', { queue: 'a', labels: { 'kueue.x-k8s.io/queue-name': 'b' } }, 'JobQueue', 'got "b"'],
  ['a folder of the program for its data', { mounts: [{ mountPath: '/src', empty: 'disk' }] }, 'MountPath', 'twice'],
] as const)('a job with %s is refused', (_, props, code, text) => {
  const error = configError(() => jobOf(props as Partial<PythonJobProps>));
  expect([error.code, error.message.includes(text) || error.message]).toEqual([code, true]);
});

describe('the compiler refuses', () => {
  const code = (source: PythonProgramSource) => configError(() => jobOf({ source })).code;

  test('two programs, none, and arguments of the other kind', () => {
    // @ts-expect-error a file or a notebook
    const both: PythonProgramSource = { file: TRAIN, notebook: 'a.ipynb' };
    // @ts-expect-error no program
    const none: PythonProgramSource = { args: ['a'] };
    // @ts-expect-error a function has arguments by name
    const positional: PythonProgramSource = { file: TRAIN, function: 'train', args: ['1'] };
    // @ts-expect-error a file has no parameters
    const named: PythonProgramSource = { file: TRAIN, arguments: { rate: 1 } };
    expect([both, none, positional, named].map(one => ['WrongProp', 'MissingProp'].includes(code(one)))).toEqual([true, true, true, true]);
  });

  test('an image that installs, or that nobody may push', () => {
    // @ts-expect-error nothing is installed
    const installs: PythonImageProps = { source: { code: 'a = 1' }, base: IMAGE, repository: 'r.example.com/a', pushSecret: 'none', packages: ['pandas'] };
    // @ts-expect-error pushSecret is required
    const open: PythonImageProps = { source: { code: 'a = 1' }, base: IMAGE, repository: 'r.example.com/a' };
    const codes = [installs, open].map(props => configError(() => new PythonImage(new Team(chart(), 'vision'), 'image', props)).code);
    expect(codes).toEqual(['UnknownProp', 'MissingProp']);
  });
});

describe('the same program', () => {
  test('is a job as data, whose source is made where the jobs will be', () => {
    const scope = chart();
    const template = pythonJob('trial', { image: IMAGE, source: { file: TRAIN, function: 'train', arguments: { rate: '${trialParameters.rate}' } }, labels: { a: 'b' } });
    expect({ ...template, spec: undefined }).toEqual({
      apiVersion: 'batch/v1', kind: 'Job', metadata: { labels: { a: 'b' } }, trial: { primaryContainerName: 'python', isPlain: true }, spec: undefined,
    });
    const at = { scope: new Chart(scope, 'jobs'), namespace: 'vision', owner: 'search', isRestricted: true };
    const [first, second] = [template.spec(at), template.spec(at)] as { readonly template: { readonly spec: { readonly volumes: unknown; readonly securityContext: object } } }[];
    expect(first).toEqual(second);
    const [configMap, ...others] = rendered(scope).all;
    expect([configMap.label, others]).toEqual([expect.stringMatching(/^ConfigMap\/vision\/trial-[0-9a-f]{8}$/), []]);
    expect(first.template.spec.volumes).toMatchObject([{ configMap: { name: configMap.name } }, { emptyDir: {} }]);
    expect(first.template.spec.securityContext).toMatchObject({ runAsNonRoot: true });
  });

  test('is a container of another workload', () => {
    const scope = chart();
    const source = new PythonSource(new Team(scope, 'vision'), 'predict', { image: IMAGE, source: { file: TRAIN } });
    expect(found(scope, 'ConfigMap', source.configMap).data).toHaveProperty(['train.py']);
    const job = new PythonJob(new Team(scope, 'nlp'), 'other', { image: IMAGE, source: { code: 'a = 1' }, sidecars: [{ name: 'beside', ...source.container }] });
    expect(found(scope, 'Job', job.name).spec.template.spec.volumes)
      .toMatchObject([{ configMap: { name: job.configMap } }, { emptyDir: {} }, { configMap: { name: source.configMap } }]);
    expect(source.container).toMatchObject({ image: IMAGE, command: ['python3', '-u', '/src/train.py'],
      mounts: [{ configMap: source.configMap }, { empty: 'disk' }] });
  });
});

describe('PythonImage', () => {
  const props: PythonImageProps = { source: TRAINING, base: IMAGE, repository: 'registry.example.com/vision/train', pushSecret: 'push' };
  const image = (more: Partial<PythonImageProps> = {}, team: Partial<TeamContext> = {}) => {
    const scope = chart();
    return { scope, image: new PythonImage(new Team(scope, 'vision', team), 'train', { ...props, ...more }) };
  };

  test('puts the source on its base by a job without privileges, with the credentials of a Secret', () => {
    const made = image();
    const { spec, metadata } = found(made.scope, 'Job', made.image.name);
    const { containers: [container], ...pod } = spec.template.spec;
    expect(made.image.reference).toMatch(/^registry\.example\.com\/vision\/train:[0-9a-f]{8}$/);
    expect(container.args).toEqual([IMAGE, '--tag', made.image.reference, '--platform', 'linux/amd64', '--entrypoint', 'python3,-u,/app/main.py', '--workdir', '/app']);
    expect(container.image).toMatch(/^gcr\.io\/go-containerregistry\/crane\/debug:/);
    expect(container.securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true });
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } });
    expect(pod.volumes[2]).toEqual({ name: 'credentials', secret: { secretName: 'push', items: [{ key: '.dockerconfigjson', path: 'config.json' }] } });
    expect(spec.template.metadata.labels).toEqual({ 'sidecar.istio.io/inject': 'false' });
    expect(metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Force=true,Replace=true');
  });

  test('makes the same layer each time, so that a job that runs again changes no image', () => {
    const made = image({ source: { code: 'a = 1', beside: [TRAIN] } });
    const [{ command }] = found(made.scope, 'Job', made.image.name).spec.template.spec.containers as [{ command: string[] }];
    const layer = (time: number) => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'python-image-'));
      const [source, work] = ['src', 'work'].map(name => path.join(folder, name));
      [source, work].forEach(one => fs.mkdirSync(one));
      Object.entries({ 'main.py': 'a = 1\n', 'train.py': 'b = 2\n' }).forEach(([name, text]) => fs.writeFileSync(path.join(source, name), text));
      fs.writeFileSync(path.join(folder, 'crane'), '#!/bin/sh\n', { mode: 0o755 });
      fs.utimesSync(path.join(source, 'main.py'), time, time);
      const script = command[2].replaceAll('/work', work).replaceAll('/src/', `${source}/`).replace(/^export PATH=.*$/m, `export PATH=${folder}:$PATH`);
      const ran = spawnSync('sh', ['-ec', script], { encoding: 'utf8' });
      expect([ran.status, ran.stderr]).toEqual([0, '']);
      expect(spawnSync('tar', ['-tf', path.join(work, 'layer.tar')], { encoding: 'utf8' }).stdout).toBe('app/main.py\napp/train.py\n');
      const content = fs.readFileSync(path.join(work, 'layer.tar'));
      fs.rmSync(folder, { recursive: true });
      return content.toString('base64');
    };
    expect(layer(1_000_000_000)).toBe(layer(1_700_000_000));
  });

  test('has another tag when the source or the base changes', () => {
    const references = [{}, { source: { code: 'a = 1' } }, { base: 'docker.io/library/python:3.13' }, { platform: 'linux/arm64' }, { pushSecret: 'other' }]
      .map(one => image(one as Partial<PythonImageProps>).image.reference);
    expect(new Set(references).size).toBe(4);
    expect(references[4]).toBe(references[0]);
  });

  test('has its credentials in a Secret by its name, or of cdk8s-plus', () => {
    const scope = chart();
    const names = ['push', Secret.fromSecretName(scope, 'Known', 'push')].map(pushSecret => {
      const made = image({ pushSecret });
      expect(found(made.scope, 'Job', made.image.name).spec.template.spec.volumes[2].secret.secretName).toBe('push');
      return made.image.name;
    });
    expect(names[1]).toBe(names[0]);
  });

  test('without credentials, and without TLS, for a registry that asks for neither', () => {
    const made = image({ pushSecret: 'none', insecure: true });
    const [container] = found(made.scope, 'Job', made.image.name).spec.template.spec.containers;
    expect(container.args.at(-1)).toBe('--insecure');
    expect(container.env).toEqual([{ name: 'HOME', value: '/work' }]);
  });

  test('is a reference for other workloads', () => {
    expect(pythonImage(new Team(chart(), 'vision'), 'train', props)).toMatch(/^registry\.example\.com\/vision\/train:/);
    expect(rendered(image({}, { lifecycle: 'suspended' }).scope).all).toEqual([]);
  });

  test.each([
    ['a base without a registry', { base: 'python:3.12' }, 'PythonImageBase'],
    ['a base without a tag', { base: 'docker.io/library/python' }, 'PythonImageBase'],
    ['a repository with a tag', { repository: 'registry.example.com/a:1' }, 'WrongProp'],
    ['a repository without a registry', { repository: 'train' }, 'WrongProp'],
  ] as const)('with %s is refused', (_, more, code) => expect(configError(() => image(more)).code).toBe(code));
});

test('in a restricted profile with a quota, jobs and images are as all rules want them', () => {
  const scope = chart();
  setPlatform(scope);
  const profile = new Profile(scope, 'vision', { owner: user('user@example.com'), podSecurity: 'restricted', quota: { cpu: '4', memory: '8Gi' } });
  new PythonJob(profile, 'train', { image: IMAGE, source: TRAINING, packages: ['pandas==2.2.3'], cpuLimit: '1', memoryLimit: '1Gi' });
  new PythonImage(profile, 'image', { source: TRAINING, base: IMAGE, repository: 'registry.example.com/vision/train', pushSecret: 'push' });
  const set = rendered(scope);
  const about = ALL_RULES.flatMap(rule => [...rule.check(set)].filter(({ at }) => ['Job', 'ConfigMap'].includes(at.kind))
    .map(one => `${rule.id} ${one.at.name} ${one.field}: ${one.problem}`));
  expect(about).toEqual([]);
});
