/** What follows from the host in the platform's URL. */
import { given } from './support';
import { isDnsHost, secureCookies } from '../../src/platform/host';
import { local } from '../../src/platform';

/** Values of the variables by which web apps are told whether their cookies are for safe connections only. */
function told(url: string): string[] {
  const all = given(local({ url, reachableByOthers: true })).app.manifests().all;
  return all.flatMap(({ manifest }) => [...JSON.stringify(manifest).matchAll(/"name":"APP_SECURE_COOKIES","value":"(\w+)"|"APP_SECURE_COOKIES":"(\w+)"/g)])
    .map(([, variable, key]) => variable ?? key);
}

test.each([['http://localhost:8080', 'true'], ['http://ml.localhost', 'true'], ['http://[::1]:8080', 'true'], ['http://ml.lan', 'false']])(
  'all web apps at %s send their cookies alike', (url, secure) => expect(told(url)).toEqual([secure, secure, secure, secure]));

test.each(['127.0.0.1', '127.8.0.1', '[::1]', 'localhost', 'ml.localhost'])('browsers trust %s without HTTPS', host => expect(secureCookies({ https: false, host })).toBe(true));

test.each(['ml.example.com', '10.0.0.1', '[fd00::1]', 'localhost.example.com', '127.example.com'])('browsers trust %s with HTTPS only', host =>
  expect([false, true].map(https => secureCookies({ https, host }))).toEqual([false, true]));

test('an address has no names below it', () => {
  expect(['10.0.0.1', '[::1]', 'localhost', 'ml.example.com'].filter(isDnsHost)).toEqual(['localhost', 'ml.example.com']);
});
