import { madeSecrets } from './references/made-secrets';
import { SecretReference, secretReferences } from './references/secret';
import { Declared, ManifestSet, Report } from '../core';
import { code, escaped, table } from '../pipelines/picture/markdown';

/** A Secret that no object of the output makes. */
interface Wanted {
  readonly namespace: string;
  readonly name: string;
  readonly declared: Declared;
  readonly keys: Set<string>;
  /** Objects with a field that names it, as `<kind>/<name>`. */
  readonly readers: Set<string>;
  /** Whether it has credentials of a registry. */
  isOfRegistry: boolean;
  /** Whether some reader waits for it. */
  isRequired: boolean;
}

/** Key of the Secrets that `kubectl create secret docker-registry` makes, by which programs that push read them. */
const REGISTRY_KEY = '.dockerconfigjson';
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
    'The objects beside this file read these Secrets, and no object here makes them. A pod that started without its Secret comes up as soon as it is there.',
    table(['namespace', 'Secret', 'keys', 'read by', 'made by'], all.map(row)),
    ...byHand.length === 0 ? [] : [
      '## By hand',
      'Whoever keeps the credentials makes them by a program such as External Secrets or Sealed Secrets, or, once the namespaces are there, by these commands ' +
        'with the values in place of `...`. Some values are bound, as the user of MySQL, who is `root`: "Secrets of production" in the documentation says which.',
      ['```sh', ...byHand.map(command), '```'].join('\n'),
    ],
  ].join('\n\n') + '\n';
}

/** In the order of namespaces and names. */
function wantedSecrets(set: ManifestSet): readonly Wanted[] {
  const made = madeSecrets(set);
  const found = new Map<string, Wanted>();
  const wanted = (namespace: string, name: string): Wanted | undefined => {
    const id = `${namespace}/${name}`;
    const [declared] = set.declarations('Secret', namespace, name);
    if (declared?.isCredential !== true || made.has(id) || set.find('Secret', namespace, name) !== undefined) {
      return undefined;
    }
    const one = found.get(id) ?? { namespace, name, declared, keys: new Set(), readers: new Set(), isOfRegistry: false, isRequired: false };
    found.set(id, one);
    return one;
  };
  for (const { namespace, name, keys = [] } of set.externals.filter(one => one.isCredential)) {
    const one = namespace === undefined || namespace === '*' || name === '*' ? undefined : wanted(namespace, name);
    keys.forEach(key => one?.keys.add(key));
  }
  for (const reference of secretReferences(set)) {
    const one = wanted(reference.namespace, reference.name.text ?? '');
    one && read(one, reference);
  }
  const place = (one: Wanted) => `${one.namespace} ${one.name}`;
  return [...found.values()].sort((a, b) => place(a) < place(b) ? -1 : 1);
}

function read(secret: Wanted, { at, name, keys, isOptional }: SecretReference): void {
  keys.forEach(key => key.text && secret.keys.add(key.text));
  secret.readers.add(`${at.kind}/${at.name}`);
  secret.isOfRegistry ||= name.path.includes('imagePullSecrets') || secret.keys.has(REGISTRY_KEY);
  secret.isRequired ||= !isOptional;
}

function row(secret: Wanted): string[] {
  const { namespace, name, keys, readers, isOfRegistry, declared } = secret;
  const named = [...readers].slice(0, READERS).map(code).join(', ');
  // Where no field names it, a program finds it by its name, which a construct has told it.
  const who = readers.size > READERS ? `${named} and ${readers.size - READERS} more` : named || `what ${code(declared.path)} makes`;
  const what = isOfRegistry ? 'credentials of a registry' : [...keys].map(code).join(', ') || 'as its reader says';
  return [code(namespace), code(name), what, mayMiss(secret) ? `${who}; may be missing` : who, declared.byUser ? escaped(declared.madeBy) : 'you'];
}

function mayMiss({ readers, isRequired }: Wanted): boolean {
  return readers.size > 0 && !isRequired;
}

function command(secret: Wanted): string {
  return `${making(secret)}${mayMiss(secret) ? '  # may be missing' : ''}`;
}

function making({ namespace, name, keys, isOfRegistry }: Wanted): string {
  const make = `kubectl -n ${namespace} create secret`;
  if (isOfRegistry) {
    return `${make} docker-registry ${name} --docker-server=... --docker-username=... --docker-password=...`;
  }
  if (keys.has('tls.crt') && keys.has('tls.key')) {
    return `${make} tls ${name} --cert=... --key=...`;
  }
  return `${make} generic ${name} ${(keys.size > 0 ? [...keys] : ['...']).map(key => `--from-literal=${key}=...`).join(' ')}`;
}
