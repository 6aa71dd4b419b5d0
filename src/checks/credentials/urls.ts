import { isCredential, isHarmless } from './names';

/** `<user>[:<password>]@<host>`, right behind `://`. */
const USER_INFO = /([^\s/?#:@"'<>]*)(?::([^\s/?#@"'<>]+))?@([\w.-]*)/y;
/** One setting behind the path of a URL. */
const SETTING = /[?&]([A-Za-z_][\w.-]{0,100})=([^\s&#"'<>]+)/g;

/** Credentials in the URLs of a text, in words that do not show them. */
export function* urlCredentials(text: string, isGit: boolean): Generator<string> {
  const found = userInfo(text, isGit);
  if (found !== undefined) {
    yield `holds a URL with a ${found.what}, got one for ${JSON.stringify(found.host)}`;
  }
  const names = text.includes('://') ? [...text.matchAll(SETTING)].filter(([, name, value]) => isCredential(name, value)) : [];
  for (const name of new Set(names.map(([, one]) => one))) {
    yield `holds a URL with a credential, got one with a value for ${JSON.stringify(name)}`;
  }
}

/** The first URL in a text that has a password or a token in front of its host. */
function userInfo(text: string, isGit: boolean): { readonly what: string; readonly host: string } | undefined {
  for (let at = text.indexOf('://'); at >= 0 && text.includes('@', at); at = text.indexOf('://', at + 3)) {
    USER_INFO.lastIndex = at + 3;
    const [, user = '', password, host = ''] = USER_INFO.exec(text) ?? [];
    if (password !== undefined && !isHarmless(password)) {
      return { what: 'password', host };
    }
    if (password === undefined && !isHarmless(user) && (isGit ? !isPerson(user) : isRandom(user))) {
      return { what: 'token', host };
    }
  }
  return undefined;
}

/** Whether a name in front of a host is that of a person, an organization or an account, as far as its form says. */
function isPerson(user: string): boolean {
  return user.length < 8 || /^[A-Za-z][A-Za-z._-]{0,40}$/.test(user) || user.includes('%40');
}

/** Whether nobody is called like this. */
function isRandom(user: string): boolean {
  return user.length >= 20 && /^[\w-]+$/.test(user) && /\d/.test(user) && /[A-Za-z]/.test(user);
}
