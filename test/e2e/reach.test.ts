import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { connect, place } from './support/place';
import { Person } from './support/person';
import { Call, called, inNetworkOf, makePod, Reply } from './support/pod';
import { makeTeam, removeTeam, Team } from './support/team';
import { Api } from '../conformance/support/api';
import { decided } from '../conformance/support/decided';

const HEADER = 'kubeflow-userid';
const OWNER = { [HEADER]: 'user@example.com' };
/** A call of gRPC with an empty message; the status is in the headers at the end. */
function grpc(url: string): Call {
  const message = path.join(os.tmpdir(), `e2e-empty-message-${process.pid}`);
  fs.writeFileSync(message, Buffer.alloc(5)); // not compressed, of no length
  const settings = ['http2-prior-knowledge', `data-binary = "@${message}"`, 'output = "/dev/null"', 'dump-header = "-"'];
  return { url, method: 'POST', headers: { 'Content-Type': 'application/grpc', 'TE': 'trailers' }, settings };
}

/** What curl says where somebody ends a connection or refuses it; not where a name is unknown, or where nothing answers in time. */
const ENDED = /Empty reply from server|reset by peer|Connection reset|Broken pipe|Connection refused|Could(n't| not) connect to server/;

const DENIED: Reply = { status: 403, text: 'RBAC: access denied' };

let api: Api;
let team: Team;
/** A pod of the team with a sidecar. */
let pod: any;
beforeAll(async () => {
  api = await connect();
  team = await makeTeam(api, 'reach');
  pod = await makePod(api, team.name, 'notebook');
  // Without a network that works, refusals would mean nothing.
  await decided('the pod of the team reaches Services', async () => called(pod, { url: 'http://ml-pipeline.kubeflow:8888/' }), ({ status }) => status === 200, 60);
});
afterAll(async () => {
  await removeTeam(api, team);
  api.close();
});

describe('a pod of a profile', () => {
  test('reaches the API of pipelines without a header of identity', () => {
    expect(called(pod, { url: 'http://ml-pipeline.kubeflow:8888/apis/v2beta1/healthz' }).status).toBe(200);
  });

  test.each([HEADER, 'Kubeflow-Userid'])('is refused there with a forged header %s', name => {
    expect(called(pod, { url: 'http://ml-pipeline.kubeflow:8888/apis/v2beta1/runs', headers: { [name]: 'user@example.com' } })).toEqual(DENIED);
  });

  test('reaches the store of artifacts, which asks for keys', () => {
    expect(called(pod, { url: 'http://seaweedfs.kubeflow:9000/mlpipeline/anything' })).toMatchObject({ status: 403, text: expect.stringContaining('AccessDenied') });
  });

  test('does not reach what makes keys there', () => {
    expect(called(pod, { url: 'http://seaweedfs.kubeflow:8111/', method: 'POST', body: 'Action=ListUsers&Version=2010-05-08' })).toEqual(DENIED);
  });

  test('does not get into the database of pipelines, even with its password, while the API of pipelines does', async () => {
    const [api_] = await api.list('/api/v1/namespaces/kubeflow/pods?labelSelector=app%3Dml-pipeline');
    const { data } = (await api.read({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'mysql-secret', namespace: 'kubeflow' } })).body;
    const [user, password] = [data.username, data.password].map(value => Buffer.from(value, 'base64').toString());
    const ask = (from: any) => inNetworkOf(from, ['mariadb', '--host=mysql.kubeflow', `--user=${user}`, `--password=${password}`, '--connect-timeout=5', '--execute=select 6 * 7']);
    expect(ask(api_).stdout).toContain('42');
    expect(ask(pod)).toEqual({ stdout: '', stderr: expect.stringMatching(/Lost connection|Can't connect/) }); // the greeting comes, as the server speaks first
  });

  test('reaches the manager of metrics of Katib, as trials do', () => {
    const { text } = called(pod, grpc('http://katib-db-manager.kubeflow:6789/grpc.health.v1.Health/Check'));
    expect(text).toMatch(/^grpc-status: 0/m);
  });

  test.each([
    ['katib-ui', 'kubeflow', '/katib/'],
    ['ml-pipeline-ui', 'kubeflow', '/'],
    ['model-registry-ui-service', 'kubeflow-user-example-com', '/'],
  ])('does not reach the pages of %s in %s, with or without a name', async (name, namespace, page) => {
    expect((await api.read({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace } })).status).toBe(200); // nobody reaches what is not there
    const url = `http://${name}.${namespace}${page}`;
    for (const reply of [called(pod, { url }), called(pod, { url, headers: OWNER })]) {
      expect([0, 403, 503]).toContain(reply.status);
      reply.status === 0 && expect(reply.text).toMatch(ENDED); // without Istio's own filters, the proxies here end connections that they would answer
      expect(reply.text).not.toContain('"pod"');
    }
  });
});

describe('the gateway leads', () => {
  let person: Person;
  beforeAll(async () => {
    person = await Person.signedIn();
  });

  test.each([
    ['/katib/', 'katib-ui'],
    ['/pipeline/', 'ml-pipeline-ui'],
    ['/model-registry/', 'model-registry-ui'],
  ])('to %s only who is signed in, under the own name', async (prefix, container) => {
    const url = `${place().gateway}${prefix}`;
    const headers = { [HEADER]: 'somebody@example.com' };
    const stranger = await new Person().ask(url, { headers });
    expect([302, 401, 403]).toContain(stranger.status);
    expect(stranger.text).not.toContain('"pod"');
    const answer = await person.ask(url, { headers });
    expect(JSON.parse(answer.text)).toMatchObject({ container, headers: { 'Kubeflow-Userid': [OWNER[HEADER]] } });
  });

  test('to the dashboard, but nobody to what makes profiles, however the path is written', async () => {
    const ask = (path: string, init?: RequestInit) => person.ask(`${place().gateway}${path}`, init);
    expect(JSON.parse((await ask('/api/workgroup/exists')).text)).toMatchObject({ container: 'dashboard' });
    const body = JSON.stringify({ namespace: 'taken', user: 'somebody@example.com' });
    for (const path of ['/api/workgroup/create', '/API/workgroup/Create', '/api/workgroup/create/?a=b', '/x/../api/workgroup/%63reate']) {
      const answer = await ask(path, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
      expect([path, answer.status, answer.text]).toEqual([path, 403, 'Profiles come from the platform team.']);
    }
  });
});
