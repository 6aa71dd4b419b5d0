import { container, FULL, job, jobSet, runtime, TRAINER } from './objects';
import { jobSetJobs } from '../../../src/checks';
import { clusterObject, found, object, places } from '../support';

describe('JobSet/Jobs', () => {

  test('lets sets pass that the webhook takes', () => {
    expect(found(jobSetJobs, [
      jobSet({}), jobSet({ replicatedJobs: [] }),
      jobSet({
        replicatedJobs: [
          job('leader'), job('worker', { replicas: 3, dependsOn: [{ name: 'leader', status: 'Ready' }], template: { completions: 4 }, pod: { restartPolicy: 'Never' } }),
        ],
        successPolicy: { operator: 'All', targetReplicatedJobs: ['leader'] }, failurePolicy: { rules: [{ targetReplicatedJobs: ['worker', 'leader'] }] },
        coordinator: { replicatedJob: 'worker', jobIndex: 2, podIndex: 3 }, network: { subdomain: 'training' },
      }),
      jobSet({ replicatedJobs: [job('node', { template: { completions: 20, completionMode: 'NonIndexed' } })] }, 'a'.repeat(56)),
      jobSet({ failurePolicy: { restartStrategy: 'InPlaceRestart' } }), // nobody knows the controller
      FULL, object(TRAINER, 'TrainingRuntime', 'own', { spec: {} }),
    ])).toEqual([]);
  });

  test('finds names of Jobs and pods that are too long or of the wrong form', () => {
    expect(found(jobSetJobs, [jobSet({ replicatedJobs: [job('node', { replicas: 11 })] }, 'a'.repeat(56))])).toEqual([
      `JobSet/ml/${'a'.repeat(56)} spec.replicatedJobs[0].name: must make names of Jobs and pods of at most 63 lower-case letters, digits and "-" that begin with a letter, ` +
        `got "${'a'.repeat(56)}-node-10"; shorten or change the name of the job or of the set`,
    ]);
    expect(places(jobSetJobs, [
      jobSet({ replicatedJobs: [job('my_workers')] }), jobSet({ replicatedJobs: [job('node')] }, '1st'),
      jobSet({ replicatedJobs: [job('node', { template: { completions: 2 } })] }, 'a'.repeat(50)), // the pod's name is longer
      jobSet({ replicatedJobs: [job('node')] }, 'a.b'), runtime([job('Node')]),
    ])).toEqual([
      'JobSet/ml/bert spec.replicatedJobs[0].name', 'JobSet/ml/1st spec.replicatedJobs[0].name', `JobSet/ml/${'a'.repeat(50)} spec.replicatedJobs[0].name`,
      'JobSet/ml/a.b spec.replicatedJobs[0].name', 'ClusterTrainingRuntime/torch spec.template.spec.replicatedJobs[0].name',
    ]);
  });

  test('counts the letters of the longest names of Jobs and pods', () => {
    const [jobs, pods] = [{}, { template: { completions: 10 } }];
    const named = (length: number, rest: object) => jobSet({ replicatedJobs: [job('node', rest)] }, 'a'.repeat(length));
    expect(places(jobSetJobs, [named(56, jobs), named(55, { replicas: 0 }), named(48, pods), named(47, { template: { completions: 0 } })])).toEqual([]);
    const long = [named(57, jobs), named(56, { replicas: 0 }), named(49, pods), named(48, { template: { completions: 11 } }), named(48, { template: { completions: 0 } })];
    expect(long.flatMap(one => places(jobSetJobs, [one])).map(one => one.split(' ')[1])).toEqual(Array(5).fill('spec.replicatedJobs[0].name'));
  });

  test('counts those of a runtime without the name that the set will have', () => {
    expect(places(jobSetJobs, [runtime([job('a'.repeat(61))])])).toEqual([]);
    expect(places(jobSetJobs, [runtime([job('a'.repeat(62))])])).toEqual(['ClusterTrainingRuntime/torch spec.template.spec.replicatedJobs[0].name']);
    const open = { coordinator: { replicatedJob: 'node' }, network: { subdomain: 'a'.repeat(60) }, volumeClaimPolicies: [{ templates: [{ metadata: { name: 'b'.repeat(62) } }] }] };
    const mounting = [container('node', { volumeMounts: [{ name: 'b'.repeat(62), mountPath: '/data' }] })];
    expect(found(jobSetJobs, [clusterObject(TRAINER, 'ClusterTrainingRuntime', 'torch', { spec: { template: { spec: { ...open,
      replicatedJobs: [job('node', { containers: mounting })] } } } })])).toEqual([]);
  });

  test('leaves names that are missing to the schema', () => {
    const nameless = { ...job('node', { dependsOn: [{ status: 'Ready' }], pod: { volumes: [{ emptyDir: {} }] } }), name: undefined };
    expect(found(jobSetJobs, [jobSet({ replicatedJobs: [nameless], volumeClaimPolicies: [{ templates: [{}] }] }, 'a'.repeat(60))])).toEqual([]);
    expect(found(jobSetJobs, [jobSet({ replicatedJobs: [nameless, job('leader')], coordinator: { replicatedJob: 'x' } })])).toEqual([
      'JobSet/ml/bert spec.coordinator.replicatedJob: names an entry of replicatedJobs that is not there, got "x"; name one of leader',
    ]);
  });

  test('finds entries that wait for what does not stand before them', () => {
    const dependsOn = (name: string) => [{ name, status: 'Complete' }];
    const jobs = [job('a', { dependsOn: dependsOn('b') }), job('b', { dependsOn: dependsOn('init') }), job('c', { dependsOn: dependsOn('a') })];
    expect(found(jobSetJobs, [jobSet({ replicatedJobs: jobs })])).toEqual([
      'JobSet/ml/bert spec.replicatedJobs[0].dependsOn[0].name: waits for an entry that does not stand before it, got "b"; put that entry before this one',
      'JobSet/ml/bert spec.replicatedJobs[1].dependsOn[0].name: waits for an entry that does not stand before it, got "init"; name one of a, or change the order',
    ]);
    expect(places(jobSetJobs, [runtime([job('node', { dependsOn: dependsOn('data') })])]))
      .toEqual(['ClusterTrainingRuntime/torch spec.template.spec.replicatedJobs[0].dependsOn[0].name']);
  });

  test('finds policies and a coordinator that name no entry, or one that it has not', () => {
    expect(found(jobSetJobs, [jobSet({
      replicatedJobs: [job('leader', { template: { parallelism: 2 } })], successPolicy: { targetReplicatedJobs: ['lead'] },
      failurePolicy: { rules: [{}, { targetReplicatedJobs: ['leader', 'x'] }] },
      coordinator: { replicatedJob: 'y', jobIndex: 9 },
    })])).toEqual([
      'JobSet/ml/bert spec.successPolicy.targetReplicatedJobs[0]: names an entry of replicatedJobs that is not there, got "lead"; name one of leader',
      'JobSet/ml/bert spec.failurePolicy.rules[1].targetReplicatedJobs[1]: names an entry of replicatedJobs that is not there, got "x"; name one of leader',
      'JobSet/ml/bert spec.coordinator.replicatedJob: names an entry of replicatedJobs that is not there, got "y"; name one of leader',
    ]);
    const coordinator = (rest: object, template: object = { completions: 2 }) =>
      jobSet({ replicatedJobs: [job('leader', { template })], coordinator: { replicatedJob: 'leader', ...rest } });
    expect(found(jobSetJobs, [coordinator({ jobIndex: 1, podIndex: 1 }), coordinator({ podIndex: 2 }), coordinator({ podIndex: -1 })])).toEqual([
      'JobSet/ml/bert spec.coordinator.jobIndex: must be from 0 to 0, got 1; write such a number',
      'JobSet/ml/bert spec.coordinator.podIndex: must be from 0 to 1, got 2; write such a number',
      'JobSet/ml/bert spec.coordinator.podIndex: must be from 0 to 1, got -1; write such a number',
    ]);
    expect(places(jobSetJobs, [coordinator({}, { parallelism: 2 }), coordinator({}, { completions: 2, completionMode: 'NonIndexed' })]))
      .toEqual(['JobSet/ml/bert spec.coordinator.replicatedJob', 'JobSet/ml/bert spec.coordinator.replicatedJob']);
    const long = jobSet({ replicatedJobs: [job('leader', { template: { completions: 1 } })], coordinator: { replicatedJob: 'leader' } }, 'a'.repeat(30));
    expect(places(jobSetJobs, [long])).toEqual([`JobSet/ml/${'a'.repeat(30)} spec.coordinator`]);
  });

  test.each([['jobIndex', 10], ['podIndex', 10]])('counts the letters of the label of a coordinator with its %s', (field, index) => {
    const set = (subdomain: number) => jobSet({
      replicatedJobs: [job('leader', { replicas: 11, template: { completions: 11 } })], network: { subdomain: 'a'.repeat(subdomain) },
      coordinator: { replicatedJob: 'leader', [field]: index },
    });
    expect(places(jobSetJobs, [set(46)])).toEqual([]);
    expect(places(jobSetJobs, [set(47)])).toEqual(['JobSet/ml/bert spec.coordinator']);
  });

  test('finds rules of failures with names that are none or stand twice, and an order beside another', () => {
    const rules = [{ name: 'first' }, { name: '1st' }, { name: 'first' }, {}, { name: '' }];
    expect(places(jobSetJobs, [jobSet({ failurePolicy: { rules } })])).toEqual(['JobSet/ml/bert spec.failurePolicy.rules[1].name',
      'JobSet/ml/bert spec.failurePolicy.rules[2].name']);
    const jobs = [job('a'), job('b', { dependsOn: [{ name: 'a', status: 'Ready' }] })];
    expect(places(jobSetJobs, [jobSet({ replicatedJobs: jobs,
      startupPolicy: { startupPolicyOrder: 'InOrder' } })])).toEqual(['JobSet/ml/bert spec.startupPolicy.startupPolicyOrder']);
    expect(places(jobSetJobs, [jobSet({ replicatedJobs: jobs, startupPolicy: { startupPolicyOrder: 'AnyOrder' } })])).toEqual([]);
  });

  test.each(['a', 'a_', 'a'.repeat(128)])('lets the rule of failures %s pass', name => {
    expect(places(jobSetJobs, [jobSet({ failurePolicy: { rules: [{ name }] } })])).toEqual([]);
  });

  test.each(['a'.repeat(129), '_a', 'a:', 'a-b', 'ab c'])('finds the rule of failures %s', name => {
    expect(places(jobSetJobs, [jobSet({ failurePolicy: { rules: [{ name }] } })])).toEqual(['JobSet/ml/bert spec.failurePolicy.rules[0].name']);
  });

  test.each(['acme.io/foo', 'acme.io/a/b', `acme.io/${'a'.repeat(55)}`])('lets the controller %s pass', managedBy => {
    expect(places(jobSetJobs, [jobSet({ managedBy })])).toEqual([]);
  });

  test.each(['acme.io', 'acme.io/', '/foo', 'Acme.io/foo', 'acme.io/a@b', 'acme.io/a b', `acme.io/${'a'.repeat(56)}`])('finds the controller %s', managedBy => {
    expect(places(jobSetJobs, [jobSet({ managedBy })])).toEqual(['JobSet/ml/bert spec.managedBy']);
  });

  test('finds more pods than can be counted', () => {
    const set = (replicas: number | undefined, parallelism: number) => jobSet({ replicatedJobs: [job('a', { replicas, template: { parallelism } })] });
    expect(places(jobSetJobs, [set(undefined, 2 ** 31 - 1), set(1, 2 ** 31 - 1)])).toEqual([]);
    expect(places(jobSetJobs, [set(2, 2 ** 30)])).toEqual(['JobSet/ml/bert spec.replicatedJobs[0].replicas']);
  });

  test('finds groups, controllers and numbers that are none', () => {
    expect(places(jobSetJobs, [
      jobSet({ replicatedJobs: [job('a', { groupName: 'My group' }), job('b', { replicas: -1 }), job('c', { replicas: 50_000, template: { parallelism: 50_000 } })],
        managedBy: 'kueue' }),
      jobSet({ replicatedJobs: [job('a', { groupName: 'mine' })], managedBy: 'kueue.x-k8s.io/multikueue' }),
    ])).toEqual(['JobSet/ml/bert spec.replicatedJobs[0].groupName', 'JobSet/ml/bert spec.replicatedJobs[1].replicas', 'JobSet/ml/bert spec.replicatedJobs[2].replicas',
      'JobSet/ml/bert spec.managedBy']);
  });

  test('finds claims that stand twice, that nothing mounts, or that a volume has the name of', () => {
    const mounting = (name: string) => [container('node', { volumeMounts: [{ name, mountPath: '/data' }] })];
    const claims = (...names: string[]) => [{ templates: names.map(name => ({ metadata: { name } })) }];
    const set = (names: readonly string[], pod: object = {}) => jobSet({ replicatedJobs: [job('a', { containers: mounting('data'), pod })],
      volumeClaimPolicies: claims(...names) });
    const long = (letters: number) => set(['data', 'c'.repeat(letters)], { containers: [...mounting('data'), ...mounting('c'.repeat(letters))] });
    expect(places(jobSetJobs, [long(58), set(['data']), set(['data'], { volumes: [{ name: 'cache', emptyDir: {} }] })])).toEqual([]);
    expect(places(jobSetJobs, [long(59)])).toEqual(['JobSet/ml/bert spec.volumeClaimPolicies[0].templates[1].metadata.name']);
    expect(places(jobSetJobs, [set(['data', 'data']), set(['data', 'other']), set(['data'], { volumes: [{ name: 'data', emptyDir: {} }] }), set(['data',
      'a'.repeat(60)])])).toEqual([
      'JobSet/ml/bert spec.volumeClaimPolicies[0].templates[1].metadata.name', 'JobSet/ml/bert spec.volumeClaimPolicies[0].templates[1].metadata.name',
      'JobSet/ml/bert spec.replicatedJobs[0].template.spec.template.spec.volumes[0].name',
      'JobSet/ml/bert spec.volumeClaimPolicies[0].templates[1].metadata.name', 'JobSet/ml/bert spec.volumeClaimPolicies[0].templates[1].metadata.name',
    ]);
  });

  test('finds Jobs that cannot be restarted in place', () => {
    const set = (template: object) => jobSet({ replicatedJobs: [job('a', { template })], failurePolicy: { restartStrategy: 'InPlaceRestart' } });
    expect(places(jobSetJobs, [set({ backoffLimit: 2147483647, podReplacementPolicy: 'Failed', completions: 2, parallelism: 2 })])).toEqual([]);
    expect(places(jobSetJobs, [set({ backoffLimit: 2147483647, podReplacementPolicy: 'Failed' })]))
      .toEqual(['JobSet/ml/bert spec.replicatedJobs[0].template.spec.completions']);
    expect(places(jobSetJobs, [set({ completions: 2 })])).toEqual(['backoffLimit', 'podReplacementPolicy', 'completions']
      .map(field => `JobSet/ml/bert spec.replicatedJobs[0].template.spec.${field}`));
  });

  test('finds a subdomain that is no Service, and a restart that is switched off', () => {
    const config = (text: string) => object('v1', 'ConfigMap', 'jobset-manager-config', { data: { 'controller_manager_config.yaml': text, 'notes.txt': '' } });
    expect(found(jobSetJobs, [jobSet({ network: { subdomain: 'MyNet' } })])).toEqual([
      'JobSet/ml/bert spec.network.subdomain: must be the name of a Service, at most 63 lower-case letters, digits and "-" that begin with a letter, got "MyNet"; correct it',
    ]);
    expect(found(jobSetJobs, [jobSet({ network: { subdomain: '' } }), jobSet({ network: { subdomain: 'a'.repeat(63) } })])).toEqual([]);
    const inPlace = jobSet({ failurePolicy: { restartStrategy: 'InPlaceRestart' } });
    expect(places(jobSetJobs, [inPlace, config('kind: Configuration\n')])).toEqual(['JobSet/ml/bert spec.failurePolicy.restartStrategy']);
    expect(places(jobSetJobs, [inPlace, config('featureGates:\n  # InPlaceRestart: true\n')])).toEqual(['JobSet/ml/bert spec.failurePolicy.restartStrategy']);
    expect(places(jobSetJobs, [jobSet({ failurePolicy: { restartStrategy: 'Recreate' } }), config('')])).toEqual([]);
    expect(places(jobSetJobs, [inPlace, config('featureGates:\n  InPlaceRestart: true\n')])).toEqual([]);
  });
});
