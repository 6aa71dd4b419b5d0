import * as fs from 'node:fs';
import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { CertManager } from '../../src/components/cert-manager';
import { ConfigError, FindingsError, ManifestApp, traceAlways, userLine, whereMade } from '../../src/core';
import { Route } from '../../src/kit';
import { Notebook, Profile, user } from '../../src/workloads';
import { configError, gateway } from '../support';
import { temporaryFolder } from './support';

const LINES = fs.readFileSync(__filename, 'utf8').split('\n');

/** `<file>:<line>` of the line of this file with a mark at its end. */
const line = (mark: string) => `test/core/where.test.ts:${LINES.findIndex(text => text.endsWith(`// ${mark}`)) + 1}`;

const FOUND = ['Namespace', 'ConfigMap', 'kubeflow.org/Profile', 'kubeflow.org/Notebook'];

const app = () => new ManifestApp({ outdir: temporaryFolder(), summary: false, rules: [{
  id: 'Test/No', why: 'A test.', check: set => set.ofKind(...FOUND).map(at => ({ at, field: '', problem: 'is there', fix: 'remove it' })),
}] });

/** A construct as users write them, out of ours. */
class Team extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const profile = new Profile(this, 'vision', { owner: user('ana@example.com') });
    new Notebook(profile, 'explore', { image: 'registry.example.com/nb:1', cpu: 'much' as never }); // in a construct of the user
  }
}

describe('an error names the line of the user\'s code', () => {
  test('that made the construct', () => {
    const chart = new Chart(app(), 'part');
    const error = configError(() => new CertManager(chart, 'certificates', { workloads: { 'cert-manager': { replicas: 'many' as never } } })); // makes a component
    expect([error.where, error.message.endsWith(`(WrongProp) at ${line('makes a component')}`)]).toEqual([line('makes a component'), true]);
  });

  test('inside a construct of the user', () => {
    expect(configError(() => new Team(new Chart(app(), 'part'), 'team')).where).toBe(line('in a construct of the user'));
  });

  test('that made the construct, where the mistake shows later', () => {
    const chart = new Chart(app(), 'part');
    const certificates = new CertManager(chart, 'certificates'); // made here
    expect(configError(() => certificates.object('Secret', 'a')).where).toBe(line('made here'));
  });

  test('that called a function, where there is no construct', () => {
    expect(configError(() => user('')).where).toBe(line('calls a function')); // calls a function
  });
});

describe('a finding names the line of the user\'s code', () => {
  const text = (make: (chart: Chart) => void) => {
    const root = app();
    make(new Chart(root, 'part'));
    const error = configError(() => root.synth());
    expect(error).toBeInstanceOf(FindingsError);
    return error.message;
  };

  test('that made the construct around the object', () => {
    expect(text(chart => new CertManager(chart, 'certificates'))).toContain(`Test/No  part/certificates/Namespace  (${line('around an object')})`); // around an object
  });

  test('that made the construct which says so of itself', () => {
    expect(text(chart => new CertManager(chart, 'certificates', { workloads: { other: {} } }))).toContain(`Construct/Validation  part/certificates  (${line('of itself')})`); // of itself
  });

  test('that made the nearest construct which was noted', () => {
    const message = text(chart => {
      const profile = new Profile(chart, 'vision', { owner: user('ana@example.com') }); // the profile
      new Notebook(profile, 'explore', { image: 'registry.example.com/nb:1' }); // the notebook
    });
    expect(message).toContain(`part/vision/explore/Notebook  (${line('the notebook')})`);
    expect(message).toContain(`part/vision/Profile  (${line('the profile')})`);
  });

  test('and no line where nobody knows it', () => {
    expect(text(chart => new ApiObject(chart, 'Own', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }))).toContain('Test/No  part/Own\n');
  });
});

test('a construct of ours that is made inside another one has the line of that one', () => {
  const outer = new CertManager(new Chart(app(), 'part'), 'certificates'); // the outer one
  const mesh = { gateway, identity: { userId: '', userIdPrefix: '', groups: '' }, clusterDomain: 'cluster.local', trustDomain: 'cluster.local', hosts: ['*'] };
  const route = new Route(outer, 'Route', { mesh, service: { name: 'web', namespace: 'x', port: 80 }, prefix: '/web/' });
  expect([route, new CertManager(outer, 'inner')].map(whereMade)).toEqual([line('the outer one'), line('the outer one')]);
  traceAlways(route); // noted for itself
  expect(whereMade(route)).toBe(line('noted for itself'));
});

describe('of a stack', () => {
  const own = `${process.cwd()}/src`;
  test.each([
    ['the first line outside of this package and of others', [`new Web (${own}/core/component.ts:1:2)`, `Object.<anonymous> (${process.cwd()}/main.ts:12:3)`], 'main.ts:12'],
    ['a line without a function', [`${process.cwd()}/teams/vision.ts:7:1`], 'teams/vision.ts:7'],
    ['a line without a column', [`${process.cwd()}/main.ts:12`], 'main.ts:12'],
    ['a line of Windows', ['f (C:\\teams\\main.ts:3:1)'], 'C:\\teams\\main.ts:3'],
    ['a line of a module', [`file://${process.cwd()}/main.mjs:3:1`], 'main.mjs:3'],
    ['a line outside of the current folder', ['f (/elsewhere/main.ts:3:1)'], '/elsewhere/main.ts:3'],
    ['the program of this package that is written as a user would', [`new X (${own}/core/app.ts:1:1)`, `Object.<anonymous> (${own}/main.ts:5:1)`], 'src/main.ts:5'],
    ['no line of packages and of Node', [
      'f (/p/node_modules/cdk8s/lib/app.js:1:1)', 'Module._compile (node:internal/modules/cjs/loader:1:1)', 'async Promise.all (index 0)',
    ], undefined],
  ])('%s counts', (_, lines, expected) => {
    expect(userLine(['Error', ...lines.map(one => `    at ${one}`)].join('\n'))).toBe(expected);
  });
});

test('an error has its code, path, place and cause, and shows none of them twice', () => {
  const cause = new Error('first');
  const error = new ConfigError('Code', 'x must be y, got z; pass y', undefined, { cause });
  expect(error).toMatchObject({ name: 'ConfigError', code: 'Code', path: '', cause });
  expect(Object.keys(error)).toEqual([]);
  expect('cause' in new ConfigError('Code', 'x')).toBe(false);
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const { message } = new ConfigError('Code', 'x');
  Error.stackTraceLimit = stackTraceLimit;
  expect(message).toBe('x (Code)');
  expect(error.message).toMatch(/^x must be y, got z; pass y \(Code\) at test\/core\/where\.test\.ts:\d+$/);
});
