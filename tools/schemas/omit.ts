/** Types without some of their fields. */
import ts from 'typescript';
import * as tjs from 'ts-json-schema-generator';

/**
 * `Omit<Type, 'a' | 'b'>` as an object with the other fields of the type, just as they are. The library would take it for any mapped
 * type, and lose what aliases say of their values.
 */
export class OmitParser implements tjs.SubNodeParser {
  public constructor(private readonly child: tjs.NodeParser) {}

  public supportsNode(node: ts.Node): boolean {
    return argumentsOf(node) !== undefined;
  }

  public createType(node: ts.Node, context: tjs.Context): tjs.BaseType {
    const { type, names } = argumentsOf(node)!;
    const properties = propertiesOf(this.child.createType(type, context)).filter(property => !names.includes(property.getName()));
    return new tjs.ObjectType(`omit-${tjs.getKey(node, context)}`, [], properties, true);
  }
}

/** What stands between the brackets, if it is a named type and literal names. */
function argumentsOf(node: ts.Node): { readonly type: ts.TypeNode; readonly names: readonly string[] } | undefined {
  const name = ts.isExpressionWithTypeArguments(node) ? node.expression : ts.isTypeReferenceNode(node) ? node.typeName : undefined;
  if (name?.getText() !== 'Omit') {
    return undefined;
  }
  const [type, keys] = (node as ts.NodeWithTypeArguments).typeArguments ?? [];
  const names = (ts.isUnionTypeNode(keys) ? keys.types : [keys])
    .map(key => ts.isLiteralTypeNode(key) && ts.isStringLiteral(key.literal) ? key.literal.text : undefined);
  return names.every(key => key !== undefined) ? { type, names } : undefined;
}

/** All fields of a type; its own win over those of the types that it extends. */
function propertiesOf(type: tjs.BaseType): readonly tjs.ObjectProperty[] {
  const object = tjs.derefType(type);
  if (!(object instanceof tjs.ObjectType)) {
    throw new Error(`Omit takes the name of an interface, got ${type.getName()}`);
  }
  const inherited = object.getBaseTypes().flatMap(propertiesOf);
  const own = object.getProperties();
  return [...own, ...inherited.filter(property => !own.some(each => each.getName() === property.getName()))];
}
