import { isSkipped, mistakesOf } from './mistakes';
import { objectSchema } from './whole-object';
import { Field, isBuiltIn, isRecord, Located, ManifestSet, Rule, Violation } from '../../core';
import { compiled, Node } from '../../core/schema/node';
import { step } from '../../core/field';
import { expression, isTransition } from '../cel/expressions';
import { fieldsOf, seen } from '../cel/objects';
import { Value } from '../cel/values';
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
      ask(at.manifest, compiled(objectSchema(set, at)), '', broken);
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

/** Asks the rules of all places of a value, those below first. */
function ask(value: unknown, node: Node, path: string, broken: Broken[]): void {
  if (Array.isArray(value)) {
    const { items } = node;
    items && value.forEach((entry, index) => ask(entry, items, `${path}[${index}]`, broken));
  } else if (isRecord(value)) {
    for (const [name, field, below] of fieldsOf(value, node)) {
      ask(field, below, step(path, name), broken);
    }
  }
  const rules = value === null ? undefined : node.schema['x-kubernetes-validations'];
  if (Array.isArray(rules) && rules.length > 0) {
    const self = seen(value, node);
    broken.push(...rules.flatMap(one => brokenRule(new Field(one), self, new Field(value, path))));
  }
}

function brokenRule(one: Field, self: Value, field: Field): Broken[] {
  const { rule, message, messageExpression, fieldPath } = one.strings();
  if (rule === undefined || isTransition(rule) || expression(rule)(self) !== false) {
    return [];
  }
  const said = messageExpression === undefined ? undefined : expression(messageExpression)(self);
  const text = typeof said === 'string' && /^[^\n]*\S[^\n]*$/.test(said) ? said : message ?? `failed rule: ${rule}`;
  return [{ rule, message: text.replace(/\s+/g, ' ').trim(), field: below(field, fieldPath) }];
}

/** The field that a rule itself names. */
function below(field: Field, path: string | undefined): Field {
  const names = /^(?:\.[\w-]+)+$/.test(path ?? '') ? path!.slice(1).split('.') : [];
  return names.reduce((at, name) => new Field(at.at(name).value, step(at.path, name)), field);
}
