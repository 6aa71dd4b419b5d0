const LABEL = '[a-z0-9]([a-z0-9-]*[a-z0-9])?';

/** A DNS label, whatever its length: lower-case letters, digits and `-`. */
export const DNS_LABEL = new RegExp(`^${LABEL}$`);

/** DNS labels with dots between them, whatever their length. */
export const DNS_SUBDOMAIN = new RegExp(`^${LABEL}(\\.${LABEL})*$`);

/** Letters, digits, `-`, `_` and `.`, with a letter or digit at both ends, whatever their number. */
const QUALIFIED = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/** The e-mail name of a Google service account, which GKE's workload identity takes. */
export const GOOGLE_ACCOUNT = /^[a-z0-9][a-z0-9-]*@[a-z0-9.-]+\.gserviceaccount\.com$/;

/** Whether the text can name a namespace, a port or a volume. */
export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && DNS_LABEL.test(text);
}

/** Whether the text can name most kinds of objects. */
export function isDnsSubdomain(text: string): boolean {
  return text.length <= 253 && DNS_SUBDOMAIN.test(text);
}

/** Whether the text can be the key of a label or annotation: `<name>` or `<DNS subdomain>/<name>`. */
export function isLabelKey(text: string): boolean {
  const [name, prefix, ...others] = text.split('/').reverse();
  return others.length === 0 && (prefix === undefined || isDnsSubdomain(prefix)) && name !== '' && isLabelValue(name);
}

/** Whether the text can be the value of a label. */
export function isLabelValue(text: string): boolean {
  return text === '' || text.length <= 63 && QUALIFIED.test(text);
}
