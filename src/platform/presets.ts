import type { LocalSecurity, ProductionBehindExisting, ProductionSecurity } from './settings';

/** Options of {@link local}. */
export type LocalOptions = Partial<Omit<LocalSecurity, 'security' | 'login'>>;

/**
 * A platform on one's own machine, reached through `kubectl port-forward` at http://localhost:8080.
 *
 * Insecure in every respect that matters when others reach it: plain HTTP, a user whose password (12341234) and other
 * credentials are public and stand in the output in plain text.
 */
export function local(options: LocalOptions = {}): Omit<LocalSecurity, 'login'> {
  return { security: 'local', url: 'http://localhost:8080', ...options };
}

/** Options of {@link production}. */
export type ProductionOptions = Omit<ProductionSecurity, 'security' | 'login'>;

/** Options of {@link production} for a platform whose Gateway others make. */
export type ProductionBehindExistingOptions = Pick<ProductionBehindExisting, 'url'>;

/** A platform for others: HTTPS, and no credential in the output. The login has no default. */
export function production<Tls extends ProductionSecurity['tls']>(options: ProductionOptions & { readonly tls: Tls }):
Omit<ProductionSecurity, 'login' | 'tls'> & { readonly tls: Tls };
/** The same behind a Gateway that others make, with its certificate: only beside `istio: { existing: {...} }`. */
export function production(options: ProductionBehindExistingOptions): Pick<ProductionBehindExisting, 'security' | 'url'>;
export function production(options: ProductionOptions | ProductionBehindExistingOptions): object {
  return { security: 'production', ...options };
}
