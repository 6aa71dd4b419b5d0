import { connect } from './support/place';
import { apply, becomes, makeTeam, removeTeam, Team } from './support/team';
import { Api } from '../conformance/support/api';
import { decided } from '../conformance/support/decided';
import { synthesized } from '../conformance/support/teams';
import { Service } from '../../src/apis/serving.knative.dev/v1';

const IMAGE = `e2e.example.com/model@sha256:${'0123456789abcdef'.repeat(4)}`;

let api: Api;
let team: Team;
beforeAll(async () => {
  api = await connect();
  team = await makeTeam(api, 'serving');
});
afterAll(async () => {
  await removeTeam(api, team);
  api.close();
});

test('a Knative Service whose image is named by digest becomes a Deployment with the queue of the pins', async () => {
  const [service] = synthesized(chart => new Service(chart, 'service', {
    metadata: { name: 'model', namespace: team.name },
    spec: { template: { spec: { containers: [{ image: IMAGE, ports: [{ containerPort: 8080 }] }] } } },
  }));
  await apply(api, service);
  const deployments = await decided('the Deployment of the Service model', () =>
    api.list(`/apis/apps/v1/namespaces/${team.name}/deployments?labelSelector=serving.knative.dev%2Fservice%3Dmodel`), found => found.length > 0, 120);
  expect(deployments.length).toBe(1);
  const { containers } = deployments[0].spec.template.spec;
  const images = Object.fromEntries(containers.map((one: any) => [one.name, one.image]));
  const deployment = (await api.read({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config-deployment', namespace: 'knative-serving' } })).body;
  expect(images).toEqual({ 'user-container': IMAGE, 'queue-proxy': deployment.data['queue-sidecar-image'] });
  // Its Revision waits for its pods; whether requests get there is the work of a program that does not run here.
  await becomes(api, { apiVersion: 'serving.knative.dev/v1', kind: 'Configuration', metadata: { name: 'model', namespace: team.name } }, 'Ready', 180);
});
