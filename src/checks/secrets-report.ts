import { madeSecrets } from './references/made-secrets';
import { SecretReference, secretReferences } from './references/secret';
import { Declared, ManifestSet, Report } from '../core';
import { compare, table } from '../workloads/access-report/plain';

/** A Secret that no object of the output makes. */
interface Wanted {
  readonly namespace: string;
  readonly name: string;
  readonly declared: Declared;
  readonly keys: Set<string>;
  /** Objects with a field that names it, as `<kind>/<name>`. */
  readonly readers: Set<string>;
  isPull: boolean;
  /** Whether some reader waits for it. */
  isRequired: boolean;
}

/** How many readers a row names. */
const READERS = 3;

/**
 * A text for whoever installs: the Secrets that the objects read and that people make, each with its keys, its readers and a command. Written as
 * `secrets.md`, from the manifests and what constructs declare; nothing is written if none has to be made.
 */
export function secretsReport(): Report {
  return { file: 'secrets.md', render: secretsText };
}

function secretsText(set: ManifestSet): string | undefined {
  const all = wantedSecrets(set);
  if (all.every(mayMiss)) {
    return undefined;
  }
  const byHand = all.filter(one => !one.declared.byUser);
  return [
    '# Secrets to make',
    'The objects beside this file read these Secrets, and no object here makes them: credentials are never in the output. A pod that started without its ' +
      'Secret comes up as soon as it is there.',
    table(['namespace', 'Secret', 'keys', 'read by', 'made by'], all.map(row)),
    ...byHand.length === 0 ? [] : [
      '## By hand',
      'Whoever keeps the credentials makes them by a program such as External Secrets or Sealed Secrets, or, once the namespaces are there, by these commands with the values in place of `...`:',
      ['```sh', ...byHand.map(command), '```'].join('\n'),
    ],
  ].join('\n\n') + '\n';
}

/** In the order of namespaces and names. */
function wantedSecrets(set: ManifestSet): readonly Wanted[] {
  const declarations = set.externals.filter(one => one.isCredential).sort((a, b) => Number(a.byUser) - Number(b.byUser));
  const credentials = new Map(declarations.map(one => [`${one.namespace}/${one.name}`, one])); // of several, what a person wrote counts
  const found = new Map<string, Wanted>();
  const wanted = (namespace: string, name: string, declared: Declared): Wanted => {
    const id = `${namespace}/${name}`;
    const there = found.get(id) ?? { namespace, name, declared, keys: new Set(), readers: new Set(), isPull: false, isRequired: false };
    found.set(id, there);
    return there;
  };
  for (const { namespace, name, keys = [] } of declarations) {
    if (namespace !== undefined && namespace !== '*' && name !== '*') {
      const one = wanted(namespace, name, credentials.get(`${namespace}/${name}`)!);
      keys.forEach(key => one.keys.add(key));
    }
  }
  for (const reference of secretReferences(set)) {
    const { namespace, name: { text: name = '' } } = reference;
    const declared = [[namespace, name], [namespace, '*'], ['*', name], ['*', '*']].flatMap(id => credentials.get(id.join('/')) ?? [])[0];
    declared && read(wanted(namespace, name, declared), reference);
  }
  const made = new Set([...madeSecrets(set).keys(), ...set.externals.filter(one => one.kind === 'Secret' && !one.isCredential).map(one => `${one.namespace}/${one.name}`)]);
  return [...found.values()].filter(({ namespace, name }) => set.find('Secret', namespace, name) === undefined && !made.has(`${namespace}/${name}`))
    .sort((a, b) => compare(a.namespace, b.namespace) || compare(a.name, b.name));
}

function read(secret: Wanted, { at, name, keys, isOptional }: SecretReference): void {
  keys.forEach(key => key.text && secret.keys.add(key.text));
  secret.readers.add(`${at.kind}/${at.name}`);
  secret.isPull ||= name.path.includes('imagePullSecrets');
  secret.isRequired ||= !isOptional;
}

function row(secret: Wanted): string[] {
  const { namespace, name, keys, readers, isPull, declared } = secret;
  const named = [...readers].slice(0, READERS).join(', ');
  // Where no field names it, a program finds it by its name, which a construct has told it.
  const who = readers.size > READERS ? `${named} and ${readers.size - READERS} more` : named || `what ${declared.path} makes`;
  const what = isPull ? 'credentials of a registry' : [...keys].join(', ') || 'as its reader says';
  return [namespace, name, what, mayMiss(secret) ? `${who}; may be missing` : who, declared.byUser ? declared.madeBy : 'you'];
}

function mayMiss({ readers, isRequired }: Wanted): boolean {
  return readers.size > 0 && !isRequired;
}

function command(secret: Wanted): string {
  return `${making(secret)}${mayMiss(secret) ? '  # may be missing' : ''}`;
}

function making({ namespace, name, keys, isPull }: Wanted): string {
  const make = `kubectl -n ${namespace} create secret`;
  if (isPull) {
    return `${make} docker-registry ${name} --docker-server=... --docker-username=... --docker-password=...`;
  }
  if (keys.has('tls.crt') && keys.has('tls.key')) {
    return `${make} tls ${name} --cert=... --key=...`;
  }
  return `${make} generic ${name} ${(keys.size > 0 ? [...keys] : ['...']).map(key => `--from-literal=${key}=...`).join(' ')}`;
}
