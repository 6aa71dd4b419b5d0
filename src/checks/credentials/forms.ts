import { urlCredentials } from './urls';

/** A form by which a credential is known without its name. */
interface Form {
  /** What it is, for `holds ...`. */
  readonly what: string;
  /** Its first letters. */
  readonly mark: string;
  /** Starts no attempt in the middle of a word, and ends each after so many characters, so that no text takes long. */
  readonly pattern: RegExp;
}

const FORMS: readonly Form[] = [
  { what: 'the hash of a password', mark: '$2', pattern: /\$2[aby]\$\d\d\$/ },
  { what: 'a private key', mark: 'PRIVATE KEY', pattern: /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/ },
  {
    // The same in base64, before and behind the name of the algorithm
    what: 'a private key', mark: 'LS0tLS1CRUdJTi',
    pattern: /LS0tLS1CRUdJTi(BQUklWQVRF|BSU0EgUFJJVkFURS|BFQyBQUklWQVRF|BPUEVOU1NIIFBSSVZBVEUg|BFTkNSWVBURUQgUFJJVkFURS)/,
  },
  { what: 'an access key', mark: 'AKIA', pattern: /(?<!\w)AKIA[A-Z0-9]{16}(?!\w)/ },
  { what: 'an access key', mark: 'ASIA', pattern: /(?<!\w)ASIA[A-Z0-9]{16}(?!\w)/ },
  { what: 'an access key', mark: 'AIza', pattern: /(?<![\w-])AIza[\w-]{35}(?![\w-])/ },
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'].map(mark => ({ what: 'a token', mark, pattern: new RegExp(`(?<!\\w)${mark}[A-Za-z0-9]{16,255}`) })),
  { what: 'a token', mark: 'github_pat_', pattern: /(?<!\w)github_pat_\w{20,255}/ },
  { what: 'a token', mark: 'glpat-', pattern: /(?<![\w-])glpat-[\w-]{16,255}/ },
  { what: 'a token', mark: 'xox', pattern: /(?<![\w-])xox[abeoprs]-[\w-]{10,255}/ },
  { what: 'a token', mark: 'hf_', pattern: /(?<!\w)hf_[A-Za-z0-9]{30,255}/ },
  { what: 'a token', mark: 'sk-', pattern: /(?<![\w-])sk-([A-Za-z0-9]{32,255}|(proj|ant|svcacct)-[\w-]{20,255})/ },
  { what: 'a token', mark: 'eyJ', pattern: /(?<![\w-])eyJ[\w-]{8,4096}\.eyJ[\w-]{8,8192}\.[\w-]{8,}/ },
];

/** The mark of any form, as one look at a text. */
const ANY_MARK = new RegExp([...FORMS.map(form => form.mark.replace('$', '\\$')), '://'].join('|'));

/** Whether any string at or below a value is worth a closer look, at a small part of its cost. */
export function mayHoldCredentials(value: unknown): boolean {
  if (typeof value === 'string') {
    return ANY_MARK.test(value);
  }
  return Object.values(value ?? {}).some(mayHoldCredentials);
}

/**
 * What credentials stand in any text, in words that do not show them: `a private key`, `a URL with a password, got one for "host"`.
 *
 * @param isGit whether the text belongs to an object that is about repositories, where a URL's user is often a token
 */
export function* credentialsIn(text: string, isGit: boolean): Generator<string> {
  for (const { what, mark, pattern } of FORMS) {
    if (text.includes(mark) && pattern.test(text)) {
      yield `holds ${what}, got a text with "${mark}"`;
    }
  }
  yield* urlCredentials(text, isGit);
}
