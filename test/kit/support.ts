import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { SCHEMAS } from '../../src/apis/groups.generated';
import { Mesh, meshOf, PlainManifest, rendered } from '../../src/core';
import { walk } from '../../src/core/schema/walk';
import { chart, gateway } from '../support';

/** A mesh with nothing of the defaults in it. */
export const mesh: Mesh = meshOf({ gateway, clusterDomain: 'k8s.example.com', trustDomain: 'td', hosts: ['ml.example.com'] });

export const labels = { app: 'web' };

/** Service of a program. */
export const service = { name: 'web', namespace: 'x', port: 80 };

/** What a construct renders, which must keep to the schemas, by `Kind/namespace/name`. */
export function made(make: (scope: Construct) => unknown): Readonly<Record<string, PlainManifest>> {
  const scope: Chart = chart();
  make(scope);
  const { all } = rendered(scope);
  for (const { apiVersion, kind, manifest } of all) {
    const content = Object.fromEntries(Object.entries(manifest).filter(([name]) => !['apiVersion', 'kind', 'metadata'].includes(name)));
    expect(walk({ metadata: {}, ...content }, { $ref: SCHEMAS[apiVersion][kind] }).filter(one => one.fault !== 'empty')).toEqual([]);
  }
  return Object.fromEntries(all.map(({ label, manifest }) => [label, manifest]));
}
