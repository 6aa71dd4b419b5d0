/** Names under which credentials are given, with the other characters taken out: `DB_PASSWORD`, `clientSecret`, `api-token`. */
const NAME = /(password|passwd|passphrase|bindpw|secret|secretkey|secretaccesskey|privatekey|apikey|token)$/;

/** Whether a variable, a key or an option of this name holds a credential rather than something about one. */
export function isCredentialName(name: string): boolean {
  return NAME.test(plain(name));
}

/** Whether a setting holds a credential itself, rather than a switch, a reference or the name of an object that holds it. */
export function isCredential(name: string, value: string): boolean {
  return isCredentialName(name) && !isHarmless(value) && !isReference(name, value.trim()) && !isWord(name, value.trim());
}

/** What something else replaces, beside the output of a command: `$(DB_PASSWORD)`, `${X}`, `$X`, `$sso.clientSecret` and `$sso:key` of Argo CD, `{{ .Values.x }}`. */
const REPLACED = /^(\$\([^)]*\)|\$\{[^}]*\}|\$[A-Za-z_]\w*([.:][\w.-]+)?|\{\{[^{}]*\}\})+$/;
/** A switch, nothing, a place to fill in (`<password>`, `****`), what SOPS has encrypted, or the path of a file. */
const NOTHING = /^(true|false|yes|no|on|off|none|null|nil|[01~]|<[^>]*>|\*+|ENC\[[^\]]*\]|(\/[\w.-]+){2,})?$/i;

/** Whether a value is no credential, whatever its name. */
export function isHarmless(value: string): boolean {
  const text = value.trim();
  return NOTHING.test(text) || REPLACED.test(text) || /^\$\([^]*\)$/.test(text);
}

/** Settings whose value is always the credential itself. */
const ITSELF = /^(.*(client|cookie|shared|session|signing|encryption|webhook|jwt|hmac|oauth2?)|app|application|oidc|api|access|master)?secret$/;

/** Whether `tlsSecret: front-tls` names an object that holds the credential. */
function isReference(name: string, value: string): boolean {
  const setting = plain(name);
  return /secret$/.test(setting) && (!ITSELF.test(setting) || setting.includes('existing')) && /^[a-z]([a-z0-9.-]*[a-z0-9])?(\/[a-z0-9.-]+)?$/.test(value);
}

/** Whether `pad_token: "[PAD]"` or `max_token: 512` is about words of a language model: no token for access is that short. */
function isWord(name: string, value: string): boolean {
  return /token$/.test(plain(name)) && /^(\[.*\]|\d{1,9}|[A-Za-z]{1,5}|[^A-Za-z0-9]*)$/.test(value);
}

function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}
