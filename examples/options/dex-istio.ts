import { Chart } from 'cdk8s';
import { declareExternal, GatewayRef, KubeflowApp, secretRef } from 'cdk8s-kubeflow';
import { Secret } from 'cdk8s-kubeflow/apis/k8s/core/v1';
import { Dex } from 'cdk8s-kubeflow/components/dex';

const gateway: GatewayRef = {
  namespace: 'kubeflow',
  name: 'kubeflow-gateway',
  workload: {
    namespace: 'istio-system', serviceAccount: 'istio-ingressgateway-service-account',
    selector: { app: 'istio-ingressgateway' }, gatewaySelector: { istio: 'ingressgateway' },
  },
};

const app = new KubeflowApp({
  waivers: ['dex-oidc-client', 'dex-passwords'].map(name => ({ rule: 'Credentials/Literal', object: `Secret/auth/${name}`, reason: 'public words, for a try on one machine' })),
});
const chart = new Chart(app, 'dex');
const madeBy = 'whoever installs the mesh';
declareExternal(chart,
  { kind: 'CustomResourceDefinition', name: 'virtualservices.networking.istio.io', madeBy },
  { kind: 'networking.istio.io/Gateway', namespace: 'kubeflow', name: 'kubeflow-gateway', madeBy });
new Secret(chart, 'Client', {
  metadata: { name: 'dex-oidc-client', namespace: 'auth' },
  type: 'Opaque',
  stringData: { OIDC_CLIENT_ID: 'kubeflow-oidc-authservice', OIDC_CLIENT_SECRET: 'pUBnBOY80SnXgjibTYM9ZWNzY2xreNGQok' },
});
new Secret(chart, 'Passwords', {
  metadata: { name: 'dex-passwords', namespace: 'auth' }, stringData: { DEX_USER_PASSWORD: '$2y$12$4K/VkmDd1q1Orb3xAt82zu8gk7Ad6ReFR4LCP9UeYE90NLiN9Df72' },
});
new Dex(chart, 'Dex', {
  gateway,
  callers: 'any',
  client: secretRef('dex-oidc-client'),
  passwords: secretRef('dex-passwords'),
  staticUsers: [{ email: 'user@example.com', username: 'user', userId: '15841185641784', hashFromEnv: 'DEX_USER_PASSWORD' }],
});
app.synth();
