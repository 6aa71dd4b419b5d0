import { DexConnector, renderConnector } from './connectors';
import { LogLevel, yaml } from '../../core';
import { goDuration, Time } from '../../core/amounts';

/** A user whom Dex knows itself. */
export interface StaticUser {
  /** Mail address: what the user types, and what the platform takes for the user's id. */
  readonly email: string;
  readonly username: string;
  /** Identifier that never changes; becomes part of the token's subject. */
  readonly userId: string;
  /** Key in the Secret `passwords` that holds the bcrypt hash of the password; also the name of an environment variable. */
  readonly hashFromEnv: string;
}

/** How long what Dex issues is valid. */
export interface DexExpiry {
  /** Tokens of users and programs. @default - Dex's own, 24 hours */
  readonly idTokens?: Time;
  /** Keys that sign tokens, before the next one takes over. @default - Dex's own, 6 hours */
  readonly signingKeys?: Time;
  /** Time for a user to finish a login. @default - Dex's own, 24 hours */
  readonly authRequests?: Time;
  /** A login that nobody renewed for so long ends. @default - Dex's own: never */
  readonly refreshTokensUnused?: Time;
  /** A login ends after that, whatever happens. @default - Dex's own: never */
  readonly refreshTokensAbsolute?: Time;
}

/** What the configuration file is made of. */
export interface DexConfig {
  readonly issuerUrl: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly redirectUris: readonly string[];
  readonly staticUsers: readonly StaticUser[];
  readonly connectors: readonly DexConnector[];
  /** Undefined for the lifetimes that Dex has built in. */
  readonly expiry: DexExpiry | undefined;
}

/** Dex's configuration file: state in Kubernetes objects, one client, which reads its credentials from the environment. */
export function configFile(config: DexConfig): string {
  const { staticUsers, connectors } = config;
  return yaml({
    issuer: config.issuerUrl,
    storage: { type: 'kubernetes', config: { inCluster: true } },
    web: { http: `0.0.0.0:${config.port}` },
    logger: { level: config.logLevel, format: 'text' },
    oauth2: { skipApprovalScreen: true },
    ...config.expiry && { expiry: expiry(config.expiry) },
    ...connectors.length > 0 && { connectors: connectors.map(connector => renderConnector(connector, config.issuerUrl)) },
    enablePasswordDB: staticUsers.length > 0,
    ...staticUsers.length > 0 && {
      staticPasswords: staticUsers.map(({ email, hashFromEnv, username, userId }) => ({ email, hashFromEnv, username, userID: userId })),
    },
    staticClients: [{
      idEnv: 'OIDC_CLIENT_ID',
      secretEnv: 'OIDC_CLIENT_SECRET',
      name: 'Dex Login Application',
      redirectURIs: config.redirectUris,
    }],
  });
}

function expiry(settings: DexExpiry): Record<string, unknown> {
  const { idTokens, signingKeys, authRequests, refreshTokensUnused, refreshTokensAbsolute } = settings;
  const refreshTokens = times({ validIfNotUsedFor: refreshTokensUnused, absoluteLifetime: refreshTokensAbsolute });
  return { ...times({ idTokens, signingKeys, authRequests }), ...Object.keys(refreshTokens).length > 0 && { refreshTokens } };
}

/** Those durations that are given, as Dex reads them. */
function times(settings: Readonly<Record<string, Time | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).flatMap(([name, time]) => time === undefined ? [] : [[name, goDuration(time)]]));
}
