import { Duration, JsonPatch } from 'cdk8s';
import { PersistentVolumeClaim, ServiceAccount } from 'cdk8s-plus-28';
import { notebookName, podSecurityLevel, volumeViewerPod } from '../../src/checks';
import { Images } from '../../src/core';
import { existingClaim, Profile, user, VolumeViewer, VolumeViewerProps } from '../../src/workloads';
import { chart, expectConfigError, expectGolden, found, goldenDifference, manifestSet } from '../support';
import { setPlatform, Team } from './support';

function given(props: Partial<VolumeViewerProps> = {}) {
  const scope = chart();
  return { scope, viewer: new VolumeViewer(scope, 'Files', { namespace: 'vision', claim: 'datasets', ...props }) };
}

test('shows a claim as the volumes page does', () => {
  const { scope, viewer } = given();
  expectGolden(scope, 'volume-viewer.yaml');
  expect(viewer).toMatchObject({ name: 'datasets', namespace: 'vision', path: '/pvcviewers/vision/datasets/' });
  expect(manifestSet(scope).externals.map(one => one.kind)).toEqual(['Image']);
  const { scope: other } = given({ claim: existingClaim('datasets', { external: true }) });
  expect(manifestSet(other).externals.map(one => one.kind).sort()).toEqual(['Image', 'PersistentVolumeClaim']);
});

test('renders all options', () => {
  const scope = chart();
  new VolumeViewer(scope, 'Files', {
    namespace: 'vision',
    name: 'browse',
    claim: new PersistentVolumeClaim(scope, 'Claim', { metadata: { name: 'datasets', namespace: 'vision' } }),
    basePrefix: '/files/v1',
    timeout: Duration.minutes(5),
    rwoScheduling: false,
    resources: { requests: { cpu: '10m', memory: '64Mi' } },
    serviceAccount: ServiceAccount.fromServiceAccountName(scope, 'Account', 'reader'),
    images: new Images({ mirror: 'mirror.example.com' }),
  });
  goldenDifference(given().scope, scope, 'volume-viewer-full.diff');
});

test('takes its image from the mirror of the platform, unless it has its own', () => {
  const scope = chart();
  setPlatform(scope);
  const team = new Team(scope, 'vision');
  new VolumeViewer(team, 'Files', { claim: 'datasets' });
  new VolumeViewer(team, 'Own', { claim: 'own', images: new Images({ mirror: 'own.example.com' }) });
  const image = (name: string) => found(scope, 'PVCViewer', name).spec.podSpec.containers[0].image;
  expect([image('datasets'), image('own')]).toEqual([expect.stringMatching(/^mirror\.example\.com\//), expect.stringMatching(/^own\.example\.com\//)]);
});

test('runs as the level restricted wants it in a profile of that level, or as told', () => {
  const scope = chart();
  const team = new Profile(scope, 'vision', { owner: user('ana@example.com'), podSecurity: 'restricted' });
  new VolumeViewer(team, 'Files', { claim: 'datasets' });
  new VolumeViewer(team, 'Others', { claim: 'others', podSecurityContext: { runAsUser: 2000 }, securityContext: { readOnlyRootFilesystem: true } });
  expect([...podSecurityLevel.check(manifestSet(scope))].map(one => one.at.name)).toEqual(expect.not.arrayContaining(['datasets']));
  const { securityContext } = found(scope, 'PVCViewer', 'datasets').spec.podSpec;
  expect(securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } });
  const told = found(scope, 'PVCViewer', 'others').spec.podSpec;
  expect([told.securityContext, told.containers[0].securityContext]).toEqual([{ runAsUser: 2000 }, { readOnlyRootFilesystem: true }]);
  expect(found(given().scope, 'PVCViewer', 'datasets').spec.podSpec.securityContext).toBeUndefined();
});

test('says its pod itself, with a pinned image and the claim in it, since the webhook would else take one of a moving tag without a login', () => {
  const { scope, viewer } = given();
  const { pvc, podSpec } = found(scope, 'PVCViewer', 'datasets').spec;
  expect(podSpec.volumes).toEqual([{ name: podSpec.containers[0].volumeMounts[0].name, persistentVolumeClaim: { claimName: pvc } }]);
  expect(podSpec.containers[0].image).toMatch(/:v[\d.]+$/);
  expect([...volumeViewerPod.check(manifestSet(scope))]).toEqual([]);
  viewer.patch('PVCViewer', 'datasets', JsonPatch.remove('/spec/podSpec'));
  expect([...volumeViewerPod.check(manifestSet(scope))]).toMatchObject([{ at: { path: 'test/Files/PVCViewer' } }]);
});

test('patches in API field names', () => {
  const { scope, viewer } = given();
  viewer.patch('PVCViewer', 'datasets', JsonPatch.replace('/spec/networking/rewrite', '/files'));
  expect(found(scope, 'PVCViewer', 'datasets').spec.networking.rewrite).toBe('/files');
});

describe('fails', () => {
  test.each(['files', '/files/', '/', ''])('for the prefix %j', basePrefix => {
    expectConfigError(() => given({ basePrefix }), 'PvcViewerPrefix', 'test/Files', `got ${JSON.stringify(basePrefix)}`);
  });

  test.each([Duration.millis(500), Duration.seconds(0)])('for a time limit of %j', timeout => {
    expectConfigError(() => given({ timeout }), 'PvcViewerTimeout', 'test/Files', 'Duration.seconds(30)');
  });

  test('for a claim whose name gives no Service', () => {
    expectConfigError(() => given({ claim: 'team.datasets' }), 'WorkloadName', 'test/Files', 'got "team.datasets"');
    expect(given({ claim: 'team.datasets', name: 'datasets' }).viewer.name).toBe('datasets');
  });

  test('for a name that is too long', () => expectConfigError(() => given({ name: 'n'.repeat(54) }), 'WorkloadName', 'test/Files', 'at most 53', 'pvcviewer-<name>'));

  test('for a claim with a name that is none', () => expectConfigError(() => given({ claim: 'My claim' }), 'ClaimName', 'test/Files', 'got "My claim"'));

  test('the check of names, for a patched one', () => {
    const { scope, viewer } = given();
    viewer.patch('PVCViewer', 'datasets', JsonPatch.replace('/metadata/name', 'a.b'));
    expect([...notebookName.check(manifestSet(scope))]).toMatchObject([
      { at: { path: 'test/Files/PVCViewer' }, field: 'metadata.name', problem: expect.stringContaining('got "a.b"') },
    ]);
  });
});
