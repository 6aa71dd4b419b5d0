import { apply, becomes, makeTeam, removeTeam, Team } from './support/team';
import { connect } from './support/place';
import { Api } from '../conformance/support/api';
import { synthesized } from '../conformance/support/teams';
import { JobSet } from '../../src/apis/jobset.x-k8s.io/v1alpha2';
import { JobTemplateSpec } from '../../src/apis/k8s/batch/v1';
import { TrainJob } from '../../src/apis/trainer.kubeflow.org/v1alpha1';

const MINUTES = 60;

let api: Api;
let team: Team;
beforeAll(async () => {
  api = await connect();
  team = await makeTeam(api, 'training');
});
afterAll(async () => {
  await removeTeam(api, team);
  api.close();
});

const podsOf = (jobSet: string) =>
  api.list(`/api/v1/namespaces/${team.name}/pods?labelSelector=${encodeURIComponent(`jobset.sigs.k8s.io/jobset-name=${jobSet}`)}`);

test('a TrainJob of two nodes runs by the runtime torch-distributed to its end', async () => {
  const [job] = synthesized(chart => new TrainJob(chart, 'job', {
    metadata: { name: 'torch', namespace: team.name },
    spec: { runtimeRef: { name: 'torch-distributed' }, trainer: { numNodes: 2, command: ['torchrun', 'train.py'] } },
  }));
  await apply(api, job);
  await becomes(api, job, 'Complete', 4 * MINUTES, ['Failed']);
  const pods = await podsOf('torch');
  expect(pods.map(one => one.status.phase)).toEqual(['Succeeded', 'Succeeded']);
  const [variables] = pods.map(one => Object.fromEntries(one.spec.containers[0].env.map((each: any) => [each.name, each.value])));
  expect(variables).toMatchObject({ PET_NNODES: '2', PET_MASTER_ADDR: 'torch-node-0-0.torch' });
});

test('a JobSet runs its groups of jobs one after the other to their end', async () => {
  const container = { name: 'work', image: 'e2e.example.com/work:1', command: ['work'] };
  const job = (annotations: Readonly<Record<string, string>> = {}): JobTemplateSpec => ({
    spec: { parallelism: 1, completions: 1, backoffLimit: 0, template: { metadata: { annotations }, spec: { restartPolicy: 'Never', containers: [container] } } },
  });
  const [set] = synthesized(chart => new JobSet(chart, 'set', {
    metadata: { name: 'steps', namespace: team.name },
    spec: {
      replicatedJobs: [
        { name: 'first', replicas: 1, template: job({ 'kubeflow-test/runs-for': '5s' }) }, // times are in whole seconds: one that ends at once would show no order
        { name: 'second', replicas: 2, template: job(), dependsOn: [{ name: 'first', status: 'Complete' }] },
      ],
    },
  }));
  await apply(api, set);
  await becomes(api, set, 'Completed', 4 * MINUTES, ['Failed']);
  const pods = await podsOf('steps');
  expect(pods.map(one => one.status.phase)).toEqual(['Succeeded', 'Succeeded', 'Succeeded']);
  const of = (group: string) => pods.filter(one => one.metadata.labels['jobset.sigs.k8s.io/replicatedjob-name'] === group);
  const ends = of('first').map(one => Date.parse(one.status.containerStatuses.find((each: any) => each.name === container.name).state.terminated.finishedAt));
  const starts = of('second').map(one => Date.parse(one.metadata.creationTimestamp));
  expect([ends.length, starts.length]).toEqual([1, 2]);
  expect(Math.min(...starts)).toBeGreaterThanOrEqual(ends[0]);
});
