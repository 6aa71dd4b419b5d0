import { Chart } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import { job, JobProps, nvidia } from '../../src/workloads';
import { chart, configError } from '../support';

const image = 'registry.example.com/ml/train:1';

/** The spec of a job in the namespace `ml`. */
function specOf(props: Partial<JobProps>, isRestricted = false, scope: Chart = chart()): any {
  return job({ image, ...props }).spec({ scope, namespace: 'ml', owner: 'search', isRestricted });
}

test('is a Job as data', () => {
  expect(job({ image })).toMatchObject({ apiVersion: 'batch/v1', kind: 'Job', trial: { primaryContainerName: 'training-container' } });
  expect(specOf({})).toEqual({
    template: { spec: { automountServiceAccountToken: false, containers: [{ name: 'training-container', image }], restartPolicy: 'Never' } },
  });
});

test('says how it goes about its pods', () => {
  const counts = { backoffLimit: 0, activeDeadlineSeconds: 60, parallelism: 2, completions: 4, completionMode: 'Indexed' } as const;
  expect(specOf({ ...counts, restartPolicy: 'OnFailure', podLabels: { a: 'b' } })).toMatchObject({
    ...counts, template: { metadata: { labels: { a: 'b' } }, spec: { restartPolicy: 'OnFailure' } },
  });
});

test('has labels of its own beside those of its pods', () => {
  expect(job({ image, labels: { a: 'b' }, annotations: { c: 'd' } }).metadata).toEqual({ labels: { a: 'b' }, annotations: { c: 'd' } });
  expect(job({ image, podLabels: { a: 'b' } }).metadata).toBeUndefined();
});

test('gets a token of the API with an account alone, or if it asks for one', () => {
  const token = (props: Partial<JobProps>) => specOf(props).template.spec.automountServiceAccountToken;
  expect([token({}), token({ serviceAccount: 'default-editor' }), token({ automountServiceAccountToken: true })]).toEqual([false, undefined, true]);
});

test('has the container\'s and the pod\'s options', () => {
  const { spec } = specOf({
    containerName: 'main', command: ['python3'], env: { A: EnvValue.fromValue('1') }, cpu: '2', gpu: nvidia(1), priorityClassName: 'low',
    mounts: [{ mountPath: '/dev/shm', empty: 'memory' }], sidecars: [{ name: 'log', image }],
  }).template;
  expect(spec).toMatchObject({ priorityClassName: 'low', volumes: [{ name: 'dev-shm' }] });
  expect(spec.containers.map((one: { name: string }) => one.name)).toEqual(['main', 'log']);
  expect(spec.containers[0]).toMatchObject({ command: ['python3'], env: [{ name: 'A', value: '1' }], resources: { requests: { cpu: '2' }, limits: { 'nvidia.com/gpu': '1' } } });
});

test('keeps to the level restricted where its namespace does', () => {
  const { spec } = specOf({}, true).template;
  expect([spec.securityContext.runAsNonRoot, spec.containers[0].securityContext.allowPrivilegeEscalation]).toEqual([true, false]);
});

describe('refuses', () => {
  test.each<[string, object, string, string]>([
    ['no image', { image: undefined }, 'MissingProp', 'image'],
    ['a misspelt option', { arg: ['a'] }, 'UnknownProp', 'args'],
    ['a command as a text', { command: 'python3' }, 'WrongProp', 'command'],
    ['another restart policy', { restartPolicy: 'Always' }, 'WrongProp', 'restartPolicy'],
    ['fewer than no tries', { backoffLimit: -1 }, 'WrongProp', 'backoffLimit'],
    ['no pods', { parallelism: 0 }, 'WrongProp', 'parallelism'],
    ['no time', { activeDeadlineSeconds: 0 }, 'WrongProp', 'activeDeadlineSeconds'],
    ['a container with a name that is none', { containerName: 'My container' }, 'JobContainer', '"My container"'],
    ['numbers without a count', { completionMode: 'Indexed' }, 'JobContainer', 'completions'],
  ])('%s', (_, props, code, text) => {
    const error = configError(() => job({ image, ...props } as JobProps));
    expect([error.code, error.message.includes(text)]).toEqual([code, true]);
  });

  test.each<[string, Partial<JobProps>, string]>([
    ['more memory than its limit', { memory: '2Gi', memoryLimit: '1Gi' }, 'ComputeAmount'],
    ['a relative mount', { mounts: [{ mountPath: 'data', empty: 'disk' }] }, 'MountPath'],
    ['a variable that is none', { env: { '1A': 'x' } }, 'EnvName'],
    ['a pool that nobody knows', { nodePool: 'gpus' }, 'UnknownNodePool'],
  ])('%s, once it is somewhere', (_, props, code) => expect(configError(() => specOf(props)).code).toBe(code));
});
