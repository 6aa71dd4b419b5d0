/** Names under which credentials are given, with the other characters taken out: `DB_PASSWORD`, `clientSecret`, `api-token`. */
const NAME = /(password|passwd|passphrase|bindpw|secret|secretkey|secretaccesskey|privatekey|apikey|token)$/;

/** Whether a variable, a key or an option of this name holds a credential rather than something about one. */
export function isCredentialName(name: string): boolean {
  return NAME.test(plain(name));
}

/**
 * Whether a value is no credential: nothing, a switch, a reference that something else replaces (`$(DB_PASSWORD)`, `${X}`,
 * `$X`, `{{ .Values.x }}`, `<password>`, `****`), or the path of a file.
 */
export function isHarmless(value: string): boolean {
  return /^(((\$\([^)]*\)|\$\{[^}]*\}|\$\w+|\{\{[^{}]*\}\})+)|true|false|yes|no|none|null|nil|~|<[^>]*>|\*+|(\/[\w.-]+){2,})?$/i.test(value.trim());
}

/** A credential in a text, in words that do not show it. */
export interface CredentialText {
  readonly problem: string;
}

/** The credentials that stand in any text: hashes of passwords, private keys, passwords in URLs. */
export function* credentialsIn(text: string): Generator<CredentialText> {
  if (text.includes('$2') && /\$2[aby]\$\d\d\$/.test(text)) {
    yield { problem: 'holds the hash of a password, got a text with "$2"' };
  }
  if (text.includes('PRIVATE KEY-----') && /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/.test(text)) {
    yield { problem: 'holds a private key, got a text with "PRIVATE KEY"' };
  }
  const host = passwordedHost(text);
  if (host !== undefined) {
    yield { problem: `holds a URL with a password, got one for ${JSON.stringify(host)}` };
  }
}

/** `<user>:<password>@<host>`, right behind `://`. */
const USER_INFO = /[^\s/?#:@"'<>]*:([^\s/?#@"'<>]+)@([\w.-]*)/y;

/** Host of the first URL in a text that has a password in it. */
function passwordedHost(text: string): string | undefined {
  for (let at = text.indexOf('://'); at >= 0 && text.includes('@', at); at = text.indexOf('://', at + 3)) {
    USER_INFO.lastIndex = at + 3;
    const [, password, host] = USER_INFO.exec(text) ?? [];
    if (password !== undefined && !isHarmless(password)) {
      return host;
    }
  }
  return undefined;
}

/** Files whose `name = value` is a program's: only what stands there in quotes is a value. */
const PROGRAM = /\.(py|sh|bash|js|mjs|ts|lua|go|rego|sql|java|r|ipynb)$/i;

/**
 * A name with a value behind it: at the start of a line, as in YAML, TOML, INI and `.env`, or inside braces, as in JSON.
 * Each character starts at most one attempt, and nothing is matched twice.
 */
const PAIR = new RegExp([
  /(?:^|[{,[])[ \t]*(?:-[ \t]+|export[ \t]+)?/,
  /(["']?)([A-Za-z_][\w.-]{0,100})\1[ \t]*/,
  /(?:=|:(?=[ \t\n"'{[])|(?<="):)[ \t]*/,
  /("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|(?:\$\{[^}\n]{0,100}\}|[^\s"'#,}\]{[])(?:\$\{[^}\n]{0,100}\}|[^\n,}])*)?/,
].map(part => part.source).join(''), 'gm');

/** Names of settings in a configuration file that have a credential as their value. */
export function credentialPairs(text: string, file: string): string[] {
  const isProgram = PROGRAM.test(file);
  const found = new Set<string>();
  for (const [, , name, raw = ''] of /passw|passphrase|bindpw|secret|key|token/i.test(text) ? text.matchAll(PAIR) : []) {
    const quoted = /^["']/.test(raw);
    if (!isCredentialName(name) || (isProgram && !quoted)) {
      continue;
    }
    const value = quoted ? raw.slice(1, -1) : raw.trim();
    if (!isHarmless(value) && !isCall(value, quoted) && !isReference(name, value)) {
      found.add(name);
    }
  }
  return [...found];
}

/** Whether an unquoted value is computed, as in a template or a script. */
function isCall(value: string, quoted: boolean): boolean {
  return !quoted && /^[A-Za-z_]\w*(\.\w+)*[([]/.test(value) || /^\{\{/.test(value);
}

/** Settings whose value is always the credential itself. */
const ITSELF = /^(|client|cookie|shared|app|application)secret$/;

/** Whether `tlsSecret: front-tls` names an object that holds the credential. */
function isReference(name: string, value: string): boolean {
  return /secret$/.test(plain(name)) && !ITSELF.test(plain(name)) && /^[a-z]([a-z0-9.-]*[a-z0-9])?(\/[a-z0-9.-]+)?$/.test(value);
}

function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}
