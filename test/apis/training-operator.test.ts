import { Chart, Testing } from 'cdk8s';
import { CrdDefinition } from '../../src/apis/crd';
import * as crds from '../../src/apis/kubeflow.org/crds';
import { JAXJob, MPIJob, PaddleJob, PyTorchJob, PyTorchJobSpec, TFJob, TFJobSpec, XGBoostJob } from '../../src/apis/kubeflow.org/v1';
import { podLabels, podsOf, replicasOf } from '../../src/core';
import { crdNames, crdVersions } from '../../src/core/schema/crd';
import { chart, manifestSet } from '../support';
import { faults, KindClass, schemaAt } from './support';

const V1 = 'kubeflow.org/v1';
const classes = [JAXJob, MPIJob, PaddleJob, PyTorchJob, TFJob, XGBoostJob] as unknown as KindClass[];

test.each(classes.map(each => [each.GVK.kind, each] as const))('%s carries its identity', (_, Kind) => {
  const object = new Kind(new Chart(Testing.app(), 'test', { namespace: 'x' }), 'Object', { metadata: { name: 'a' }, spec: { some: 'field' } });
  expect(object.toJson()).toEqual({ ...Kind.GVK, metadata: { name: 'a', namespace: 'x' }, spec: { some: 'field' } });
});

test.each<[CrdDefinition, string, string, boolean]>([
  [crds.jaxJobCrd, 'jaxjobs', 'jaxReplicaSpecs', true],
  [crds.mpiJobCrd, 'mpijobs', 'mpiReplicaSpecs', false],
  [crds.paddleJobCrd, 'paddlejobs', 'paddleReplicaSpecs', true],
  [crds.pytorchJobCrd, 'pytorchjobs', 'pytorchReplicaSpecs', true],
  [crds.tfJobCrd, 'tfjobs', 'tfReplicaSpecs', false],
  [crds.xgboostJobCrd, 'xgboostjobs', 'xgbReplicaSpecs', false],
])('%s is defined as upstream defines it', (crd, plural, roles, scales) => {
  expect(crdNames(crd)).toEqual({ kind: crd.kind, plural, singular: crd.kind.toLowerCase(), listKind: `${crd.kind}List` });
  const [version, ...others] = crdVersions(crd);
  expect(others).toEqual([]);
  expect(version).toMatchObject({ name: 'v1', served: true, storage: true });
  expect(version.additionalPrinterColumns?.map(column => column.name).sort()).toEqual(['Age', 'State']);
  expect(version.subresources).toEqual({ status: {}, ...scales && {
    scale: {
      specReplicasPath: `.spec.${roles}.Worker.replicas`, statusReplicasPath: '.status.replicaStatuses.Worker.active',
      labelSelectorPath: '.status.replicaStatuses.Worker.selector',
    },
  } });
  // Of roles the API server knows nothing: each is a key of a map.
  const map = schemaAt(crd, 'v1', 'spec', roles);
  expect(map).toMatchObject({ type: 'object', additionalProperties: { type: 'object', properties: { replicas: { type: 'integer', format: 'int32' } } } });
  expect(map).not.toHaveProperty('properties');
  expect(schemaAt(crd, 'v1', 'spec').required).toEqual([roles]);
});

const replica = (name: string, rest: object = {}) => ({ template: { spec: { containers: [{ name, image: 'train' }] } }, ...rest });
const master = (name: string) => ({ ...replica(name), replicas: 1 as const });

const elastic: PyTorchJobSpec = {
  runPolicy: {
    cleanPodPolicy: 'Running', ttlSecondsAfterFinished: 600, activeDeadlineSeconds: 3600, backoffLimit: 3, suspend: true, managedBy: 'kueue.x-k8s.io/multikueue',
    schedulingPolicy: { minAvailable: 2, queue: 'default', minResources: { cpu: '4' }, priorityClass: 'high', scheduleTimeoutSeconds: 60 },
  },
  elasticPolicy: {
    minReplicas: 1, maxReplicas: 4, maxRestarts: 10, rdzvBackend: 'c10d', rdzvConf: [{ key: 'timeout', value: '60' }], standalone: false,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
  },
  nprocPerNode: 'gpu',
  pytorchReplicaSpecs: { Worker: { ...replica('pytorch'), replicas: 2, restartPolicy: 'ExitCode' } },
};

const tensorflow: TFJobSpec = {
  successPolicy: 'AllWorkers', enableDynamicWorker: true,
  tfReplicaSpecs: { Chief: replica('tensorflow'), PS: replica('tensorflow', { replicas: 2 }), Worker: replica('tensorflow'), Evaluator: replica('tensorflow') },
};

test.each<[string, object]>([
  ['PyTorchJob', { pytorchReplicaSpecs: { Master: master('pytorch'), Worker: replica('pytorch') } }], ['PyTorchJob', elastic],
  ['PyTorchJob', { pytorchReplicaSpecs: { Worker: { template: { spec: { containers: [{ name: 'proxy', image: 'a' }, { name: 'pytorch', image: 'b' }] } } } } }],
  ['TFJob', tensorflow], ['TFJob', { tfReplicaSpecs: { Master: replica('tensorflow') }, successPolicy: '' }],
  ['XGBoostJob', { xgbReplicaSpecs: { Master: master('xgboost'), Worker: replica('xgboost', { replicas: 2 }) } }],
  ['JAXJob', { jaxReplicaSpecs: { Worker: replica('jax', { replicas: 2 }) } }],
  ['PaddleJob', { paddleReplicaSpecs: { Master: replica('paddle'), Worker: replica('paddle') }, elasticPolicy: { minReplicas: 1 } }],
  ['MPIJob', { mpiReplicaSpecs: { Launcher: replica('mpi'), Worker: replica('anything', { replicas: 2 }) }, slotsPerWorker: 2, cleanPodPolicy: 'Running', mainContainer: 'mpi' }],
])('%s accepts %#', (kind, spec) => expect(faults(V1, kind, spec)).toEqual([]));

test.each<[string, object, string]>([
  ['PyTorchJob', {}, 'spec.pytorchReplicaSpecs required'],
  ['PyTorchJob', { pytorchReplicaSpecs: { Leader: replica('pytorch') } }, 'spec.pytorchReplicaSpecs.Leader unknown'],
  ['PyTorchJob', { pytorchReplicaSpecs: { Master: replica('pytorch') } }, 'spec.pytorchReplicaSpecs.Master.replicas required'],
  ['PyTorchJob', { pytorchReplicaSpecs: { Master: replica('pytorch', { replicas: 2 }) } }, 'spec.pytorchReplicaSpecs.Master.replicas value'],
  ['PyTorchJob', { pytorchReplicaSpecs: { Worker: replica('pytorch', { replicas: 0 }) } }, 'spec.pytorchReplicaSpecs.Worker.replicas value'],
  ['PyTorchJob', { pytorchReplicaSpecs: { Worker: replica('trainer') } }, 'spec.pytorchReplicaSpecs.Worker.template.spec.containers choice'],
  ['PyTorchJob', { pytorchReplicaSpecs: { Worker: { template: { spec: { containers: [] } } } } }, 'spec.pytorchReplicaSpecs.Worker.template.spec.containers choice'],
  ['PyTorchJob', { pytorchReplicaSpecs: { Worker: {} } }, 'spec.pytorchReplicaSpecs.Worker.template required'],
  ['PyTorchJob', { pytorchReplicaSpecs: { Worker: { template: {} } } }, 'spec.pytorchReplicaSpecs.Worker.template.spec required'],
  ['PyTorchJob', { pytorchReplicaSpecs: { Worker: { template: { spec: { containers: [{ name: 'pytorch' }] } } } } },
    'spec.pytorchReplicaSpecs.Worker.template.spec.containers[0].image required'],
  ['PyTorchJob', { pytorchReplicaSpecs: { Worker: replica('pytorch', { restartPolicy: 'Retry' }) } }, 'spec.pytorchReplicaSpecs.Worker.restartPolicy value'],
  ['PyTorchJob', { pytorchReplicaSpecs: { Master: master('pytorch') }, elasticPolicy: {} }, 'spec choice'],
  ['PyTorchJob', { pytorchReplicaSpecs: { Worker: replica('pytorch') }, nprocPerNode: '2', elasticPolicy: { nProcPerNode: 2 } }, 'spec choice'],
  ['PyTorchJob', { pytorchReplicaSpecs: { Worker: replica('pytorch') }, elasticPolicy: { rdzvBackend: 'zookeeper' } }, 'spec.elasticPolicy.rdzvBackend value'],
  ['PyTorchJob', { pytorchReplicaSpecs: { Worker: replica('pytorch') }, runPolicy: { managedBy: 'kueue' } }, 'spec.runPolicy.managedBy value'],
  ['PyTorchJob', { pytorchReplicaSpecs: { Worker: replica('pytorch') }, runPolicy: { activeDeadlineSeconds: 0 } }, 'spec.runPolicy.activeDeadlineSeconds value'],
  ['TFJob', { tfReplicaSpecs: { Chief: replica('tensorflow'), Master: replica('tensorflow') } }, 'spec.tfReplicaSpecs choice'],
  ['TFJob', { tfReplicaSpecs: { Worker: replica('tensorflow', { replicas: -1 }) } }, 'spec.tfReplicaSpecs.Worker.replicas value'],
  ['TFJob', { tfReplicaSpecs: { Worker: replica('pytorch') } }, 'spec.tfReplicaSpecs.Worker.template.spec.containers choice'],
  ['XGBoostJob', { xgbReplicaSpecs: { Worker: replica('xgboost') } }, 'spec.xgbReplicaSpecs.Master required'],
  ['XGBoostJob', { xgbReplicaSpecs: { Master: master('pytorch') } }, 'spec.xgbReplicaSpecs.Master.template.spec.containers choice'],
  ['JAXJob', { jaxReplicaSpecs: { Master: replica('jax') } }, 'spec.jaxReplicaSpecs.Master unknown'],
  ['JAXJob', { jaxReplicaSpecs: { Worker: replica('pytorch') } }, 'spec.jaxReplicaSpecs.Worker.template.spec.containers choice'],
  ['PaddleJob', { paddleReplicaSpecs: { Worker: replica('pytorch') } }, 'spec.paddleReplicaSpecs.Worker.template.spec.containers choice'],
  ['PaddleJob', { paddleReplicaSpecs: { Master: replica('paddle') }, elasticPolicy: {} }, 'spec choice'],
  ['MPIJob', { mpiReplicaSpecs: { Worker: replica('mpi') } }, 'spec.mpiReplicaSpecs.Launcher required'],
  ['MPIJob', { mpiReplicaSpecs: { Launcher: replica('mpi', { replicas: 2 }) } }, 'spec.mpiReplicaSpecs.Launcher.replicas value'],
])('%s: %j has a fault', (kind, spec, fault) => expect(faults(V1, kind, spec)).toEqual([fault]));

test('roles of an elastic job are those that it has', () => {
  // @ts-expect-error a PyTorchJob has no such role
  const spec: PyTorchJobSpec = { pytorchReplicaSpecs: { Leader: replica('pytorch') } };
  expect(faults(V1, 'PyTorchJob', spec)).toHaveLength(1);
});

describe('pods', () => {
  const counted = (make: (scope: Chart) => void) => {
    const scope = chart();
    make(scope);
    return podsOf(manifestSet(scope).all[0]).map(pods => [pods.spec.path, replicasOf(pods), podLabels(pods), pods.fact.ends]);
  };
  const metadata = { name: 'a', namespace: 'x' };
  const labels = { 'training.kubeflow.org/job-name': 'a' };

  test('of a training are those of all its roles', () => {
    expect(counted(scope => new TFJob(scope, 'Object', { metadata, spec: tensorflow }))).toEqual([
      ['spec.tfReplicaSpecs.Chief.template.spec', 1, labels, true], ['spec.tfReplicaSpecs.Evaluator.template.spec', 1, labels, true],
      ['spec.tfReplicaSpecs.PS.template.spec', 2, labels, true], ['spec.tfReplicaSpecs.Worker.template.spec', 1, labels, true],
    ]);
  });

  test('of an MPIJob are a launcher, and the workers that it names', () => {
    const spec = { mpiReplicaSpecs: { Launcher: replica('mpi'), Worker: replica('mpi') } };
    expect(counted(scope => new MPIJob(scope, 'Object', { metadata, spec }))).toEqual([
      ['spec.mpiReplicaSpecs.Launcher.template.spec', 1, labels, true], ['spec.mpiReplicaSpecs.Worker.template.spec', 0, labels, true],
    ]);
  });
});
