/** The tables of docs/platform.md are what a platform takes and needs. */
import * as fs from 'fs';
import * as path from 'path';
import { definitionOf, resolvedSchema, Schema } from '../src/core/schema/store';
import { dex, KubeflowPlatformProps, oidc, production } from '../src/platform';
import { secretRef } from '../src/core';
import { given } from './platform/support';

const PAGE = fs.readFileSync(path.join(__dirname, '..', 'docs', 'platform.md'), 'utf8');

/** Cells of the first table below a heading, without its head. */
function rowsBelow(heading: string): string[][] {
  const table = PAGE.split(`\n## ${heading}\n`)[1].split('\n## ')[0].split('\n\n').map(block => block.trim()).find(block => block.startsWith('| '))!;
  return table.split('\n').slice(2).map(line => line.split('|').slice(1, -1).map(cell => cell.trim()));
}

/** What stands between backticks. */
function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, one]) => one);
}

/** Names of the properties that a type has in any of its forms. */
function namesOf(schema: Schema): string[] {
  const { properties = {}, anyOf, allOf } = resolvedSchema(schema);
  return [...Object.keys(properties), ...[anyOf, allOf].flatMap(forms => (forms as readonly Schema[] | undefined ?? []).flatMap(namesOf))];
}

test('"All settings" has a row for every setting but those by which a preset is known', () => {
  const settings = new Set(namesOf(definitionOf('platform#PlatformProps')));
  ['security', 'reachableByOthers'].forEach(preset => expect(settings.delete(preset)).toBe(true));
  expect(rowsBelow('All settings').flatMap(([setting]) => quoted(setting)).sort()).toEqual([...settings].sort());
});

describe('"Secrets of production"', () => {
  /** Each Secret as the table says it; `without` are the settings of a platform, as in code, that need none. */
  const rows = rowsBelow('Secrets of production').map(([secret, namespace, keys, without]) => {
    const [name] = quoted(secret);
    return { name, at: `${quoted(namespace)[0]}/${name}`, keys: quoted(keys), without: quoted(without).filter(one => /^\w+: (false|'\w+')$/.test(one)) };
  });

  const CERTIFICATE = { tls: { certificate: secretRef('tls.certificate') } };
  /** Platforms whose Secrets, where a person has to name them, are called as the settings are. */
  const LOGINS = {
    dex: dex({
      client: secretRef('login.client'),
      credentials: secretRef('login.credentials'),
      users: { list: [{ email: 'ana@example.com', username: 'ana', userId: '1', hashFromEnv: 'ANA_HASH' }], passwords: secretRef('login.users.passwords') },
      connectors: [{
        type: 'oidc', id: 'sso', name: 'SSO', config: { issuer: 'https://sso.example.org', clientID: 'ml', clientSecret: { name: 'login.connectors', key: 'secret' } },
      }],
    }),
    oidc: oidc({ issuer: 'https://sso.example.org', clientId: 'ml', credentials: secretRef('login.credentials') }),
  };
  const platform = (login: keyof typeof LOGINS, change: object = {}) =>
    given({ ...production({ url: 'https://ml.example.com', ...CERTIFICATE }), login: LOGINS[login], ...change } as KubeflowPlatformProps).app.manifests();

  /** What people must make for a platform: `<namespace>/<name>`. */
  function needed(login: keyof typeof LOGINS, change?: object): string[] {
    const set = platform(login, change);
    const credentials = set.externals.filter(one => one.kind === 'Secret' && one.madeBy === 'whoever keeps the credentials').map(one => `${one.namespace}/${one.name}`);
    const certificates = set.ofKind('networking.istio.io/Gateway').filter(one => one.component === 'kubeflow')
      .flatMap(one => [...JSON.stringify(one.manifest).matchAll(/"credentialName":"([^"]+)"/g)].map(([, name]) => `istio-system/${name}`));
    return [...new Set([...credentials, ...certificates])].sort();
  }

  test('names all that a platform with Dex needs, and no other', () => {
    expect(rows.map(one => one.at).sort()).toEqual(needed('dex'));
  });

  test('says which of them a provider of one\'s own makes superfluous', () => {
    expect(needed('oidc')).toEqual(rows.filter(({ name }) => !/^login\.(client|users|connectors)/.test(name)).map(one => one.at).sort());
  });

  test('has every key that the output reads by name', () => {
    const read: { readonly name: string; readonly key: string }[] = [];
    JSON.stringify(platform('dex').all.map(one => one.manifest), (field, value) => {
      field === 'secretKeyRef' && typeof value.name === 'string' && read.push(value);
      return value;
    });
    const missing = read.filter(({ name, key }) => rows.some(one => one.name === name && !/^login\.(users|connectors)/.test(name) && !one.keys.includes(key)));
    expect(read.length).toBeGreaterThan(10);
    expect(missing).toEqual([]);
  });

  const cases = rows.filter(({ without }) => without.length > 0).map(({ at, without }) => [at, without.join(', ')] as const);
  test.each(cases)('%s goes with %s', (at, settings) => {
    expect(needed('dex')).toContain(at);
    expect(needed('dex', new Function(`return { ${settings} };`)() as object)).not.toContain(at);
  });
});
