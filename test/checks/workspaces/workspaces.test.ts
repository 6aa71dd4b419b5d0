import { kind, option, options, workspace } from './support';
import { namesLength, referencesPersistentVolumeClaim, referencesSecret, referencesWorkspaceKind, workspaceOptions, workspaceVolumes } from '../../../src/checks';
import { external, found, places, setOf } from '../support';

const at = (field: string) => `Workspace/ml/ana spec.${field}`;

describe('Workspace/Options', () => {
  test('takes images and sizes of the kind, hidden and redirected ones too', () => {
    const sizes = options([option('small', { spawner: { hidden: true }, redirect: { to: 'large' } }), option('large')], 'large');
    expect(found(workspaceOptions, [kind({}, { podConfig: sizes }), workspace()])).toEqual([]);
  });

  test('says nothing where the kind is not known, or nothing is chosen', () => {
    expect(found(workspaceOptions, [workspace({}, { imageConfig: 'x' }), kind({}, {}, 'other')])).toEqual([]);
    expect(found(workspaceOptions, [kind(), workspace({ options: undefined }), workspace({}, { imageConfig: undefined, podConfig: 7 })])).toEqual([]);
  });

  test('finds others', () => {
    expect(found(workspaceOptions, [kind(), workspace({}, { imageConfig: 'scipyy', podConfig: 'scipy' })])).toEqual([
      `${at('podTemplate.options.imageConfig')}: must be the id of an option of the kind "lab", got "scipyy"; write "scipy"`,
      `${at('podTemplate.options.podConfig')}: must be the id of an option of the kind "lab", got "scipy"; write one of large, small`,
    ]);
  });

  test('knows kinds of a platform that another repository installs', () => {
    const problems = (id: string) => [...workspaceOptions.check(setOf([workspace({}, { podConfig: id })], [], [kind()]))].map(({ field, problem }) => `${field}: ${problem}`);
    expect(problems('large')).toEqual([]);
    expect(problems('huge')).toEqual(['spec.podTemplate.options.podConfig: must be the id of an option of the kind "lab", got "huge"']);
  });
});

describe('References/WorkspaceKind', () => {
  test('finds workspaces of a kind that is not there, and says which one was meant', () => {
    expect(found(referencesWorkspaceKind, [kind(), workspace(), workspace({}, {}, { kind: 'labs' })])).toEqual([
      `${at('kind')}: names a WorkspaceKind that does not exist, got "labs"; write "lab", add the WorkspaceKind, or declareExternal() it if somebody else makes it` +
        '; where another repository installs the platform, existingPlatform(app, facts) tells of it',
    ]);
  });

  test('knows those of others', () => {
    expect(found(referencesWorkspaceKind, [workspace()], [external('kubeflow.org/WorkspaceKind', 'lab')])).toEqual([]);
    expect([...referencesWorkspaceKind.check(setOf([workspace()], [], [kind()]))].map(({ problem }) => problem)).toEqual([]);
  });
});

describe('Workspace/Volumes', () => {
  const claim = (mountPath: string) => ({ pvcName: 'data', mountPath });
  const secret = (mountPath: string) => ({ secretName: 'key', mountPath });

  test('lets mounts pass that have folders of their own', () => {
    const volumes = { home: 'home', data: [claim('/data'), claim('/home/jovyan/data')], secrets: [secret('/key'), {}, 7] };
    expect(found(workspaceVolumes, [kind(), workspace({ volumes })])).toEqual([]);
    expect(found(workspaceVolumes, [kind(), workspace({ volumes: { data: [claim('/home/jovyan')] } })])).toEqual([]); // no claim for the home folder
  });

  test('finds claims and Secrets that are hidden by others', () => {
    const secrets = ['/data', '/home/jovyan', '/key', '/key'].map(secret);
    const volumes = { home: 'home', data: ['/home/jovyan', '/data', '/data'].map(claim), secrets };
    expect(found(workspaceVolumes, [kind(), workspace({ volumes })])).toEqual([
      `${at('podTemplate.volumes.data[0].mountPath')}: must not be the path of the home folder, got a string; choose another folder, or leave one of the two out`,
      `${at('podTemplate.volumes.secrets[0].mountPath')}: must not be the path of another claim, got "/data"; choose another folder, or leave one of the two out`,
      `${at('podTemplate.volumes.secrets[1].mountPath')}: must not be the path of the home folder, got "/home/jovyan"; choose another folder, or leave one of the two out`,
    ]);
  });
});

test('claims and Secrets of a workspace must be there', () => {
  const one = workspace({ volumes: { home: 'home', data: [{ pvcName: 'data', mountPath: '/data' }], secrets: [{ secretName: 'key', mountPath: '/key' }] } });
  const there = [external('PersistentVolumeClaim', 'home', 'ml')];
  expect([...places(referencesPersistentVolumeClaim, [one], there), ...places(referencesSecret, [one])]).toEqual([
    at('podTemplate.volumes.data[0].pvcName'), at('podTemplate.volumes.secrets[0].secretName'),
  ]);
});

test('Names/Length finds labels and annotations of the pod that the webhook refuses', () => {
  const long = 'x'.repeat(262_140);
  expect(places(namesLength, [workspace({ podMetadata: { labels: { '-a': 'x' }, annotations: { Team: 'x', a: long } } })])).toEqual([at('podTemplate.podMetadata.labels.-a'),
    at('podTemplate.podMetadata.annotations')]);
});
