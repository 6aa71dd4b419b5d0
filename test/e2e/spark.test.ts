import { connect } from './support/place';
import { apply, makeTeam, removeTeam, Team } from './support/team';
import { Api } from '../conformance/support/api';
import { decided } from '../conformance/support/decided';
import { synthesized } from '../conformance/support/teams';
import { SparkApplication } from '../../src/apis/sparkoperator.k8s.io/v1beta2';

let api: Api;
let team: Team;
beforeAll(async () => {
  api = await connect();
  team = await makeTeam(api, 'spark');
});
afterAll(async () => {
  await removeTeam(api, team);
  api.close();
});

test('the Spark operator takes up a SparkApplication, and says that it cannot submit it without spark-submit', async () => {
  const [application] = synthesized(chart => new SparkApplication(chart, 'application', {
    metadata: { name: 'pi', namespace: team.name },
    spec: {
      type: 'Python', mode: 'cluster', sparkVersion: '4.0.0', image: 'e2e.example.com/spark:4.0.0', mainApplicationFile: 'local:///pi.py', restartPolicy: { type: 'Never' },
      driver: { serviceAccount: 'default-editor' }, executor: { instances: 1 },
    },
  }));
  await apply(api, application);
  const { applicationState } = await decided('the operator tries to submit the SparkApplication', async () => (await api.read(application)).body.status ?? {},
    status => status.applicationState?.errorMessage !== undefined, 120);
  expect(applicationState).toMatchObject({ state: expect.stringMatching(/FAILED$/), errorMessage: expect.stringContaining('spark-submit') });
});
