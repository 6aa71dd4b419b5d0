import { KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';

// Programs bring the tokens of their accounts, signed by the issuer of a cluster at EKS: put your region and the cluster's id in its address.
const app = new KubeflowApp();
new KubeflowPlatform(app, 'kubeflow', {
  ...local({ url: 'https://localhost:8443', tls: 'elsewhere' }),
  oauth2Proxy: { kubernetesIssuer: { issuers: ['https://oidc.eks.AWS_REGION.amazonaws.com/id/CLUSTER_ID'] } },
});
app.synth();
