import { given as parts, ORDER, teams, TEAMS_ALONE, yamlOf } from './support';
import { fileOf, Located, ManifestSet } from '../../src/core';
import { ApplicationOrder, ArgoCd, ArgoCdOptions, HEALTH_CHECKS } from '../../src/gitops';
import { expectConfigError } from '../support';

const REPOSITORY = 'https://git.example.com/ml/platform.git';
const APPLICATION = 'argoproj.io/Application';
const PROJECT = 'argoproj.io/AppProject';
const IN_CLUSTER = 'https://kubernetes.default.svc';

function given(options: Partial<ArgoCdOptions> = {}, app = parts(), order: ApplicationOrder = ORDER): ManifestSet {
  new ArgoCd(app, 'gitops', { repository: REPOSITORY, ...options }, order);
  return app.manifests();
}

const rootOf = (set: ManifestSet): Located => set.ofKind(APPLICATION).find(one => one.name.endsWith('-root'))!;
const projectOf = (set: ManifestSet, name: string): Located => set.find(PROJECT, 'argocd', name)!;
const ownOf = (set: ManifestSet) => set.all.filter(one => one.component.startsWith('argocd'));
const waveOf = (one: Located) => Number(one.annotations['argocd.argoproj.io/sync-wave']);
const syncOptions = (one: Located) => one.annotations['argocd.argoproj.io/sync-options'];

test('the root applies all objects of Argo CD: itself, the projects, the settings and all other Applications', () => {
  const set = given({ settings: true });
  const source = rootOf(set).at('spec', 'source');
  expect(source.value).toEqual({ repoURL: REPOSITORY, targetRevision: 'HEAD', path: 'dist/argocd', directory: { recurse: true } });
  const applied = ownOf(set).map(fileOf);
  expect(applied).toEqual(expect.arrayContaining(['argocd/application.argoproj.io.argocd.kubeflow-root.yaml', 'argocd/settings/configmap.argocd.argocd-cm.yaml']));
  expect(applied.filter(file => !`dist/${file}`.startsWith(`${source.at('path').text}/`))).toEqual([]);
});

test('what a person applies to start is the root and the projects alone', () => {
  const start = ownOf(given({ settings: true })).filter(one => one.folder === 'argocd').map(one => one.label);
  expect(start.sort()).toEqual(['AppProject/argocd/kubeflow', 'AppProject/argocd/kubeflow-profiles', 'Application/argocd/kubeflow-root']);
});

test('the root waits for settings and projects first, and is in the last wave, for which no sync waits, with what teams declare', () => {
  const set = given({ settings: true });
  const order = [...ownOf(set)].sort((a, b) => waveOf(a) - waveOf(b)).map(one => one.label);
  expect(order.slice(0, 3).sort()).toEqual(['AppProject/argocd/kubeflow', 'AppProject/argocd/kubeflow-profiles', 'ConfigMap/argocd/argocd-cm']);
  const last = Math.max(...ownOf(set).map(waveOf));
  expect(ownOf(set).filter(one => waveOf(one) === last).map(one => one.name).sort()).toEqual(['kubeflow-profiles', 'kubeflow-root']);
});

test('the root prunes in the reverse order of waves, since pruning last would add a wave after its own', () => {
  expect(rootOf(given()).at('spec', 'syncPolicy').value).toEqual({
    automated: { prune: true, selfHeal: true },
    retry: { limit: -1, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
    syncOptions: ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true', 'FailOnSharedResource=true'],
  });
});

test('the wave of the root does not follow those of the components', () => {
  const chain = { one: [], two: ['one'], three: ['two'], web: ['three'] };
  expect(waveOf(rootOf(given({}, parts(), { ...ORDER, after: { ...ORDER.after, ...chain } })))).toBe(waveOf(rootOf(given())));
});

test('neither the root nor a project nor the settings are pruned, and what stays is no difference', () => {
  const kept = ownOf(given({ settings: true })).filter(one => syncOptions(one).includes('Prune=false'));
  expect(kept.map(one => one.label).sort()).toEqual([
    'AppProject/argocd/kubeflow', 'AppProject/argocd/kubeflow-profiles', 'Application/argocd/kubeflow-root', 'ConfigMap/argocd/argocd-cm',
  ]);
  kept.forEach(one => expect(one.annotations['argocd.argoproj.io/compare-options'].split(',')).toContain('IgnoreExtraneous'));
});

test('who removes the root removes nothing else', () => {
  const set = given({ settings: true });
  expect(rootOf(set).at('metadata', 'finalizers').exists).toBe(false);
  expect(ownOf(set).filter(one => one !== rootOf(set) && !syncOptions(one).split(',').includes('Delete=false')).map(one => one.label)).toEqual([]);
});

test.each([{}, { cluster: 'lab-1' }])('no object needs a project of Argo CD\'s own, with %j', options => {
  const set = given({ ...options, settings: true });
  expect(new Set(set.ofKind(APPLICATION).map(one => one.at('spec', 'project').text))).toEqual(new Set(['kubeflow', 'kubeflow-profiles']));
  const places = projectOf(set, 'kubeflow').at('spec', 'destinations').items().map(one => [one.at('server').text, one.at('namespace').text]);
  expect(places.some(([server, namespace]) => server === IN_CLUSTER && ['*', 'argocd'].includes(namespace!))).toBe(true);
});

test('lets teams apply nothing of the whole cluster but their namespace and profile, and nothing in the namespaces of others', () => {
  const set = given();
  const forTeams = set.ofKind(APPLICATION).filter(one => one.at('spec', 'project').text === 'kubeflow-profiles').map(one => one.name);
  expect(forTeams).toEqual(['kubeflow-profiles']);
  const spec = projectOf(set, 'kubeflow-profiles').at('spec');
  expect(spec.at('clusterResourceWhitelist').value).toEqual([{ group: '', kind: 'Namespace' }, { group: 'kubeflow.org', kind: 'Profile' }]);
  expect(spec.at('destinations').items().map(one => one.at('namespace').text)).toEqual(['*', '!argocd', '!guard', '!kube-system']);
});

describe('an output of teams alone', () => {
  test('has no object of the platform\'s, and no name that the platform uses', () => {
    const set = given({ name: 'vision' }, teams(), TEAMS_ALONE);
    expect(ownOf(set).map(one => one.label).sort()).toEqual([
      'AppProject/argocd/vision', 'AppProject/argocd/vision-profiles', 'Application/argocd/vision-profiles', 'Application/argocd/vision-root', 'Application/argocd/vision-teams',
    ]);
    expect(yamlOf(set.all, 'argocd')).not.toMatch(/name: kubeflow/);
  });

  test('all that teams apply is in their project, and the other one allows only Argo CD\'s own objects', () => {
    const set = given({ name: 'vision', cluster: 'lab-1' }, teams(), TEAMS_ALONE);
    expect(set.ofKind(APPLICATION).map(one => [one.name, one.at('spec', 'project').text]).sort()).toEqual([
      ['vision-profiles', 'vision-profiles'], ['vision-root', 'vision'], ['vision-teams', 'vision-profiles'],
    ]);
    expect(projectOf(set, 'vision').at('spec').value).toEqual({
      description: expect.any(String), sourceRepos: [REPOSITORY], destinations: [{ server: IN_CLUSTER, namespace: 'argocd' }],
    });
    expect(projectOf(set, 'vision-profiles').at('spec', 'destinations').items().map(one => one.at('namespace').text)).toEqual(['*', '!argocd', '!kube-system', '!kubeflow']);
  });

  test('has one wave, since nothing in it comes after something else', () => {
    expect(given({ name: 'vision' }, teams(), TEAMS_ALONE).ofKind(APPLICATION).filter(one => !one.name.endsWith('-root')).map(waveOf)).toEqual([10000, 10000]);
  });

  test('fails without a name of its own', () => {
    expectConfigError(() => given({}, teams(), TEAMS_ALONE), 'GitOpsName', 'gitops', 'name must be given', 'got undefined', 'e.g. "vision"');
  });
});

describe('settings', () => {
  test('are not there unless they are asked for', () => expect(given().find('ConfigMap', 'argocd', 'argocd-cm')).toBeUndefined());

  test('hold a health check for each kind that has one, and only keys of the platform', () => {
    const settings = given({ settings: true }).find('ConfigMap', 'argocd', 'argocd-cm')!;
    const data = settings.at('data').strings();
    expect(settings.labels['app.kubernetes.io/part-of']).toBe('argocd'); // without it Argo CD does not see them
    expect(data).toEqual({
      'application.resourceTrackingMethod': 'annotation',
      'resource.compareoptions': 'ignoreAggregatedRoles: true\n',
      ...Object.fromEntries(Object.entries(HEALTH_CHECKS).map(([kind, script]) => [`resource.customizations.health.${kind}`, script])),
    });
    expect(Object.keys(HEALTH_CHECKS)).toEqual(expect.arrayContaining(['argoproj.io_Application', 'kubeflow.org_Notebook', 'tensorboard.kubeflow.org_Tensorboard']));
  });
});
