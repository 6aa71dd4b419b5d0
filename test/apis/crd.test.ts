import fs from 'node:fs';
import path from 'node:path';
import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { CrdDefinition } from '../../src/apis/crd';
import { podDefaultCrd } from '../../src/apis/kubeflow.org/crds';
import { builtText, convertedBy, Definition, DefinitionOptions, isOwnVersions, PlainManifest, rendered, toYaml } from '../../src/core';
import { definitionTexts } from '../../tools/definitions';
import { crdDefinitions } from '../../tools/schemas/definitions';

const TEXTS = definitionTexts();
const ALL = [...crdDefinitions()].map(([name, definition]) => ({ name, definition, file: `apis/${definition.group}/${definition.plural}.versions.yaml` }));

/** As much of a rendered definition as is looked at here. */
interface Crd extends PlainManifest {
  readonly metadata: object;
  readonly spec: { readonly versions: readonly { readonly storage: boolean }[] };
}

const made = (definition: CrdDefinition, options: DefinitionOptions = {}) => new Definition(new Chart(Testing.app(), 'test'), 'Definition', definition, options);
const manifest = (definition: Definition) => definition.shared() as Crd;

/** Runs while the texts of the definitions lie where the build of the package puts them. */
function withBuild<T>(run: () => T): T {
  const home = `${path.join(__dirname, '..', '..', 'src')}${path.sep}`;
  const textOf = (file: unknown) => TEXTS.get(String(file).replace(home, '').split(path.sep).join('/'));
  const { existsSync, readFileSync } = fs;
  const spies = [
    jest.spyOn(fs, 'existsSync').mockImplementation(file => textOf(file) !== undefined || existsSync(file)),
    jest.spyOn(fs, 'readFileSync').mockImplementation(((...args: Parameters<typeof readFileSync>) => textOf(args[0]) ?? readFileSync(...args)) as typeof readFileSync),
  ];
  try {
    return run();
  } finally {
    spies.forEach(spy => spy.mockRestore());
  }
}

test.each(ALL)('$name is complete, small enough for the cluster, and has one storage version', ({ name, definition }) => {
  const crd = manifest(made(definition));
  const text = JSON.stringify(crd);
  const { annotations, labels } = definition;
  expect(crd.metadata).toEqual({ name, ...labels && { labels }, ...annotations && { annotations } });
  expect(text).not.toMatch(/"\$ref"|"x-core"|"x-form"|"x-hidden"|"x-instance"|"x-check"|"x-filled"|"x-open"|"x-loose"/);
  expect(text.length).toBeLessThan(900_000);
  expect(crd.spec.versions.filter(version => version.storage)).toHaveLength(1);
});

test.each(ALL)('the text of $name that the build makes is the one that a synthesis without a build writes', ({ definition, file }) => {
  const object = made(definition, { labels: { app: 'a' }, annotations: { b: 'c' }, conversion: { strategy: 'None' } });
  const crd = manifest(object);
  expect(withBuild(() => builtText(crd.spec.versions))).toBe(TEXTS.get(file));
  // Compared as a whole, since a difference of megabytes tells nobody anything.
  expect(withBuild(() => toYaml(crd)) === toYaml(crd)).toBe(true);
  expect(JSON.stringify(crd) === JSON.stringify(object.toJson())).toBe(true);
});

/** Groups that no component of the default platform installs, and kinds that are for other options. */
const OPTIONAL = /(^apis\/(eventing|messaging|sources|flows|sinks)\.knative\.dev|^apis\/(ray\.io|kueue\.x-k8s\.io|leaderworkerset\.x-k8s\.io|pipelines\.kubeflow\.org))\/|\/(tf|pytorch|xgboost|jax|mpi|paddle)jobs\.|\/workspace(kind)?s\./;

test('the committed output has every definition as the types make it, but those of options', () => {
  const dist = path.join(__dirname, '..', '..', 'dist');
  const files = fs.readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(file => path.basename(path.dirname(file)) === '10-crds');
  const texts = files.map(file => fs.readFileSync(path.join(dist, file), 'utf8'));
  const missing = [...TEXTS].filter(([, text]) => !texts.some(one => one.endsWith(`\n  versions:\n${text}`))).map(([file]) => file);
  expect(missing.filter(file => !OPTIONAL.test(file))).toEqual([]);
  expect(missing.length + files.length).toBe(TEXTS.size);
});

test('a definition that somebody patches is rendered as it became', () => {
  const { definition } = ALL[0];
  const patched = made(definition);
  patched.addJsonPatch(JsonPatch.replace('/spec/versions/0/served', false), JsonPatch.add('/metadata/labels', { own: 'yes' }));
  const crd = manifest(patched);
  expect(crd).toMatchObject({ metadata: { labels: { own: 'yes' } }, spec: { versions: [{ served: false }] } });
  expect(isOwnVersions(crd.spec.versions)).toBe(false);
  expect(withBuild(() => toYaml(crd))).toContain('served: false');
  expect(isOwnVersions(manifest(made(definition)).spec.versions)).toBe(true);
});

test('a definition that somebody makes of one of ours is rendered as it became', () => {
  const { versions: [version] } = podDefaultCrd;
  const own = manifest(made({ ...podDefaultCrd, versions: [{ ...version, deprecated: true }] }));
  expect([isOwnVersions(own.spec.versions), withBuild(() => builtText(own.spec.versions))]).toEqual([false, undefined]);
  expect(withBuild(() => toYaml(own))).toContain('deprecated: true');
});

test('a service converts the objects of a definition whose program says so', () => {
  const conversion = (...[service]: Parameters<typeof convertedBy>) => manifest(made(podDefaultCrd, { conversion: convertedBy(service) })).spec;
  expect(conversion({ name: 'web', namespace: 'ml' })).toMatchObject({
    conversion: {
      strategy: 'Webhook',
      webhook: { clientConfig: { service: { name: 'web', namespace: 'ml', path: '/convert' } }, conversionReviewVersions: ['v1'] },
    },
  });
  expect(conversion({ name: 'web', namespace: 'ml', path: '/x', port: 9443, reviewVersions: ['v1', 'v1beta1'] })).toMatchObject({
    conversion: {
      webhook: { clientConfig: { service: { path: '/x', port: 9443 } }, conversionReviewVersions: ['v1', 'v1beta1'] },
    },
  });
  expect(conversion({ name: 'web', namespace: 'ml' })).not.toHaveProperty('conversion.webhook.clientConfig.service.port');
});

test('cdk8s\' own app writes a definition without references too', () => {
  const app = new App();
  new Definition(new Chart(app, 'test'), 'Definition', podDefaultCrd);
  expect(app.synthYaml()).not.toMatch(/[&*]a\d/);
});

test('only such definitions are taken for one', () => {
  class Own extends ApiObject {
    readonly shared = 'a field';
  }
  const chart = new Chart(Testing.app(), 'test');
  new Own(chart, 'Own', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
  expect(rendered(chart).all.map(({ name, object }) => [name, object !== undefined && Definition.is(object)])).toEqual([['a', false]]);
  expect(Definition.is(made(podDefaultCrd))).toBe(true);
});

test('a definition of somebody else has no text of ours', () => {
  expect([undefined, null, 'text', [], [{ name: 'v1' }]].map(versions => [builtText(versions), isOwnVersions(versions)])).toEqual(Array(5).fill([undefined, false]));
});
