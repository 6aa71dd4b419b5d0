import { App as StockApp, Chart, JsonPatch, Testing } from 'cdk8s';
import { ALL_RULES } from '../../src/checks';
import { describe as describeFinding, examine } from '../../src/core';
import {
  existingClaim, Lifecycle, mig, Notebook, notebookImages, objectStoreLogs, PodDefault, Profile, pvcLogs, Tensorboard, user, VolumeViewer,
} from '../../src/workloads';
import { chart, expectConfigError, found, manifestSet, rendered } from '../support';
import { given, taint, Team } from './support';

const owner = user('ana@example.com');
const image = notebookImages.jupyterScipy;

test('two with one id are an error that says how they may have one name', () => {
  const team = new Profile(chart(), 'vision', { owner });
  new Notebook(team, 'explore', { image });
  expectConfigError(() => new Tensorboard(team, 'explore', { logs: objectStoreLogs('gs://logs') }), 'WorkloadTwice', 'test/vision',
    'something in this scope has that id already, got "explore"; pass another id, and name: "explore" for an object of another kind');
});

describe('the life cycle of a profile', () => {
  const kinds = (lifecycle: Lifecycle) => {
    const scope = chart();
    const team = new Profile(scope, 'vision', { owner, lifecycle });
    const all = {
      Notebook: new Notebook(team, 'explore', { image }),
      Tensorboard: new Tensorboard(team, 'runs', { logs: objectStoreLogs('gs://logs') }),
      PVCViewer: new VolumeViewer(team, 'Files', { claim: 'explore-workspace' }),
      PodDefault: new PodDefault(team, 'proxy', { description: 'Proxy', labels: { proxied: 'yes' } }),
    };
    Object.entries(all).forEach(([kind, one]) => {
      one.patch(kind, one.name, JsonPatch.add('/metadata/annotations', { patched: 'yes' }));
      one.patchEach(kind, JsonPatch.add('/metadata/labels', { patched: 'yes' }));
    });
    return rendered(scope).filter(one => /Notebook|Tensorboard|PVCViewer|PodDefault|PersistentVolumeClaim/.test(one.kind)).map(one => one.kind);
  };

  test('decides which objects there are, also where they are patched', () => {
    const all = ['PersistentVolumeClaim', 'Notebook', 'Tensorboard', 'PVCViewer', 'PodDefault'];
    expect([kinds('active'), kinds('suspended'), kinds('archived')])
      .toEqual([all, ['PersistentVolumeClaim', 'Notebook', 'PodDefault'], ['PersistentVolumeClaim']]);
  });

  test('stops notebooks while the profile is suspended', () => {
    const scope = chart();
    new Notebook(new Profile(scope, 'vision', { owner, lifecycle: 'suspended' }), 'explore', { image });
    expect(found(scope, 'Notebook', 'explore').metadata).toMatchObject({ namespace: 'vision', annotations: { 'kubeflow-resource-stopped': 'true' } });
  });
});

describe('patches', () => {
  test('of an object that is not there name those that are', () => {
    const { notebook } = given();
    const remove = JsonPatch.remove('/spec');
    expectConfigError(() => notebook.patch('Notebook', 'explorer', remove), 'UnknownObject', 'test/vision/explore', 'got "explorer"', 'there are explore');
    expectConfigError(() => notebook.patchEach('Pod', remove), 'UnknownObject', 'test/vision/explore', 'Notebook, PersistentVolumeClaim');
  });
});

test('workloads are in the namespace of their chart, or in their own', () => {
  const stock = new Chart(new StockApp(), 'mine', { namespace: 'research' });
  new Notebook(stock, 'one', { image });
  expect(Testing.synth(stock).map(one => `${one.kind}/${one.metadata.namespace}/${one.metadata.name}`)).toEqual([
    'PersistentVolumeClaim/research/one-workspace', 'Notebook/research/one',
  ]);
  expect(new Notebook(chart(), 'two', { image, namespace: 'nlp' }).namespace).toBe('nlp');
});

test('a chart with a namespace changes nothing of a team', () => {
  const everything = (namespace?: string) => {
    const scope = chart('test', namespace);
    const team = new Profile(scope, 'vision', {
      owner, quota: { pods: 9 }, contributors: { view: ['bo@example.com'] }, podDefaults: { proxy: { description: 'Proxy', env: { A: 'b' } } },
    });
    new Notebook(team, 'explore', { image });
    new Tensorboard(team, 'runs', { logs: 'pvc://explore-workspace/runs' });
    new VolumeViewer(team, 'Files', { claim: 'explore-workspace' });
    return [rendered(scope), Testing.synth(scope)]; // the second as cdk8s' own App writes it
  };
  expect(everything('elsewhere')).toEqual(everything());
});

test('everything in a profile passes the rules, those about the definitions of kinds apart', () => {
  const scope = chart();
  const team = new Profile(scope, 'vision', { owner, podSecurity: 'baseline' });
  const podDefault = new PodDefault(team, 'ca-bundle', {
    description: 'CA bundle', volumes: [{ name: 'ca', configMap: { name: 'kube-root-ca.crt' } }], volumeMounts: [{ name: 'ca', mountPath: '/etc/ca', readOnly: true }],
  });
  const notebooks = Object.values(notebookImages).map((one, index) => new Notebook(team, `explore-${index}`, {
    image: one, gpu: mig('1g.10gb', 1, { tolerations: [taint], nodeSelector: { gpu: 'a100' } }), podDefaults: [podDefault],
    dataVolumes: [{ mountPath: '/data', claim: existingClaim('imagenet', { readOnly: true, external: true }) }],
  }));
  new Tensorboard(team, 'runs', { logs: pvcLogs(`${notebooks[0].workspaceClaim}`, 'runs'), podDefaults: [podDefault] });
  new Tensorboard(team, 'remote', { logs: objectStoreLogs('s3://logs'), podDefaults: [podDefault] });
  new VolumeViewer(team, 'Files', { claim: existingClaim('imagenet', { external: true }) });
  const rules = ALL_RULES.filter(rule => rule.id !== 'Crd/Missing');
  expect(examine(manifestSet(scope), rules).findings.map(finding => describeFinding(finding))).toEqual([]);
  expect(rendered(scope).length).toBeGreaterThan(2 * notebooks.length);
});

test('the same props give the same objects each time', () => expect(rendered(given().scope)).toEqual(rendered(given().scope)));

describe('workloads are refused', () => {
  test.each<[string, (scope: Team) => unknown]>([
    ['Notebook', scope => new Notebook(scope, 'x', {} as never)],
    ['Tensorboard', scope => new Tensorboard(scope, 'x', {} as never)],
    ['VolumeViewer', scope => new VolumeViewer(scope, 'x', {} as never)],
    ['PodDefault', scope => new PodDefault(scope, 'x', { env: { A: 'b' } } as never)],
  ])('%s without what it is about', (_, make) => expectConfigError(() => make(new Team(chart(), 'vision')), 'MissingProp', 'test/vision/x', 'must be given, got undefined'));

  test('Profile without an owner', () => expectConfigError(() => new Profile(chart(), 'vision', {} as never), 'MissingProp', 'test/vision', 'owner must be given'));
});
