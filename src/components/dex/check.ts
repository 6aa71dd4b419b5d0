import { IConstruct } from 'constructs';
import { StaticUser } from './config';
import { DexConnector, dollars } from './connectors';
import { ConfigError, listed, shown } from '../../core';

/** What is checked together. */
export interface DexChecked {
  readonly issuerUrl: string;
  /** DNS name of the Service, which browsers do not know. */
  readonly host: string;
  readonly connectors: readonly DexConnector[];
  readonly redirectUris: readonly string[];
  readonly staticUsers: readonly StaticUser[];
}

const ISSUER_URL = /^https?:\/\/[^/?#\s]+((?:\/[A-Za-z0-9._~-]+)+)$/;
const CONNECTOR_ID = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
const REDIRECT_URI = /^(\/|https?:\/\/)[^\s#]*$/;

/** Refuses settings with which nobody could log in; returns the path of the issuer. */
export function check(at: IConstruct, checked: DexChecked): string {
  const path = ISSUER_URL.exec(checked.issuerUrl)?.[1];
  if (path === undefined) {
    throw new ConfigError('IssuerUrl', `issuerUrl must be an http or https URL with a path and no slash at the end, got ${shown(checked.issuerUrl)}; ` +
      'pass e.g. "https://ml.example.com/dex"', at);
  }
  if (checked.connectors.length === 0 && checked.staticUsers.length === 0) {
    throw new ConfigError('NoLoginMethod', `there is no way to log in, got connectors ${shown(checked.connectors)} and staticUsers ${shown(checked.staticUsers)}; ` +
      'add a connector, or staticUsers with passwords', at);
  }
  const badUri = checked.redirectUris.find(uri => !REDIRECT_URI.test(uri));
  if (badUri !== undefined || checked.redirectUris.length === 0) {
    throw new ConfigError('RedirectUri', `redirectUris must hold paths or http(s) URLs, got ${shown(badUri ?? checked.redirectUris)}; ` +
      'pass e.g. "/oauth2/callback" or "https://ml.example.com/oauth2/callback"', at);
  }
  checkConnectors(at, checked);
  checkUsers(at, checked.staticUsers);
  return path;
}

function checkConnectors(at: IConstruct, { connectors, issuerUrl, host }: DexChecked): void {
  const ids = connectors.map(one => one.id);
  connectors.forEach((connector, index) => {
    const { id, type } = connector;
    if (!CONNECTOR_ID.test(id) || id === 'local' || ids.indexOf(id) !== index) {
      throw new ConfigError('ConnectorId', `connectors[${index}].id must be in lower case, unique and not "local", got ${shown(id)}; ` +
        `give it a name of its own beside ${listed(ids.filter((_, other) => other !== index))}`, at);
    }
    const [text] = dollars(connector.config);
    if (text !== undefined) {
      throw new ConfigError('ConnectorText', `connectors[${index}].config must not contain "$", which Dex takes for an environment variable, got ${shown(text)}; ` +
        'write it without "$"', at);
    }
    if (type !== 'ldap' && new URL(issuerUrl).hostname === host) {
      throw new ConfigError('IssuerNotPublic', `connectors[${index}] (${type}) sends browsers back to the issuer, which they cannot reach, got issuerUrl ${shown(issuerUrl)}; ` +
        'pass a URL at the gateway, e.g. "https://ml.example.com/dex"', at);
    }
  });
}

function checkUsers(at: IConstruct, users: readonly StaticUser[]): void {
  users.forEach((user, index) => {
    const wrong = !VARIABLE.test(user.hashFromEnv) ? `hashFromEnv must be the name of an environment variable, got ${shown(user.hashFromEnv)}; pass e.g. "ANA_HASH"`
      : users.findIndex(other => other.email.toLowerCase() === user.email.toLowerCase()) !== index ? `email must be unique, got ${shown(user.email)} twice; remove one of them`
        : users.findIndex(other => other.userId === user.userId) !== index ? `userId must be unique, got ${shown(user.userId)} twice; give each user its own`
          : undefined;
    if (wrong !== undefined) {
      throw new ConfigError('StaticUser', `staticUsers[${index}].${wrong}`, at);
    }
  });
}
