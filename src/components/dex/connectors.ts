import type { GiteaConnector, GithubConnector, GitlabConnector, GoogleConnector, MicrosoftConnector, OpenshiftConnector } from './hosted-connectors';
import type { LdapConnector } from './ldap-connector';
import type { OAuthConnector, OidcConnector, SamlConnector } from './protocol-connectors';
import { EnvVar } from '../../apis/k8s/core/v1';
import { SecretKeyRef } from '../../core';
import { secretVariable } from '../../kit';

export type * from './connector-identity';
export type * from './hosted-connectors';
export type * from './ldap-connector';
export type * from './protocol-connectors';

/** An identity provider that Dex asks, with Dex's own names for its settings. */
export type DexConnector = OidcConnector | LdapConnector | GithubConnector | GoogleConnector | MicrosoftConnector | SamlConnector |
  GitlabConnector | OpenshiftConnector | GiteaConnector | OAuthConnector;

/** A connector as Dex's configuration file holds it. */
export interface RenderedConnector {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Connector for the configuration file: what comes from a Secret is the name of an environment variable. */
export function renderConnector(connector: DexConnector, issuerUrl: string): RenderedConnector {
  const { type, id, name, config } = connector;
  const own = entries(connector).map(([field, value]) => [field, isSecret(value) ? `$${variable(id, field)}` : value]);
  return { type, id, name, config: { ...Object.fromEntries(own), ...'host' in config ? {} : { redirectURI: `${issuerUrl}/callback` } } };
}

/** The environment variables that a connector's configuration names. */
export function connectorEnv(connector: DexConnector): EnvVar[] {
  return entries(connector).flatMap(([field, value]) => isSecret(value)
    ? [secretVariable(variable(connector.id, field), value)]
    : []);
}

/** The texts in a connector's configuration that contain `$`, which Dex would take for a variable. */
export function dollars(value: unknown): string[] {
  if (typeof value === 'string') {
    return value.includes('$') ? [value] : [];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(dollars) : [];
}

function entries(connector: DexConnector): [string, unknown][] {
  return Object.entries(connector.config).filter(([, value]) => value !== undefined);
}

function isSecret(value: unknown): value is SecretKeyRef {
  return typeof value === 'object' && value !== null && 'key' in value && 'name' in value;
}

function variable(id: string, field: string): string {
  return `CONNECTOR_${id}_${field}`.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}
