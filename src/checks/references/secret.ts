import { dangling, missingKey } from './common';
import { allDataReferences, DataReference, keysOf, SECRET } from './data';
import { madeSecrets } from './made-secrets';
import { Field, fieldsAt, Located, ManifestSet, Pods, Rule, Violation } from '../../core';
import { namingPods } from '../workloads/train-job-pods';

/** `References/Secret`: the Secrets and keys that pods, accounts and issuers read exist. */
export const referencesSecret: Rule = {
  id: 'References/Secret',
  why: 'A pod waits without end for a Secret, or a key in it, that does not exist.',
  check: danglingSecrets,
};

function* danglingSecrets(set: ManifestSet): Generator<Violation> {
  const made = madeSecrets(set);
  for (const { at, namespace, name, keys, isOptional } of secretReferences(set)) {
    if (isOptional) {
      continue;
    }
    const wanted = name.text ?? '';
    const isExternal = set.isExternal('Secret', namespace, wanted);
    const object = set.find('Secret', namespace, wanted);
    const id = `${namespace}/${wanted}`;
    if (object === undefined && !made.has(id)) {
      if (!isExternal) {
        yield dangling(at, name, 'Secret', namespace, wanted);
      }
      continue;
    }
    const there = object ? keysOf(object, 'data', 'stringData') : made.get(id);
    for (const key of there ? keys : []) {
      if (key.text && !there!.includes(key.text)) {
        yield missingKey(at, key, 'Secret', wanted, key.text, there!);
      }
    }
  }
}

/** A field that names a Secret. */
export interface SecretReference extends DataReference {
  readonly at: Located;
  /** Of the Secret. */
  readonly namespace: string;
}

/** Fields of other kinds that name a Secret in their namespace. */
const NAMES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'ServiceAccount': [['imagePullSecrets', '*', 'name'], ['secrets', '*', 'name']],
  'cert-manager.io/Issuer': [['spec', 'ca', 'secretName']],
  'networking.k8s.io/Ingress': [['spec', 'tls', '*', 'secretName']],
  'kubeflow.org/Workspace': [['spec', 'podTemplate', 'volumes', 'secrets', '*', 'secretName']],
  'trainer.kubeflow.org/TrainJob': [['spec', 'initializer', '*', 'secretRef', 'name']],
};

/** Where objects read Secrets, which the rule and the report of Secrets look at. */
export function secretReferences(set: ManifestSet): readonly SecretReference[] {
  return set.once(secretReferences, () => [...references(set)]);
}

function* references(set: ManifestSet): Generator<SecretReference> {
  for (const pods of namingPods(set)) {
    const { at, namespace } = pods;
    if (namespace) {
      yield* [...allDataReferences(pods, SECRET), ...byName(names(pods))].map(reference => ({ at, namespace, ...reference }));
    }
  }
  for (const [kind, paths] of Object.entries(NAMES)) {
    for (const at of set.ofKind(kind)) {
      const { namespace } = at;
      if (namespace) {
        yield* byName(paths.flatMap(path => fieldsAt(at.at(), path))).map(reference => ({ at, namespace, ...reference }));
      }
    }
  }
}

function names({ spec }: Pods): Field[] {
  return [
    ...spec.at('imagePullSecrets').items().map(secret => secret.at('name')),
    ...spec.at('volumes').items().map(volume => volume.at('csi', 'nodePublishSecretRef', 'name')),
  ];
}

function byName(all: readonly Field[]): DataReference[] {
  return all.filter(name => name.text).map(name => ({ name, keys: [], isOptional: false }));
}
