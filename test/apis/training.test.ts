import { Chart, Testing } from 'cdk8s';
import { CrdDefinition } from '../../src/apis/crd';
import * as jobSetCrds from '../../src/apis/jobset.x-k8s.io/crds';
import * as jobSetV1alpha2 from '../../src/apis/jobset.x-k8s.io/v1alpha2';
import * as leaderWorkerSetCrds from '../../src/apis/leaderworkerset.x-k8s.io/crds';
import * as leaderWorkerSetV1 from '../../src/apis/leaderworkerset.x-k8s.io/v1';
import * as trainerCrds from '../../src/apis/trainer.kubeflow.org/crds';
import * as trainerV1alpha1 from '../../src/apis/trainer.kubeflow.org/v1alpha1';
import { ManifestSet, podLabels, podsOf, replicasOf } from '../../src/core';
import { crdNames, crdVersions } from '../../src/core/schema/crd';
import { chart, manifestSet } from '../support';
import { faults, kindClasses, mistakes, schemaAt } from './support';

const TRAINER = 'trainer.kubeflow.org/v1alpha1';
const JOBSET = 'jobset.x-k8s.io/v1alpha2';
const LWS = 'leaderworkerset.x-k8s.io/v1';

const { JobSet } = jobSetV1alpha2;
const { LeaderWorkerSet } = leaderWorkerSetV1;
const { ClusterTrainingRuntime, TrainingRuntime, TrainJob } = trainerV1alpha1;
const classes = kindClasses(jobSetV1alpha2, leaderWorkerSetV1, trainerV1alpha1);
const crds: CrdDefinition[] = [jobSetCrds, leaderWorkerSetCrds, trainerCrds].flatMap(module => Object.values(module));

test.each(classes.map(each => [each.GVK.kind, each] as const))('%s carries its identity', (_, Kind) => {
  const object = new Kind(new Chart(Testing.app(), 'test', { namespace: 'x' }), 'Object', { metadata: { name: 'a' }, spec: { some: 'field' } });
  const namespaced = Kind.GVK.kind !== 'ClusterTrainingRuntime';
  expect(object.toJson()).toEqual({ ...Kind.GVK, metadata: { name: 'a', ...namespaced && { namespace: 'x' } }, spec: { some: 'field' } });
});

test('each served version has a class', () => {
  const served = crds.flatMap(crd => crd.versions.map(version => `${crd.group}/${version.name} ${crd.kind}`));
  expect(classes.map(each => `${each.GVK.apiVersion} ${each.GVK.kind}`).sort()).toEqual(served.sort());
});

test.each([
  ['TrainJob', 'trainjobs', 'Namespaced', undefined, ['State', 'Age'], { status: {} }],
  ['TrainingRuntime', 'trainingruntimes', 'Namespaced', undefined, undefined, undefined],
  ['ClusterTrainingRuntime', 'clustertrainingruntimes', 'Cluster', undefined, undefined, undefined],
  ['JobSet', 'jobsets', 'Namespaced', undefined, ['TerminalState', 'Restarts', 'Completed', 'Suspended', 'Age'], { status: {} }],
  ['LeaderWorkerSet', 'leaderworkersets', 'Namespaced', ['lws'], ['Ready', 'Desired', 'Up-to-date', 'Age'], {
    scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas', labelSelectorPath: '.status.hpaPodSelector' }, status: {},
  }],
])('%s is defined as upstream defines it', (kind, plural, scope, shortNames, columns, subresources) => {
  const crd = crds.find(each => each.kind === kind)!;
  expect(crd.scope).toBe(scope);
  expect(crdNames(crd)).toEqual({ kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List`, ...shortNames && { shortNames } });
  const [version, ...others] = crdVersions(crd);
  expect(others).toEqual([]);
  expect(version).toMatchObject({ served: true, storage: true });
  expect(version.subresources).toEqual(subresources);
  expect(version.additionalPrinterColumns?.map(column => column.name)).toEqual(columns);
});

const pod = (name: string) => ({ spec: { containers: [{ name, image: 'train' }] } });
const jobTemplate = (name: string, spec: object = {}) => ({ spec: { ...spec, template: pod(name) } });

const jobSet: jobSetV1alpha2.JobSetSpec = {
  replicatedJobs: [
    { name: 'leader', template: jobTemplate('leader') },
    { name: 'worker', replicas: 3, groupName: 'workers', dependsOn: [{ name: 'leader', status: 'Ready' }], template: jobTemplate('worker', { parallelism: 4, completions: 4 }) },
  ],
  network: { enableDNSHostnames: true, subdomain: 'training', publishNotReadyAddresses: false },
  successPolicy: { operator: 'Any', targetReplicatedJobs: ['leader'] },
  failurePolicy: {
    maxRestarts: 3, restartStrategy: 'BlockingRecreate',
    rules: [{
      name: 'preempted', action: 'RestartJobSetAndIgnoreMaxRestarts', onJobFailureReasons: ['PodFailurePolicy'], onJobFailureMessagePatterns: ['evict.*'],
      targetReplicatedJobs: ['worker'],
    }],
  },
  coordinator: { replicatedJob: 'leader', jobIndex: 0, podIndex: 0 },
  suspend: true,
  managedBy: 'kueue.x-k8s.io/multikueue',
  ttlSecondsAfterFinished: 600,
  volumeClaimPolicies: [{
    templates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '20Gi' } } } }], retentionPolicy: { whenDeleted: 'Retain' },
  }],
};

const runtime: trainerV1alpha1.TrainingRuntimeSpec = {
  mlPolicy: { numNodes: 2, mpi: { numProcPerNode: 2, mpiImplementation: 'OpenMPI', sshAuthMountPath: '/home/a/.ssh', runLauncherAsNode: true } },
  podGroupPolicy: { volcano: { networkTopology: { mode: 'soft', highestTierAllowed: 2 } } },
  template: { metadata: { labels: { a: 'b' } }, spec: jobSet },
};

const trainJob: trainerV1alpha1.TrainJobSpec = {
  runtimeRef: { name: 'torch-distributed', kind: 'ClusterTrainingRuntime', apiGroup: 'trainer.kubeflow.org' },
  initializer: {
    dataset: { storageUri: 'hf://a/b', env: [{ name: 'TYPE', value: 'parquet' }] }, model: { storageUri: 's3://bucket/model', secretRef: { name: 'hf-token' } },
  },
  trainer: {
    image: 'train', command: ['torchrun'], args: ['train.py'], env: [{ name: 'LR', value: '0.1' }], numNodes: 4, numProcPerNode: 2,
    resourcesPerNode: { requests: { cpu: '4', memory: '16Gi' }, limits: { 'nvidia.com/gpu': '1' } },
  },
  runtimePatches: [{
    manager: 'team.example.com/patches',
    trainingRuntimeSpec: {
      template: {
        spec: {
          replicatedJobs: [{
            name: 'node',
            template: {
              spec: {
                template: {
                  metadata: { labels: { team: 'vision' } },
                  spec: {
                    serviceAccountName: 'default-editor', nodeSelector: { pool: 'gpu' }, tolerations: [{ key: 'gpu', operator: 'Exists' }],
                    volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
                    containers: [{ name: 'node', volumeMounts: [{ name: 'data', mountPath: '/data' }], securityContext: { runAsNonRoot: true } }],
                    schedulingGates: [{ name: 'example.com/wait' }],
                  },
                },
              },
            },
          }],
        },
      },
    },
  }],
  managedBy: 'trainer.kubeflow.org/trainjob-controller',
  activeDeadlineSeconds: 3600,
  suspend: false,
};

const groups: leaderWorkerSetV1.LeaderWorkerSetSpec = {
  replicas: 2,
  leaderWorkerTemplate: {
    size: 4, leaderTemplate: pod('leader'), workerTemplate: pod('worker'), restartPolicy: 'None', subGroupPolicy: { subGroupPolicyType: 'LeaderExcluded', subGroupSize: 3 },
    volumeClaimTemplates: [{ metadata: { name: 'cache' }, spec: { resources: { requests: { storage: '1Gi' } } } }],
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' },
  },
  rolloutStrategy: { type: 'RollingUpdate', rollingUpdateConfiguration: { partition: 0, maxUnavailable: '25%', maxSurge: 1 } },
  startupPolicy: 'LeaderReady',
  networkConfig: { subdomainPolicy: 'UniquePerReplica' },
};

test.each<[string, string, object | undefined]>([
  [JOBSET, 'JobSet', undefined], [JOBSET, 'JobSet', jobSet],
  [LWS, 'LeaderWorkerSet', { leaderWorkerTemplate: { workerTemplate: pod('worker') } }], [LWS, 'LeaderWorkerSet', groups],
  [TRAINER, 'TrainingRuntime', runtime], [TRAINER, 'ClusterTrainingRuntime', runtime], [TRAINER, 'ClusterTrainingRuntime', { mlPolicy: { torch: {} } }],
  [TRAINER, 'TrainJob', { runtimeRef: { name: 'torch-distributed' } }], [TRAINER, 'TrainJob', trainJob],
])('%s %s accepts %#', (apiVersion, kind, spec) => expect(faults(apiVersion, kind, spec)).toEqual([]));

test.each<[string, string, object, string]>([
  [JOBSET, 'JobSet', { replicatedJobs: [{ name: 'a' }] }, 'spec.replicatedJobs[0].template required'],
  [JOBSET, 'JobSet', { replicatedJobs: [{ name: 'a', replica: 2, template: jobTemplate('a') }] }, 'spec.replicatedJobs[0].replica unknown'],
  [JOBSET, 'JobSet', { replicatedJobs: [{ name: 'a', dependsOn: [{ name: 'b', status: 'Succeeded' }], template: jobTemplate('a') }] },
    'spec.replicatedJobs[0].dependsOn[0].status value'],
  [JOBSET, 'JobSet', { replicatedJobs: [{ name: 'a', template: jobTemplate('a', { completionMode: 'Index' }) }] }, 'spec.replicatedJobs[0].template.spec.completionMode value'],
  [JOBSET, 'JobSet', { failurePolicy: { rules: [{ name: 'a', action: 'Restart' }] } }, 'spec.failurePolicy.rules[0].action value'],
  [JOBSET, 'JobSet', { failurePolicy: { rules: [{ name: 'a', action: 'FailJobSet', onJobFailureReasons: ['OOMKilled'] }] } },
    'spec.failurePolicy.rules[0].onJobFailureReasons[0] value'],
  [JOBSET, 'JobSet', { ttlSecondsAfterFinished: -5 }, 'spec.ttlSecondsAfterFinished value'],
  [LWS, 'LeaderWorkerSet', {}, 'spec.leaderWorkerTemplate required'],
  [LWS, 'LeaderWorkerSet', { leaderWorkerTemplate: { workerTemplate: pod('worker') }, startupPolicy: 'Ready' }, 'spec.startupPolicy value'],
  [TRAINER, 'TrainJob', {}, 'spec.runtimeRef required'],
  [TRAINER, 'TrainJob', { runtimeRef: { name: 'a', kind: 'Runtime' } }, 'spec.runtimeRef.kind value'],
  [TRAINER, 'TrainJob', { runtimeRef: { name: 'a' }, podTemplateOverrides: [] }, 'spec.podTemplateOverrides unknown'],
  [TRAINER, 'TrainJob', { runtimeRef: { name: 'a' }, trainer: { command: 'torchrun' } }, 'spec.trainer.command type'],
  [TRAINER, 'TrainJob', { runtimeRef: { name: 'a' }, trainer: { numNodes: -2 } }, 'spec.trainer.numNodes value'],
  [TRAINER, 'TrainJob', { runtimeRef: { name: 'a' }, managedBy: 'me' }, 'spec.managedBy value'],
  [TRAINER, 'TrainingRuntime', { mlPolicy: { torch: { numProcPerNode: 'auto' } } }, 'spec.mlPolicy.torch.numProcPerNode unknown'],
  [TRAINER, 'TrainingRuntime', { mlPolicy: { mpi: { mpiImplementation: 'openmpi' } } }, 'spec.mlPolicy.mpi.mpiImplementation value'],
])('%s %s: %j has a fault', (apiVersion, kind, spec, fault) => {
  expect(faults(apiVersion, kind, spec)).toEqual([fault]);
});

test('conditions have the statuses that the cluster knows, also in the definitions', () => {
  for (const crd of crds.filter(each => ['TrainJob', 'JobSet', 'LeaderWorkerSet'].includes(each.kind))) {
    expect(schemaAt(crd, crd.versions[0].name, 'status', 'conditions', '[]', 'status').enum).toEqual(expect.arrayContaining(['False', 'True', 'Unknown']));
  }
  const condition = { type: 'Completed', status: 'Yes', reason: 'A', message: '', lastTransitionTime: '2026-01-01T00:00:00Z' };
  expect(mistakes('apis/jobset.x-k8s.io#JobSetStatus', { conditions: [condition] })).toEqual(['conditions[0].status value']);
});

describe('pods', () => {
  const one = (kind: string, set: ManifestSet) => podsOf(set.ofKind(kind)[0]).map(pods => [pods.spec.at('containers').items()[0]?.at('name').text, replicasOf(pods)]);
  const made = (make: (scope: Chart) => void) => {
    const scope = chart();
    make(scope);
    return manifestSet(scope);
  };

  test('of a JobSet are those of all Jobs of each entry', () => {
    const given = (suspend: boolean) => made(scope => new JobSet(scope, 'Object', { metadata: { name: 'a', namespace: 'x' }, spec: { ...jobSet, suspend } }));
    const set = given(false);
    expect(one('jobset.x-k8s.io/JobSet', set)).toEqual([['leader', 1], ['worker', 12]]);
    expect(one('jobset.x-k8s.io/JobSet', given(true))).toEqual([['leader', 0], ['worker', 0]]);
    expect(podLabels(podsOf(set.all[0])[0])).toEqual({ 'jobset.sigs.k8s.io/jobset-name': 'a' });
  });

  test('of a LeaderWorkerSet are one leader and the other workers of each group', () => {
    const pods = (spec: leaderWorkerSetV1.LeaderWorkerSetSpec) => one('leaderworkerset.x-k8s.io/LeaderWorkerSet',
      made(scope => new LeaderWorkerSet(scope, 'Object', { metadata: { name: 'a', namespace: 'x' }, spec })));
    expect(pods(groups)).toEqual([['leader', 2], ['worker', 6]]);
    expect(pods({ ...groups, leaderWorkerTemplate: { size: 4, workerTemplate: pod('worker') } })).toEqual([['worker', 8]]);
    expect(pods({ leaderWorkerTemplate: { workerTemplate: pod('worker') } })).toEqual([['worker', 1]]);
  });

  test('of a TrainJob are as many as it has nodes, in a form that the runtime knows', () => {
    const nodes = (spec: trainerV1alpha1.TrainJobSpec) => podsOf(made(scope => new TrainJob(scope, 'Object', { metadata: { name: 'a', namespace: 'x' }, spec })).all[0])
      .map(pods => [pods.spec.exists, replicasOf(pods), pods.fact.container]);
    expect(nodes(trainJob)).toEqual([[false, 4, 'node']]);
    expect(nodes({ runtimeRef: { name: 'a' } })).toEqual([[false, 1, 'node']]);
  });

  test('of a runtime are forms for those of training jobs', () => {
    const set = made(scope => {
      new TrainingRuntime(scope, 'Own', { metadata: { name: 'a', namespace: 'x' }, spec: runtime });
      new ClusterTrainingRuntime(scope, 'All', { metadata: { name: 'a' }, spec: runtime });
    });
    for (const kind of ['TrainingRuntime', 'ClusterTrainingRuntime']) {
      expect(one(`trainer.kubeflow.org/${kind}`, set)).toEqual([['leader', 1], ['worker', 4]]);
    }
    expect(set.all.flatMap(podsOf).every(({ fact }) => fact.ends)).toBe(true);
  });
});
