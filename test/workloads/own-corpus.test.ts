import * as fs from 'fs';
import * as path from 'path';
import { Chart, Duration, JsonPatch, Size } from 'cdk8s';
import { Cpu, Env, EnvValue, PersistentVolumeAccessMode, Secret } from 'cdk8s-plus-28';
import { loadAll } from 'js-yaml';
import { Case, compare } from './corpus/compare';
import { experiments } from './corpus/experiments';
import { rendered } from '../../src/core';
import {
  awsIam, existingClaim, googleAccount, group, mig, newClaim, Notebook, notebookImage, notebookImages, nvidia, objectStoreLogs, PodDefault, Profile, ProfileProps,
  pvcLogs, serviceAccount, Tensorboard, user, VolumeViewer, workloadIdentity,
} from '../../src/workloads';
import { chart } from '../support';

const CORPUS = path.join(__dirname, 'corpus');

/** A document as it is written. */
interface Document {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

const documents = (file: string) => loadAll(fs.readFileSync(path.join(CORPUS, file), 'utf8')) as Document[];

const torch = notebookImage('jupyter', 'registry.example.com/ml/torch:2026.1');
const bare = { workspace: 'none' } as const;
const POD = '.spec.template.spec';
const CONTAINER = `${POD}.containers.0`;
/** What a Notebook says though these documents leave it to others. */
const SAID = ['.metadata.annotations.notebooks.kubeflow.org/server-type', '.metadata.labels.app', `${CONTAINER}.imagePullPolicy`, `${CONTAINER}.resources`,
  `${POD}.serviceAccountName`, `${POD}.volumes`, `${CONTAINER}.volumeMounts`];
const secretOf = (name: string) => Secret.fromSecretName(chart(), name, name);

const notebooks: readonly Omit<Case, 'document'>[] = [
  {
    build: scope => new Notebook(scope, 'detector', {
      namespace: 'vision', image: torch, cpu: Cpu.units(4), memory: Size.gibibytes(16), gpu: nvidia(2), creator: 'ana@example.com',
      workspace: existingClaim('detector-home'), sharedMemory: Size.gibibytes(8),
    }),
  },
  {
    build: scope => new Notebook(scope, 'editor', {
      ...bare, namespace: 'nlp', image: notebookImage('vscode', 'registry.example.com/ml/code:1'), cpuLimitFactor: 'none', memoryLimitFactor: 'none',
      env: { STAGE: EnvValue.fromValue('research'), HUB_TOKEN: EnvValue.fromSecretValue({ secret: secretOf('hub'), key: 'token' }) },
    }),
    added: SAID,
  },
  {
    build: scope => new Notebook(scope, 'stats', {
      ...bare, namespace: 'risk', stopped: '2026-02-03T17:30:00Z',
      image: notebookImage('rstudio', 'registry.example.com/ml/rstudio@sha256:3f1d2c0b9a8e7f6d5c4b3a291807f6e5d4c3b2a1908f7e6d5c4b3a2918070605'),
    }),
    added: SAID,
  },
  {
    build: scope => new Notebook(scope, 'slices', {
      ...bare, namespace: 'vision', image: torch,
      gpu: mig('1g.10gb', 1, {
        nodeSelector: { 'example.com/gpu': 'a100' }, tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }],
      }),
      nodePool: {
        labels: { 'example.com/pool': 'research' }, tolerations: [{ key: 'example.com/pool', operator: 'Equal', value: 'research', effect: 'NoExecute' }],
      },
    }),
    added: SAID,
  },
  {
    build: scope => {
      const claim = existingClaim('imagenet', { readOnly: true, external: true });
      new Notebook(scope, 'reader', {
        ...bare, namespace: 'vision', image: torch, podDefaults: ['proxy'], labels: { 'example.com/cost-centre': '4711' },
        dataVolumes: ['train', 'test'].map(subPath => ({ mountPath: `/data/${subPath}`, claim, subPath })),
      }).patch('Notebook', 'reader', JsonPatch.add('/spec/template/spec/priorityClassName', 'research'));
    },
    added: SAID,
  },
  {
    build: scope => new Notebook(new Profile(scope, 'bank', { owner: user('ana@example.com'), podSecurity: 'restricted' }), 'guarded', {
      ...bare, image: torch, serviceAccount: 'auditor', imagePullSecrets: [{ name: 'registry' }], imagePullPolicy: 'Always',
      command: ['/usr/local/bin/start'], args: ['--lab'], port: 9999,
    }),
    added: SAID,
  },
];

const podDefaults: readonly Omit<Case, 'document'>[] = [
  {
    build: scope => new Profile(scope, 'vision', {
      owner: user('ana@example.com'),
      podDefaults: {
        proxy: {
          description: 'Reach the internet',
          env: { HTTPS_PROXY: EnvValue.fromValue('http://proxy.example.com:3128'), NO_PROXY: EnvValue.fromValue('.svc,10.0.0.0/8') },
        },
      },
    }),
  },
  {
    build: scope => new PodDefault(scope, 'company-ca', {
      namespace: 'vision', description: 'Trust the company', selector: { matchLabels: { ca: 'true' } },
      volumes: [{ name: 'ca', configMap: { name: 'company-ca' } }], volumeMounts: [{ name: 'ca', mountPath: '/etc/company', readOnly: true }],
    }),
  },
  {
    build: scope => new PodDefault(scope, 'buckets', {
      namespace: 'nlp', description: 'Buckets of the team', serviceAccount: 'bucket-reader', envFrom: [Env.fromSecret(secretOf('s3'))],
      env: { AWS_SECRET_ACCESS_KEY: EnvValue.fromSecretValue({ secret: secretOf('s3'), key: 'secret' }, { optional: true }) },
    }),
  },
  {
    build: scope => new PodDefault(scope, 'gpu-nodes', {
      namespace: 'vision', description: 'Run on the nodes with GPUs',
      selector: { matchLabels: { 'gpu-nodes': 'true' }, matchExpressions: [{ key: 'cpu-only', operator: 'DoesNotExist' }] },
      tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' }], annotations: { 'example.com/pool': 'gpu' }, labels: { 'example.com/pool': 'gpu' },
    }).patch('PodDefault', 'gpu-nodes', JsonPatch.add('/metadata/labels', { 'example.com/kept-by': 'platform' })),
  },
  {
    build: scope => new PodDefault(scope, 'sync', {
      namespace: 'nlp', description: 'Keep the folder in Git', automountServiceAccountToken: false, imagePullSecrets: [{ name: 'registry' }],
      initContainers: [{ name: 'clone', image: 'registry.example.com/tools/git:2', args: ['clone'] }],
      sidecars: [{ name: 'push', image: 'registry.example.com/tools/git:2', args: ['push', '--every=1h'] }],
    }),
  },
];

const team = (id: string, props: Partial<ProfileProps>) => (scope: Chart) => new Profile(scope, id, { owner: user('ana@example.com'), ...props });
const PROTECTED = ['.metadata.annotations.argocd.argoproj.io/sync-options', '.metadata.annotations.kustomize.toolkit.fluxcd.io/prune'];

const profiles: readonly Omit<Case, 'document'>[] = [
  { build: team('vision', {}), added: PROTECTED },
  {
    build: team('speech', {
      owner: group('speech-leads'),
      plugins: [awsIam('arn:aws:iam::123456789012:role/speech', { annotateOnly: true }), workloadIdentity('speech@project.iam.gserviceaccount.com')],
    }),
    added: PROTECTED,
  },
  {
    build: scope => team('batch', { owner: serviceAccount('ci', 'runner') })(scope)
      .patch('Profile', 'batch', JsonPatch.add('/spec/resourceQuotaSpec', { hard: { 'cpu': '8', 'requests.nvidia.com/gpu': '1' } })),
    added: PROTECTED,
  },
  {
    build: team('vision', {
      quota: {
        cpu: Cpu.units(64), memory: Size.gibibytes(256), storage: Size.tebibytes(2), claims: 40, pods: 100, gpus: { nvidia: 4, amd: 0, mig: { '1g.10gb': 8 } },
      },
    }),
  },
  {
    build: team('vision', {
      limits: {
        cpu: Cpu.millis(200), memory: Size.mebibytes(512), cpuLimit: Cpu.units(2), memoryLimit: Size.gibibytes(2),
        maxCpu: Cpu.units(16), maxMemory: Size.gibibytes(64), maxClaim: Size.gibibytes(500),
      },
    }),
  },
  { build: team('vision', { contributors: { edit: [user('bo@example.com')] } }) },
  { build: team('vision', { contributors: { edit: [user('bo@example.com')] } }) },
  {
    build: team('vision', { pullSecrets: [{ name: 'registry' }], cloudIdentity: [googleAccount('vision@project.iam.gserviceaccount.com')] }),
    added: PROTECTED,
  },
];

const servers: readonly Omit<Case, 'document'>[] = [
  { build: scope => new Tensorboard(scope, 'runs', { namespace: 'vision', logs: pvcLogs('detector-home', 'runs/2026') }) },
  { build: scope => new Tensorboard(scope, 'bucket-runs', { namespace: 'nlp', logs: objectStoreLogs('s3://example-logs/nlp/'), podDefaults: ['buckets'] }) },
  {
    build: scope => new VolumeViewer(scope, 'Files', { namespace: 'vision', claim: 'imagenet', rwoScheduling: false, timeout: Duration.minutes(5) }),
    added: ['.spec.podSpec'],
  },
  {
    build: scope => new VolumeViewer(scope, 'Files', { namespace: 'nlp', claim: existingClaim('team.corpus', { external: true }), name: 'browse', basePrefix: '/files' })
      .patch('PVCViewer', 'browse', JsonPatch.remove('/spec/podSpec')),
    added: ['.spec.networking.timeout', '.spec.rwoScheduling'],
  },
  {
    build: scope => new Notebook(scope, 'explore', {
      ...bare, namespace: 'vision', image: notebookImages.jupyterScipy,
      dataVolumes: [{
        mountPath: '/home/jovyan/data',
        claim: newClaim(Size.gibibytes(200), { storageClassName: 'shared', accessMode: PersistentVolumeAccessMode.READ_WRITE_MANY }),
      }],
    }),
    added: PROTECTED,
  },
];

const FILES = { 'experiments.yaml': experiments, 'notebooks.yaml': notebooks, 'pod-defaults.yaml': podDefaults, 'profiles.yaml': profiles, 'servers.yaml': servers };
const all = Object.entries(FILES).flatMap(([file, cases]) => cases.map((one, index) => ({ file, index, ...one })));

test('each document has an equivalent, and there are at least 20', () => {
  expect(fs.readdirSync(CORPUS).filter(file => file.endsWith('.yaml')).sort()).toEqual(Object.keys(FILES).sort());
  expect(Object.entries(FILES).map(([file, cases]) => [file, cases.length])).toEqual(Object.keys(FILES).map(file => [file, documents(file).length]));
  expect(all.length).toBeGreaterThanOrEqual(20);
});

test.each(all)('$file $index is what the constructs make', ({ file, index, build, added }) => {
  const scope = chart();
  build(scope);
  const document = documents(file)[index];
  const made = rendered(scope).all.find(one => one.kind === document.kind && one.name === document.metadata.name);
  expect(made).toBeDefined();
  compare(document, made!.manifest, added ?? []);
});
