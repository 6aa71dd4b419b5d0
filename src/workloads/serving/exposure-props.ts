import { ServingRef, TokenRule } from '../../core';
import { PrincipalRef, ServiceAccountPrincipal } from '../profile/principals';

/** What every service with a place in the mesh can say. */
interface Meshed {
  /** Whether its pods have a proxy of the mesh, without which nobody is kept out. @default true */
  readonly mesh?: true;
  /** How the platform serves models. @default - as the platform of the app says */
  readonly serving?: ServingRef;
}

/** Nobody but the namespace itself, or everybody whom the gateway lets pass: nobody is looked at. */
interface NobodyLookedAt {
  /** @default - nobody is looked at */
  readonly callers?: undefined;
  /** @default - nobody is looked at */
  readonly tokens?: undefined;
}

/** Those whose token the proxy of the model's pods has checked. */
interface ByToken {
  /**
   * `login`: people who sign in at the platform; `token`: programs that send a token.
   */
  readonly expose: 'login' | 'token';
  /** Who may call. @default - owner and contributors of the profile around it for `login`, its ServiceAccount `default-editor` for `token` */
  readonly callers?: readonly PrincipalRef[];
  /** Issuers whose tokens count. @default - those of the platform */
  readonly tokens?: readonly TokenRule[];
}

/**
 * Who may call a service on Knative. Requests reach it by Knative's own programs, so that the mesh does not know who sent them; only a token says it.
 */
export type KnativeExposure = Meshed & (ByToken | NobodyLookedAt & {
  /**
   * `none`: nobody outside of its namespace; `cluster`: every program in the cluster that reaches it; `public`: also everybody whom the platform's gateway
   * lets pass.
   * @default 'none'
   */
  readonly expose?: 'none' | 'cluster' | 'public';
});

/** Who may call a service in standard mode. Pods call it themselves, so that the mesh knows them; at its gateway nobody signs in. */
export type StandardExposure = Meshed & (NobodyLookedAt & {
  /** `none`: nobody outside of its namespace; `public`: everybody who reaches the gateway for models. @default 'none' */
  readonly expose?: 'none' | 'public';
} | {
  /** Programs in the cluster, all or by their ServiceAccounts. */
  readonly expose: 'cluster';
  /** Who may call. Their proxies must know the namespace, by a `Sidecar` of theirs: else the mesh does not see who calls. @default - every program in the cluster */
  readonly callers?: readonly ServiceAccountPrincipal[];
  /** @default - the mesh knows its programs */
  readonly tokens?: undefined;
} | (Omit<ByToken, 'expose'> & {
  /** Programs that send a token. */
  readonly expose: 'token';
}));

/** Pods without a proxy, which everybody may call who can open a connection. */
export interface Unmeshed {
  /** Pods without a proxy of the mesh. */
  readonly mesh: false;
  /** @default - nobody is kept out */
  readonly expose?: undefined;
  /** @default - nobody is looked at */
  readonly callers?: undefined;
  /** @default - nobody is looked at */
  readonly tokens?: undefined;
  /** How the platform serves models. @default - as the platform of the app says */
  readonly serving?: ServingRef;
}
