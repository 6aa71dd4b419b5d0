import { elsewhere, IRIS, served, STANDARD, vision } from './support';
import { ServingRef } from '../../../src/core';
import { group, InferenceService, InferenceServiceProps, LLMInferenceService, huggingFaceModel, platformContextOf, serviceAccount, user } from '../../../src/workloads';
import { given, PRESETS } from '../../platform/support';
import { chart, expectConfigError, found, rendered } from '../../support';

const PROBES = [
  { to: [{ operation: { paths: ['/healthz'] } }], when: [{ key: 'request.headers[k-network-probe]', values: ['*'] }] },
  { to: [{ operation: { paths: ['/metrics'], ports: ['9090'] } }] },
];
const IS = (claim: string, ...values: string[]) => ({ key: `request.auth.claims[${claim}]`, values });
const SSO = 'https://sso.example.org';

const policy = (props: InferenceServiceProps, team = vision(), name = 'iris-predictor') => found(served(props, team).app, 'AuthorizationPolicy', name, 'vision').spec;
/** Rules beside those for Knative's own questions. */
const rules = (props: InferenceServiceProps, team = vision()) => policy(props, team).rules.filter((one: { readonly to?: unknown }) => one.to === undefined);
const made = (app: Parameters<typeof rendered>[0], kind: string) =>
  rendered(app).filter(one => one.kind === kind && one.metadata.name.startsWith('iris')).map(one => one.metadata.name);

describe('on Knative', () => {
  test('nobody outside of the namespace may call, but Knative\'s own questions are answered', () => {
    const { app, object } = served();
    expect(found(app, 'AuthorizationPolicy', 'iris-predictor', 'vision').spec).toEqual({
      action: 'ALLOW', selector: { matchLabels: { 'serving.kserve.io/inferenceservice': 'iris', 'component': 'predictor' } }, rules: PROBES,
    });
    expect(object.metadata.labels).toEqual({ 'networking.knative.dev/visibility': 'cluster-local' });
    expect(made(app, 'RequestAuthentication')).toEqual([]);
  });

  test('cluster: whoever is in the cluster; there is no route from outside', () => {
    const { service, object } = served({ ...IRIS, expose: 'cluster' });
    expect(rules({ ...IRIS, expose: 'cluster' })).toEqual([{}]);
    expect([service.url, object.metadata.labels]).toEqual([undefined, { 'networking.knative.dev/visibility': 'cluster-local' }]);
  });

  test('login: the people of the profile, by the token that the proxy of the pods has checked itself', () => {
    const { app, service, object } = served({ ...IRIS, expose: 'login' });
    expect(rules({ ...IRIS, expose: 'login' })).toEqual([{ when: [IS('iss', SSO), IS('email', 'ana@example.com', 'bo@example.com')] }]);
    expect(found(app, 'RequestAuthentication', 'iris-predictor', 'vision').spec).toEqual({
      selector: { matchLabels: { 'serving.kserve.io/inferenceservice': 'iris', 'component': 'predictor' } }, jwtRules: [{ issuer: SSO, audiences: ['ml'] }],
    });
    expect([service.url, service.path, object.metadata.labels]).toEqual(['https://ml.example.com/serving/vision/iris', '/serving/vision/iris/', undefined]);
  });

  test('login: others by name, and groups by the claim that the issuer writes them into', () => {
    expect(rules({ ...IRIS, expose: 'login', callers: [user('cy@example.com'), group('ml')] }).map((one: { readonly when: unknown }) => one.when))
      .toEqual([[IS('iss', SSO), IS('email', 'cy@example.com')], [IS('iss', SSO), IS('groups', 'ml')]]);
  });

  test('token: programs, of each issuer that the platform takes; the model never sees the token', () => {
    const issuer = 'https://kubernetes.default.svc.cluster.local';
    const team = vision({}, { ...PRESETS.oidc, oauth2Proxy: { kubernetesIssuer: { issuers: [issuer], keys: { inline: '{"keys":[]}' }, audiences: ['kubeflow'] } } });
    const { app } = served({ ...IRIS, expose: 'token' }, team);
    const { rules: all } = found(app, 'AuthorizationPolicy', 'iris-predictor', 'vision').spec;
    expect(all.slice(2).map((one: { readonly when: unknown }) => one.when)).toEqual([
      [IS('iss', SSO), IS('email', 'system:serviceaccount:vision:default-editor')], [IS('iss', issuer), IS('sub', 'system:serviceaccount:vision:default-editor')],
    ]);
    const { jwtRules } = found(app, 'RequestAuthentication', 'iris-predictor', 'vision').spec;
    expect(jwtRules).toEqual([{ issuer: SSO, audiences: ['ml'] }, { issuer, jwks: '{"keys":[]}', audiences: ['kubeflow'] }]);
  });

  test('public: everybody whom the gateway lets pass, at a path that it can be told', () => {
    expect(rules({ ...IRIS, expose: 'public' })).toEqual([{}]);
    const { path } = served({ ...IRIS, expose: 'public' }).service;
    const { app } = given({ ...PRESETS.oidc, oauth2Proxy: { skipAuthPaths: [path!] } });
    expect(found(app, 'ConfigMap', 'oauth2-proxy', 'oauth2-proxy').data['oauth2_proxy.cfg']).toContain('^/serving/vision/iris/');
  });

  test('a transformer gets the requests, so it is what is open; the predictor stays with its namespace', () => {
    const { app } = served({ ...IRIS, expose: 'login', transformer: { image: 'registry.example.com/t:1' }, explainer: { image: 'registry.example.com/e:1' } });
    expect(made(app, 'AuthorizationPolicy').sort()).toEqual(['iris-explainer', 'iris-predictor', 'iris-transformer']);
    expect(made(app, 'RequestAuthentication').sort()).toEqual(['iris-explainer', 'iris-transformer']);
    expect(found(app, 'AuthorizationPolicy', 'iris-predictor').spec.rules).toEqual(PROBES);
  });

  test('hosts of one\'s own machine are addresses too', () => {
    const { service } = served({ ...IRIS, expose: 'login' }, vision({}, PRESETS.local));
    expect([service.url, service.path]).toEqual(['http://iris.vision.localhost', undefined]);
  });
});

describe('in standard mode', () => {
  const team = () => vision({}, { ...STANDARD, kserve: { serviceGateway: {} } });

  test('nobody outside of the namespace may call: nothing is made', () => {
    const { app, object } = served(IRIS, team());
    expect(made(app, 'AuthorizationPolicy')).toEqual([]);
    expect(object.metadata.labels).toEqual({ 'networking.kserve.io/visibility': 'cluster-local' });
  });

  test('cluster: programs by their accounts, which the mesh knows, or all', () => {
    const props = { ...IRIS, mode: 'standard', expose: 'cluster' } as const;
    expect(rules({ ...props, callers: [serviceAccount('shop', 'web')] }, team())).toEqual([{ from: [{ source: { principals: ['cluster.local/ns/shop/sa/web'] } }] }]);
    expect(rules(props, team())).toEqual([{}]);
  });

  test('cluster: an isolated profile lets their namespaces connect', () => {
    const isolated = vision({ network: { from: [] } });
    const { app } = served({ ...IRIS, mode: 'standard', expose: 'cluster', callers: [serviceAccount('shop', 'web')] }, isolated);
    expect(found(app, 'NetworkPolicy', 'iris-predictor', 'vision').spec).toEqual({
      podSelector: { matchLabels: { 'serving.kserve.io/inferenceservice': 'iris', 'component': 'predictor' } }, policyTypes: ['Ingress'],
      ingress: [{ from: [{ namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['shop'] }] } }] }],
    });
    expect(made(served({ ...IRIS, mode: 'standard', expose: 'cluster' }).app, 'NetworkPolicy')).toEqual([]);
  });

  test('token: an isolated profile lets the namespaces of named programs connect, and nobody for people', () => {
    const policies = (props: object) => {
      const { app } = served({ ...IRIS, mode: 'standard', expose: 'token', ...props }, vision({ network: { from: [] } }));
      return rendered(app).filter(one => one.kind === 'NetworkPolicy' && one.metadata.name.startsWith('iris')).map(one => one.spec.ingress);
    };
    expect(policies({ callers: [serviceAccount('shop', 'web'), user('ana@example.com')] }))
      .toEqual([[{ from: [{ namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['shop'] }] } }] }]]);
    expect([policies({}), policies({ callers: [user('ana@example.com')] })]).toEqual([[], []]);
  });

  test('token: whoever sends one, from wherever', () => {
    expect(rules({ ...IRIS, mode: 'standard', expose: 'token', callers: [user('ci', { form: 'opaque' })] }, team())).toEqual([{ when: [IS('iss', SSO), IS('email', 'ci')] }]);
  });

  test('public: who comes by the gateway for models', () => {
    const { service } = served({ ...IRIS, mode: 'standard', expose: 'public' }, team());
    expect(rules({ ...IRIS, mode: 'standard', expose: 'public' },
      team())).toEqual([{ from: [{ source: { principals: ['cluster.local/ns/kubeflow/sa/kserve-ingress-gateway-istio'] } }] }]);
    expect([service.url, service.path]).toEqual(['https://iris-vision.ml.example.com', undefined]);
  });
});

describe('a large language model', () => {
  const llm = { ...PRESETS.oidc, kserve: { llm: {} } } as const;

  test('is open like a model in standard mode, and its scheduler to the gateway that asks it', () => {
    const { app, profile } = vision({}, llm);
    new LLMInferenceService(profile, 'iris', { model: huggingFaceModel('org/llama'), router: { scheduler: true }, expose: 'token' });
    expect(found(app, 'AuthorizationPolicy', 'iris', 'vision').spec).toEqual({
      action: 'ALLOW', selector: { matchLabels: { 'app.kubernetes.io/part-of': 'llminferenceservice', 'app.kubernetes.io/name': 'iris' } },
      rules: [{ when: [IS('iss', SSO), IS('email', 'system:serviceaccount:vision:default-editor')] }],
    });
    expect(found(app, 'AuthorizationPolicy', 'iris-scheduler',
      'vision').spec.rules).toEqual([{ from: [{ source: { principals: ['cluster.local/ns/kubeflow/sa/kserve-ingress-gateway-istio'] } }] }]);
  });
});

describe('who models are served by', () => {
  test('is known in a repository of teams alone, and whose tokens count', () => {
    const team = elsewhere();
    expect(platformContextOf(team.profile)!.serving).toEqual(platformContextOf(vision().profile)!.serving);
    for (const expose of ['login', 'token'] as const) {
      const props = { ...IRIS, expose, callers: [user('cy@example.com'), group('ml')] };
      const both = [served(props, elsewhere()), served(props)].map(({ app, service }) =>
        [service.url, ...['AuthorizationPolicy', 'RequestAuthentication'].map(kind => found(app, kind, 'iris-predictor', 'vision').spec)]);
      expect(both[0]).toEqual(both[1]);
      expect(both[0][2]).toMatchObject({ jwtRules: [{ issuer: SSO, audiences: ['ml'] }] });
    }
  });

  test('needs tokens by name in the repository of a team whose platform told none', () => {
    const { profile } = elsewhere(facts => ({ ...facts, objects: facts.objects.filter(one => one.kind !== 'RequestAuthentication') }));
    expectConfigError(() => new InferenceService(profile, 'iris', { ...IRIS, expose: 'login' }), 'ExposeTokens', 'platform/profile-vision/vision/iris', 'issuer');
    const told = new InferenceService(profile, 'iris2', { ...IRIS, expose: 'login', tokens: [{ issuer: SSO, userIdClaim: 'email', audiences: ['ml'] }] });
    expect(told.url).toBe('https://ml.example.com/serving/vision/iris2');
  });

  test('can be told where no platform is in the app', () => {
    const serving: ServingRef = { mode: 'knative', domain: 'ml.test', urlScheme: 'https', knative: true };
    const scope = chart();
    const service = new InferenceService(scope, 'iris', { namespace: 'vision', ...IRIS, expose: 'cluster', serving });
    expect(found(scope, 'AuthorizationPolicy', 'iris-predictor').spec.rules).toEqual([{}]);
    expect(service.url).toBeUndefined();
  });

  test('is the standard mode where the platform has no Knative', () => {
    expect(platformContextOf(vision({}, STANDARD).profile)!.serving).toMatchObject({ mode: 'standard', domain: 'ml.example.com', urlScheme: 'https' });
    expect(platformContextOf(vision({}, { ...PRESETS.oidc, kserve: false }).profile)!.serving).toBeUndefined();
  });
});
