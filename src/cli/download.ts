/** Downloads of one small file. */
import { ConfigError, shown } from '../core/errors';

/** Limits of a download. */
export interface DownloadLimits {
  /** Milliseconds for all of it. @default 30000 */
  readonly timeout?: number;
  /** Bytes, unpacked. @default 8388608 */
  readonly bytes?: number;
}

/** Most redirects that are followed. */
const REDIRECTS = 5;

/**
 * What lies at an address.
 *
 * @throws ConfigError `DownloadUrl` for what is no address of a file, `Download` if it cannot be had
 */
export async function download(url: string, { timeout = 30_000, bytes = 8_388_608 }: DownloadLimits = {}): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(timeout);
  let at = checkedUrl(url);
  try {
    for (let redirects = 0; redirects <= REDIRECTS; redirects++) {
      const response = await fetch(at, { redirect: 'manual', signal });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || location === null) {
        return await content(at, response, bytes);
      }
      await response.body?.cancel();
      at = redirected(at, location);
    }
  } catch (cause) {
    throw ConfigError.is(cause) ? cause : failed(at, signal.aborted ? `no answer within ${timeout / 1000} s` : reasonOf(cause), cause);
  }
  throw failed(url, `more than ${REDIRECTS} redirects`);
}

/**
 * The address of a file.
 *
 * @throws ConfigError `DownloadUrl`
 */
export function checkedUrl(given: string): URL {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new ConfigError('DownloadUrl', `the address of a file must begin with https:// or http://, got ${shown(given)}; copy a file that lies here by yourself`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new ConfigError('DownloadUrl', `the address of a file must hold no password, since it is written into the repository, got one at ${url.host}; download the file by yourself`);
  }
  const page = /^\/([^/]+\/[^/]+)\/(?:blob|raw)\/(.+)$/.exec(url.pathname);
  if (url.host === 'github.com' && page !== null) {
    throw new ConfigError('DownloadUrl', `the address of a file must be that of the file itself, got a page of GitHub, ${shown(given)}; use https://raw.githubusercontent.com/${page[1]}/${page[2]}`);
  }
  return url;
}

function redirected(from: URL, location: string): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (to === undefined || !['http:', 'https:'].includes(to.protocol) || from.protocol === 'https:' && to.protocol === 'http:') {
    throw failed(from, `a redirect to ${shown(to?.origin ?? location)}`);
  }
  return to;
}

async function content(url: URL, response: Response, most: number): Promise<Uint8Array> {
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw failed(url, `status ${response.status}`);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > most) {
      throw failed(url, `more than ${most} bytes`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function failed(url: URL | string, what: string, cause?: unknown): ConfigError {
  return new ConfigError('Download', `${shown(String(url))} must give a file, got ${what}; open it in a browser, or download the file by yourself`, undefined, { cause });
}

/** What Node says below "fetch failed". */
function reasonOf(error: unknown): string {
  const { message, cause } = error as { readonly message?: string; readonly cause?: { readonly message?: string; readonly code?: string } };
  return shown(cause?.message || cause?.code || message);
}
