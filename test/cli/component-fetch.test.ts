/** Files are fetched whole or not at all, and are what they were. */
import * as fs from 'fs';
import * as http from 'http';
import type { AddressInfo } from 'net';
import * as path from 'path';
import { download } from '../../src/cli/download';
import { digestOf } from '../../src/pipelines/formats/lock';
import { call, COMPONENT, home, leave } from './support';

afterEach(leave);

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

let answers: Readonly<Record<string, Answer | string>> = {};
let server: http.Server;
let base: string;

beforeAll(async () => {
  server = http.createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer === undefined) {
      response.writeHead(404).end('nothing');
    } else if (typeof answer === 'string') {
      response.end(answer);
    } else {
      answer(request, response);
    }
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const to = (location: string): Answer => (_, response) => response.writeHead(302, { location }).end();
const digest = (text: string) => digestOf('a.yaml', new TextEncoder().encode(text));
const lock = (folder = '.') => JSON.parse(fs.readFileSync(path.join(folder, 'components.lock.json'), 'utf8')) as unknown;

test('a component is written with its address and digest beside it', async () => {
  home();
  answers = { '/train/component.yaml?raw=1': COMPONENT };
  const { code, out, err } = await call('component', 'fetch', `${base}/train/component.yaml?raw=1`);
  expect([code, err]).toEqual([0, '']);
  expect(out).toBe(`written: component.yaml, a component, sha256 ${digest(COMPONENT)}\n`);
  expect(fs.readFileSync('component.yaml', 'utf8')).toBe(COMPONENT);
  expect(lock()).toEqual({ 'component.yaml': { url: `${base}/train/component.yaml?raw=1`, sha256: digest(COMPONENT) } });
  expect(fs.readdirSync('.').sort()).toEqual(['component.yaml', 'components.lock.json']);
});

test('into a file of any folder, beside others, in order', async () => {
  home();
  answers = { '/c.yaml': COMPONENT };
  for (const name of ['b', 'a']) {
    expect((await call('component', 'fetch', `${base}/c.yaml`, `parts/deep/${name}.yaml`)).code).toBe(0);
  }
  expect(Object.keys(lock('parts/deep') as object)).toEqual(['a.yaml', 'b.yaml']);
  expect(await call('component', 'check', 'parts/deep')).toEqual({ code: 0, out: 'same: parts/deep/a.yaml\nsame: parts/deep/b.yaml\n', err: '' });
});

test('several at once lose nothing', async () => {
  home();
  answers = { '/c.yaml': COMPONENT };
  const names = ['a', 'b', 'c', 'd', 'e'].map(name => `${name}.yaml`);
  await Promise.all(names.map(name => call('component', 'fetch', `${base}/c.yaml`, name)));
  expect(Object.keys(lock() as object)).toEqual(names);
});

test('once more, it is there; a newer one takes the place of what was fetched, and of nothing else', async () => {
  home();
  answers = { '/c.yaml': COMPONENT };
  await call('component', 'fetch', `${base}/c.yaml`);
  expect((await call('component', 'fetch', `${base}/c.yaml`)).out).toContain('is there: c.yaml');
  const newer = `${COMPONENT}# newer\n`;
  answers = { '/c.yaml': newer };
  expect((await call('component', 'fetch', `${base}/c.yaml`)).out).toContain('updated: c.yaml');
  fs.writeFileSync('c.yaml', 'my own');
  answers = { '/c.yaml': COMPONENT };
  const { code, err } = await call('component', 'fetch', `${base}/c.yaml`);
  expect(code).toBe(1);
  expect(err).toContain('"c.yaml" must be what was fetched before, or not be there, got a file of your own');
  expect([fs.readFileSync('c.yaml', 'utf8'), lock()]).toEqual(['my own', { 'c.yaml': { url: `${base}/c.yaml`, sha256: digest(newer) } }]);
});

test('redirects are followed, relative ones too', async () => {
  home();
  answers = { '/a': to('/b/c'), '/b/c': to('d.yaml'), '/b/d.yaml': COMPONENT };
  expect((await call('component', 'fetch', `${base}/a`, 'x.yaml')).code).toBe(0);
  expect(lock()).toMatchObject({ 'x.yaml': { url: `${base}/a` } });
});

test.each([
  ['a page', '<html></html>', 'c.yaml must be an object, got a string'],
  ['no YAML', 'a: [', 'c.yaml must be YAML'],
  ['a component without a container', 'name: n\nimplementation: {graph: {}}', 'implementation in c.yaml must be a container'],
  ['a workflow of SDK 1', 'apiVersion: argoproj.io/v1alpha1\nkind: Workflow', 'must be compiled by SDK 2'],
  ['something else', 'apiVersion: v1\nkind: ConfigMap', 'must be a pipeline spec'],
])('nothing is written of %s', async (_, text, fragment) => {
  home();
  answers = { '/c.yaml': text };
  const { code, out, err } = await call('component', 'fetch', `${base}/c.yaml`, 'deep/c.yaml');
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(fragment.replace('c.yaml', 'deep/c.yaml'));
  expect(fs.readdirSync('.')).toEqual([]);
});

test.each<[string, string, string]>([
  ['/none.yaml', 'Download', 'got status 404'],
  ['/loop.yaml', 'Download', 'got more than 5 redirects'],
  ['/away.yaml', 'Download', 'got a redirect to "ftp://example.com"'],
  ['/odd.yaml', 'Download', 'got a redirect to "http://["'],
  ['/broken.yaml', 'Download', 'got "'],
  ['/many.yaml', 'Download', 'got more than 8388608 bytes'],
])('%s cannot be had, and nothing is written', async (file, code, fragment) => {
  home();
  answers = {
    '/loop.yaml': to('/loop.yaml'), '/away.yaml': to('ftp://example.com/a'), '/odd.yaml': to('http://['),
    '/broken.yaml': (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('a', () => response.destroy());
    },
    '/many.yaml': '#'.repeat(8 * 1024 ** 2 + 1),
  };
  const called = await call('component', 'fetch', `${base}${file}`);
  expect([called.code, called.out]).toEqual([1, '']);
  expect(called.err).toContain(`(${code})`);
  expect(called.err).toContain(fragment);
  expect(fs.readdirSync('.')).toEqual([]);
});

test('a server that says nothing is not waited for long', async () => {
  answers = { '/slow.yaml': () => undefined };
  await expect(download(`${base}/slow.yaml`, { timeout: 100 })).rejects.toMatchObject({ code: 'Download', message: expect.stringContaining('got no answer within 0.1 s') as string });
});

test('nor one that begins and stops', async () => {
  answers = { '/slow.yaml': (_, response) => response.write('a') };
  await expect(download(`${base}/slow.yaml`, { timeout: 100 })).rejects.toMatchObject({ code: 'Download', message: expect.stringContaining('within 0.1 s') as string });
});

test('nobody who listens is told with the reason', async () => {
  await expect(download('http://127.0.0.1:9/a.yaml')).rejects.toMatchObject({ code: 'Download', message: expect.stringMatching(/127\.0\.0\.1:9|bad port/) as string });
});

test.each([
  ['a.yaml', 'must begin with https:// or http://, got "a.yaml"'], ['ftp://a/b.yaml', 'got "ftp://a/b.yaml"'], ['file:///etc/passwd', 'must begin with'],
  ['https://me:secret@example.com/a.yaml', 'must hold no password'],
  ['https://github.com/o/r/blob/v1/x/component.yaml', 'use https://raw.githubusercontent.com/o/r/v1/x/component.yaml'],
  ['https://github.com/o/r/raw/v1/component.yaml', 'use https://raw.githubusercontent.com/o/r/v1/component.yaml'],
])('%s is no address of a file', async (url, fragment) => {
  home();
  const { code, err } = await call('component', 'fetch', url, 'a.yaml');
  expect([code, err.includes('secret')]).toEqual([1, false]);
  expect(err).toContain(fragment);
  expect(err).toContain('DownloadUrl');
});

test('the file to write has an ending that says what it is', async () => {
  home();
  const { code, err } = await call('component', 'fetch', `${base}/component`);
  expect(code).toBe(1);
  expect(err).toContain('FetchedFile');
  expect(err).toContain('must end in .yaml, .yml, .json, .zip, .tar.gz, .tgz, got "component"; name it behind the address');
});

test('a list of fetched files that is broken is left as it is', async () => {
  home();
  answers = { '/c.yaml': COMPONENT };
  fs.writeFileSync('components.lock.json', '[]');
  expect(await call('component', 'fetch', `${base}/c.yaml`)).toMatchObject({ code: 1, err: expect.stringContaining('ComponentLock') as string });
  expect([fs.readdirSync('.'), fs.readFileSync('components.lock.json', 'utf8')]).toEqual([['components.lock.json'], '[]']);
});

test('what the system refuses is told', async () => {
  home();
  answers = { '/c.yaml': COMPONENT };
  fs.writeFileSync('taken', '');
  const { code, err } = await call('component', 'fetch', `${base}/c.yaml`, 'taken/c.yaml');
  expect([code, err.includes('\n    at ')]).toEqual([1, false]);
  expect(err).toMatch(/EEXIST|ENOTDIR/);
});
