import { credentialsLiteral } from '../../src/checks';
import { config, deployment, found, object, places } from './support';

const problems = (...all: readonly object[]) => found(credentialsLiteral, all).map(text => text.split('; ')[0]);

/** Names of the settings that give a credential away in a ConfigMap with one file. */
const inFile = (file: string, text: string) => problems(config({ [file]: text })).map(one => /got a value for "([^"]+)"/.exec(one)?.[1] ?? one);

/** Whether a variable gives a credential away. */
const isFound = (name: string, value: string) => problems(deployment({}, { env: [{ name, value }] })).length > 0;

describe('the value of a setting', () => {
  test.each([
    ['DB_PASSWORD', '$(X)-hunter2'], ['DB_PASSWORD', 'hunter2-$(X)'], ['DB_PASSWORD', 'hunter2 ENC[a]'], ['DB_PASSWORD', 'ENC[a] hunter2'],
    ['DB_SECRET', 'Xhunter2'], ['DB_SECRET', 'hunter2!'], ['TOKEN_PASSWORD', '4711'],
  ])('is a credential: %s=%s', (name, value) => expect(isFound(name, value)).toBe(true));

  test.each([
    ['TLS_SECRET', 'front-tls\n'], ['TLS_SECRET', 'x'], ['MAX_TOKEN', '512\n'], ['STOP_TOKEN', '###'], ['DB_PASSWORD', ' $(PW)\n'], ['DB_PASSWORD', '$(cat /run/(a))'],
  ])('is none: %s=%j', (name, value) => expect([isFound(name, value), ...inFile(name, value)]).toEqual([false]));
});

describe('a file in a ConfigMap', () => {
  test.each([
    ['app.shared.yaml', 'password: hunter2', 'password'], ['app.rc', 'password=hunter2', 'password'],
    ['a.ini', 'bind_pw = hunter2', 'bind_pw'], ['a.ini', 'pass-phrase = hunter2', 'pass-phrase'],
    ['values.yaml', 'password: hunter2\nscript: |\n  #!/bin/sh\n  run\n', 'password'],
    ['a.yaml', '"password": hunter2', 'password'], ['a.yaml', '"password": 2hunter', 'password'],
    ['a.yaml', 'password: "hunter2(x"', 'password'], ['a.yaml', 'password: 2hunter[x', 'password'], ['a.yaml', 'password: "hunter2-{{ .x }}"', 'password'],
    ['a.py', 'if x:\n  export AWS_SECRET_ACCESS_KEY=hunter2\n', 'AWS_SECRET_ACCESS_KEY'],
    ['a.sh', 'set -e; PASSWORD=\'$hunter2!\' run', 'PASSWORD'], ['a.sh', 'PASSWORD=hunter2$X run', 'PASSWORD'],
  ])('gives a credential away: %s with %j', (file, text, name) => expect(inFile(file, text)).toEqual([name]));

  test.each([
    ['a.json', '{"password": 4711 }'], ['a.json', '{"token": 1.25}'],
    ['a.yaml', 'password: "{{ if .a }}{{ .a }}{{ else }}none{{ end }}"'],
    ['settings', 'password = os.environ["PASSWORD"]\napi_token = get_token()\nkey.secret = a.b.c(x)\n'],
    ['notes', 'in a script: curl "$HOST&token=hunter2"'],
  ])('gives none away: %s with %j', (file, text) => expect(inFile(file, text)).toEqual([]));
});

describe('a command', () => {
  const args = (...all: readonly string[]) => places(credentialsLiteral, [deployment({}, { args: all })]).map(place => place.split('.').pop());

  test('gives away what stands behind an option with one dash, and in one of a custom resource', () => {
    expect(args('-password', 'hunter2!')).toEqual(['args[1]']);
    expect(places(credentialsLiteral, [object('example.com/v1', 'Thing', 't', { spec: { command: ['--password=hunter2'] } })])).toEqual(['Thing/ml/t spec.command[0]']);
  });

  test('takes a word that only ends like an option for none', () => expect(args('get-token', 'hunter2!')).toEqual([]));

  test('tells a credential in a URL once', () => expect(args('https://a.example.com/?a=b&token=hunter2')).toEqual(['args[0]']));
});

test('the text of a custom resource is a program only where its field says so', () => {
  const text = 'url: x\npassword: hunter2\n';
  expect(places(credentialsLiteral, [object('example.com/v1', 'Thing', 't', { spec: { datasource: text, sources: text, source: text } })])).toEqual([
    'Thing/ml/t spec.datasource', 'Thing/ml/t spec.sources',
  ]);
});

test('a Secret is empty with empty values, and not with what only looks like a word or a path', () => {
  const empty = object('v1', 'Secret', 's', { data: { key: '', other: undefined } });
  expect(problems(empty, config({ a: '', b: null }), object('example.com/v1', 'Thing', 't', { spec: null }))).toEqual([]);
  expect(problems(object('v1', 'Secret', 's', { data: { a: '/9j/4AAQ', b: 'null' }, stringData: { c: 'hunter2 ENC[a]', d: 'ENC[a] hunter2' } }))).toEqual([
    'Secret/ml/s data: the Secret has values in it, got the keys ["a","b"]', 'Secret/ml/s stringData: the Secret has values in it, got the keys ["c","d"]',
  ]);
});

describe('the user in a URL', () => {
  const users = (url: (user: string) => object, all: readonly string[]) => all.filter(user => problems(url(user)).length > 0);
  const repository = (user: string) => object('argoproj.io/v1alpha1', 'Application', 'a', { spec: { source: { repoURL: `https://${user}@git.example.com/a.git` } } });

  test('of a repository is a token unless people and organizations are called so', () => {
    expect(users(repository, ['k3yf0rg', 'my-organization', 'First.Last', 'ana17%40example.com', 'robot-account-of-team-17x:${PW}'])).toEqual([]);
    const tokens = ['k3yf0rg8', '0'.repeat(8), 'a'.repeat(42)];
    expect(users(repository, tokens)).toEqual(tokens);
  });

  test('of anything else is a token if nobody is called so', () => {
    const url = (user: string) => config({ url: `see https://${user}@example.com` });
    expect(users(url, ['0123456789012345678901', 'organization-of-many-people', 'first.last17-department-of-many', 'ana17', '5f2c9a8be1d04c77a3e'])).toEqual([]);
    expect(users(url, ['5f2c9a8be1d04c77a3e6'])).toHaveLength(1);
  });
});
