import { Chart } from 'cdk8s';
import { DataCacheAccess, KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';

// PyTorch with a cache between the nodes and the table that they read, for the training jobs of one namespace.
const app = new KubeflowApp();
new KubeflowPlatform(app, 'kubeflow', { ...local(), leaderWorkerSet: {}, trainer: { dataCache: true } });
new DataCacheAccess(new Chart(app, 'team'), 'cache', { namespace: 'default' });
app.synth();
