import type { LocalSecurity, ProductionSecurity } from './settings';

/** Options of {@link local}. */
export interface LocalOptions {
  /** `http://` or `https://`, host, optional port. @default 'http://localhost:8080' */
  readonly url?: string;
  /**
   * Accepts a host that others reach too, who can then all sign in with the public password.
   * @default false
   */
  readonly reachableByOthers?: boolean;
}

/**
 * A platform on one's own machine, reached through `kubectl port-forward` at http://localhost:8080.
 *
 * Insecure in every respect that matters when others reach it: plain HTTP, a user whose password (12341234) and other
 * credentials are public and stand in the output in plain text.
 */
export function local(options: LocalOptions = {}): LocalSecurity {
  const { url = 'http://localhost:8080', reachableByOthers } = options;
  return { security: 'local', url, ...reachableByOthers !== undefined && { reachableByOthers } };
}

/** A platform for others: HTTPS, and no credential in the output. The login has no default. */
export function production(options: { readonly url: `https://${string}` }): Pick<ProductionSecurity, 'security' | 'url'> {
  return { security: 'production', url: options.url };
}
