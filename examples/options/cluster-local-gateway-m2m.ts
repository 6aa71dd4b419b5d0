import { KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';

// Whoever calls a model from inside the cluster must bring the token of an account.
const app = new KubeflowApp();
const issuers = ['https://kubernetes.default.svc.cluster.local', 'https://kubernetes.default.svc'] as const;
new KubeflowPlatform(app, 'kubeflow', {
  ...local(),
  oauth2Proxy: { kubernetesIssuer: { issuers, keys: { proxy: true } } },
  istio: {
    clusterLocalGateway: {
      tokens: { issuers: issuers.map(url => ({ url, jwksUri: 'http://cluster-jwks-proxy.istio-system.svc.cluster.local/openid/v1/jwks' })) },
    },
  },
});
app.synth();
