/** Finds the classes of the API kinds, which say which type describes which kind. */
import ts from 'typescript';
import { ApiProgram, definitionName } from './types';

/** `apiVersion` → kind → `<group folder>#<type name>`. */
export type Kinds = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** All classes with a static `GVK`; their schema is the type argument of `Manifest<...>` in the constructor. */
export function kindsOf(api: ApiProgram): Kinds {
  const found = new Map<string, Map<string, string>>();
  const checker = api.program.getTypeChecker();
  for (const node of api.files.flatMap(file => file.statements.filter(ts.isClassDeclaration))) {
    const gvk = gvkOf(node);
    if (gvk) {
      const kinds = found.get(gvk.apiVersion) ?? new Map<string, string>();
      found.set(gvk.apiVersion, kinds.set(gvk.kind, definitionName(api.root, resourceOf(node, checker))));
    }
  }
  return new Map([...found].sort().map(([version, kinds]) => [version, new Map([...kinds].sort())]));
}

function gvkOf(node: ts.ClassDeclaration): { readonly apiVersion: string; readonly kind: string } | undefined {
  const value = node.members.filter(ts.isPropertyDeclaration).find(each => each.name.getText() === 'GVK')?.initializer;
  const literal = value && ts.isAsExpression(value) ? value.expression : value;
  if (!literal || !ts.isObjectLiteralExpression(literal)) {
    return undefined;
  }
  const text = (name: string) => {
    const property = literal.properties.find(each => each.name?.getText() === name);
    const initializer = property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
    if (!initializer || !ts.isStringLiteral(initializer)) {
      throw new Error(`${where(node)}: GVK.${name} must be a string literal`);
    }
    return initializer.text;
  };
  return { apiVersion: text('apiVersion'), kind: text('kind') };
}

/** Declaration of the type that a kind's constructor takes. */
function resourceOf(node: ts.ClassDeclaration, checker: ts.TypeChecker): ts.InterfaceDeclaration | ts.TypeAliasDeclaration {
  const props = node.members.find(ts.isConstructorDeclaration)?.parameters[2]?.type;
  const argument = props && ts.isTypeReferenceNode(props) ? props.typeArguments?.[0] : undefined;
  const symbol = argument && ts.isTypeReferenceNode(argument) ? checker.getSymbolAtLocation(argument.typeName) : undefined;
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target?.declarations?.[0];
  if (!declaration || !(ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration))) {
    throw new Error(`${where(node)}: the constructor's third parameter must be Manifest<...Resource>`);
  }
  return declaration;
}

function where(node: ts.ClassDeclaration): string {
  return `${node.getSourceFile().fileName}: class ${node.name?.text ?? ''}`;
}
