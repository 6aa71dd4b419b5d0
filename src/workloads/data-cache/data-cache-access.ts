import { Construct } from 'constructs';
import { ServiceAccount } from '../../apis/k8s/core/v1';
import { RoleBinding } from '../../apis/k8s/rbac/v1';
import { DATA_CACHE_ACCOUNT } from '../../core/catalogue';
import { teamPullSecrets } from '../team';
import { Workload, WorkloadProps } from '../workload';

/** Properties of {@link DataCacheAccess}. */
export type DataCacheAccessProps = Pick<WorkloadProps, 'namespace'>;

/**
 * Lets training jobs of a team use the runtime `torch-distributed-with-cache`, which a platform with `trainer: { dataCache: true }` has:
 * 1 ServiceAccount by which a training job sets up its cache, and its RoleBinding; none while the profile is suspended or archived.
 */
export class DataCacheAccess extends Workload<DataCacheAccessProps> {
  constructor(scope: Construct, id: string, given: DataCacheAccessProps = {}) {
    super(scope, id, given, 'workloads/data-cache#DataCacheAccessProps');
    if (this.lifecycle === 'active') {
      const metadata = { name: DATA_CACHE_ACCOUNT, namespace: this.namespace };
      new ServiceAccount(this, 'ServiceAccount', { metadata, ...teamPullSecrets(this) });
      new RoleBinding(this, 'RoleBinding', {
        metadata,
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: DATA_CACHE_ACCOUNT },
        subjects: [{ kind: 'ServiceAccount', ...metadata }],
      });
    }
  }
}
