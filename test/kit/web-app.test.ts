import { Construct } from 'constructs';
import { DeploymentSpec } from '../../src/apis/k8s/apps/v1';
import { Container, EnvVar } from '../../src/apis/k8s/core/v1';
import { Component, fact, ProgramFacts } from '../../src/core';
import { PINS } from '../../src/core/pins.generated';
import * as kit from '../../src/kit';
import { chart, expectConfigError } from '../support';
import { made, mesh } from './support';

describe('a web app', () => {
  const nothing = fact([], 'a test');
  const facts: ProgramFacts = {
    kind: 'Deployment', namespace: 'x', name: 'web-app-deployment', container: 'web-app', calls: nothing, calledBy: nothing, user: fact(1000, 'a test'), writes: nothing,
    replication: fact('all-work', 'a test'), metrics: fact(undefined, 'a test'), token: fact(true, 'a test'),
  };
  const props: kit.WebAppProps = {
    name: 'web-app', namespace: 'x', mesh, secureCookies: true, trustedNamespaces: ['monitoring'], imageName: 'notebooks/jupyter-web-app', prefix: '/web', subject: 'thing',
    rules: { app: [kit.ASK_ACCESS], edit: [kit.rule('', kit.ALL, 'things')], view: [kit.rule('', kit.READ, 'things')] }, facts, callers: { from: ['gateway'], ports: [5000] },
  };

  class Own extends Component {
    constructor(scope: Construct, more: Partial<kit.WebAppProps>) {
      super(scope, 'Own', {});
      new kit.WebApp(this, 'WebApp', { ...props, ...more });
    }
  }

  const objects = (more: Partial<kit.WebAppProps> = {}) => made(scope => new Own(scope, more));

  test('is a program with its place in the mesh', () => {
    expect(Object.keys(objects()).sort()).toEqual([
      'AuthorizationPolicy/x/web-app', 'ClusterRole/web-app-cluster-role', 'ClusterRole/web-app-kubeflow-thing-ui-admin', 'ClusterRole/web-app-kubeflow-thing-ui-edit',
      'ClusterRole/web-app-kubeflow-thing-ui-view', 'ClusterRoleBinding/web-app-cluster-role-binding', 'Deployment/x/web-app-deployment', 'DestinationRule/x/web-app',
      'NetworkPolicy/x/web-app', 'Service/x/web-app-service', 'ServiceAccount/x/web-app-service-account', 'VirtualService/x/web-app-web-app',
    ]);
  });

  test('is called through the gateway alone, over the mesh, and knows who calls', () => {
    const all = objects();
    const source = { principals: ['td/ns/istio-system/sa/istio-ingressgateway-service-account'] };
    expect(all['AuthorizationPolicy/x/web-app'].spec).toMatchObject({ action: 'ALLOW', rules: [{ from: [{ source }] }] });
    expect(all['DestinationRule/x/web-app'].spec).toEqual({ host: 'web-app-service.x.svc.k8s.example.com', trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } });
    expect(all['NetworkPolicy/x/web-app'].spec).toMatchObject({
      ingress: [{ from: [{ namespaceSelector: { matchExpressions: [{ values: ['istio-system', 'monitoring'] }] } }], ports: [{ port: 5000 }] }],
    });
    expect(all['VirtualService/x/web-app-web-app'].spec).toMatchObject({ http: [{
      match: [{ uri: { prefix: '/web/' } }], rewrite: { uri: '/' }, headers: { request: { add: { 'x-forwarded-prefix': '/web' } } },
    }] });
  });

  test('has its settings in its environment, and no privileges', () => {
    const container = (more: Partial<kit.WebAppProps>) => {
      const { template } = objects(more)['Deployment/x/web-app-deployment'].spec as DeploymentSpec;
      return template.spec?.containers[0] as Container & { readonly env: readonly EnvVar[] };
    };
    const { env, image, securityContext } = container({ env: { UI: 'a' }, secureCookies: false });
    expect(Object.fromEntries(env.map(one => [one.name, one.value]))).toEqual({
      APP_PREFIX: '/web', UI: 'a', USERID_HEADER: 'kubeflow-userid', USERID_PREFIX: '', APP_SECURE_COOKIES: 'false', METRICS: '1',
    });
    expect(image).toBe(PINS['notebooks/jupyter-web-app']);
    expect(securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true, runAsUser: 1000 });
    expect(container({}).env).toContainEqual({ name: 'APP_SECURE_COOKIES', value: 'true' });
  });

  test('fails outside of a component, whose settings would not reach it', () => {
    expectConfigError(() => new kit.WebApp(chart(), 'WebApp', props), 'OutsideComponent', 'test/WebApp', 'make it in the scope of a Component');
  });
});

test('containers without privileges bear the strictest level of pods', () => {
  expect([kit.RESTRICTED, kit.restrictedAs(65532)]).toEqual([undefined, 65532].map(runAsUser => ({
    allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...runAsUser && { runAsUser },
  })));
  expect(kit.metricsProxy('a:1')).toMatchObject({ image: 'a:1', securityContext: { allowPrivilegeEscalation: false } });
  expect(kit.controllerProbes(15, 20)).toMatchObject({ livenessProbe: { initialDelaySeconds: 15, periodSeconds: 20 }, readinessProbe: { httpGet: { path: '/readyz' } } });
});
