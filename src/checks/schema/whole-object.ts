import { structural } from './structural';
import { Field, isBuiltIn, isOwnVersions, Kinds, Located, ManifestSet } from '../../core';
import { resolvedSchema, Schema } from '../../core/schema/store';

const TEXT: Schema = { type: 'string' };
const TEXTS: Schema = { type: 'object', additionalProperties: TEXT };
const OPEN: Schema = { 'x-kubernetes-preserve-unknown-fields': true };

/** Metadata of a whole object. What the server fills in is accepted here; it is a finding of its own. */
const METADATA: Schema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: TEXT, generateName: TEXT, namespace: TEXT, labels: TEXTS, annotations: TEXTS, finalizers: { type: 'array', items: TEXT },
    creationTimestamp: OPEN, deletionGracePeriodSeconds: OPEN, deletionTimestamp: OPEN, generation: OPEN, managedFields: OPEN, ownerReferences: OPEN,
    resourceVersion: OPEN, selfLink: OPEN, uid: OPEN,
  },
};

/** Where nobody describes the kind: only the metadata is known. */
const OF_NOBODY = whole({ type: 'object', 'x-kubernetes-preserve-unknown-fields': true }, true);
const ofTypes = new Map<string, Schema>();

/**
 * The schema of a whole object: that of its kind's type, which says more than a definition; but that of the definition in
 * the output, where this is not made of the type, or there is no type.
 */
export function objectSchema(set: ManifestSet, one: Located): Schema {
  const name = Kinds.schema(one.apiVersion, one.kind);
  const custom = isBuiltIn(one.apiVersion) ? undefined : set.customKind(one.key);
  if (custom !== undefined && !isOwnVersions(custom.at.at('spec', 'versions').value)) {
    return set.once(`schema ${one.apiVersion} ${one.kind}`, () => whole(structural(new Field(custom.schema(one.version))), false));
  }
  return name === undefined ? OF_NOBODY : ofType(name);
}

function ofType(name: string): Schema {
  let known = ofTypes.get(name);
  if (known === undefined) {
    // Of Kubernetes' own kinds the server writes the status.
    ofTypes.set(name, known = whole(resolvedSchema({ $ref: name }), name.startsWith('apis/k8s#')));
  }
  return known;
}

function whole(schema: Schema, openStatus: boolean): Schema {
  const { required = [], properties } = schema;
  return {
    ...schema,
    required: [...required, 'metadata'],
    properties: { ...openStatus && { status: OPEN }, ...properties, apiVersion: TEXT, kind: TEXT, metadata: METADATA },
  };
}
