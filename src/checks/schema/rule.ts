import type { CelInput } from '@bufbuild/cel';
import { isSkipped, mistakesOf } from './mistakes';
import { objectSchema } from './whole-object';
import { Field, isBuiltIn, isRecord, Located, ManifestSet, Rule, Violation } from '../../core';
import { compiled, Node } from '../../core/schema/node';
import { step } from '../../core/field';
import { expression, isTransition } from '../cel/expressions';
import { fieldsOf, given, identity, knownAs, scalar } from '../cel/values';
import { isEncrypted } from '../credentials/encrypted';
import { gotAt } from '../shown';

/** `Schema/Rule`: custom resources keep to the rules in CEL that stand in the schema of their kind. */
export const schemaRule: Rule = {
  id: 'Schema/Rule',
  why: 'The API server refuses a custom resource that breaks a rule of its CustomResourceDefinition, and the whole sync stops.',
  check: brokenRules,
};

/** Longest expression that a message repeats. */
const LONGEST = 150;

function* brokenRules(set: ManifestSet): Generator<Violation> {
  // The API server asks the rules only of what has the form of the schema.
  const malformed = new Set(mistakesOf(set, 'type', 'required', 'choice').map(({ at }) => at));
  for (const at of set.all) {
    if (!isBuiltIn(at.apiVersion) && !malformed.has(at) && !isSkipped(at) && !isEncrypted(at)) {
      const broken: Broken[] = [];
      visited(at.manifest, compiled(objectSchema(set, at)), '', broken);
      yield* broken.map(one => violation(at, one));
    }
  }
}

/** A rule as a schema has it, where it does not hold. */
interface Broken {
  readonly rule: string;
  readonly message: string;
  readonly field: Field;
}

function violation(at: Located, { rule, message, field }: Broken): Violation {
  return {
    at,
    field: field.path || '(whole object)',
    problem: `breaks a rule of its schema: ${message}, ${gotAt(field)}`,
    fix: rule.length > LONGEST ? `write it as the schema of ${at.apiVersion} ${at.kind} wants it` : `write it so that this holds: ${rule.replace(/\s+/g, ' ').trim()}`,
  };
}

/** A value as expressions see it; the rules of all places are asked on the way, those below first. */
function visited(value: unknown, node: Node, path: string, broken: Broken[]): CelInput {
  const seen = converted(value, node, path, broken);
  const rules = value === null ? undefined : node.schema['x-kubernetes-validations'];
  for (const one of Array.isArray(rules) ? rules : []) {
    const { rule, message, messageExpression, fieldPath } = new Field(one).strings();
    if (rule !== undefined && !isTransition(rule) && expression(rule)(seen) === false) {
      const said = messageExpression === undefined ? undefined : expression(messageExpression)(seen);
      const text = typeof said === 'string' && /^[^\n]*\S[^\n]*$/.test(said) ? said : message ?? `failed rule: ${rule}`;
      broken.push({ rule, message: text.replace(/\s+/g, ' ').trim(), field: below(new Field(value, path), fieldPath) });
    }
  }
  return seen;
}

/** The field that a rule itself names. */
function below(field: Field, path: string | undefined): Field {
  const names = /^(?:\.[\w-]+)+$/.test(path ?? '') ? path!.slice(1).split('.') : [];
  return names.reduce((at, name) => new Field(at.at(name).value, step(at.path, name)), field);
}

function converted(value: unknown, node: Node, path: string, broken: Broken[]): CelInput {
  if (Array.isArray(value)) {
    return value.map((entry, index) => node.items === undefined ? null : visited(entry, node.items, `${path}[${index}]`, broken));
  }
  if (!isRecord(value)) {
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? scalar(value, node) : null;
  }
  const seen = new Map<string, CelInput>(node.embedded ? identity(value) : []);
  for (const [name, field, schema] of fieldsOf(value, node)) {
    const result = visited(field, schema, step(path, name), broken);
    knownAs(name).forEach(known => seen.set(known, result));
  }
  const { additional, properties } = node;
  for (const name of additional === undefined ? [] : Object.keys(value).filter(key => !properties?.has(key))) {
    const entry = given(value[name], additional);
    if (entry !== undefined) {
      seen.set(name, visited(entry, additional!, step(path, name), broken));
    }
  }
  return seen;
}
