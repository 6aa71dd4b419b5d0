import { shown } from './errors';
import { NameRule } from '../apis/kind';

/**
 * Name of a namespace.
 * @pattern ^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$
 * @form the name of a namespace: at most 63 lower-case letters, digits and "-"
 */
export type NamespaceName = string;

/**
 * Name of an object of most kinds.
 * @pattern ^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$
 * @maxLength 253
 * @form the name of an object: lower-case letters, digits, "-" and "."
 */
export type ObjectName = string;

/**
 * A DNS name.
 * @pattern ^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$
 * @form a DNS name such as "cluster.local"
 */
export type DnsName = string;

/**
 * Address of a web page or service.
 * @pattern ^https?://[^\s/?#]+([/?#]\S*)?$
 * @form a URL that starts with http:// or https://
 */
export type WebUrl = string;

const LABEL = '[a-z0-9]([a-z0-9-]*[a-z0-9])?';

/** A DNS label, whatever its length: lower-case letters, digits and `-`. */
export const DNS_LABEL = new RegExp(`^${LABEL}$`);

/** DNS labels with dots between them, whatever their length. */
export const DNS_SUBDOMAIN = new RegExp(`^${LABEL}(\\.${LABEL})*$`);

/** Letters, digits, `-`, `_` and `.`, with a letter or digit at both ends, whatever their number. */
const QUALIFIED = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/**
 * The e-mail name of a Google service account, which GKE's workload identity takes. A shorter one ends the profile controller,
 * for all profiles.
 * @pattern ^[a-z0-9][a-z0-9-]*@[a-z0-9.-]+\.iam\.gserviceaccount\.com$
 * @form the e-mail name of a Google service account such as "vision@my-project.iam.gserviceaccount.com"
 */
export type GoogleAccount = string;

/** What {@link GoogleAccount} looks like. */
export const GOOGLE_ACCOUNT = /^[a-z0-9][a-z0-9-]*@[a-z0-9.-]+\.iam\.gserviceaccount\.com$/;

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

/** Label of every namespace with its name, which Kubernetes sets by itself. */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** What keeps a name from being used, in the words of an error; undefined if nothing does. */
export function nameFault(name: string, rule: NameRule): string | undefined {
  if (name.length > rule.longest) {
    return `must have at most ${rule.longest} characters, since ${rule.because}, got ${name.length} in ${shown(name)}`;
  }
  if (!(rule.dots ? DNS_SUBDOMAIN : DNS_LABEL).test(name) || rule.service && !/^[a-z]/.test(name)) {
    return `must be lower-case letters, digits${rule.dots ? ', "."' : ''} and "-"${rule.service ? ', starting with a letter' : ''}, got ${shown(name)}`;
  }
  return undefined;
}
