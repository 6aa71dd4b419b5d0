/** Who may call a model, by real proxies: the pods that get its requests are stood in for, the policies are those of the constructs. */
import { createSign, generateKeyPairSync } from 'crypto';
import { connect } from './support/place';
import { called, makePod } from './support/pod';
import { apply, makeTeam, removeTeam, Team } from './support/team';
import { Api } from '../conformance/support/api';
import { decided } from '../conformance/support/decided';
import { synthesized } from '../conformance/support/teams';
import { Sidecar } from '../../src/apis/networking.istio.io/v1';
import { ServingRef } from '../../src/core';
import { group, InferenceService, InferenceServiceProps, serviceAccount } from '../../src/workloads';

const ISSUER = 'https://tokens.example.com';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const JWKS = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] });

/** A token with these claims. */
function token(claims: object): Readonly<Record<string, string>> {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const content = `${part({ alg: 'RS256', typ: 'JWT', kid: 'one' })}.${part({ iss: ISSUER, aud: 'kubeflow', sub: 'x', iat: now - 600, exp: now + 600, ...claims })}`;
  return { authorization: `Bearer ${content}.${createSign('RSA-SHA256').update(content).sign(privateKey).toString('base64url')}` };
}

let api: Api;
/** The team with models, a team whose proxies know that namespace, and one whose proxies do not. */
let team: Team;
let friends: Team;
let strangers: Team;
const pods: Record<string, any> = {};
/** What the pods that stand for a model are labelled with, by the mode and who may call. */
const MODELS: Readonly<Record<string, InferenceServiceProps>> = {
  closed: { predictor: { modelFormat: 'sklearn' } },
  signed: { predictor: { modelFormat: 'sklearn' }, expose: 'login', callers: ['ana@example.com', group('vision-testers')] },
  open: { predictor: { modelFormat: 'sklearn' }, expose: 'cluster' },
  standard: { mode: 'standard', predictor: { modelFormat: 'sklearn' }, expose: 'token', callers: ['ci@example.com'] },
};

beforeAll(async () => {
  api = await connect();
  [team, friends, strangers] = [await makeTeam(api, 'models'), await makeTeam(api, 'friends'), await makeTeam(api, 'strangers')];
  const serving: ServingRef = {
    mode: 'knative', domain: 'ml.example.com', urlScheme: 'https', pathTemplate: '/serving/{{ .Namespace }}/{{ .Name }}', knative: true,
    tokens: [{ issuer: ISSUER, jwks: JWKS, audiences: ['kubeflow'], userIdClaim: 'email' }],
  };
  const named: InferenceServiceProps = {
    mode: 'standard', predictor: { modelFormat: 'sklearn' }, expose: 'cluster', callers: [serviceAccount(friends.name, 'default-editor')],
  };
  for (const [name, props] of Object.entries({ ...MODELS, named })) {
    const made = synthesized(chart => new InferenceService(chart, name, { namespace: team.name, serving, ...props } as InferenceServiceProps));
    await apply(api, ...made.filter(one => one.kind !== 'InferenceService'));
    const labels = { 'serving.kserve.io/inferenceservice': name, 'component': 'predictor' };
    pods[name] = await makePod(api, team.name, name, labels);
    await apply(api, { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: team.name },
      spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 8080 }] } });
  }
  await apply(api, ...synthesized(chart => new Sidecar(chart, 'Sidecar', {
    metadata: { name: 'models', namespace: friends.name }, spec: { egress: [{ hosts: ['./*', 'istio-system/*', `${team.name}/*`] }] },
  })));
  pods.friend = await makePod(api, friends.name, 'notebook');
  pods.stranger = await makePod(api, strangers.name, 'notebook');
  await decided('the open model answers', async () => call('stranger', 'open'), ({ status }) => status === 200, 60);
});
afterAll(async () => {
  for (const one of [team, friends, strangers]) {
    await removeTeam(api, one);
  }
  api.close();
});

/** As Knative's activator calls: at the pod's own address, where the mesh does not see who it is. */
const call = (from: string, to: string, headers: Readonly<Record<string, string>> = {}, path = '/v1/models/iris') =>
  called(pods[from], { url: `http://${pods[to].status.podIP}:8080${path}`, headers });
const status = (...args: Parameters<typeof call>) => call(...args).status;
const ANA = { email: 'ana@example.com' };

test('nobody gets to a closed model, but Knative\'s own question', () => {
  expect(['friend', 'stranger'].map(from => status(from, 'closed'))).toEqual([403, 403]);
  expect(status('stranger', 'closed', token(ANA))).toBe(403);
  expect(status('stranger', 'closed', { 'k-network-probe': 'queue' }, '/healthz')).toBe(200);
  expect(status('stranger', 'closed', {}, '/healthz')).toBe(403);
  expect(status('stranger', 'closed', {}, '/metrics')).toBe(403);
});

test('whoever signs in gets to a model that names them, alone or as a group', () => {
  expect(status('stranger', 'signed', token(ANA))).toBe(200);
  expect(status('stranger', 'signed', token({ email: 'eve@example.com' }))).toBe(403);
  expect(status('stranger', 'signed', token({ email: 'bo@example.com', groups: ['others', 'vision-testers'] }))).toBe(200);
});

test('a header that somebody made up, no token, and a token that is not valid do not', () => {
  expect(status('stranger', 'signed', { 'kubeflow-userid': 'ana@example.com' })).toBe(403);
  expect(status('stranger', 'signed')).toBe(403);
  expect(status('stranger', 'signed', token({ ...ANA, exp: 1000 }))).toBe(401);
  expect(status('stranger', 'signed', token({ ...ANA, iss: 'https://other.example.com' }))).toBe(401);
  expect(status('stranger', 'signed', token({ ...ANA, aud: 'another' }))).toBe(403);
  expect(status('stranger', 'signed', { authorization: 'Bearer a.b.c' })).toBe(401);
});

test('the model does not see the token', () => {
  const headers = token(ANA);
  const { text } = call('stranger', 'signed', { ...headers, 'x-seen': 'yes' });
  expect(text.toLowerCase()).toContain('x-seen');
  expect(text).not.toContain(headers.authorization.slice(7, 60));
});

test('a model that is open inside of the cluster is so to all', () => {
  expect([status('friend', 'open'), status('stranger', 'open')]).toEqual([200, 200]);
});

test('in standard mode programs come with a token, or as those that are named, where the mesh sees who they are', () => {
  expect([status('stranger', 'standard', token({ email: 'ci@example.com' })), status('stranger', 'standard', token(ANA)), status('stranger', 'standard')]).toEqual([200, 403, 403]);
  const named = (from: string) => called(pods[from], { url: `http://named.${team.name}/v1/models/iris` }).status;
  expect([named('friend'), named('stranger')]).toEqual([200, 403]);
});
