/** The repository of a platform that others use, with an application of one's own: `npm run synth` writes dist/. */
import { argocd, KubeflowApp, KubeflowPlatform, oidc, production, secretRef } from 'cdk8s-kubeflow';
import { mlflow } from './mlflow';

const app = new KubeflowApp();
new KubeflowPlatform(app, 'kubeflow', {
  ...production({ url: 'https://ml.example.com', tls: { certificate: secretRef('kubeflow-tls') } }),
  login: oidc({ issuer: 'https://sso.example.com', clientId: 'kubeflow', credentials: secretRef('oauth2-proxy') }),
  gitops: argocd({ repository: 'https://git.example.com/ml/platform.git' }),
  addOns: [mlflow],
});
app.synth();
