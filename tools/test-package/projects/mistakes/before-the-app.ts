import { KubeflowApp, KubeflowPlatform, oidc, production, secretRef } from 'cdk8s-kubeflow';

const certificate = secretRef('Kubeflow TLS'); // the mistake
const app = new KubeflowApp();
new KubeflowPlatform(app, 'kubeflow', {
  ...production({ url: 'https://ml.example.com', tls: { certificate } }),
  login: oidc({ issuer: 'https://sso.example.com', clientId: 'kubeflow', credentials: secretRef('oauth2-proxy') }),
});
app.synth();
