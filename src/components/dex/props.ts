import { DexExpiry, StaticUser } from './config';
import { DexConnector } from './connectors';
import { ComponentProps, LogLevel, MeshedProps, SecretRef } from '../../core';
import { NamespaceName } from '../../core/names';

/** Pods that may call Dex. */
export interface DexCaller {
  /** Namespace of the pods. */
  readonly namespace: string;
  /** Labels of the pods. */
  readonly selector: Readonly<Record<string, string>>;
}

/** Properties of {@link Dex} beside the users that it knows itself. */
export interface DexCommonProps extends ComponentProps, MeshedProps {
  /** Secret in `namespace` with the keys `OIDC_CLIENT_ID` and `OIDC_CLIENT_SECRET`, shared with the login proxy; not made here. */
  readonly client: SecretRef;
  /** @default 'auth' */
  readonly namespace?: NamespaceName;
  /**
   * Name of the issuer in tokens, and the URL that other identity providers send browsers back to:
   * `http(s)://<host>/<path>` without a slash at the end. It must be reachable by browsers if a connector other than LDAP is used.
   * @default - `http://dex.<namespace>.svc.<clusterDomain>:5556/dex`
   */
  readonly issuerUrl?: string;
  /**
   * Identity providers that Dex asks.
   * @default []
   */
  readonly connectors?: readonly DexConnector[];
  /**
   * Where browsers may be sent after a login: paths at the gateway, or whole URLs.
   * @default ['/oauth2/callback']
   */
  readonly redirectUris?: readonly string[];
  /** @default - Dex's own times */
  readonly expiry?: DexExpiry;
  /**
   * Pods beside those of the gateway that may call Dex; `any` leaves the network policies out.
   * @default - the mesh's control plane (`app: istiod` in the gateway's namespace) and the login proxy in namespace `oauth2-proxy`
   */
  readonly callers?: readonly DexCaller[] | 'any';
  /**
   * What is logged; `debug` shows each step of a login.
   * @default 'debug'
   */
  readonly logLevel?: LogLevel;
}

/** Users whom Dex knows itself, with their hashes in a Secret. */
export interface DexStaticUsers {
  /** Users whom Dex knows itself. */
  readonly staticUsers: readonly StaticUser[];
  /** Secret in `namespace` with one bcrypt hash for each user; not made here. */
  readonly passwords: SecretRef;
}

/** No users of Dex's own: all come from connectors. */
export interface DexNoStaticUsers {
  /** @default - all users come from connectors */
  readonly staticUsers?: undefined;
  /** @default - all users come from connectors */
  readonly passwords?: undefined;
}

/** Properties of {@link Dex}. */
export type DexProps = DexCommonProps & (DexStaticUsers | DexNoStaticUsers);
