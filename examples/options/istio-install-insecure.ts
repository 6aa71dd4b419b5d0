import { KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';

// No agent on the nodes: each pod of the mesh redirects its own traffic, for which its namespace must admit NET_ADMIN.
const app = new KubeflowApp();
new KubeflowPlatform(app, 'kubeflow', {
  ...local(),
  istio: { cni: false, podSecurity: 'privileged', proxyResources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } } },
  kubeflow: { podSecurity: 'privileged' },
  knativeServing: { podSecurity: 'privileged' },
  dashboard: { podSecurity: 'privileged' },
});
app.synth();
