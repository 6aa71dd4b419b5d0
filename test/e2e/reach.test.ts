import { connect, place } from './support/place';
import { Person } from './support/person';
import { called, makePod, Reply } from './support/pod';
import { makeTeam, removeTeam, Team } from './support/team';
import { Api } from '../conformance/support/api';
import { decided } from '../conformance/support/decided';

const HEADER = 'kubeflow-userid';
const OWNER = { [HEADER]: 'user@example.com' };
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

  test('does not reach the database of pipelines', () => {
    // A server of MySQL speaks first; the sidecar before it ends the connection, and not one letter arrives.
    const { text } = called(pod, { url: 'telnet://mysql.kubeflow:3306', settings: ['output = "-"', 'no-buffer'] });
    expect(text).not.toMatch(/mysql_native_password|MariaDB|caching_sha2/);
  });

  test('reaches the manager of metrics of Katib, as trials do', () => {
    const call = {
      url: 'http://katib-db-manager.kubeflow:6789/grpc.health.v1.Health/Check', method: 'POST',
      headers: { 'Content-Type': 'application/grpc', 'TE': 'trailers' }, settings: ['http2-prior-knowledge', 'data-binary = "@/dev/null"', 'output = "/dev/null"', 'dump-header = "-"'],
    };
    const { text } = called(pod, call);
    expect(text).toMatch(/^grpc-status: 0/m);
  });

  test.each([
    ['katib-ui.kubeflow', '/katib/'],
    ['ml-pipeline-ui.kubeflow', '/'],
    ['model-registry-ui-service.kubeflow-user-example-com', '/'],
  ])('does not reach the pages of %s, with or without a name', (host, path) => {
    const url = `http://${host}${path}`;
    expect(called(pod, { url })).toEqual(DENIED);
    expect(called(pod, { url, headers: OWNER })).toEqual(DENIED);
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
  ])('to %s only who is signed in, under the own name', async (path, container) => {
    const url = `${place().gateway}${path}`;
    const headers = { [HEADER]: 'somebody@example.com' };
    const stranger = await new Person().ask(url, { headers });
    expect([302, 401, 403]).toContain(stranger.status);
    expect(stranger.text).not.toContain('"pod"');
    const answer = await person.ask(url, { headers });
    expect(JSON.parse(answer.text)).toMatchObject({ container, headers: { 'Kubeflow-Userid': [OWNER[HEADER]] } });
  });
});
