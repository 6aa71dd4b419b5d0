import { Duration, JsonPatch } from 'cdk8s';
import { PersistentVolumeClaim, ServiceAccount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { podSecurityLevel } from '../../src/checks';
import { notebookName } from '../../src/checks/workloads/notebook-names';
import { collect, Images } from '../../src/core';
import { existingClaim, Profile, PvcViewer, PvcViewerProps, tagImages, user } from '../../src/workloads';
import { chart, expectConfigError, expectGolden, found } from '../support';

function given(props: Partial<PvcViewerProps> = {}) {
  const scope = chart();
  return { scope, viewer: new PvcViewer(scope, 'Files', { namespace: 'vision', claim: 'datasets', ...props }) };
}

test('shows a claim as the volumes page does', () => {
  const { scope, viewer } = given();
  expectGolden(scope, 'pvc-viewer.yaml');
  expect(viewer).toMatchObject({ name: 'datasets', namespace: 'vision', path: '/pvcviewers/vision/datasets/' });
  expect(collect(scope).externals.map(one => one.kind)).toEqual(['Image']);
  const { scope: other } = given({ claim: existingClaim('datasets', { external: true }) });
  expect(collect(other).externals.map(one => one.kind).sort()).toEqual(['Image', 'PersistentVolumeClaim']);
});

test('renders all options', () => {
  const scope = chart();
  new PvcViewer(scope, 'Files', {
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
  expectGolden(scope, 'pvc-viewer-full.yaml');
});

test('takes its image from the mirror of the scope', () => {
  const scope = chart();
  const team = new Construct(scope, 'Team');
  tagImages(team, new Images({ mirror: 'mirror.example.com' }));
  new PvcViewer(team, 'Files', { namespace: 'vision', claim: 'datasets' });
  expect(found(scope, 'PVCViewer', 'datasets').spec.podSpec.containers[0].image).toMatch(/^mirror\.example\.com\//);
});

test('runs as the level restricted wants it in a profile of that level, or as told', () => {
  const scope = chart();
  const team = new Profile(scope, 'vision', { owner: user('ana@example.com'), podSecurity: 'restricted' });
  new PvcViewer(team, 'Files', { claim: 'datasets' });
  new PvcViewer(team, 'Others', { claim: 'others', podSecurityContext: { runAsUser: 2000 }, securityContext: { readOnlyRootFilesystem: true } });
  expect([...podSecurityLevel.check(collect(scope))].map(one => one.at.manifest.metadata.name)).toEqual(expect.not.arrayContaining(['datasets']));
  const { securityContext } = found(scope, 'PVCViewer', 'datasets').spec.podSpec;
  expect(securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } });
  const told = found(scope, 'PVCViewer', 'others').spec.podSpec;
  expect([told.securityContext, told.containers[0].securityContext]).toEqual([{ runAsUser: 2000 }, { readOnlyRootFilesystem: true }]);
  expect(found(given().scope, 'PVCViewer', 'datasets').spec.podSpec.securityContext).toBeUndefined();
});

test('patches in API field names', () => {
  const { scope, viewer } = given();
  viewer.patch(JsonPatch.remove('/spec/podSpec'));
  expect(found(scope, 'PVCViewer', 'datasets').spec.podSpec).toBeUndefined();
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
    viewer.patch(JsonPatch.replace('/metadata/name', 'a.b'));
    expect([...notebookName.check(collect(scope))]).toMatchObject([
      { at: { path: 'test/Files/PVCViewer' }, field: 'metadata.name', problem: expect.stringContaining('got "a.b"') },
    ]);
  });
});
