import { Fault, Mistake } from './mistake';
import { Bounds, Choice, compiled, Node } from './node';
import { Schema } from './store';
import { demand, entries, formOf, oneOf, oneOfAll } from './words';
import { nearest } from '../errors';
import { isRecord, step } from '../field';
import { canonicalQuantity } from '../quantity';

export type { Fault, Mistake };

/** How a schema is read. */
export interface WalkOptions {
  /** Whether a field that is null is a value like others, rather than absent as it is for Kubernetes. @default false */
  readonly nulls?: boolean;
}

/** All places where a value breaks a schema, in one pass along both. Rules in CEL are not looked at. */
export function walk(value: unknown, schema: Schema, { nulls = false }: WalkOptions = {}): Mistake[] {
  const found: Mistake[] = [];
  new Walker(found, nulls).value(value, compiled(schema), undefined);
  return found;
}

/** Place of a value: a name, with what is known of its object, or an index below another place; undefined for the whole. Made into text only where something is wrong. */
type Place = { readonly above: Place; readonly key: string | number; readonly of?: Node } | undefined;

function pathOf(place: Place): string {
  return place === undefined ? '' : typeof place.key === 'number' ? `${pathOf(place.above)}[${place.key}]` : step(pathOf(place.above), place.key);
}

/** What is wrong with a field that a branch of a choice has no place for. */
const LEFT_OUT = 'must be left out';
/** What is wrong with a field that another choice rules out. */
const NO_MATCH = 'does not go with';
const IGNORED = new Set(['apiVersion', 'kind', 'metadata']);

class Walker {
  constructor(private readonly found: Mistake[], private readonly nulls: boolean) {}

  public value(value: unknown, node: Node, place: Place): void {
    const before = this.found.length;
    this.compared(value, node, place);
    if (node.hidden) {
      for (let index = before; index < this.found.length; index++) {
        this.found[index] = { ...this.found[index], hidden: true };
      }
    }
  }

  private compared(value: unknown, node: Node, place: Place): void {
    if (value === null && node.nullable) {
      return;
    }
    if (!node.takes(value)) {
      const instead = node.schema['x-instead'];
      this.found.push({ path: pathOf(place), fault: 'type', problem: `must be ${formOf(node.schema)}`, value, ...typeof instead === 'string' && { instead } });
      return;
    }
    if (isScalar(value)) {
      this.scalar(value, node, place);
    } else if (Array.isArray(value)) {
      this.list(value, node, place);
    } else if (isRecord(value)) {
      this.object(value, node, place);
    }
    if (node.choices !== undefined) {
      this.choices(value, node, place);
    }
  }

  private add(place: Place, fault: Fault, problem: string, value: unknown, known?: readonly string[]): void {
    this.found.push({ path: pathOf(place), fault, problem, value, ...known && { known } });
  }

  private scalar(value: string | number | boolean, node: Node, place: Place): void {
    const problem = node.scalarFault(value);
    if (problem !== undefined) {
      this.add(place, 'value', problem, value);
    } else if (node.quantity) {
      const canonical = canonicalQuantity(value);
      if (canonical !== undefined && canonical !== value) {
        this.add(place, 'form', `is written ${JSON.stringify(canonical)} by Kubernetes`, value);
      }
    }
  }

  private list(value: readonly unknown[], node: Node, place: Place): void {
    const { items, itemCount } = node;
    if (!isWithin(value.length, itemCount)) {
      this.add(place, 'value', `must have ${entries(...itemCount)}`, value);
    } else if (value.length === 0 && !isRequired(place)) {
      this.add(place, 'empty', 'has no entries', value);
    }
    if (items !== undefined) {
      for (let index = 0; index < value.length; index++) {
        this.value(value[index], items, { above: place, key: index });
      }
    }
    if (node.listKeys !== undefined) {
      this.repeated(value, node, place);
    }
  }

  private object(value: Readonly<Record<string, unknown>>, node: Node, place: Place): void {
    const { properties, additional } = node;
    let count = 0;
    for (const name of Object.keys(value)) {
      count++;
      const below = value[name];
      if (this.isAbsent(below, properties?.get(name))) {
        continue;
      }
      const field = properties?.get(name) ?? additional;
      if (field !== undefined) {
        this.value(below, field, { above: place, key: name, of: node });
      } else if (!node.open && !(node.embedded && IGNORED.has(name))) {
        this.add({ above: place, key: name }, 'unknown', 'is no known field', below, [...properties?.keys() ?? []]);
      }
    }
    for (const name of node.required) {
      if (this.isAbsent(value[name], properties?.get(name))) {
        const schema = properties?.get(name)?.schema;
        this.found.push({
          path: pathOf({ above: place, key: name }), fault: 'required', problem: 'must be given', value: value[name], ...schema !== undefined && { form: formOf(schema) },
        });
      }
    }
    if (!isWithin(count, node.fieldCount)) {
      this.add(place, 'value', `must have ${entries(...node.fieldCount)}`, value);
    } else if (count === 0 && additional !== undefined && properties === undefined && !isRequired(place)) {
      this.add(place, 'empty', 'has no entries', value);
    }
  }

  private isAbsent(value: unknown, node: Node | undefined): boolean {
    return value === undefined || value === null && !this.nulls && node?.nullable !== true;
  }

  /** Entries of a list with keys that have the same ones. */
  private repeated(value: readonly unknown[], node: Node, place: Place): void {
    const seen = new Map<string, number>();
    value.forEach((entry, index) => {
      const key = node.keyOf(entry);
      if (key === undefined) {
        return;
      }
      const first = seen.get(key);
      if (first !== undefined) {
        this.add({ above: place, key: index }, 'repeated', `repeats ${pathOf(place)}[${first}], both with ${key}`, entry);
      } else {
        seen.set(key, index);
      }
    });
  }

  private choices(given: unknown, node: Node, place: Place): void {
    const value = node.completed(given);
    for (const { kind, branches } of node.choices!) {
      const results = branches.map(branch => this.tried(value, node, branch, place));
      const fitting = results.filter(one => one.length === 0).length;
      if (kind === 'allOf') {
        // A check may ask again for what the type asks already.
        results.flat().filter(({ path, problem }) => !this.found.some(one => one.path === path && one.problem === problem))
          .forEach(mistake => this.found.push(mistake));
      } else if (kind === 'not' ? fitting > 0 : kind === 'oneOf' ? fitting !== 1 : fitting === 0) {
        this.choice(given, node, fitting, { kind, branches }, results, place);
      }
    }
  }

  /** Whether a field may have a value by a branch of a choice. */
  private fits(value: unknown, branch: Node, name: string): boolean {
    const field = branch.properties?.get(name);
    return field !== undefined && this.tried(value, branch, field, undefined).length === 0;
  }

  /** A mistake in a branch of a choice; where others have none at its place, with the field that says which branch was meant. */
  private ofAnother(mistake: Mistake, value: Readonly<Record<string, unknown>>, place: Place, meant: Node, others: readonly Node[]): Mistake {
    const { fault, path, problem } = mistake;
    const isNoField = fault === 'unknown' || problem === LEFT_OUT;
    if (!isNoField && fault !== 'value' || problem.startsWith(NO_MATCH) || others.length === 0) {
      return mistake;
    }
    const choosing = Object.keys(value).find(key =>
      !isWithinPath(path, pathOf({ above: place, key })) && this.fits(value[key], meant, key) &&
      others.every(one => one.properties?.has(key) === true && !this.fits(value[key], one, key)));
    if (choosing === undefined) {
      return mistake;
    }
    const chosen = isScalar(value[choosing]) ? `${choosing} ${JSON.stringify(value[choosing])}` : choosing;
    return isNoField ? { ...mistake, fault: 'value', problem: `${NO_MATCH} ${chosen}` } : { ...mistake, problem: `${problem} with ${chosen}` };
  }

  /** What is wrong with a value by one branch of a choice; what is about its form only, or fields that the place takes anyway, are no obstacle. */
  private tried(value: unknown, node: Node, branch: Node, place: Place): Mistake[] {
    const found: Mistake[] = [];
    new Walker(found, this.nulls).value(value, branch, place);
    return found.filter(({ fault }) => fault !== 'form' && fault !== 'empty' && (fault !== 'unknown' || node.isUnion));
  }

  /** A choice in which no branch fits: the mistakes of the branch that was meant, or what there is to choose from. */
  private choice(value: unknown, node: Node, fitting: number, { kind, branches }: Choice, results: readonly Mistake[][], place: Place): void {
    const form = node.schema['x-form'];
    const wanted = typeof form === 'string' ? form : oneOf(branches.map(one => one.schema));
    if (fitting > 0 || !isRecord(value) && !Array.isArray(value)) {
      this.add(place, 'choice', demand(wanted, kind === 'not' ? 'not' : fitting > 1 ? 'several' : 'none'), value);
      return;
    }
    if (isRecord(value)) {
      const objects = branches.filter(one => one.takes(value));
      const refused = objects.length < 2 ? undefined : Object.keys(value).find(name =>
        objects.some(one => one.told(name) !== undefined) && objects.every(one => one.properties?.has(name) === true && !this.fits(value[name], one, name)));
      if (refused !== undefined) {
        this.add({ above: place, key: refused }, 'value', `must be ${oneOfAll(objects.flatMap(one => one.properties?.get(refused) ?? []))}`, value[refused]);
        return;
      }
    }
    // A misspelt name says which branch was meant as well as a right one.
    const costs = results.map((mistakes, index) => branches[index].distance(value) + mistakes.length - (mistakes.some(isMisspelt) ? 0.5 : 0));
    const best = costs.indexOf(Math.min(...costs));
    if (branches[best].isShape && costs[best] < 1000) {
      results[best].forEach(mistake => {
        const others = branches.filter((_, index) => !results[index].some(({ path }) => isWithinPath(mistake.path, path)));
        this.found.push(isRecord(value) ? this.ofAnother(mistake, value, place, branches[best], others) : mistake);
      });
    } else {
      this.add(place, 'choice', demand(wanted, 'none'), value);
    }
  }
}

/** Whether the object of a field must have it, so that programs write it back also where it is empty. */
function isRequired(place: Place): boolean {
  return typeof place?.key === 'string' && place.of?.required.includes(place.key) === true;
}

function isWithin(count: number, [least = 0, most = Infinity]: Bounds): boolean {
  return count >= least && count <= most;
}

/** Whether a place is another one or is in it. */
function isWithinPath(path: string, other: string): boolean {
  return path.startsWith(other) && /^$|^[.[]/.test(path.slice(other.length));
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Whether a name that is not known is nearly one that is. */
function isMisspelt({ fault, path, known = [] }: Mistake): boolean {
  return fault === 'unknown' && nearest(path.slice(path.lastIndexOf('.') + 1), known) !== undefined;
}
