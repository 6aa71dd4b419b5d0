import { Size } from 'cdk8s';
import { PersistentVolumeAccessMode, PersistentVolumeClaim } from 'cdk8s-plus-28';
import { referencesPersistentVolumeClaim } from '../../src/checks';
import { existingClaim, newClaim, Notebook, notebookImages, Profile, Protection, user, VolumeViewer } from '../../src/workloads';
import { chart, expectConfigError, found, manifestSet } from '../support';
import { fails, given, pod, Team } from './support';

const image = notebookImages.jupyterScipy;
/** Takes the default volumes away; something else must be mounted then. */
const bare = { workspace: 'none', sharedMemory: false } as const;

test('mounts a claim at two paths as one volume, which is read-only if both are', () => {
  const claim = existingClaim('imagenet', { readOnly: true });
  const both = [{ mountPath: '/train', claim, subPath: 'train' }, { mountPath: '/test', claim, subPath: 'test' }];
  expect(pod({ ...bare, dataVolumes: both })).toMatchObject({
    volumes: [{ name: 'imagenet', persistentVolumeClaim: { claimName: 'imagenet', readOnly: true } }],
    container: { volumeMounts: [{ name: 'imagenet', mountPath: '/train', subPath: 'train', readOnly: true }, { mountPath: '/test', subPath: 'test', readOnly: true }] },
  });
  const [volume] = pod({ ...bare, dataVolumes: [both[0], { mountPath: '/all', claim: existingClaim('imagenet') }] }).volumes;
  expect(volume.persistentVolumeClaim).toEqual({ claimName: 'imagenet' });
});

test('names a volume by number where the name of its claim is none for volumes, or taken', () => {
  const { volumes, container } = pod({ workspace: existingClaim('team.home'), sharedMemory: false });
  expect(volumes).toEqual([{ name: 'claim-1', persistentVolumeClaim: { claimName: 'team.home' } }]);
  expect(container.volumeMounts[0].name).toBe('claim-1');
  expect(pod({ workspace: existingClaim('dshm') }).volumes.map((one: { name: string }) => one.name)).toEqual(['claim-1', 'dshm']);
});

test('shares a claim of cdk8s-plus between notebooks, and declares a claim that was imported', () => {
  const scope = chart();
  const team = new Team(scope, 'vision');
  const dataset = new PersistentVolumeClaim(team, 'Dataset', {
    metadata: { name: 'imagenet', namespace: 'vision' }, accessModes: [PersistentVolumeAccessMode.READ_WRITE_MANY], storage: Size.gibibytes(500),
  });
  const imported = PersistentVolumeClaim.fromClaimName(team, 'Old', 'archive');
  for (const id of ['a', 'b']) {
    new Notebook(team, id, {
      image: notebookImages.codeServer,
      dataVolumes: [{ mountPath: '/data', claim: existingClaim(dataset, { readOnly: true }) }, { mountPath: '/old', claim: existingClaim(imported) }],
    });
    expect(found(scope, 'Notebook', id).spec.template.spec.volumes[1]).toEqual({ name: 'imagenet', persistentVolumeClaim: { claimName: 'imagenet', readOnly: true } });
  }
  const { externals } = manifestSet(scope);
  expect([...new Set(externals.filter(one => one.kind === 'PersistentVolumeClaim').map(one => one.name))]).toEqual(['archive']);
});

test('protects its claims as the profile says, and keeps them elsewhere', () => {
  const options = (protection?: Protection) => {
    const scope = chart();
    new Notebook(new Profile(scope, 'vision', { owner: user('ana@example.com'), protection }), 'explore', { image });
    return found(scope, 'PersistentVolumeClaim', 'explore-workspace').metadata.annotations;
  };
  expect(options()['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  expect(options('confirm')['argocd.argoproj.io/sync-options']).toBe('Prune=confirm,Delete=confirm');
  expect(options('none')).toEqual({ 'argocd.argoproj.io/sync-options': 'Prune=true', 'kustomize.toolkit.fluxcd.io/prune': 'enabled' });
  expect(found(given().scope, 'PersistentVolumeClaim', 'explore-workspace').metadata.annotations).toEqual(options());
});

test('says the names of its claims, by which others mount them', () => {
  const scope = chart();
  const team = new Team(scope, 'vision');
  const dataVolumes = [{ mountPath: '/data', claim: newClaim(Size.gibibytes(1)) }, { mountPath: '/old', claim: existingClaim('archive') }];
  const first = new Notebook(team, 'first', { image, dataVolumes });
  expect(first.claims).toEqual({ '/home/jovyan': 'first-workspace', '/data': 'first-data', '/old': 'archive' });
  new Notebook(team, 'second', { image, workspace: 'none', dataVolumes: [{ mountPath: '/data', claim: existingClaim(first.claims['/data']) }] });
  new VolumeViewer(team, 'Files', { claim: first.claims['/data'] });
  const missing = [...referencesPersistentVolumeClaim.check(manifestSet(scope))];
  expect(missing.map(one => [one.at.path, one.problem])).toEqual([
    ['test/vision/first/Notebook', 'names a PersistentVolumeClaim that does not exist, got "vision/archive"'],
  ]);
  expect(missing[0].fix).toContain('existingClaim(name, { external: true })');
});

test('takes a claim that somebody else makes, as declared', () => {
  const { scope } = given({ workspace: existingClaim('home', { external: true }) });
  expect([...referencesPersistentVolumeClaim.check(manifestSet(scope))]).toEqual([]);
});

describe('fails', () => {
  test('for nothing to mount, since the notebooks page then fails for the whole namespace', () => fails(bare, 'NotebookVolume', 'must mount something'));

  test.each(['data', '/data/', '/a:b', '', '/a/../etc', '/./a', '/..'])('for a volume at %j', mountPath => {
    fails({ dataVolumes: [{ mountPath, claim: existingClaim('imagenet') }] }, 'NotebookVolume', `got ${JSON.stringify(mountPath)}`);
  });

  test.each(['/home/jovyan', '/dev/shm'])('for a volume at %s, which is taken', mountPath => {
    fails({ dataVolumes: [{ mountPath, claim: existingClaim('imagenet') }] }, 'NotebookVolume', 'twice', mountPath);
    expect(given({ ...bare, dataVolumes: [{ mountPath, claim: existingClaim('imagenet') }] }).notebook.workspaceClaim).toBeUndefined();
  });

  test.each(['/abs', '../up', ''])('for the sub-path %j', subPath => {
    fails({ dataVolumes: [{ mountPath: '/data', claim: existingClaim('imagenet'), subPath }] }, 'NotebookVolume', 'subPath', `got ${JSON.stringify(subPath)}`);
  });

  test('for shared memory of no size', () => fails({ sharedMemory: Size.mebibytes(0) }, 'SharedMemory', 'got "0Mi"'));

  test('for more shared memory than the memory limit', () => {
    fails({ sharedMemory: Size.gibibytes(2) }, 'SharedMemory', '1229Mi', 'got "2Gi"');
    expect(pod({ sharedMemory: Size.mebibytes(1228) }).volumes[1].emptyDir.sizeLimit).toBe('1228Mi');
    expect(pod({ sharedMemory: Size.gibibytes(2), memoryLimitFactor: 'none' }).volumes[1].emptyDir.sizeLimit).toBe('2Gi');
  });

  test.each([Size.gibibytes(0), '0'])('for a claim of no size: %j', size => expectConfigError(() => newClaim(size), 'ClaimSize', '', 'more than 0'));

  test.each([['10GB'], ['ten'], [10]])('for a claim of %j', size => {
    expectConfigError(() => newClaim(size as string), 'WrongProp', '', `got ${JSON.stringify(size)}`, '"16Gi"');
  });

  test('for a new claim with a name that is none', () => expectConfigError(() => newClaim('1Gi', { name: 'My claim' }), 'WrongProp', '', 'got "My claim"'));

  test('for an existing claim with a name that is none', () => expectConfigError(() => existingClaim('My claim'), 'ClaimName', '', 'got "My claim"'));

  test('for two new claims of one name', () => {
    const twice = ['/data', '/home/jovyan/data'].map(mountPath => ({ mountPath, claim: newClaim(Size.gibibytes(1)) }));
    fails({ dataVolumes: twice }, 'ClaimTwice', 'got "explore-data" twice');
  });

  test('for a claim of another namespace', () => {
    const scope = chart();
    const claim = new PersistentVolumeClaim(scope, 'Claim', { metadata: { name: 'theirs', namespace: 'nlp' } });
    expectConfigError(() => new Notebook(new Team(scope, 'vision'), 'explore', { image, workspace: existingClaim(claim) }),
      'ClaimNamespace', 'test/vision/explore', '"vision"', 'got "nlp"');
  });
});
