/** How types of TypeScript are written, as far as schemas of props depend on it. */
import ts from 'typescript';
import { JsonObject } from './json';

/** Any of some schemas, the simple ones put together. */
export function unionOf(all: readonly JsonObject[]): JsonObject {
  const flat = all.flatMap(one => Array.isArray(one.anyOf) && Object.keys(one).length === 1 ? one.anyOf as JsonObject[] : [one]);
  const isEnum = (one: JsonObject) => Array.isArray(one.enum) && Object.keys(one).length === 1;
  const values = [...new Set(flat.filter(isEnum).flatMap(one => one.enum as (string | number | boolean)[]))];
  const rest = [...new Map(flat.filter(one => !isEnum(one)).map(one => [JSON.stringify(one), one])).values()];
  const booleans = values.includes(true) && values.includes(false);
  const kept = booleans ? values.filter(one => typeof one !== 'boolean') : values;
  const branches: JsonObject[] = [...kept.length > 0 ? [{ enum: kept }] : [], ...booleans ? [{ type: 'boolean' }] : [], ...rest];
  return branches.length === 1 ? branches[0] : { anyOf: branches };
}

/** Tags that say something about values. */
export const PROP_TAGS: ReadonlySet<string> = new Set(['pattern', 'minimum', 'maximum', 'minItems', 'minLength', 'maxLength', 'asType', 'form', 'hidden', 'instead', 'schema']);

/** Whether an alias describes something of its own: an object, or a choice of named types. */
export function isShape(node: ts.TypeNode): boolean {
  const isChoice = ts.isUnionTypeNode(node) && node.types.every(one => ts.isTypeReferenceNode(one) || ts.isParenthesizedTypeNode(one));
  return ts.isTypeLiteralNode(node) || ts.isIntersectionTypeNode(node) || isChoice;
}

/** Whether a type is made of others by `Omit`, `Pick` and their like. */
export function isComputed(node: ts.TypeNode): boolean {
  return ts.isTypeReferenceNode(node) && node.typeArguments !== undefined && !['Readonly', 'Record', 'ReadonlyArray'].includes(node.typeName.getText()) ||
    ts.isConditionalTypeNode(node) || ts.isIntersectionTypeNode(node) || ts.isMappedTypeNode(node);
}

/** Whether a property's type depends on a parameter of the type that it is in. */
export function isGeneric(property: ts.PropertySignature): boolean {
  const parent: ts.Node = property.parent;
  return (ts.isInterfaceDeclaration(parent) || ts.isTypeLiteralNode(parent) && ts.isTypeAliasDeclaration(parent.parent)) &&
    ((ts.isInterfaceDeclaration(parent) ? parent : parent.parent as ts.TypeAliasDeclaration).typeParameters?.length ?? 0) > 0;
}

/** A text as a regular expression that matches it alone. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
