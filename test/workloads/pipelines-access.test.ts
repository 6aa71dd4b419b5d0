/** What teams get where the platform has pipelines. */
import { Chart } from 'cdk8s';
import { platformAt } from './support';
import { Notebook, notebookImages, NotebookProps, PlatformContext, Profile, ProfileProps, setPlatformContext } from '../../src/workloads';
import { chart, found, rendered } from '../support';

const NAME = 'access-ml-pipeline';
const service = { namespace: 'ml', name: 'ml-pipeline', port: 8888 };

function team(given: { readonly platform?: Partial<PlatformContext>; readonly profile?: Partial<ProfileProps>; readonly notebook?: Partial<NotebookProps> } = {}): Chart {
  const scope = chart();
  setPlatformContext(scope, { ...platformAt('mirror.example.com'), pipelines: { api: service, metadata: service }, ...given.platform });
  const profile = new Profile(scope, 'vision', { owner: 'ana@example.com', ...given.profile });
  new Notebook(profile, 'explore', { image: notebookImages.jupyterScipy, ...given.notebook });
  return scope;
}

const offered = (scope: Chart) => rendered(scope).filter(one => one.kind === 'PodDefault').map(one => one.metadata.name);
const labels = (scope: Chart) => found(scope, 'Notebook', 'explore').metadata.labels;

test('each profile offers a token for the API server of pipelines, where its client looks for it', () => {
  const { selector, env, volumes, volumeMounts } = found(team(), 'PodDefault', NAME).spec;
  expect(selector).toEqual({ matchLabels: { [NAME]: 'true' } });
  const [{ projected: { sources: [{ serviceAccountToken }] } }] = volumes;
  expect(serviceAccountToken.audience).toBe('pipelines.kubeflow.org');
  expect(env).toEqual([{ name: 'KF_PIPELINES_SA_TOKEN_PATH', value: `${volumeMounts[0].mountPath}/${serviceAccountToken.path}` }]);
  expect(volumeMounts[0].name).toBe(volumes[0].name);
});

test('notebooks of a profile select it, unless told not to', () => {
  expect(labels(team())).toHaveProperty(NAME, 'true');
  expect(labels(team({ notebook: { pipelinesAccess: false } }))).not.toHaveProperty(NAME);
});

test('nothing of it is there where the platform has no pipelines', () => {
  const without = team({ platform: { pipelines: undefined } });
  expect([offered(without), Object.keys(labels(without))]).toEqual([[], ['app']]);
});

test('a team may say itself what its pods get under that name', () => {
  const own = team({ profile: { podDefaults: { [NAME]: { description: 'Ours', env: { OURS: 'yes' } } } } });
  expect(offered(own)).toEqual([NAME]);
  expect(found(own, 'PodDefault', NAME).spec.desc).toBe('Ours');
});

test('an archived profile offers nothing', () => expect(offered(team({ profile: { lifecycle: 'archived' } }))).toEqual([]));

test('namespaces of profiles have the labels of the platform, so that what selects them finds them before a controller has run', () => {
  const { metadata } = found(team({ platform: { profileLabels: { team: 'yes' } } }), 'Namespace', 'vision');
  expect(metadata.labels).toMatchObject({ 'team': 'yes', 'app.kubernetes.io/part-of': 'kubeflow-profile' });
});
