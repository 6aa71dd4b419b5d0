import { KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';

// Programs in the cluster bring the tokens of their accounts. The cluster has an issuer that only the API server knows, under two names.
const app = new KubeflowApp();
new KubeflowPlatform(app, 'kubeflow', {
  ...local(),
  oauth2Proxy: {
    kubernetesIssuer: { issuers: ['https://kubernetes.default.svc.cluster.local', 'https://kubernetes.default.svc'], keys: { proxy: true } },
  },
});
app.synth();
