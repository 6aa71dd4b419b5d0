import { KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';

const app = new KubeflowApp();
new KubeflowPlatform(app, 'kubeflow', {
  ...local(),
  istio: { clusterLocalGateway: { tokens: { issuers: [{ url: 'https://kubernetes.default.svc.cluster.local' }] } } },
});
app.synth();
