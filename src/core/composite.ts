import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { ConfigError, listed, shown } from './errors';
import { groupOf, kindKey } from './kinds';
import { applyPatch } from './origin';

/** Something made of API objects, which can be found and changed by kind and name: the way to all that props do not offer. */
export abstract class Composite extends Construct {
  /**
   * The object of that kind and name; fails with the names that exist.
   *
   * @param kind the kind, with its group where two have it: `Service`, `serving.knative.dev/Service`
   * @throws ConfigError `UnknownObject`
   */
  public object(kind: string, name: string, namespace?: string): ApiObject {
    const objects = this.objects();
    const found = objects.filter(one => isKind(one, kind) && one.name === name && (namespace === undefined || one.metadata.namespace === namespace));
    if (found.length !== 1) {
      const same = objects.filter(one => isKind(one, kind)).map(one => one.name ?? '');
      throw new ConfigError('UnknownObject', found.length === 0
        ? `there is no ${kind} of that name here, got ${shown(name)}; ${same.length > 0 ? `there are ${listed(same)}` : `the kinds here are ${listed(new Set(objects.map(one => one.kind)))}`}`
        : `there are ${found.length} objects ${kind} of that name here, got ${shown(name)}; name the group and the namespace too: ` +
          listed(found.map(one => [keyOf(one), one.metadata.namespace].filter(Boolean).join(' in '))), this);
    }
    return found[0];
  }

  /**
   * Changes an object in the API's own field names, also fields that the types lack.
   * Fails if there is no such object; a patch that does not fit the object fails at synthesis.
   *
   * @throws ConfigError `UnknownObject`
   */
  public patch(kind: string, name: string, ...operations: JsonPatch[]): void {
    applyPatch(this.object(kind, name), operations);
  }

  /**
   * Changes all objects of a kind in the same way; fails if there is none.
   *
   * @throws ConfigError `UnknownObject`
   */
  public patchEach(kind: string, ...operations: JsonPatch[]): void {
    const objects = this.objects();
    const found = objects.filter(one => isKind(one, kind));
    if (found.length === 0) {
      throw new ConfigError('UnknownObject', `there is no object of that kind here, got ${shown(kind)}; there are ${listed(new Set(objects.map(one => one.kind)))}`, this);
    }
    found.forEach(one => applyPatch(one, operations));
  }

  private objects(): ApiObject[] {
    return this.node.findAll().filter((one): one is ApiObject => ApiObject.isApiObject(one));
  }
}

function keyOf(object: ApiObject): string {
  return kindKey(groupOf(object.apiVersion), object.kind);
}

function isKind(object: ApiObject, kind: string): boolean {
  return object.kind === kind || keyOf(object) === kind;
}
