import * as fs from 'fs';
import * as path from 'path';
import { Chart } from 'cdk8s';
import { ALL_RULES } from '../../../src/checks';
import { examine } from '../../../src/core';
import { Pipeline, Run } from '../../../src/workloads/pipeline';
import { Profile, setPlatformContext } from '../../../src/workloads';
import { chart, found, manifestSet, rendered } from '../../support';
import { Team } from '../support';
import { compiled, only, platform, run, team } from './support';

const pod = (scope: Chart, prefix = 'run-') => only(scope, 'Job', prefix).spec.template;

test('the account may do what the commands ask for, in its namespace, and nothing else', () => {
  const { scope } = run();
  expect(only(scope, 'Role').rules).toEqual([
    { apiGroups: ['pipelines.kubeflow.org'], resources: ['pipelines'], verbs: ['create', 'get', 'list'] },
    { apiGroups: ['pipelines.kubeflow.org'], resources: ['experiments'], verbs: ['create', 'list'] },
    { apiGroups: ['pipelines.kubeflow.org'], resources: ['runs'], verbs: ['create', 'list', 'terminate'] },
    { apiGroups: ['pipelines.kubeflow.org'], resources: ['jobs'], verbs: ['create', 'delete', 'disable', 'enable', 'list'] },
  ]);
  expect(only(scope, 'RoleBinding')).toMatchObject({
    metadata: { namespace: 'vision' }, roleRef: { kind: 'Role', name: 'pipelines-client' }, subjects: [{ kind: 'ServiceAccount', name: 'pipelines-client', namespace: 'vision' }],
  });
});

test('the pod has a token for the API server of pipelines, and none for that of Kubernetes', () => {
  const { scope } = run();
  const { automountServiceAccountToken, serviceAccountName, volumes, containers: [{ env, volumeMounts }] } = pod(scope).spec;
  expect([automountServiceAccountToken, serviceAccountName]).toEqual([false, 'pipelines-client']);
  const tokens = volumes.flatMap((volume: any) => volume.projected?.sources ?? []);
  expect(tokens).toEqual([{ serviceAccountToken: { path: 'token', audience: 'pipelines.kubeflow.org', expirationSeconds: 7200 } }]);
  const [{ value }] = env;
  expect(volumeMounts.some((mount: any) => path.dirname(value) === mount.mountPath)).toBe(true);
});

test('the pod is in no mesh, whose proxy would keep it from ending', () => {
  expect(pod(run().scope).metadata.labels).toMatchObject({ 'sidecar.istio.io/inject': 'false' });
});

test('a refusal ends the Job, the end of a node does not count, all else is tried again', () => {
  const { backoffLimit, podFailurePolicy, template } = only(run().scope, 'Job', 'run-').spec;
  expect(template.spec.restartPolicy).toBe('Never'); // without it no exit code is looked at
  expect(backoffLimit).toBeGreaterThan(3);
  expect(podFailurePolicy.rules).toEqual([
    { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
    { action: 'FailJob', onExitCodes: { containerName: template.spec.containers[0].name, operator: 'In', values: [2] } },
  ]);
});

test('the program is the file of this package, and the command begins with where it is mounted', () => {
  const { scope } = run();
  const file = path.join(__dirname, '../../../src/workloads/pipeline/client/pipelines_client.py');
  expect(found(scope, 'ConfigMap', 'pipelines-client').data).toEqual({ 'pipelines_client.py': fs.readFileSync(file, 'utf8') });
  const { containers: [{ command, volumeMounts }], volumes } = pod(scope).spec;
  const { name, mountPath } = volumeMounts.find((mount: any) => command[2].startsWith(mount.mountPath));
  expect(command[2]).toBe(`${mountPath}/pipelines_client.py`);
  expect(volumes).toContainEqual({ name, configMap: { name: 'pipelines-client' } });
});

test('the image comes from the pins, behind the mirror of the platform', () => {
  const { scope, vision } = team('database', {}, 'mirror.example.com');
  new Run(vision, 'smoke', { pipeline: { pipeline: 'train' } });
  expect(pod(scope).spec.containers[0].image).toMatch(/^mirror\.example\.com\/alpine\/k8s:/);
});

test('there is one for each namespace, wherever in the app it is first needed', () => {
  const { scope, vision } = team();
  const other = new Chart(scope.node.root, 'other', { namespace: 'vision' });
  const nlp = new Team(scope, 'nlp');
  [vision, other, nlp].forEach((where, index) => new Run(where, 'smoke', { pipeline: { pipeline: `p${index}` } }));
  const accounts = rendered(scope).concat(rendered(other)).filter(one => one.kind === 'ServiceAccount').map(one => one.metadata.namespace);
  expect(accounts).toEqual(['vision', 'nlp']);
  expect(rendered(vision).map(one => one.kind)).toContain('ServiceAccount');
  expect(rendered(other).map(one => one.kind)).toEqual(['Job']);
});

test('in a profile it has the pull secrets of the team, and all that it refers to', () => {
  const scope = chart();
  setPlatformContext(scope, platform());
  const vision = new Profile(scope, 'vision', { owner: 'ana@example.com', pullSecrets: ['registry'], podSecurity: 'restricted', quota: { cpu: '8', memory: '16Gi', pods: 20 } });
  new Run(vision, 'smoke', { pipeline: new Pipeline(vision, 'train', { program: compiled() }) });
  expect(found(scope, 'ServiceAccount', 'pipelines-client').imagePullSecrets).toEqual([{ name: 'registry' }]);
  const { findings } = examine(manifestSet(scope), ALL_RULES);
  // The definitions of the kinds of a profile are the platform's.
  expect(findings.filter(({ rule }) => rule.id !== 'Crd/Missing').map(({ rule, at, problem }) => `${rule.id} ${at.label} ${problem}`)).toEqual([]);
});
