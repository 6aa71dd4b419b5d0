/** Platforms of a few components, and what they ask a cluster for. */
import * as fs from 'fs';
import * as path from 'path';
import { given, labelsOf, PRESETS } from './support';
import { footprintOf, totalOf } from '../../src/checks';
import { describe as described } from '../../src/core';
import { AnyPart, KubeflowPlatformProps, local, only, Only, PARTS } from '../../src/platform';
import { line, pageWith, ROWS } from '../../tools/laptop';
import { configError, expectConfigError } from '../support';

const OPTIONAL = PARTS.filter(part => 'needs' in part || 'onlyOnRequest' in part && part.onlyOnRequest);
const of = (...names: readonly string[]): KubeflowPlatformProps => ({ ...local(), components: { only: names } });
const components = (props: KubeflowPlatformProps) => [...new Set(given(props).app.manifests().all.map(one => one.component))].filter(name => !name.startsWith('profiles')).sort();
const ALWAYS = ['cert-manager', 'dex', 'istio', 'kubeflow', 'oauth2-proxy'];

test.each([
  [['notebooks'], ['dashboard', 'notebooks']],
  [['dashboard'], ['dashboard']],
  [['pipelines'], ['argo-workflows', 'dashboard', 'metacontroller', 'mysql', 'pipelines', 'seaweedfs']],
  [['katib'], ['dashboard', 'katib', 'mysql']],
  [['trainer'], ['dashboard', 'jobset', 'trainer']],
  [['kserve'], ['dashboard', 'gateway-api', 'kserve']],
  [['kserve', 'knativeServing'], ['dashboard', 'gateway-api', 'knative-serving', 'kserve']],
  [['leaderWorkerSet'], ['leader-worker-set']],
  [['notebooks', 'katib'], ['dashboard', 'katib', 'mysql', 'notebooks']],
])('only %j has %j beside what all platforms have', (names, others) => {
  expect(components(of(...names))).toEqual([...ALWAYS, ...others].sort());
});

test('a platform of all components is the one without the setting', () => {
  const all = (OPTIONAL as readonly AnyPart[]).filter(part => !part.onlyOnRequest).map(part => part.key);
  expect(given(of(...all)).app.manifests().all.map(one => one.label)).toEqual(given().app.manifests().all.filter(one => !one.component.startsWith('argocd')).map(one => one.label));
});

test('settings of what is there count', () => {
  expect(labelsOf({ ...of('notebooks'), notebooks: { volumes: false } }, 'notebooks').some(label => label.includes('volumes-web-app'))).toBe(false);
  expect(components({ ...of('trainer'), jobset: { existing: {} } })).not.toContain('jobset');
});

test('what teams use comes with the profiles of teams', () => {
  const forTeams = (OPTIONAL as readonly AnyPart[]).filter(part => part.forTeams && part.key !== 'dashboard');
  expect(forTeams.length).toBeGreaterThan(5);
  expect(forTeams.filter(part => !part.needs?.includes('dashboard')).map(part => part.key)).toEqual([]);
});

test.each([
  ['a setting of what is left out', { ...of('notebooks'), katib: { ui: false } }, 'UnusedSetting', 'or write only("notebooks", "katib")'],
  ['false for what is left out', { ...of('notebooks'), katib: false }, 'UnusedSetting', 'got false'],
  ['one that is there, and left out by this', { ...of('kserve'), knativeServing: { existing: {} } }, 'UnusedSetting', 'knativeServing has no effect'],
  ['a database for what is left out', { ...of('notebooks'), databases: { katib: { size: '5Gi' } } }, 'UnusedSetting', 'databases.katib'],
  ['false for what is named', { ...of('notebooks'), notebooks: false }, 'OnlyComponents', 'notebooks: false'],
  ['false for what is needed', { ...of('pipelines'), objectStore: false }, 'OnlyComponents', 'which pipelines needs'],
  ['no name', of(), 'OnlyComponents', 'got []'],
  ['a name that does not exist', of('notebook'), 'OnlyComponents', 'got "notebook"'],
  ['what all platforms have', of('istio'), 'OnlyComponents', 'got "istio"'],
])('%s is refused', (_name, props, code, fragment) => {
  expectConfigError(() => given(props as KubeflowPlatformProps), code, 'platform', fragment);
});

test('names of the setting do not compile if they are wrong', () => {
  // @ts-expect-error one name at least
  const none: Only = only();
  // @ts-expect-error there is no such component
  const wrong: Only = only('notebook');
  // @ts-expect-error all platforms have it
  const always: Only = only('istio');
  expect([none, wrong, always].map(one => configError(() => given({ ...local(), components: one })).code)).toEqual(Array(3).fill('OnlyComponents'));
});

describe('footprint', () => {
  const made = ROWS.map(([text, props]) => {
    const { app } = given(props);
    return { text, app, set: app.manifests() };
  });

  test.each(made.map(one => [one.text, one] as const))('%s has no findings', (_text, { app }) => {
    expect(app.findings().map(one => described(one))).toEqual([]);
  });

  test('docs/laptop.md has the numbers of what is synthesized', () => {
    const page = fs.readFileSync(path.join(__dirname, '..', '..', 'docs', 'laptop.md'), 'utf8');
    expect(pageWith(made.map(({ text, set }) => line(text, totalOf(footprintOf(set)))), page)).toBe(page);
  });

  test('production in the same components asks for what it has in addition', () => {
    const total = (props: KubeflowPlatformProps) => totalOf(footprintOf(given(props).app.manifests()));
    expect(total({ ...PRESETS.oidc, components: only('notebooks') }).pods).toBeLessThan(total(PRESETS.oidc).pods);
  });
});
