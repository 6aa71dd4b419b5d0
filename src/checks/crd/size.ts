import { isOwnVersions, ManifestSet, Rule, Violation } from '../../core';

/** `Crd/Size`: definitions fit into the cluster's database. */
export const crdSize: Rule = {
  id: 'Crd/Size',
  why: 'etcd refuses objects above about 1.5 MB, and the API server keeps its own notes in each of them.',
  check: largeDefinitions,
};

/** Room for what the API server adds. */
const LIMIT = 1_000_000;

function* largeDefinitions(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('apiextensions.k8s.io/CustomResourceDefinition')) {
    // Those of our own types are measured by the tests of the package.
    const bytes = isOwnVersions(at.at('spec', 'versions').value) ? 0 : Buffer.byteLength(JSON.stringify(at.manifest));
    if (bytes > LIMIT) {
      yield {
        at,
        field: 'spec.versions',
        problem: `must be at most ${LIMIT} bytes of JSON, got ${bytes}`,
        fix: 'shorten descriptions of the schema, or drop versions',
      };
    }
  }
}
