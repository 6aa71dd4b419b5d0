import type { LocalSecurity, ProductionSecurity } from './settings';

/**
 * A platform on one's own machine, reached through `kubectl port-forward` at http://localhost:8080.
 *
 * Insecure in every respect that matters when others reach it: plain HTTP, a user whose password (12341234) and other
 * credentials are public and stand in the output in plain text.
 */
export function local(options: { readonly url?: string } = {}): LocalSecurity {
  return { security: 'local', url: options.url ?? 'http://localhost:8080' };
}

/** A platform for others: HTTPS, and no credential in the output. The login has no default. */
export function production(options: { readonly url: `https://${string}` }): Pick<ProductionSecurity, 'security' | 'url'> {
  return { security: 'production', url: options.url };
}
