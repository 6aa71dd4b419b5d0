import { ConfigError, kindOf, shown } from '../../core';

/** What pip installs before a function runs. */
export interface PipOptions {
  /** Packages, as pip takes them: `pandas==2.2.3`. @default [] */
  readonly packages?: readonly string[];
  /** Where pip looks: first its index, then further ones; names and passwords belong into variables from a Secret (`PIP_INDEX_URL`). @default - as the image is set */
  readonly indexUrls?: readonly string[];
  /** Hosts that pip trusts without TLS. @default [] */
  readonly trustedHosts?: readonly string[];
  /** Release of the SDK that the executor `kfp` installs. @default '2.16.1' */
  readonly kfpVersion?: string;
  /** Whether the executor `kfp` installs the SDK; it does not if a package is the SDK. @default true */
  readonly installKfp?: boolean;
  /** Whether packages go into a folder of their own, for images whose user may not write to Python's. @default false */
  readonly venv?: boolean;
}

/**
 * The script that installs what a function needs and then runs what stands behind it; undefined if there is nothing to install.
 *
 * @throws ConfigError `PythonPackage`
 */
export function installScript(options: PipOptions, isSdkNeeded: boolean): string | undefined {
  const { packages = [], indexUrls = [], trustedHosts = [], kfpVersion = '2.16.1', installKfp = true, venv = false } = options;
  Object.entries({ packages, indexUrls, trustedHosts, kfpVersion: [kfpVersion] }).forEach(([name, words]) => checkWords(name, words));
  const isSdk = isSdkNeeded && installKfp && !packages.some(one => /^\s*kfp([-_.[\s=<>!~@;]|$)/i.test(one));
  if (packages.length === 0 && !isSdk) {
    return undefined;
  }
  const [index, ...others] = indexUrls;
  const from = [
    ...index === undefined ? [] : [`--index-url ${quoted(index)}`], ...others.map(url => `--extra-index-url ${quoted(url)}`), ...trustedHosts.map(host => `--trusted-host ${quoted(host)}`),
  ];
  const install = (...words: readonly string[]) => ['python3 -m pip install --quiet --no-warn-script-location', ...from, ...words].join(' ');
  return [
    'python3 -m pip --version > /dev/null 2>&1 || python3 -m ensurepip || python3 -m ensurepip --user || apt-get install -y python3-pip',
    'export PIP_DISABLE_PIP_VERSION_CHECK=1',
    ...venv ? ['packages=$(mktemp -d)', 'python3 -m venv --system-site-packages "$packages"', '. "$packages/bin/activate"'] : [],
    ...packages.length > 0 ? [install(...packages.map(quoted))] : [],
    // Its dependencies are those of compilers; what runs a function needs none but this one.
    ...isSdk ? [install('--no-deps', quoted(`kfp==${kfpVersion}`), quoted('typing-extensions>=3.7.4,<5; python_version<"3.9"'))] : [],
    'exec "$0" "$@"',
  ].map(line => `${line}\n`).join('');
}

function quoted(word: string): string {
  return `'${word}'`;
}

function checkWords(name: string, words: unknown): void {
  if (!Array.isArray(words)) {
    throw new ConfigError('PythonPackage', `${name} is a list, got ${kindOf(words)}; write e.g. ['pandas==2.2.3']`);
  }
  words.forEach((word: unknown) => {
    if (typeof word !== 'string' || word.trim() === '' || /['$\p{Cc}]/u.test(word) || word.includes('{{')) {
      throw new ConfigError('PythonPackage', `${name} must be words for pip without line breaks, "'" and "$", got ${shown(word)}; write e.g. 'pandas==2.2.3'`);
    }
    if (/:\/\/[^/]*@/.test(word)) {
      throw new ConfigError('PythonPackage', `${name} must hold no passwords, since they would lie in Git, got ${shown(word)}; give pip the address by PIP_INDEX_URL from a Secret`);
    }
  });
}
