/**
 * Schemas of the props that constructs and functions check at run time, from their types: what the compiler knows of them,
 * in the form of the schemas of API kinds. Roots are the types that `src/` names by `'<folder>#<Type>'`.
 */
import { dirname, relative, sep } from 'node:path';
import ts from 'typescript';
import { JsonObject } from './json';
import { docOf, withDoc } from './tags';
import { escaped, isComputed, isGeneric, isShape, PROP_TAGS, unionOf } from './type-forms';

/** Definitions by `<folder>#<type>`. */
export type PropDefinitions = ReadonlyMap<string, JsonObject>;

const ROOT_NAME = /'([a-z][\w./-]*#[A-Z]\w*)'/g;

/** All definitions that the roots need, without those of API kinds, which are made elsewhere. */
export function propDefinitions(program: ts.Program, src: string): PropDefinitions {
  const maker = new Maker(program, src);
  for (const file of program.getSourceFiles().filter(one => isBelow(src, one.fileName) && !one.fileName.includes('.generated.'))) {
    for (const [, root] of file.text.matchAll(ROOT_NAME)) {
      maker.root(root);
    }
  }
  return new Map([...maker.definitions].sort(([a], [b]) => a < b ? -1 : 1));
}

function isBelow(folder: string, file: string): boolean {
  return file.startsWith(folder + sep) || file.startsWith(`${folder}/`);
}

/** Something that can have a definition of its own. */
type Named = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

class Maker {
  public readonly definitions = new Map<string, JsonObject>();
  private readonly checker: ts.TypeChecker;
  private readonly declared = new Map<string, Named>();

  constructor(program: ts.Program, private readonly src: string) {
    this.checker = program.getTypeChecker();
    for (const file of program.getSourceFiles().filter(one => this.isOwn(one.fileName))) {
      for (const node of file.statements.filter((one): one is Named => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one))) {
        this.declared.set(this.nameOf(node), node);
      }
    }
  }

  /** Makes the definition of a root. */
  public root(name: string): void {
    const node = this.declared.get(name);
    if (node === undefined) {
      throw new Error(`src names the type ${name}, which is not declared`);
    }
    if (!name.startsWith('apis/')) {
      this.define(node);
    }
  }

  private isOwn(file: string): boolean {
    return isBelow(this.src, file);
  }

  private nameOf(node: Named): string {
    return `${relative(this.src, dirname(node.getSourceFile().fileName)).split(sep).join('/')}#${node.name.text}`;
  }

  /** Reference to the definition of a declaration of src; made when it is first needed. */
  private define(node: Named): JsonObject {
    const file = relative(this.src, node.getSourceFile().fileName).split(sep).join('/');
    if (file.startsWith('apis/')) {
      const folder = file.split('/').slice(0, 2).join('/');
      return { $ref: `${folder}#${node.name.text}` };
    }
    const name = this.nameOf(node);
    if (!this.definitions.has(name)) {
      this.definitions.set(name, {});
      this.definitions.set(name, this.documented(node, this.content(node)));
    }
    return { $ref: name };
  }

  private content(node: Named): JsonObject {
    const type = this.checker.getTypeAtLocation(node);
    return ts.isInterfaceDeclaration(node) || isComputed(node.type) && !type.isUnion() ? this.fromObject(type)
      : isComputed(node.type) ? unionOf((type as ts.UnionType).types.map(one => this.fromType(one))) : this.fromNode(node.type);
  }

  private documented(node: ts.Node, schema: JsonObject): JsonObject {
    const doc = docOf(node);
    const tags = doc?.tags.filter(tag => PROP_TAGS.has(tag.name)) ?? [];
    return doc === undefined || tags.length === 0 ? schema : withDoc(schema, { ...doc, description: '', tags });
  }

  /** Schema of a type as it is written. */
  private fromNode(node: ts.TypeNode): JsonObject {
    if (ts.isParenthesizedTypeNode(node)) {
      return this.fromNode(node.type);
    }
    if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.ReadonlyKeyword) {
      return this.fromNode(node.type);
    }
    if (ts.isArrayTypeNode(node)) {
      return { type: 'array', items: this.fromNode(node.elementType) };
    }
    if (ts.isUnionTypeNode(node)) {
      return unionOf(node.types.filter(one => one.kind !== ts.SyntaxKind.UndefinedKeyword).map(one => this.fromNode(one)));
    }
    if (ts.isTypeReferenceNode(node)) {
      return this.fromReference(node);
    }
    return this.fromType(this.checker.getTypeFromTypeNode(node));
  }

  private fromReference(node: ts.TypeReferenceNode): JsonObject {
    const name = node.typeName.getText();
    const [first, second] = node.typeArguments ?? [];
    if ((name === 'Readonly' || name === 'Partial') && first !== undefined && ts.isTypeReferenceNode(first) && first.typeName.getText() === 'Readonly') {
      return name === 'Readonly' ? this.fromNode(first) : this.fromType(this.checker.getTypeFromTypeNode(node));
    }
    if (name === 'Readonly' && first !== undefined && ts.isTypeReferenceNode(first) && first.typeName.getText() === 'Record') {
      return this.fromNode(first);
    }
    if (name === 'Record' && first?.kind === ts.SyntaxKind.StringKeyword && second !== undefined) {
      return { type: 'object', additionalProperties: this.fromNode(second) };
    }
    if (name === 'ReadonlyArray' && first !== undefined) {
      return { type: 'array', items: this.fromNode(first) };
    }
    let symbol = this.checker.getSymbolAtLocation(node.typeName);
    if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias) {
      symbol = this.checker.getAliasedSymbol(symbol);
    }
    const declaration = symbol?.declarations?.[0];
    if (declaration !== undefined && ts.isClassDeclaration(declaration) && declaration.name !== undefined) {
      return { 'x-instance': declaration.name.text };
    }
    if (declaration === undefined || node.typeArguments !== undefined || ts.isTypeParameterDeclaration(declaration)) {
      return this.fromType(this.checker.getTypeFromTypeNode(node));
    }
    return this.fromDeclaration(declaration) ?? this.fromType(this.checker.getTypeFromTypeNode(node));
  }

  /** Schema of a named type; undefined if its name says nothing more than its content. */
  private fromDeclaration(declaration: ts.Declaration): JsonObject | undefined {
    const isOwn = this.isOwn(declaration.getSourceFile().fileName);
    if (ts.isClassDeclaration(declaration)) {
      return { 'x-instance': declaration.name!.text };
    }
    if (ts.isInterfaceDeclaration(declaration)) {
      return isOwn ? declaration.typeParameters === undefined ? this.define(declaration) : undefined : { 'x-instance': declaration.name.text };
    }
    if (ts.isTypeAliasDeclaration(declaration) && isOwn && declaration.typeParameters === undefined) {
      return isShape(declaration.type) || isComputed(declaration.type) ? this.define(declaration) : this.documented(declaration, this.fromNode(declaration.type));
    }
    return undefined;
  }

  /** Schema of a type as the compiler has worked it out. */
  private fromType(type: ts.Type): JsonObject {
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) {
      return {};
    }
    if (type.isStringLiteral() || type.isNumberLiteral()) {
      return { enum: [type.value] };
    }
    if (flags & ts.TypeFlags.BooleanLiteral) {
      return { enum: [this.checker.typeToString(type) === 'true'] };
    }
    if (flags & ts.TypeFlags.TemplateLiteral) {
      const { texts } = type as ts.TemplateLiteralType;
      return { type: 'string', pattern: `^${texts.map(escaped).join('[^]*')}$`, 'x-form': `a string such as "${texts.join('...')}"` };
    }
    if (flags & ts.TypeFlags.StringLike) {
      return { type: 'string' };
    }
    if (flags & ts.TypeFlags.NumberLike) {
      return { type: 'number' };
    }
    if (flags & ts.TypeFlags.Boolean) {
      return { type: 'boolean' };
    }
    if (flags & ts.TypeFlags.Null) {
      return { type: 'null' };
    }
    if (type.isUnion()) {
      return unionOf(type.types.filter(one => !(one.flags & ts.TypeFlags.Undefined)).map(one => this.fromType(one)));
    }
    if (flags & ts.TypeFlags.NonPrimitive) {
      return { type: 'object', additionalProperties: {} };
    }
    if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) {
      return this.named(type);
    }
    throw new Error(`no schema for the type ${this.checker.typeToString(type)}`);
  }

  /** A type that may have a name. */
  private named(type: ts.Type): JsonObject {
    const symbol = type.aliasSymbol ?? type.symbol as ts.Symbol | undefined;
    const declaration = symbol?.declarations?.[0];
    if (declaration !== undefined && type.aliasTypeArguments === undefined && !(type as ts.TypeReference).typeArguments?.length &&
      (ts.isClassDeclaration(declaration) || ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration))) {
      const found = this.fromDeclaration(declaration);
      if (found !== undefined) {
        return found;
      }
    }
    return this.fromObject(type);
  }

  private fromObject(type: ts.Type): JsonObject {
    if (this.checker.isArrayType(type) || this.checker.isTupleType(type)) {
      const items = this.checker.getTypeArguments(type as ts.TypeReference);
      const least = this.checker.isTupleType(type) ? ((type as ts.TypeReference).target as ts.TupleType).minLength : 0;
      return { type: 'array', items: items.length === 0 ? {} : unionOf(items.map(one => this.fromType(one))), ...least > 0 && { minItems: least } };
    }
    if (type.getCallSignatures().length > 0) {
      return { 'x-instance': 'Function' };
    }
    const properties: JsonObject = {};
    const required: string[] = [];
    for (const property of this.checker.getPropertiesOfType(type)) {
      const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      properties[property.name] = this.ofProperty(property);
      if (!optional) {
        required.push(property.name);
      }
    }
    const index = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...Object.keys(properties).length > 0 || index === undefined ? { properties } : {},
      ...required.length > 0 && { required },
      ...index !== undefined && { additionalProperties: this.fromType(index) },
    };
  }

  private ofProperty(property: ts.Symbol): JsonObject {
    const declaration = property.declarations?.[0];
    if (declaration !== undefined && (ts.isMethodSignature(declaration) || ts.isMethodDeclaration(declaration))) {
      return { 'x-instance': 'Function' };
    }
    const written = declaration !== undefined && property.declarations!.length === 1 && ts.isPropertySignature(declaration) && declaration.type !== undefined &&
      !isGeneric(declaration) ? declaration : undefined;
    const type = this.checker.getTypeOfSymbol(property);
    if (type.flags & ts.TypeFlags.Undefined) {
      const leftOut = { enum: [], 'x-form': 'left out' };
      return declaration === undefined ? leftOut : this.documented(declaration, leftOut);
    }
    const schema = written !== undefined ? this.fromNode(written.type!) : this.fromType(type);
    return declaration === undefined ? schema : this.documented(declaration, schema);
  }
}
