import { dangling, missingKey } from './common';
import { DataReference, dataReferences, keysOf, SECRET } from './data';
import { Located, ManifestSet, Rule, Violation } from '../../core';
import { Field } from '../fields';
import { groupOf, Lookup } from '../lookup';
import { Pod, podsOf } from '../pods';

/** `References/Secret`: the Secrets and keys that pods, accounts and issuers read exist. */
export const referencesSecret: Rule = {
  id: 'References/Secret',
  why: 'A pod waits for ever for a Secret, or a key in it, that does not exist.',
  check: missing,
};

/** Keys of a Secret that somebody makes; undefined if they are not known. */
type Made = Map<string, readonly string[] | undefined>;

function* missing(set: ManifestSet): Generator<Violation> {
  const lookup = Lookup.of(set);
  const made = madeSecrets(set);
  for (const { at, namespace, name, keys } of references(set)) {
    const wanted = name.text!;
    const object = lookup.find('', 'Secret', namespace, wanted);
    const id = `${namespace}/${wanted}`;
    if (object === undefined && !made.has(id)) {
      if (!lookup.isExternal('Secret', namespace, wanted)) {
        yield dangling(at, name, 'Secret', namespace, wanted);
      }
      continue;
    }
    const there = object ? keysOf(object.manifest, 'data', 'stringData') : made.get(id);
    for (const key of there ? keys : []) {
      if (key.text && !there!.includes(key.text)) {
        yield missingKey(at, key, 'Secret', wanted, key.text, there!);
      }
    }
  }
}

interface SecretReference extends DataReference {
  readonly at: Located;
  readonly namespace: string;
}

function* references(set: ManifestSet): Generator<SecretReference> {
  for (const pod of podsOf(set)) {
    const { at, namespace } = pod;
    if (namespace) {
      yield* [...dataReferences(pod, SECRET), ...byName(names(pod))].map(reference => ({ at, namespace, ...reference }));
    }
  }
  for (const at of set.ofKind('ServiceAccount', 'Issuer', 'Ingress')) {
    const { kind, metadata: { namespace } } = at.manifest;
    if (namespace) {
      yield* byName(NAMES[kind](new Field(at.manifest))).map(reference => ({ at, namespace, ...reference }));
    }
  }
}

/** Fields of other kinds that name a Secret in their namespace. */
const NAMES: Readonly<Record<string, (object: Field) => Field[]>> = {
  ServiceAccount: object => object.at('imagePullSecrets').items().map(secret => secret.at('name')),
  Issuer: object => [object.at('spec', 'ca', 'secretName')],
  Ingress: object => object.at('spec', 'tls').items().map(tls => tls.at('secretName')),
};

function names({ spec }: Pod): Field[] {
  return [
    ...spec.at('imagePullSecrets').items().map(secret => secret.at('name')),
    ...spec.at('volumes').items().map(volume => volume.at('csi', 'nodePublishSecretRef', 'name')),
  ];
}

function byName(all: readonly Field[]): DataReference[] {
  return all.filter(name => name.text).map(name => ({ name, keys: [] }));
}

/** Secrets that controllers make from objects of the output, by `<namespace>/<name>`. */
function madeSecrets(set: ManifestSet): Made {
  const made: Made = new Map();
  for (const { manifest } of set.ofKind('Certificate', 'ExternalSecret', 'SealedSecret')) {
    const { apiVersion, metadata: { namespace, name } } = manifest;
    const spec = new Field(manifest).at('spec');
    switch (groupOf(apiVersion)) {
      case 'cert-manager.io':
        made.set(`${namespace}/${spec.at('secretName').text}`,
          spec.at('keystores').exists || spec.at('additionalOutputFormats').exists ? undefined : ['ca.crt', 'tls.crt', 'tls.key']);
        break;
      case 'external-secrets.io':
        made.set(`${namespace}/${spec.at('target', 'name').text ?? name}`, undefined);
        break;
      case 'bitnami.com':
        made.set(`${namespace}/${spec.at('template', 'metadata', 'name').text ?? name}`, keysOf(spec.value, 'encryptedData'));
        break;
    }
  }
  return made;
}
