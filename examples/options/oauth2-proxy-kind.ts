import { KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';

const app = new KubeflowApp();
new KubeflowPlatform(app, 'kubeflow', {
  ...local(),
  oauth2Proxy: { kubernetesIssuer: { issuers: ['https://kubernetes.default.svc.cluster.local', 'https://kubernetes.default.svc'] } },
});
app.synth();
