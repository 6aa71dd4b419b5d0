/** What follows from the host in the platform's URL, as `URL.hostname` has it: an IPv6 address stands in brackets. */
import { isIP } from 'node:net';
import type { CommonSettings } from './part';

/** Whether there can be names below the host: it is no IP address. */
export function isDnsHost(host: string): boolean {
  return isIP(bare(host)) === 0;
}

/** Whether only the machine itself reaches the host. */
export function isLoopback(host: string): boolean {
  const name = bare(host);
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

/** Whether browsers keep cookies that are for safe connections only: by HTTPS, and without it from the machine itself. */
export function secureCookies({ https, host }: Pick<CommonSettings, 'https' | 'host'>): boolean {
  return https || isLoopback(host);
}

function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
