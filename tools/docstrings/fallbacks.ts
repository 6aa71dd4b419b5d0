/** Finds what the code uses in place of a property that was left out. */
import * as ts from 'typescript';

/** Use of a property with something in its place. */
export interface Fallback {
  readonly file: string;
  readonly line: number;
  readonly property: string;
  /** Type of the object that has the property, where a parameter says it. */
  readonly type?: string;
  /** What stands in for the property, normalized: one value, or several of a chain `a ?? b ?? c`. */
  readonly values: readonly string[];
}

/** All places of a file that have `<object>.<property> ?? <value>` or `{ <property> = <value> }`. */
export function fallbacksOf(source: ts.SourceFile): Fallback[] {
  const found: Fallback[] = [];
  const add = (node: ts.Node, property: string, type: string | undefined, values: readonly ts.Expression[]) => found.push({
    file: source.fileName,
    line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
    property,
    type,
    values: values.map(value => print(value, source)),
  });
  const visit = (node: ts.Node): void => {
    if (isFallback(node) && !isFallback(node.parent)) {
      const chain = links(node);
      chain.forEach((link, index) => {
        const access = unwrapped(link);
        if (ts.isPropertyAccessExpression(access) && index < chain.length - 1) {
          add(access, access.name.text, typeOf(access.expression), chain.slice(index + 1));
        }
      });
    } else if (ts.isBindingElement(node) && node.initializer !== undefined && ts.isObjectBindingPattern(node.parent)) {
      add(node, (node.propertyName ?? node.name).getText(source), typeOfPattern(node.parent), [node.initializer]);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

/** Constants of a file with the code that they stand for. */
export function constantsOf(source: ts.SourceFile): [string, string][] {
  const declarations = source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => declarationList.declarations);
  return declarations.flatMap(({ name, initializer }): [string, string][] =>
    ts.isIdentifier(name) && initializer !== undefined ? [[name.text, print(initializer, source)]] : []);
}

/** Types of a file with the names of those that they extend or are made of. */
export function parentsOf(source: ts.SourceFile): [string, string[]][] {
  return source.statements.flatMap((node): [string, string[]][] => {
    if (ts.isInterfaceDeclaration(node)) {
      return [[node.name.text, (node.heritageClauses ?? []).flatMap(({ types }) => types.flatMap(typeNames))]];
    }
    return ts.isTypeAliasDeclaration(node) ? [[node.name.text, typeNames(node.type)]] : [];
  });
}

/** Code in one form, whatever its spaces and quotes; undefined if it is no expression, or one with words after it: `1 - at least`. */
export function normalized(code: string): string | undefined {
  const source = ts.createSourceFile('default.ts', `(${code}\n)`, ts.ScriptTarget.ES2022, true);
  const [statement, ...others] = source.statements;
  const errors = (source as unknown as { readonly parseDiagnostics: readonly unknown[] }).parseDiagnostics;
  if (errors.length > 0 || others.length > 0 || !ts.isExpressionStatement(statement)) {
    return undefined;
  }
  const value = unwrapped(statement.expression);
  const words = ts.isBinaryExpression(value) && [ts.SyntaxKind.MinusToken, ts.SyntaxKind.CommaToken].includes(value.operatorToken.kind);
  return words ? undefined : print(value, source);
}

function print(node: ts.Expression, source: ts.SourceFile): string {
  const bare = unwrapped(node);
  const text = ts.createPrinter({ removeComments: true }).printNode(ts.EmitHint.Expression, bare, source);
  return text.replace(/\s+/g, ' ').replace(/"([^"'\\]*)"/g, "'$1'").replace(/,(?= ?[\])}])/g, '');
}

/** The expression without parentheses and without what only the compiler reads. */
function unwrapped(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node)
    ? unwrapped(node.expression) : node;
}

function isFallback(node: ts.Node | undefined): node is ts.BinaryExpression {
  return node !== undefined && ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
}

/** The parts of `a ?? b ?? c`. */
function links(node: ts.Expression): ts.Expression[] {
  return isFallback(node) ? [...links(node.left), ...links(node.right)] : [node];
}

/** Name of the type that the nearest parameter of that name is declared with. */
function typeOf(object: ts.Expression): string | undefined {
  if (!ts.isIdentifier(object)) {
    return undefined;
  }
  for (let node: ts.Node = object; node !== undefined; node = node.parent) {
    const parameters: readonly ts.ParameterDeclaration[] = ts.isFunctionLike(node) ? node.parameters : [];
    const parameter = parameters.find(one => ts.isIdentifier(one.name) && one.name.text === object.text);
    if (parameter !== undefined) {
      return typeName(parameter.type);
    }
  }
  return undefined;
}

function typeOfPattern(pattern: ts.ObjectBindingPattern): string | undefined {
  const holder = pattern.parent;
  if (!ts.isParameter(holder) && !ts.isVariableDeclaration(holder)) {
    return undefined;
  }
  return typeName(holder.type) ?? (holder.initializer === undefined ? undefined : typeOf(holder.initializer));
}

function typeName(type: ts.TypeNode | undefined): string | undefined {
  const names = type === undefined ? [] : typeNames(type);
  return names.length === 1 ? names[0] : undefined;
}

/** The names in `Name`, `Partial<Name>`, `Omit<Name, ...>`, `One & Other` and the like. */
function typeNames(type: ts.TypeNode): string[] {
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type)) {
    return type.types.flatMap(typeNames);
  }
  if (ts.isParenthesizedTypeNode(type)) {
    return typeNames(type.type);
  }
  const name = ts.isTypeReferenceNode(type) ? type.typeName : ts.isExpressionWithTypeArguments(type) ? type.expression : undefined;
  if (name === undefined || !ts.isIdentifier(name)) {
    return [];
  }
  const [inner] = (type as ts.NodeWithTypeArguments).typeArguments ?? [];
  return inner !== undefined && ['Partial', 'Readonly', 'Required', 'Omit', 'Pick'].includes(name.text) ? typeNames(inner) : [name.text];
}
