import { CelFunc, celFunc, CelInput, celMethod, CelScalar, mapType } from '@bufbuild/cel';
import { malformed } from './malformed';

const { BOOL, DYN, STRING } = CelScalar;
/** A URL is a map of its parts. */
const OBJECT = mapType(STRING, DYN);

/** Parts of a URL as Go has them. Source: Go, net/url. */
interface Parts {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

const BAD_ESCAPE = /%(?![0-9a-f]{2})/i;

/** An absolute URL, or a path from the root; a request has no fragment, and no host without a scheme. */
function partsOf(text: string, isRequest: boolean): Parts | undefined {
  const [scheme = ''] = /^[A-Za-z][A-Za-z0-9+.-]*(?=:)/.exec(text) ?? [];
  const [rest, query = ''] = text.slice(scheme === '' ? 0 : scheme.length + 1).split(/\?(.*)/s);
  if (!rest.startsWith('/')) {
    return scheme === '' && text !== '*' ? undefined : { scheme, host: '', path: scheme === '' ? text : '', query };
  }
  const mayHaveHost = scheme !== '' || !isRequest && !rest.startsWith('///');
  const [, authority = '', path] = mayHaveHost ? /^(?:\/\/([^/]*))?(.*)$/s.exec(rest)! : [rest, '', rest];
  const host = hostOf(authority);
  return host === undefined || BAD_ESCAPE.test(path) ? undefined : { scheme, host, path, query };
}

/** Host and port, without user and password. */
function hostOf(authority: string): string | undefined {
  const [, user = '', host] = /^(?:(.*)@)?(.*)$/s.exec(authority)!;
  const [, address, port = ''] = /^(\[.*\]|[^[:]*)(.*)$/s.exec(host) ?? [];
  const isForm = /^(?:[\w.~!$&'()*+,;=:@-]|%[0-9a-f]{2})*$/i.test(user) && /^(?::\d*)?$/.test(port);
  return isForm && /^(?:[\w.~!$&'()*+,;=:[\]<>"-]|%25|%[89a-f][0-9a-f]|[^\0-\x7F])*$/i.test(address ?? '%') ? unescaped(host) : undefined;
}

/** A text with its bytes instead of their escapes; each byte is one letter of the result if `isBytes`. */
function unescaped(text: string, isBytes = false): string {
  const bytes = Buffer.from(text).toString('latin1').replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
  return isBytes ? bytes : Buffer.from(bytes, 'latin1').toString();
}

/** A path as it is written if it could be written so in Go; else with escapes for all that has to have one. */
function escaped(path: string): string {
  return /^[\w.~!$&'()*+,;=:@/[\]%-]*$/.test(path) ? path
    : unescaped(path, true).replace(/[^\w.~$&+,/:;=@-]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** Values by their names; what Go cannot read is left out. */
function queryOf(text: string): ReadonlyMap<string, CelInput> {
  const values = new Map<string, string[]>();
  for (const one of text.split('&').filter(part => part !== '' && !part.includes(';') && !BAD_ESCAPE.test(part))) {
    const [name, value = ''] = one.replaceAll('+', ' ').split(/=(.*)/s).map(part => unescaped(part));
    values.set(name, [...values.get(name) ?? [], value]);
  }
  return values;
}

function isUrl(text: string): boolean {
  return !/\p{Cc}/u.test(text) && partsOf(text, true) !== undefined;
}

function urlOf(text: string): Map<string, CelInput> {
  const [whole, fragment = ''] = text.split(/#(.*)/s);
  const parts = isUrl(text) && !BAD_ESCAPE.test(fragment) ? partsOf(whole, false) : undefined;
  const { scheme, host, path, query } = parts ?? malformed('URL', text);
  const [, hostname, port = ''] = /^(.*?)(?::(\d*))?$/s.exec(host)!;
  return new Map<string, CelInput>([
    ['text', scheme.toLowerCase() + text.slice(scheme.length)], ['getScheme', scheme.toLowerCase()], ['getHost', host],
    ['getHostname', hostname.replace(/^\[(.*)\]$/s, '$1')], ['getPort', port], ['getEscapedPath', escaped(path)], ['getQuery', queryOf(query)],
  ]);
}

/** Functions over absolute URLs and paths from the root. */
export const URLS: readonly CelFunc[] = [
  celFunc('isURL', [STRING], BOOL, isUrl),
  celFunc('url', [STRING], OBJECT, urlOf),
  ...['getScheme', 'getHost', 'getHostname', 'getPort', 'getEscapedPath'].map(name => celMethod(name, OBJECT, [], STRING, function () {
    return this.get(name) as string;
  })),
  celMethod('getQuery', OBJECT, [], OBJECT, function () {
    return this.get('getQuery') as unknown as ReadonlyMap<string, CelInput>;
  }),
];
