/**
 * Values as Istio reads them. Each function says what is wrong with one, in the words of a finding; undefined if nothing is.
 *
 * Source: Istio, pkg/config/validation and its folder agent, pkg/config/labels, host, protocol and visibility; release in pins/.
 */
import { isIP, isIPv4 } from 'net';
import { nanoseconds } from '../durations';

/** What is wrong with a value. */
export type Problem = string | undefined;

const LABEL = /^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/;
const WILDCARD_LABEL = /^(\*|(\*|\*-)?[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)$/;

/** Whether it is a label of DNS, for Istio in capitals too. */
export function isLabel(text: string): boolean {
  return text.length <= 63 && LABEL.test(text);
}

/** What is wrong with a label of DNS. */
export function labelFault(text: string): Problem {
  return isLabel(text) ? undefined : 'must be at most 63 letters, digits and "-", with a letter or digit at both ends';
}

function sizeFault(name: string): Problem {
  return name.length > 255 ? 'must have at most 255 letters' : name === '' ? 'must not be empty' : undefined;
}

function labelsFault(labels: readonly string[]): Problem {
  const last = labels[labels.length - 1];
  if (/^[+-]?\d+$/.test(last)) {
    return 'must not end with a number';
  }
  const named = last === '' ? labels.slice(0, -1) : labels;
  return named.every(isLabel) ? undefined : 'must be a DNS name: letters, digits and "-", with dots between its parts';
}

/** What is wrong with a DNS name. */
export function domainFault(name: string): Problem {
  return sizeFault(name) ?? labelsFault(name.split('.'));
}

/** What is wrong with a DNS name, whose first part may be or begin with `*`. */
export function wildcardFault(name: string): Problem {
  const [first, ...others] = name.split('.');
  const form = first.length <= 63 && WILDCARD_LABEL.test(first) ? undefined : 'must be a DNS name, or one that begins with "*."';
  return sizeFault(name) ?? form ?? (others.length > 0 ? labelsFault(others) : undefined);
}

/** Whether a part of a DNS name, rather than all of it, is open: `*foo.example.com`. */
export function isPartlyOpen(host: string): boolean {
  return host.includes('*') && host !== '*' && !host.startsWith('*.');
}

/** What is wrong with a host of a gateway or of what a sidecar reaches. */
export function hostFault(host: string): Problem {
  if (host !== '*' && !host.includes('.')) {
    return 'must be a full name with dots';
  }
  return isPartlyOpen(host) ? 'must not have "*" beside other letters' : wildcardFault(host);
}

/** What is wrong with an address. */
export function ipFault(text: string): Problem {
  return isIP(text) === 0 ? 'must be an IP address' : undefined;
}

/** What is wrong with an address or a range of addresses. */
export function subnetFault(text: string): Problem {
  if (!text.includes('/')) {
    return ipFault(text);
  }
  const [address, bits, ...more] = text.split('/');
  const most = isIPv4(address) ? 32 : 128;
  const isRange = more.length === 0 && isIP(address) !== 0 && !address.includes('%') && /^(0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= most;
  return isRange ? undefined : 'must be a range of IP addresses such as "10.0.0.0/8"';
}

/** Whether a text has control characters, or "%" without its two digits before "?", which Go takes in no URL. */
export function isMisescaped(text: string): boolean {
  return /\p{Cc}|^[^?]*%(?![0-9a-f]{2})/iu.test(text);
}

/** What is wrong with the number of a port. */
export function portFault(number: number): Problem {
  return number >= 1 && number <= 65535 ? undefined : 'must be 1 to 65535';
}

/** What is wrong with the path of a socket, without `unix://`. */
export function socketFault(path: string): Problem {
  return path.startsWith('@') || path.startsWith('/') && !path.endsWith('/') ? undefined : 'must be the absolute path of a file after "unix://", or begin with "@" there';
}

/** What is wrong with what a listener binds to. */
export function bindFault(bind: string): Problem {
  return bind.startsWith('unix://') ? socketFault(bind.slice('unix://'.length)) : ipFault(bind);
}

/** What is wrong with a duration. */
export function durationFault(text: string): Problem {
  const length = nanoseconds(text);
  if (length === undefined) {
    return 'must be a duration with its unit, such as "5s"';
  }
  return length < 1e6 ? 'must be at least 1ms' : length % 1e6 !== 0 ? 'must be whole milliseconds' : undefined;
}

/** What is wrong with a duration of which nothing is asked but its form and size. */
export function looseDurationFault(text: string): Problem {
  const fault = durationFault(text);
  return fault === 'must be whole milliseconds' ? undefined : fault;
}

const TAG_KEY = /^(?:[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?)*\/)?([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const TAG_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

/** What is wrong with the name of a label of pods. */
export function labelKeyFault(key: string): Problem {
  const [name, prefix = ''] = key.split('/').reverse();
  return TAG_KEY.test(key) && name.length <= 63 && prefix.length <= 253 ? undefined : 'must be the name of a label such as "app" or "example.com/app"';
}

/** What is wrong with the value of a label of pods. */
export function labelValueFault(value: string): Problem {
  return TAG_VALUE.test(value) ? undefined : 'must be the value of a label: letters, digits, "-", "_" and "."';
}

const PROTOCOLS = ['tcp', 'udp', 'grpc', 'grpc-web', 'http', 'http_proxy', 'http2', 'https', 'tls', 'mongo', 'redis', 'mysql'];
const HTTP = ['http', 'http2', 'http_proxy', 'grpc', 'grpc-web'];
const TLS = ['https', 'tls'];

/** Whether Istio knows the protocol. */
export function isProtocol(text: string | undefined): boolean {
  return PROTOCOLS.includes(text?.toLowerCase() ?? '');
}

/** Whether it is HTTP without encryption. */
export function isHttp(text: string | undefined): boolean {
  return HTTP.includes(text?.toLowerCase() ?? '');
}

/** Whether it is encrypted. */
export function isTls(text: string | undefined): boolean {
  return TLS.includes(text?.toLowerCase() ?? '');
}

/** What is wrong with a protocol that may be left out. */
export function protocolFault(text: string): Problem {
  return text === '' || isProtocol(text) ? undefined : 'must be a protocol that Istio knows: HTTP, HTTP2, HTTPS, GRPC, GRPC-WEB, TCP, TLS, UDP, MONGO, MYSQL or REDIS';
}

/** Whether two hosts, with or without `*`, have a name in common, as Istio has it. */
export function overlap(one: string, other: string): boolean {
  const [open, otherOpen] = [one.startsWith('*'), other.startsWith('*')];
  if (open && otherOpen) {
    return one.length < other.length ? other.slice(1).endsWith(one.slice(1)) : one.slice(1).endsWith(other.slice(1));
  }
  return open ? other.endsWith(one.slice(1)) : otherOpen ? one.endsWith(other.slice(1)) : one === other;
}

/** Whether a host, with or without `*`, has all names of another one. */
export function covers(wide: string, narrow: string): boolean {
  if (narrow.startsWith('*')) {
    return wide.startsWith('*') && narrow.length >= wide.length && narrow.slice(1).endsWith(wide.slice(1));
  }
  return wide.startsWith('*') ? narrow.endsWith(wide.slice(1)) : wide === narrow;
}

const HEADER = /^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/;
const PSEUDO = [':method', ':scheme', ':authority', ':path', ':status'];

/** Whether the name of a header stands for a claim of a token. */
export function isClaim(name: string): boolean {
  return /^@request\.auth\.claims(\..+|\[.+\])$/is.test(name);
}

/** What is wrong with the name of a header that requests are looked at for. */
export function headerFault(name: string): Problem {
  return isClaim(name) || PSEUDO.includes(name) || HEADER.test(name) ? undefined : 'must be the name of a header';
}

/** What is wrong with the name of a header in a policy for other origins. */
export function corsHeaderFault(name: string): Problem {
  return name === '*' || HEADER.test(name) ? undefined : 'must be the name of a header';
}

/** What is wrong with the name of a header that is changed; that of the host may be, in requests. */
export function changedHeaderFault(name: string, mayBeHost: boolean): Problem {
  if (name === '') {
    return 'must not be empty';
  }
  if (mayBeHost && isAuthority(name)) {
    return undefined;
  }
  return name.startsWith(':') || name.toLowerCase() === 'host' ? 'must not be the host or begin with ":"' : undefined;
}

/** Whether a header says the host of a request. */
export function isAuthority(name: string): boolean {
  return [':authority', 'host'].includes(name.toLowerCase());
}

/** Letters between the quotes or brackets of a variable's arguments. */
const ARGUMENT = String.raw`(?:[^\\)"]|\\.)*`;
/** What stands in the brackets of a variable: letters up to the first `)`, or a list of texts in quotes; istiod reads both with one machine. */
const ARGUMENTS = String.raw`\( *(?:\[ *"|[^ [])(?:${ARGUMENT}" *, *")*${ARGUMENT}(?:\)|" *\] *\)) *`;
/** Text, `%%`, and variables `%NAME%` or `%NAME(arguments)%` of Envoy. */
const HEADER_VALUE = new RegExp(`^(?:[^%]|%%|%[^%(]+%|%[^%(]*${ARGUMENTS}%)*$`, 's');

/** What is wrong with the value of a header, in which `%` begins and ends a variable; which variables there are is left to Envoy. */
export function headerValueFault(value: string): Problem {
  // oxlint-disable-next-line no-control-regex -- headers bear no control characters
  if (/[\u0000-\u0008\u000A-\u001F\u007F]/.test(value)) {
    return 'must not have control characters';
  }
  return !HEADER_VALUE.test(value) ? 'must write "%" twice where it is no variable such as %HOSTNAME%' : undefined;
}
