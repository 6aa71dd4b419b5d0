import { Istio, IstioProps } from '../../src/components/istio';
import { chart, expectConfigError, found, rendered } from '../support';

const cluster = { url: 'https://kubernetes.default.svc', jwksUri: 'http://keys.istio-system.svc.cluster.local/jwks' };

function given(props: IstioProps = {}) {
  const scope = chart();
  return { scope, istio: new Istio(scope, 'istio', props) };
}

test('opens the ingress gateway to the outside only when its Service leads there', () => {
  const names = (props: IstioProps) => rendered(given(props).scope).filter(one => one.kind === 'NetworkPolicy').map(one => one.metadata.name);
  expect(names({})).not.toContain('allow-to-istio-ingressgateway');
  expect(names({ ingressGateway: { service: { type: 'NodePort' } } })).toContain('allow-to-istio-ingressgateway');
  const { scope } = given({ ingressGateway: { callers: ['edge'] } });
  expect(found(scope, 'NetworkPolicy', 'allow-to-istio-ingressgateway').spec.ingress[0].from)
    .toEqual([{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'edge' } } }]);
});

test('leaves the cluster-local gateway out', () => {
  const { scope, istio } = given({ clusterLocalGateway: false });
  expect(istio.clusterLocal).toBeUndefined();
  expect(istio.clusterLocalService).toBeUndefined();
  expect(JSON.stringify(rendered(scope))).not.toContain('cluster-local-gateway');
});

test('lets only requests with a token pass the cluster-local gateway', () => {
  const { scope } = given({ clusterLocalGateway: { tokens: { issuers: [cluster] } } });
  expect(found(scope, 'AuthorizationPolicy', 'cluster-local-gateway').spec.rules[0]).toEqual({ from: [{ source: { requestPrincipals: ['*'] } }] });
  expect(found(scope, 'AuthorizationPolicy', 'cluster-local-gateway-require-jwt').spec.action).toBe('DENY');
  expect(found(scope, 'RequestAuthentication', 'cluster-local-gateway-jwt').spec.jwtRules[0]).toMatchObject({
    issuer: cluster.url, jwksUri: cluster.jwksUri, outputClaimToHeaders: [{ claim: 'sub', header: 'kubeflow-userid' }],
  });
});

test('never writes a number of pods beside an autoscaler', () => {
  const { scope } = given();
  const all = rendered(scope) as any[];
  const scaled = all.filter(one => one.kind === 'HorizontalPodAutoscaler').map(one => one.spec.scaleTargetRef.name);
  expect(scaled).toEqual(['istiod', 'istio-ingressgateway', 'cluster-local-gateway']);
  scaled.forEach(name => expect(found(scope, 'Deployment', name).spec).not.toHaveProperty('replicas'));
});

test('fails for an autoscaler whose bounds are crossed', () => expectConfigError(
  () => given({ ingressGateway: { autoscaling: { min: 6 } } }), 'AutoscalingRange', 'test/istio', 'ingressGateway.autoscaling', 'got min 6 and max 5'));

test('fails for an autoscaler without a target', () => expectConfigError(
  () => given({ istiod: { autoscaling: { cpuPercent: 0 } } }), 'AutoscalingTarget', 'test/istio', 'istiod.autoscaling.cpuPercent', 'got 0'));

test('fails for a number of pods beside an autoscaler', () => expectConfigError(
  () => given({ workloads: { istiod: { replicas: 2 } } }), 'ReplicasUnderAutoscaler', 'test/istio', 'workloads["istiod"].replicas', 'got 2', 'istiod.autoscaling'));

test('takes a number of pods where there is no autoscaler', () => {
  const { scope } = given({ istiod: { autoscaling: false }, workloads: { istiod: { replicas: 2 } } });
  expect(found(scope, 'Deployment', 'istiod').spec.replicas).toBe(2);
});

test('fails for required tokens that nobody issues', () => expectConfigError(
  () => given({ clusterLocalGateway: { tokens: { issuers: [] } } }), 'NoTokenIssuer', 'test/istio', 'clusterLocalGateway.tokens.issuers', 'got []'));

test('fails for a node port without a port', () => expectConfigError(
  () => given({ ingressGateway: { service: { type: 'NodePort', nodePorts: { http: 30080 } } } }), 'UnknownGatewayPort', 'test/istio', 'got "http"', 'http2'));
