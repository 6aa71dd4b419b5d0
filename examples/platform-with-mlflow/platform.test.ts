/** Tests of this repository's own: run them with jest. */
import 'cdk8s-kubeflow/testing';
import { KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';
import { mlflow } from './mlflow';

const app = new KubeflowApp();
new KubeflowPlatform(app, 'kubeflow', { ...local(), addOns: [mlflow] });

test('the platform has no findings', () => expect(app).toHaveNoFindings());

test('MLflow is reached by the gateway alone', () => {
  const gateway = 'cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account';
  expect(app).toHaveObject('AuthorizationPolicy', 'mlflow/mlflow', {
    spec: { selector: { matchLabels: { app: 'mlflow' } }, rules: [{ from: [{ source: { principals: [gateway] } }] }] },
  });
});

test('the menu leads to it', () => {
  expect(app).toHaveObject('ConfigMap', 'kubeflow/dashboard-config', { data: { links: expect.stringContaining('/mlflow/') } });
});
