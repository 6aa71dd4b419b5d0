import { Chart, Testing } from 'cdk8s';
import { CrdDefinition } from '../../src/apis/crd';
import * as crds from '../../src/apis/ray.io/crds';
import * as rayV1 from '../../src/apis/ray.io/v1';
import * as rayV1alpha1 from '../../src/apis/ray.io/v1alpha1';
import { podLabels, podsOf, replicasOf } from '../../src/core';
import { crdNames, crdVersions } from '../../src/core/schema/crd';
import { chart, manifestSet } from '../support';
import { faults, kindClasses } from './support';

const V1 = 'ray.io/v1';
const V1ALPHA1 = 'ray.io/v1alpha1';
const classes = kindClasses(rayV1, rayV1alpha1);
const all: CrdDefinition[] = Object.values(crds);

test.each(classes.map(each => [`${each.GVK.apiVersion} ${each.GVK.kind}`, each] as const))('%s carries its identity', (_, Kind) => {
  const object = new Kind(new Chart(Testing.app(), 'test', { namespace: 'x' }), 'Object', { metadata: { name: 'a' }, spec: { some: 'field' } });
  expect(object.toJson()).toEqual({ ...Kind.GVK, metadata: { name: 'a', namespace: 'x' }, spec: { some: 'field' } });
});

test('each served version has a class', () => {
  const served = all.flatMap(crd => crd.versions.map(version => `${crd.group}/${version.name} ${crd.kind}`));
  expect(classes.map(each => `${each.GVK.apiVersion} ${each.GVK.kind}`).sort()).toEqual(served.sort());
});

test.each([['RayCluster', 'rayclusters', [10, 10]], ['RayJob', 'rayjobs', [6, undefined]], ['RayService', 'rayservices', [2, undefined]]])(
  '%s is defined as upstream defines it', (kind, plural, columns) => {
    const crd = all.find(each => each.kind === kind)!;
    expect(crd.scope).toBe('Namespaced');
    expect(crdNames(crd)).toEqual({ kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List`, categories: ['all'] });
    const versions = crdVersions(crd);
    expect(versions.map(version => [version.name, version.served, version.storage])).toEqual([['v1', true, true], ['v1alpha1', true, false]]);
    expect(versions.map(version => version.subresources)).toEqual([{ status: {} }, { status: {} }]);
    expect(versions.map(version => version.additionalPrinterColumns?.length)).toEqual(columns);
  },
);

const pod = (name: string) => ({ spec: { containers: [{ name, image: 'ray' }] } });
const head = { rayStartParams: { 'dashboard-host': '0.0.0.0' }, template: pod('ray-head') };
const workers = { groupName: 'small', rayStartParams: {}, template: pod('ray-worker') };

const cluster: rayV1.RayClusterSpec = {
  rayVersion: '2.46.0',
  headGroupSpec: {
    ...head, serviceType: 'ClusterIP', enableIngress: false, headService: { metadata: { labels: { a: 'b' } }, spec: { ports: [{ name: 'extra', port: 9000 }] } },
  },
  headServiceAnnotations: { a: 'b' },
  enableInTreeAutoscaling: true,
  autoscalerOptions: {
    upscalingMode: 'Conservative', idleTimeoutSeconds: 30, image: 'ray', imagePullPolicy: 'Always', resources: { limits: { cpu: '1' } }, securityContext: { runAsNonRoot: true },
    env: [{ name: 'A', value: 'b' }], envFrom: [{ secretRef: { name: 'a' } }], volumeMounts: [{ name: 'tls', mountPath: '/tls' }],
  },
  gcsFaultToleranceOptions: {
    redisAddress: 'redis:6379', redisUsername: { value: 'ray' }, redisPassword: { valueFrom: { secretKeyRef: { name: 'redis', key: 'password' } } }, externalStorageNamespace: 'a',
  },
  workerGroupSpecs: [{ ...workers, replicas: 1, minReplicas: 2, maxReplicas: 8, numOfHosts: 4, idleTimeoutSeconds: 60, suspend: false }],
  suspend: true,
  managedBy: 'ray.io/kuberay-operator',
};

const job: rayV1.RayJobSpec = {
  rayClusterSpec: cluster, entrypoint: 'python train.py', entrypointNumCpus: 0.5, entrypointNumGpus: 1, entrypointResources: '{"a": 1}', jobId: 'a', metadata: { a: 'b' },
  runtimeEnvYAML: 'pip: [numpy]', shutdownAfterJobFinishes: true, ttlSecondsAfterFinished: 60, submitterPodTemplate: pod('submit'), suspend: true, submissionMode: 'K8sJobMode',
  submitterConfig: { backoffLimit: 1 }, backoffLimit: 2, activeDeadlineSeconds: 3600, managedBy: 'kueue.x-k8s.io/multikueue',
};

const service: rayV1.RayServiceSpec = {
  rayClusterConfig: cluster, serveConfigV2: 'applications: []', serveService: { metadata: { name: 'mine' } }, upgradeStrategy: { type: 'NewCluster' },
  excludeHeadPodFromServeSvc: true,
};

const old = { headGroupSpec: head, workerGroupSpecs: [workers] };

test.each<[string, string, object]>([
  [V1, 'RayCluster', { headGroupSpec: head }], [V1, 'RayCluster', cluster], [V1ALPHA1, 'RayCluster', old],
  [V1, 'RayJob', job], [V1, 'RayJob', { clusterSelector: { 'ray.io/cluster': 'a' }, entrypoint: 'a' }], [V1ALPHA1, 'RayJob', { rayClusterSpec: old, entrypoint: 'a' }],
  [V1, 'RayService', service], [V1ALPHA1, 'RayService', { rayClusterConfig: old, serveConfigV2: 'a' }],
])('%s %s accepts %#', (apiVersion, kind, spec) => expect(faults(apiVersion, kind, spec)).toEqual([]));

const ofHead = (rest: object) => ({ headGroupSpec: { ...head, ...rest } });
const ofWorkers = (rest: object) => ({ headGroupSpec: head, workerGroupSpecs: [{ ...workers, ...rest }] });

test.each<[string, string, object, string]>([
  [V1, 'RayCluster', {}, 'spec.headGroupSpec required'],
  [V1, 'RayCluster', ofHead({ template: { spec: { containers: [] } } }), 'spec.headGroupSpec.template.spec.containers value'],
  [V1, 'RayCluster', ofHead({ template: {} }), 'spec.headGroupSpec.template.spec required'],
  [V1, 'RayCluster', ofHead({ serviceType: 'External' }), 'spec.headGroupSpec.serviceType value'],
  [V1, 'RayCluster', ofHead({ rayStartParams: { 'redis-username': 'a' } }), 'spec.headGroupSpec.rayStartParams.redis-username type'],
  [V1, 'RayCluster', ofHead({ rayStartParams: { block: true } }), 'spec.headGroupSpec.rayStartParams.block type'],
  [V1, 'RayCluster', ofWorkers({ replicas: -1 }), 'spec.workerGroupSpecs[0].replicas value'],
  [V1, 'RayCluster', ofWorkers({ suspend: true }), 'spec.workerGroupSpecs[0].suspend value'],
  [V1, 'RayCluster', ofWorkers({ template: { spec: { containers: [] } } }), 'spec.workerGroupSpecs[0].template.spec.containers value'],
  [V1, 'RayCluster', { headGroupSpec: head, managedBy: 'kueue' }, 'spec.managedBy value'],
  [V1, 'RayCluster', { headGroupSpec: head, autoscalerOptions: { upscalingMode: 'Fast' } }, 'spec.autoscalerOptions.upscalingMode value'],
  [V1, 'RayCluster', { headGroupSpec: head, gcsFaultToleranceOptions: {} }, 'spec.gcsFaultToleranceOptions.redisAddress required'],
  [V1ALPHA1, 'RayCluster', { headGroupSpec: head, managedBy: 'ray.io/kuberay-operator' }, 'spec.managedBy unknown'],
  [V1ALPHA1, 'RayCluster', ofWorkers({ numOfHosts: 2 }), 'spec.workerGroupSpecs[0].numOfHosts unknown'],
  [V1, 'RayJob', { entrypoint: 'a' }, 'spec choice'],
  [V1, 'RayJob', { ...job, shutdownAfterJobFinishes: false }, 'spec choice'],
  [V1, 'RayJob', { ...job, clusterSelector: { 'ray.io/cluster': 'a' } }, 'spec choice'],
  [V1, 'RayJob', { clusterSelector: { team: 'a' } }, 'spec.clusterSelector choice'],
  [V1, 'RayJob', { ...job, activeDeadlineSeconds: 0 }, 'spec.activeDeadlineSeconds value'],
  [V1, 'RayJob', { ...job, backoffLimit: -1 }, 'spec.backoffLimit value'],
  [V1, 'RayJob', { ...job, submissionMode: 'Http' }, 'spec.submissionMode value'],
  [V1, 'RayJob', { ...job, deletionPolicy: 'DeleteSelf' }, 'spec.deletionPolicy type'],
  [V1ALPHA1, 'RayJob', { rayClusterSpec: old }, 'spec.entrypoint required'],
  [V1, 'RayService', { ...service, upgradeStrategy: { type: 'Canary' } }, 'spec.upgradeStrategy.type value'],
  [V1, 'RayService', { ...service, serveConfigV2: { applications: [] } }, 'spec.serveConfigV2 type'],
  [V1, 'RayService', { rayClusterConfig: ofHead({ headService: { metadata: { name: 'a' } } }) }, 'spec.rayClusterConfig.headGroupSpec.headService.metadata.name type'],
])('%s %s: %j has a fault', (apiVersion, kind, spec, fault) => expect(faults(apiVersion, kind, spec)).toEqual([fault]));

describe('pods', () => {
  const metadata = { name: 'a', namespace: 'x' };
  const counted = (make: (scope: Chart) => void) => {
    const scope = chart();
    make(scope);
    return podsOf(manifestSet(scope).all[0]).map(pods => [pods.spec.at('containers').items()[0]?.at('name').text, replicasOf(pods), pods.fact.ends === true]);
  };

  test('of a cluster are a head and the hosts of all workers, at least as many as it asks for', () => {
    expect(counted(scope => new rayV1.RayCluster(scope, 'Object', { metadata, spec: { ...cluster, suspend: false } }))).toEqual([['ray-head', 1, false], ['ray-worker', 8, false]]);
    const spec = { headGroupSpec: head, workerGroupSpecs: [workers, { ...workers, minReplicas: 1, replicas: 3 }] };
    expect(counted(scope => new rayV1.RayCluster(scope, 'Object', { metadata, spec }))).toEqual([['ray-head', 1, false], ['ray-worker', 0, false], ['ray-worker', 3, false]]);
  });

  test('of a cluster have the labels of the operator', () => {
    const scope = chart();
    new rayV1alpha1.RayCluster(scope, 'Object', { metadata, spec: old });
    const common = { 'ray.io/cluster': 'a', 'ray.io/is-ray-node': 'yes', 'app.kubernetes.io/name': 'kuberay' };
    expect(podsOf(manifestSet(scope).all[0]).map(podLabels)).toEqual([{ ...common, 'ray.io/node-type': 'head' }, { ...common, 'ray.io/node-type': 'worker' }]);
  });

  test('of a job and a service are those of their clusters', () => {
    const runs = { ...job, suspend: false, rayClusterSpec: { ...cluster, suspend: false } };
    expect(counted(scope => new rayV1.RayJob(scope, 'Object', { metadata, spec: runs }))).toEqual([['ray-head', 1, true], ['ray-worker', 8, true], ['submit', 1, true]]);
    const usual = { ...runs, submitterPodTemplate: undefined };
    expect(counted(scope => new rayV1.RayJob(scope, 'Object', { metadata, spec: usual }))[2]).toEqual(['ray-job-submitter', 1, true]);
    expect(counted(scope => new rayV1.RayJob(scope, 'Object', { metadata, spec: { ...runs, submissionMode: 'HTTPMode' } })).length).toBe(2);
    const serving = { ...service, rayClusterConfig: { ...cluster, suspend: false } };
    expect(counted(scope => new rayV1.RayService(scope, 'Object', { metadata, spec: serving }))).toEqual([['ray-head', 1, false], ['ray-worker', 8, false]]);
  });

  test('are none while the object is suspended', () => {
    expect(counted(scope => new rayV1.RayCluster(scope, 'Object', { metadata, spec: { ...cluster, suspend: true } })).map(([, count]) => count)).toEqual([0, 0]);
    expect(counted(scope => new rayV1.RayJob(scope, 'Object', { metadata, spec: { ...job, suspend: true } })).map(([, count]) => count)).toEqual([0, 0, 0]);
  });

  test('of a head that scales by itself have a container for it, with what the options say', () => {
    const resources = (autoscalerOptions?: object) => {
      const scope = chart();
      new rayV1.RayCluster(scope, 'Object', { metadata, spec: { headGroupSpec: head, enableInTreeAutoscaling: true, autoscalerOptions } });
      return podsOf(manifestSet(scope).all[0])[0].spec.at('containers').items().map(one => [one.at('name').text, one.at('resources', 'limits', 'cpu').value, one.path]);
    };
    expect(resources()[1]).toEqual(['autoscaler', '500m', 'spec.headGroupSpec.template.spec.containers']);
    expect(resources({ resources: { limits: { cpu: '2' } } })[1][1]).toBe('2');
    expect(resources()[0][2]).toBe('spec.headGroupSpec.template.spec.containers[0]');
  });
});
