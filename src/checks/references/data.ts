import { containersOf, Field, Located, Pods } from '../../core';

/** Where a pod reads a ConfigMap or a Secret. */
export interface DataReference {
  /** Field with the name. */
  readonly name: Field;
  /** Fields with the keys that must be there. */
  readonly keys: readonly Field[];
  /** Whether the pod starts without it. */
  readonly isOptional: boolean;
}

/** How the API spells references to one of the two kinds. */
export interface DataFields {
  /** Field of a volume, `configMap` or `secret`, and the one with the name in it. */
  readonly volume: string;
  readonly volumeName: string;
  /** Field of `env[].valueFrom`. */
  readonly key: string;
  /** Field of `envFrom[]`. */
  readonly all: string;
}

/** ConfigMaps as pods refer to them. */
export const CONFIG_MAP: DataFields = { volume: 'configMap', volumeName: 'name', key: 'configMapKeyRef', all: 'configMapRef' };

/** Secrets as pods refer to them. */
export const SECRET: DataFields = { volume: 'secret', volumeName: 'secretName', key: 'secretKeyRef', all: 'secretRef' };

/** What a pod needs before it can start; what is marked optional is left out. */
export function dataReferences(pods: Pods, fields: DataFields): DataReference[] {
  return allDataReferences(pods, fields).filter(one => !one.isOptional);
}

/** What a pod reads. */
export function allDataReferences(pods: Pods, fields: DataFields): DataReference[] {
  const volumes = pods.spec.at('volumes').items();
  const containers = containersOf(pods).map(container => container.field);
  return [
    ...volumes.map(volume => source(volume.at(fields.volume), fields.volumeName)),
    ...volumes.flatMap(volume => volume.at('projected', 'sources').items()).map(part => source(part.at(fields.volume), 'name')),
    ...containers.flatMap(container => container.at('env').items()).map(variable => {
      const selector = variable.at('valueFrom', fields.key);
      return { selector, name: selector.at('name'), keys: [selector.at('key')] };
    }),
    ...containers.flatMap(container => container.at('envFrom').items()).map(from => {
      const selector = from.at(fields.all);
      return { selector, name: selector.at('name'), keys: [] };
    }),
  ].filter(({ name }) => name.text).map(({ selector, name, keys }) => ({ name, keys, isOptional: selector.at('optional').value === true }));
}

function source(selector: Field, name: string) {
  return { selector, name: selector.at(name), keys: selector.at('items').items().map(item => item.at('key')) };
}

/** Keys of an object's data fields; undefined if it has no such field, because then somebody else fills it. */
export function keysOf(object: Located, ...fields: readonly string[]): string[] | undefined {
  const all = fields.map(field => object.at(field)).filter(field => field.exists);
  return all.length === 0 ? undefined : all.flatMap(field => field.entries().map(([key]) => key));
}
