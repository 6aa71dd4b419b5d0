import * as fs from 'fs';
import * as path from 'path';
import { KubeflowApp, KubeflowPlatform, local } from '../../src';
import { call, home, leave } from './support';

afterEach(leave);

/** A training job that names a runtime. */
function trainJob(runtime: string, name = 'train', more = ''): string {
  return `apiVersion: trainer.kubeflow.org/v1alpha1\nkind: TrainJob\nmetadata: { name: ${name}, namespace: kubeflow-user-example-com }\nspec: { runtimeRef: { name: ${runtime} }${more} }\n`;
}

function files(all: Readonly<Record<string, string>>): void {
  home();
  for (const [file, text] of Object.entries(all)) {
    fs.mkdirSync(path.dirname(path.join('in', file)), { recursive: true });
    fs.writeFileSync(path.join('in', file), text);
  }
}

/** What the command prints, and its exit code. */
async function check(...args: readonly string[]) {
  const { code, out, err } = await call('check', 'in', ...args);
  return { code, err, lines: out.split('\n').filter(line => line !== '').map(line => JSON.parse(line)) };
}

test('says of each document which one it is and what is wrong with it', async () => {
  files({ 'jobs/a.yaml': `${trainJob('torch-distributed')}---\n---\n${trainJob('torch-distribute', 'other')}`, 'values.yaml': 'replicas: 3\n' });
  const { code, err, lines } = await check();
  expect([code, err]).toEqual([1, '']);
  expect(lines).toEqual([
    { file: 'jobs/a.yaml', index: 0, kind: 'TrainJob', name: 'train', findings: [] },
    {
      file: 'jobs/a.yaml', index: 2, kind: 'TrainJob', name: 'other',
      findings: [{ rule: 'TrainJob/Runtime', field: 'spec.runtimeRef.name', problem: expect.stringContaining('got "torch-distribute"'), fix: expect.any(String) }],
    },
  ]);
});

test('ends with 0 where nothing is wrong', async () => {
  files({ 'a.yml': trainJob('torch-distributed') });
  expect((await check()).code).toBe(0);
});

test('objects of one name are variants: each is judged alone, beside the others of the folder', async () => {
  const runtime = 'apiVersion: trainer.kubeflow.org/v1alpha1\nkind: TrainingRuntime\nmetadata: { name: own, namespace: kubeflow-user-example-com }\n' +
    'spec: { mlPolicy: { torch: {} }, template: { spec: { replicatedJobs: [{ name: node, template: { spec: { template: ' +
    '{ spec: { containers: [{ name: node, image: a:1 }] } } } } }] } } }\n';
  const own = (name: string) => trainJob('own, kind: TrainingRuntime', name);
  files({ 'a.yaml': [own('a'), own('a'), trainJob('none', 'a'), runtime].join('---\n') });
  expect((await check()).lines.map(({ index, findings }) => [index, findings.length])).toEqual([[0, 0], [1, 0], [2, 1], [3, 0]]);
});

test('a document that is no YAML is a finding, and the others are judged', async () => {
  files({ 'a.yaml': `# jobs\n${trainJob('torch-distributed')}---\nkind: [\n---\n${trainJob('none', 'b')}`, 'b.yaml': trainJob('torch-distributed') });
  const { code, lines } = await check();
  expect(code).toBe(1);
  expect(lines.map(({ file, index, kind, findings }) => [file, index, kind, findings.map((one: { rule: string }) => one.rule)])).toEqual([
    ['a.yaml', 0, 'TrainJob', []], ['a.yaml', 1, '', ['File/Yaml']], ['a.yaml', 2, 'TrainJob', ['TrainJob/Runtime']], ['b.yaml', 0, 'TrainJob', []],
  ]);
});

test('YAML is read as kubectl reads it: octal numbers, words for booleans, merged maps, and lines of any depth in quotes and brackets', async () => {
  const pod = (name: string, mode: string, more = '') => `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec:\n  ${more}containers: [{ name: a, image: a:1 }]\n` +
    `  volumes:\n  - name: a\n    configMap: { name: a, defaultMode: ${mode} }\n`;
  files({
    'right.yaml': [pod('octal', '0755'), pod('large', '5_1_1'), pod('word', '0x1ff', 'hostNetwork: off\n  '), pod('merged', '0', '<<: { hostIPC: no }\n  ')].join('---\n'),
    'deep.yaml': pod('deep', '0b11').replace('[{ name: a, image: a:1 }]', '[{ name: a, image: a:1, args: ["\n  text\n  "] }]'),
    'wrong.yaml': [pod('decimal', '755'), pod('text', '0', 'nodeName: yes\n  '), pod('time', '12:30')].join('---\n'),
  });
  expect((await check()).lines.map(({ name, findings }) => [name, findings.map(({ problem }: { problem: string }) => problem.replace(/.*got /, ''))])).toEqual([
    ['deep', []], ['octal', []], ['large', []], ['word', []], ['merged', []], ['decimal', ['755']], ['text', ['true']], ['time', ['"12:30"']],
  ]);
});

test('an object without a kind has a line, too', async () => {
  files({ 'a.yaml': trainJob('torch-distributed').replace('kind: TrainJob\n', '') });
  expect((await check()).lines.map(({ kind, findings }) => [kind, findings[0].rule])).toEqual([['', 'Schema/UnknownKind']]);
});

test('takes the facts of another platform', async () => {
  files({ 'a.yaml': trainJob('torch-distributed') });
  const facts = new KubeflowPlatform(new KubeflowApp(), 'kubeflow', local()).facts();
  fs.writeFileSync('platform.json', JSON.stringify({ ...facts, objects: facts.objects.filter(({ kind }) => kind !== 'ClusterTrainingRuntime') }));
  expect((await check('--facts', 'platform.json')).lines[0].findings[0].rule).toBe('TrainJob/Runtime');
});

test('misses what people and other tools may have made only where the folder is complete', async () => {
  files({ 'a.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: kubeflow-user-example-com }\n' +
    'spec: { containers: [{ name: a, image: a:1 }], volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }] }\n' });
  expect((await check()).lines[0].findings).toEqual([]);
  expect((await check('--complete')).lines[0].findings.map((one: { rule: string }) => one.rule)).toEqual(['References/PersistentVolumeClaim']);
});

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

test.each([
  [['check'], 2, 'check takes a folder'],
  [['check', 'none'], 1, `(${'ManifestFolder'})`],
  [['check', 'in', '--facts', 'none.json'], 1, `(${'FactsFile'})`],
  [['check', 'in', '--facts', 'in/a.yaml'], 1, `(${'FactsFile'})`],
])('%j ends with %d', async (args, expected, fragment) => {
  files({ 'a.yaml': trainJob('torch-distributed') });
  const { code, err } = await call(...args);
  expect(code).toBe(expected);
  expect(err).toContain(fragment);
});

test('what is wrong with a name that the API server makes is said of its beginning', async () => {
  home();
  expect(await findings([JOB('generateName: failFast-'), JOB('generateName: ""')].join('---\n'))).toEqual([
    ['Names/Length metadata.generateName'], ['Schema/Kubernetes metadata.name'],
  ]);
});

const named = (kind: string, spec: string, metadata = 'name: a, namespace: kubeflow-user-example-com') => `apiVersion: ${kind}\nmetadata: { ${metadata} }\nspec: ${spec}\n`;

test('of several rules that find one mistake, the one that says most is heard', async () => {
  home();
  const ports = '[{ number: 1, name: tcp-a }, { number: 1, name: tcp-b }]';
  const entry = named('networking.istio.io/v1\nkind: ServiceEntry', `{ hosts: ["*"], ports: ${ports}, resolution: NONE, location: MESH_EXTERNAL }`);
  const job = trainJob('torch-distributed', 'a.b');
  const service = named('serving.knative.dev/v1\nkind: Service', '{ template: { spec: { serviceAccountName: My, containers: [{ image: web:1 }] } } }');
  expect(await findings([entry, job, service].join('---\n'))).toEqual([
    ['Istio/ServiceEntry spec.hosts[0]', 'Istio/ServiceEntry spec.ports[1].number'],
    ['Names/Length metadata.name'],
    ['Knative/Revision spec.template.spec.serviceAccountName'],
  ]);
});

test('who applies plain YAML says the namespace, but what has none must not name one', async () => {
  home();
  const queue = (metadata: string) => named('kueue.x-k8s.io/v1beta2\nkind: ResourceFlavor', '{}', metadata);
  expect(await findings([named('v1\nkind: PersistentVolumeClaim', '{ accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }', 'name: a'),
    queue('name: a'), queue('name: b, namespace: ml')].join('---\n'))).toEqual([[], [], ['Objects/Scope metadata.namespace']]);
});

test('what has no namespace may be applied to any: what it names is looked for in all, and it is found from all', async () => {
  const route = (name: string, gateway: string) => named('networking.istio.io/v1\nkind: VirtualService',
    `{ hosts: [${name[6]}.example.com], gateways: [${gateway}], http: [{ route: [{ destination: { host: web } }] }] }`, name);
  const certificate = (name: string, issuer: string) =>
    named('cert-manager.io/v1\nkind: Certificate', `{ secretName: ${issuer}, dnsNames: [a.example.com], issuerRef: { name: ${issuer} } }`, name);
  const issuer = (name: string) => named('cert-manager.io/v1\nkind: Issuer', '{ selfSigned: {} }', name);
  files({ 'a.yaml': [
    route('name: a', 'kubeflow-gateway'), route('name: b', 'kubeflow-gate'), route('name: c, namespace: default', 'kubeflow-gateway'),
    issuer('name: own'), issuer('name: of-default, namespace: default'),
    certificate('name: d, namespace: default', 'own'), certificate('name: e', 'of-default'), certificate('name: f', 'of-none'),
  ].join('---\n') });
  expect((await check()).lines.filter(({ findings }) => findings.length > 0).map(({ name, findings }) => [name, findings.map((one: { rule: string }) => one.rule)])).toEqual([
    ['b', ['References/Gateway']], ['c', ['References/Gateway']], ['f', ['References/Issuer']],
  ]);
});

test('what programs take or write is no mistake: a state, an artifact without a name, a viewer whose pod the webhook makes', async () => {
  const claim = '{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }, status: {} }';
  const data = '{ source: { artifactPaths: { s3: { bucket: b, endpoint: "s3:9000", key: k } } }, transformation: [{ expression: "data" }] }';
  files({ 'a.yaml': [
    named('argoproj.io/v1alpha1\nkind: Workflow', `{ entrypoint: a, volumeClaimTemplates: [${claim}], templates: [{ name: a, data: ${data} }] }`),
    named('apps/v1\nkind: StatefulSet', `{ serviceName: a, selector: { matchLabels: { a: b } }, volumeClaimTemplates: [${claim}], template: ` +
      '{ metadata: { labels: { a: b } }, spec: { containers: [{ name: a, image: a:1 }] } } }'),
    `${named('route.openshift.io/v1\nkind: Route', '{ to: { kind: Service, name: a, weight: 100 } }')}status: { ingress: [] }\n`,
    named('kubeflow.org/v1alpha1\nkind: PVCViewer', '{ pvc: data, rwoScheduling: false }'),
  ].join('---\n') });
  expect((await check()).lines.map(({ kind, findings }) => [kind, findings.map((one: { rule: string, field: string }) => `${one.rule} ${one.field}`)])).toEqual([
    ['Workflow', []], ['StatefulSet', []], ['Route', ['Crd/Missing apiVersion']], ['PVCViewer', []],
  ]);
});

test('namespaces, and kinds of programs that no platform has, may be there; kinds of the platform\'s programs are known', async () => {
  const kinds = [
    named('monitoring.coreos.com/v1\nkind: ServiceMonitor', '{}', 'name: a, namespace: ours'), named('kubeflow.org/v1\nkind: Experimant', '{}'),
    named('route.openshift.io/v1\nkind: Route', '{ to: { kind: Service, name: a, weight: 100 } }'),
  ].join('---\n');
  home();
  expect(await findings(kinds)).toEqual([[], ['Crd/Missing apiVersion'], ['Crd/Missing apiVersion']]);
  home();
  expect(await findings(kinds, '--complete')).toEqual([
    ['Crd/Missing apiVersion', 'References/Namespace metadata.namespace'], ['Crd/Missing apiVersion'], ['Crd/Missing apiVersion'],
  ]);
});

test('kinds of workspaces may be those of others where none is known', async () => {
  const options = (id: string) => ({ spawner: { default: id }, values: [{ id }] });
  const lab = { apiVersion: 'kubeflow.org/v1beta1', kind: 'WorkspaceKind', metadata: { name: 'lab' },
    spec: { podTemplate: { options: { imageConfig: options('scipy'), podConfig: options('small') } } } };
  const workspace = (kind: string, size: string) => named('kubeflow.org/v1beta1\nkind: Workspace',
    `{ kind: ${kind}, podTemplate: { volumes: { home: home }, options: { imageConfig: scipy, podConfig: ${size} } } }`, 'name: ana, namespace: kubeflow-user-example-com');
  const all = [workspace('lab', 'small'), workspace('lab', 'huge'), workspace('lap', 'small')].join('---\n');
  home();
  expect(await findings(all)).toEqual([[], [], []]);
  home();
  expect(await findings(all, '--complete'))
    .toEqual(Array(3).fill(['References/PersistentVolumeClaim spec.podTemplate.volumes.home', 'References/WorkspaceKind spec.kind']));
  home();
  const facts = new KubeflowPlatform(new KubeflowApp(), 'kubeflow', { ...local(), workspaces: {} }).facts();
  fs.writeFileSync('platform.json', JSON.stringify({ ...facts, objects: [...facts.objects, lab] }));
  expect(await findings(all, '--facts', 'platform.json')).toEqual([[], ['Workspace/Options spec.podTemplate.options.podConfig'], ['References/WorkspaceKind spec.kind']]);
});

test('pods start with the accounts that their profile has, or that the folder adds', async () => {
  home();
  const pod = (account: string, namespace: string) =>
    named('v1\nkind: Pod', `{ serviceAccountName: ${account}, containers: [{ name: a, image: a:1 }] }`, `name: ${account}, namespace: ${namespace}`);
  const own = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: own, namespace: kubeflow-user-example-com }\n';
  const accounts = ['default', 'default-editor', 'default-viewer', 'own', 'other'].map(account => pod(account, 'kubeflow-user-example-com'));
  expect(await findings([...accounts, pod('any', 'default'), own].join('---\n'))).toEqual([
    [], [], [], [], ['References/ServiceAccount spec.serviceAccountName'], [], [],
  ]);
});

test('the account of a driver of Spark is looked for where the folder is complete', async () => {
  home();
  const spec = '{ type: Python, mode: cluster, sparkVersion: 4.0.1, image: a/b:1, mainApplicationFile: "local:///a.py", driver: { serviceAccount: other }, executor: {} }';
  const namespace = 'namespace: kubeflow-user-example-com';
  expect(await findings(named('sparkoperator.k8s.io/v1beta2\nkind: SparkApplication', spec, `name: pi, ${namespace}`))).toEqual([[]]);
  expect((await call('check', 'in', '--complete')).out).toContain('"field":"spec.driver.serviceAccount"');
});

test('says what to do without code', async () => {
  files({ 'a.yaml': `${trainJob('none')}---\n${trainJob('torch-distribute', 'b')}` });
  const rest = 'add the ClusterTrainingRuntime, or leave it as it is if the cluster has it already';
  expect((await check()).lines.map(({ findings: [{ fix }] }) => fix)).toEqual([`correct the name, ${rest}`, `write "torch-distributed", ${rest}`]);
});
