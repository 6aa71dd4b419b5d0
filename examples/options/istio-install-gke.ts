/**
 * Istio for nodes of Google Kubernetes Engine, as upstream's overlay `istio-install/overlays/gke` has it: network plugins are kept in a folder
 * of GKE's own. Without a load balancer, the platform is reached as everywhere else.
 */
import { gke, KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';

const app = new KubeflowApp();
new KubeflowPlatform(app, 'kubeflow', { ...local(), place: gke({ loadBalancer: false }) });
app.synth();
