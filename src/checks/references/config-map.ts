import { dangling, missingKey } from './common';
import { CONFIG_MAP, dataReferences, keysOf } from './data';
import { ManifestSet, Rule, Violation } from '../../core';
import { Lookup } from '../lookup';
import { podsOf } from '../pods';

/** `References/ConfigMap`: the ConfigMaps and keys that pods read exist. */
export const referencesConfigMap: Rule = {
  id: 'References/ConfigMap',
  why: 'A pod waits for ever for a ConfigMap, or a key in it, that does not exist.',
  check: missing,
};

/** Made in every namespace, by Kubernetes and by istiod. */
const EVERYWHERE = new Set(['kube-root-ca.crt', 'istio-ca-root-cert']);

function* missing(set: ManifestSet): Generator<Violation> {
  const lookup = Lookup.of(set);
  for (const pod of podsOf(set)) {
    const { at, namespace } = pod;
    for (const { name, keys } of namespace ? dataReferences(pod, CONFIG_MAP) : []) {
      const wanted = name.text!;
      const object = lookup.find('', 'ConfigMap', namespace, wanted);
      if (object === undefined) {
        if (!EVERYWHERE.has(wanted) && !lookup.isExternal('ConfigMap', namespace, wanted)) {
          yield dangling(at, name, 'ConfigMap', namespace, wanted);
        }
        continue;
      }
      const there = keysOf(object.manifest, 'data', 'binaryData');
      for (const key of there ? keys : []) {
        if (key.text && !there!.includes(key.text)) {
          yield missingKey(at, key, 'ConfigMap', wanted, key.text, there!);
        }
      }
    }
  }
}
