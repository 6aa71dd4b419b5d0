import { factsOf, PRESETS } from '../platform/support';
import { KubeflowApp } from '../../src/checks';
import { ManifestSet } from '../../src/core';
import { existingPlatform } from '../../src/platform';
import { DataCacheAccess, ModelRegistry, Profile, Protection, TrainJob } from '../../src/workloads';
import { chart, found, manifestSet } from '../support';

const secrets = [{ name: 'registry' }];

/** The pull secrets of each account that has some. */
function accounts(set: ManifestSet): Readonly<Record<string, unknown>> {
  return Object.fromEntries(set.ofKind('ServiceAccount').map(one => [one.name, one.at('imagePullSecrets').value]));
}

test.each<Protection>(['keep', 'confirm', 'none'])('the account of pods that name none has those of the profile, and is never pruned, with the protection %s', protection => {
  const scope = chart();
  new Profile(scope, 'vision', { owner: 'ana@example.com', pullSecrets: ['registry'], protection });
  expect(accounts(manifestSet(scope))).toEqual({ 'default': secrets, 'default-editor': secrets, 'default-viewer': secrets });
  expect(found(scope, 'ServiceAccount', 'default').metadata.annotations).toEqual({
    'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled',
  });
});

test('a profile without pull secrets leaves that account to Kubernetes', () => {
  const scope = chart();
  new Profile(scope, 'vision', { owner: 'ana@example.com' });
  expect(accounts(manifestSet(scope))).toEqual({ 'default-editor': undefined, 'default-viewer': undefined });
});

test('accounts that workloads make have those of the profile', () => {
  const scope = chart();
  const profile = new Profile(scope, 'vision', { owner: 'ana@example.com', pullSecrets: ['registry'] });
  new ModelRegistry(profile, 'registry', { mesh: false, open: true });
  new DataCacheAccess(profile, 'cache');
  expect(new Set(Object.values(accounts(manifestSet(scope))).map(one => JSON.stringify(one)))).toEqual(new Set([JSON.stringify(secrets)]));
});

test('accounts in the repository of a team whose profile the platform declares have them too', () => {
  const facts = factsOf(PRESETS.local, platform => platform.addProfile('vision', { owner: 'ana@example.com', pullSecrets: ['registry'] }));
  const app = new KubeflowApp();
  const vision = existingPlatform(app, facts).team('vision');
  new ModelRegistry(vision, 'registry');
  new TrainJob(vision, 'bert', { runtime: 'torch-distributed', image: 'registry.example.com/ml/train:1' });
  expect(app.findings()).toEqual([]);
  expect(accounts(app.manifests())).toEqual({ 'model-registry-server': secrets });
});
