/** Turns the exported interfaces of a folder of API types into JSON schemas, with ts-json-schema-generator. */
import { relative, sep } from 'node:path';
import ts from 'typescript';
import * as tjs from 'ts-json-schema-generator';
import { JsonObject } from './json';
import { OmitParser } from './omit';
import { Doc, docOf, withDoc } from './tags';

/** Definition of the type of a resource's own metadata, `NamedMetadata` of meta.ts. */
const METADATA = '#NamedMetadata';

/** TypeScript program over the API types. */
export interface ApiProgram {
  readonly program: ts.Program;
  /** Folder with one folder per API group. */
  readonly root: string;
  /** Source files of the groups, in alphabetical order. */
  readonly files: readonly ts.SourceFile[];
  /** Folders of the groups, in alphabetical order. */
  readonly folders: readonly string[];
}

/** Reads all files below `src`, as one program. */
export function programOf(src: string, tsconfig: string): ts.Program {
  const names = ts.sys.readDirectory(src, ['.ts'], ['**/*.d.ts']).sort();
  const parsed = ts.getParsedCommandLineOfConfigFile(tsconfig, { noEmit: true }, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail });
  return ts.createProgram(names, { ...parsed?.options, types: [], rootDir: undefined });
}

/** The type files in the groups' folders below `root`. */
export function apiProgram(program: ts.Program, root: string): ApiProgram {
  const isGenerated = (file: ts.SourceFile) => file.fileName.endsWith('.generated.ts') || file.fileName.endsWith('.d.ts');
  const files = program.getSourceFiles().filter(file => groupOf(root, file.fileName) && !isGenerated(file)).sort((a, b) => a.fileName < b.fileName ? -1 : 1);
  return { program, root, files, folders: [...new Set(files.map(file => groupOf(root, file.fileName)!))] };
}

function fail(diagnostic: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
}

/** Name of the group's folder that a file lies in; undefined for files beside the groups' folders and elsewhere. */
export function groupOf(root: string, file: string): string | undefined {
  const parts = relative(root, file).split(sep);
  return parts.length > 1 && parts[0] !== '..' ? parts[0] : undefined;
}

/** Schemas by `<group folder>#<type name>`, as the library makes them, tags applied. */
export function definitionsOf(api: ApiProgram): ReadonlyMap<string, JsonObject> {
  const config = { ...tjs.DEFAULT_CONFIG, encodeRefs: false, additionalProperties: true, expose: 'none', jsDoc: 'none' } as const;
  const checker = api.program.getTypeChecker();
  const parser = tjs.createParser(api.program, config, chain => addParsers(chain as tjs.MutableParser & tjs.NodeParser, checker, api.root));
  const formatter = tjs.createFormatter(config, (chain, circular) => {
    chain.addTypeFormatter(new DocFormatter(circular)).addTypeFormatter(new ResourceFormatter(circular));
  });
  const roots = api.files.flatMap(file => file.statements.filter(node => ts.isInterfaceDeclaration(node) && exported(node)));
  if (roots.length === 0) {
    return new Map();
  }
  try {
    const schema = new tjs.SchemaGenerator(api.program, parser, formatter, config).createSchemaFromNodes([...roots]);
    return new Map(Object.entries(schema.definitions as unknown as Record<string, JsonObject>));
  } catch (error) {
    throw new Error(unresolved(api).join('\n') || reason(error)); // without the cause, which would print the whole syntax tree
  }
}

/** Imports and names that lead nowhere, of which the library says nothing useful. */
function unresolved(api: ApiProgram): readonly string[] {
  const codes = [2304, 2305, 2306, 2307, 2724];
  return api.files.flatMap(file => api.program.getSemanticDiagnostics(file)).filter(each => codes.includes(each.code)).map(each => {
    const line = each.file!.getLineAndCharacterOfPosition(each.start ?? 0).line + 1;
    return `${each.file!.fileName}:${line}: ${ts.flattenDiagnosticMessageText(each.messageText, ' ')}`;
  });
}

/** Message of the first cause, with the place that the library names. */
function reason(error: unknown): string {
  const { message, cause, diagnostic } = error as tjs.BaseError;
  if (cause) {
    return reason(cause);
  }
  const place = diagnostic?.file && diagnostic.start !== undefined
    ? `${diagnostic.file.fileName}:${diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start).line + 1}: ` : '';
  return place + message;
}

function exported(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && !!ts.getModifiers(node)?.some(each => each.kind === ts.SyntaxKind.ExportKeyword);
}

/** Puts our variants before the library's: named by group, with the tags of `tags.ts`. */
function addParsers(chain: tjs.MutableParser & tjs.NodeParser, checker: ts.TypeChecker, root: string): void {
  const reader: tjs.AnnotationsReader = { getAnnotations: node => documented(node) ? annotation(root, node) : undefined };
  const annotated = (parser: tjs.NodeParser): tjs.SubNodeParser => new tjs.AnnotatedNodeParser(parser as tjs.SubNodeParser, reader);
  const named = (parser: tjs.SubNodeParser) => new tjs.CircularReferenceNodeParser(new GroupExposer(checker, annotated(parser), root));
  chain
    .addNodeParser(new OmitParser(chain))
    .addNodeParser(named(new tjs.TypeAliasNodeParser(checker, chain)))
    .addNodeParser(named(new tjs.InterfaceAndClassNodeParser(checker, annotated(chain), true)))
    .addNodeParser(new tjs.TypeLiteralNodeParser(checker, annotated(chain), true));
}

function documented(node: ts.Node): boolean {
  return ts.isPropertySignature(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

/** What goes with a type to the formatter. */
interface Annotation {
  readonly doc?: Doc;
  /** `<type>.<field>` of a field of Kubernetes' own types. */
  readonly core?: string;
}

function annotation(root: string, node: ts.Node): Annotation | undefined {
  const doc = docOf(node);
  const inherited = groupOf(root, node.getSourceFile().fileName) === 'k8s';
  const core = inherited && ts.isPropertySignature(node) && ts.isInterfaceDeclaration(node.parent)
    ? `${node.parent.name.text}.${node.name.getText()}` : undefined;
  return doc || core ? { doc, core } : undefined;
}

/** Gives each exported interface a definition of its own; scalars and unions stay where they are used. */
class GroupExposer extends tjs.ExposeNodeParser {
  public constructor(checker: ts.TypeChecker, parser: tjs.SubNodeParser, private readonly root: string) {
    super(checker, parser, 'export', 'none');
  }

  protected override isExportNode(node: ts.Node): boolean {
    return exported(node) && node.getSourceFile().fileName.startsWith(this.root)
      && (ts.isInterfaceDeclaration(node) || (ts.isTypeAliasDeclaration(node) && !node.typeParameters && isShape(node.type)));
  }

  protected override getDefinitionName(node: ts.Node): string {
    return definitionName(this.root, node as ts.InterfaceDeclaration | ts.TypeAliasDeclaration);
  }
}

/** `<group folder>#<type name>`; without a folder for types beside the groups' folders. */
export function definitionName(root: string, node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration): string {
  return `${groupOf(root, node.getSourceFile().fileName) ?? ''}#${node.name.text}`;
}

/** True for alias targets such as `Omit<X, 'a'>` and `{ ... }`, which are worth a definition. */
function isShape(type: ts.TypeNode): boolean {
  return ts.isTypeLiteralNode(type) || ts.isIntersectionTypeNode(type)
    || (ts.isTypeReferenceNode(type) && ['Omit', 'Pick', 'Partial', 'Required'].includes(type.typeName.getText()));
}

/** Applies doc comments. */
class DocFormatter extends tjs.AnnotatedTypeFormatter {
  public override getDefinition(type: tjs.AnnotatedType): tjs.Definition {
    const { doc, core } = type.getAnnotations() as Annotation;
    const schema = this.childTypeFormatter.getDefinition(type.getType()) as unknown as JsonObject;
    const described = doc ? withDoc(schema, doc) : schema;
    return (core ? { ...described, 'x-core': core } : described) as unknown as tjs.Definition;
  }
}

/**
 * Leaves an object's own metadata open, because the API server checks it, not the schema.
 * A schema that asks for it nevertheless says `required` in `@schema`.
 */
class ResourceFormatter extends tjs.ObjectTypeFormatter {
  protected override prepareObjectProperty(property: tjs.ObjectProperty): tjs.ObjectProperty {
    return isMetadata(property) ? new tjs.ObjectProperty(property.getName(), new tjs.ObjectType('metadata', [], [], true), false)
      : super.prepareObjectProperty(property);
  }
}

function isMetadata(property: tjs.ObjectProperty): boolean {
  const type = property.getType();
  const bare = type instanceof tjs.AnnotatedType ? type.getType() : type;
  return bare instanceof tjs.DefinitionType && bare.getName() === METADATA;
}
