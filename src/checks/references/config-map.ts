import { dangling, missingKey } from './common';
import { CONFIG_MAP, dataReferences, keysOf } from './data';
import { ManifestSet, Rule, Violation } from '../../core';
import { namingPods } from '../workloads/train-job-pods';

/** `References/ConfigMap`: the ConfigMaps and keys that pods read exist. */
export const referencesConfigMap: Rule = {
  id: 'References/ConfigMap',
  why: 'A pod waits without end for a ConfigMap, or a key in it, that does not exist.',
  check: danglingConfigMaps,
};

/** Made in every namespace, by Kubernetes and by istiod. */
const EVERYWHERE = new Set(['kube-root-ca.crt', 'istio-ca-root-cert']);

function* danglingConfigMaps(set: ManifestSet): Generator<Violation> {
  for (const pods of namingPods(set)) {
    const { at, namespace } = pods;
    for (const { name, keys } of namespace ? dataReferences(pods, CONFIG_MAP) : []) {
      const wanted = name.text ?? '';
      const isExternal = set.isExternal('ConfigMap', namespace, wanted);
      const object = set.find('ConfigMap', namespace, wanted);
      if (object === undefined) {
        if (!EVERYWHERE.has(wanted) && !isExternal) {
          yield dangling(at, name, 'ConfigMap', namespace, wanted);
        }
        continue;
      }
      const there = keysOf(object, 'data', 'binaryData');
      for (const key of there ? keys : []) {
        if (key.text && !there!.includes(key.text)) {
          yield missingKey(at, key, 'ConfigMap', wanted, key.text, there!);
        }
      }
    }
  }
}
