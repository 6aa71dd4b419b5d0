import { Chart } from 'cdk8s';
import { DataCacheAccess, KubeflowApp } from 'cdk8s-kubeflow';
import { Namespace } from 'cdk8s-kubeflow/apis/k8s/core/v1';
import { JobSets } from 'cdk8s-kubeflow/components/jobset';
import { LeaderWorkerSets } from 'cdk8s-kubeflow/components/leader-worker-set';
import { Trainer } from 'cdk8s-kubeflow/components/trainer';

// Training alone, with a cache between the nodes of PyTorch and the table that they read, for the jobs of one namespace.
// In a platform: leaderWorkerSet: {}, trainer: { dataCache: true }.
const app = new KubeflowApp();
const chart = new Chart(app, 'trainer');
new Namespace(chart, 'Namespace', { metadata: { name: 'kubeflow-system' } });
new JobSets(chart, 'JobSets');
new LeaderWorkerSets(chart, 'LeaderWorkerSets');
new Trainer(chart, 'Trainer', { injection: 'none', dataCache: true });
new DataCacheAccess(new Chart(app, 'team'), 'cache', { namespace: 'default' });
app.synth();
