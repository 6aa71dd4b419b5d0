import { IConstruct } from 'constructs';
import { ConfigError, shown } from '../core';

/** `<scheme>://...`, or `<user>@<host>:<path>` of SSH. */
const FORM = /^((https?|ssh|file):\/\/|[\w.-]+@[\w.-]+:)[^\s]+$/;

/** An `@` in a web address, a password of SSH, or a query, in which some servers take tokens. */
const CREDENTIALS = /^https?:\/\/.*@|^ssh:\/\/[^@]*:[^@]*@|^(https?|ssh):.*[?#]/;

/** Plain HTTP that leaves neither the cluster nor the machine. */
const NEAR = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\]|[a-z0-9-]+\.[a-z0-9-]+\.svc(\.cluster\.local)?)(:\d+)?(\/|$)/;

/**
 * Refuses URLs that nobody could clone, that would put a secret into every Application, or over which somebody on the way could
 * change what is applied.
 *
 * @throws ConfigError `GitRepository`, `GitCredentials`, `GitTransport`
 */
export function checkRepository(repository: string, at: IConstruct): void {
  const got = `got ${shown(masked(repository))}`;
  if (CREDENTIALS.test(repository)) {
    throw new ConfigError('GitCredentials', `repository must hold no user, password or token, which everybody could read in each Application, ${got}; ` +
      'write the bare URL, and give the credentials to Argo CD as a Secret with the label argocd.argoproj.io/secret-type: repository', at);
  }
  if (!FORM.test(repository)) {
    throw new ConfigError('GitRepository', `repository must be the URL of a Git repository, ${got}; write e.g. "https://git.example.com/ml/platform.git"`, at);
  }
  if (repository.startsWith('http://') && !NEAR.test(repository)) {
    throw new ConfigError('GitTransport', `repository must not be read over plain HTTP, where others can change what is applied to the cluster, ${got}; ` +
      'write https:// or ssh://, or for a Service of the cluster http://<service>.<namespace>.svc/...', at);
  }
}

/** The URL without what may be secret: all before its last `@`, and its query. */
function masked(repository: string): string {
  return repository.replace(/^([a-z]+:\/\/)?.*@/s, '$1***@').replace(/[?#].*/s, '?***');
}
