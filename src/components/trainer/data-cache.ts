import { Construct } from 'constructs';
import { EnvVar } from '../../apis/k8s/core/v1';
import { ClusterRole, PolicyRule } from '../../apis/k8s/rbac/v1';
import { DATA_CACHE_ACCOUNT } from '../../core/catalogue';
import { READ, rule } from '../../kit';
import { job, mlPolicy, NODE, Runtime } from './runtimes/runtime';

const MADE = ['create', ...READ];

/** What setting up a cache takes: it is a LeaderWorkerSet that belongs to the training job. */
const RULES: readonly PolicyRule[] = [
  rule('leaderworkerset.x-k8s.io', MADE, 'leaderworkersets'),
  rule('', MADE, 'services'),
  rule('', [...MADE, 'delete'], 'serviceaccounts'),
  // Without the training job, whose name and identity it notes as their owner, it makes none of these, and says that all went well.
  rule('trainer.kubeflow.org', ['get'], 'trainjobs'),
];

/** What an account in a namespace of a team is bound to, so that training jobs there can have a cache: 1 ClusterRole. */
export class DataCacheRole extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new ClusterRole(this, 'ClusterRole', { metadata: { name: DATA_CACHE_ACCOUNT }, rules: RULES });
  }
}

/** The pod finds out by its labels which training job it is of. */
const TRAIN_JOB_NAME: EnvVar = { name: 'TRAIN_JOB_NAME', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.labels[\'jobset.sigs.k8s.io/jobset-name\']' } } };

/** PyTorch, with a cache between the nodes and the table that they read. */
export function torchDistributedWithCache(): Runtime {
  return new Runtime('torch-distributed-with-cache', 'torch', image => ({
    mlPolicy: mlPolicy({}, { torch: {} }),
    template: {
      spec: {
        replicatedJobs: [
          job('dataset-initializer', {
            step: 'dataset-initializer',
            replicas: 1,
            pod: { serviceAccountName: DATA_CACHE_ACCOUNT },
            container: {
              name: 'dataset-initializer', image: image('trainer/dataset-initializer'), env: [{ name: 'CACHE_IMAGE', value: image('trainer/data-cache') }, TRAIN_JOB_NAME],
            },
          }),
          job(NODE, {
            step: 'trainer',
            dependsOn: [{ name: 'dataset-initializer', status: 'Complete' }],
            container: { name: NODE, image: image('pytorch'), env: [TRAIN_JOB_NAME] },
          }),
        ],
      },
    },
  }));
}
