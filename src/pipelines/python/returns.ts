import { Annotations } from './annotations';
import { PythonOutput } from './function';
import { literal } from './literals';
import { PythonModule } from './module';
import { portType } from './signature';
import { items, kids, Node } from './syntax';

/** What a function returns, and the class of its named tuple if the file has it elsewhere. */
export interface Returns {
  readonly outputs: readonly PythonOutput[];
  /** The class or assignment that the program needs before the function. @default - it needs none */
  readonly needs?: Node;
}

/** Reads what a component's function returns: nothing, one value or file, or several by a named tuple. */
export function readReturns(module: PythonModule, definition: Node, annotations: Annotations): Returns {
  const type = kids(definition).find(kid => kid.name === 'TypeDef');
  const node = type && kids(type).find(kid => kid.name !== ':');
  if (node === undefined || node.name === 'None') {
    return { outputs: [] };
  }
  const named = new NamedTuples(module, annotations).read(node);
  return named ?? { outputs: [one(module, annotations, 'Output', node)] };
}

function one(module: PythonModule, annotations: Annotations, name: string, node: Node): PythonOutput {
  const what = `what is returned as ${name}`;
  const annotation = annotations.read(node, what);
  if (annotation.form !== 'bare' || annotation.isList === true || annotation.parameterType?.startsWith('TASK_') === true || annotations.isOptional(node)) {
    annotations.refuse(node, what, annotation.isList === true ? 'is a list of files, which no component can give' : 'is nothing that a function can return',
      annotation.isList === true ? 'return one file, which may be a folder' : 'return a value or a class of files, such as -> str or -> Dataset');
  }
  return { name, line: module.line(node.from), ...portType(annotation), given: 'return' };
}

/** Reads named tuples: in the annotation itself, or by the name that the file gives them. */
class NamedTuples {
  constructor(private readonly module: PythonModule, private readonly annotations: Annotations) {}

  public read(node: Node): Returns | undefined {
    if (node.name === 'CallExpression') {
      return this.isTuple(kids(node)[0]) ? { outputs: this.call(node) } : undefined;
    }
    const found = node.name === 'VariableName' ? this.module.origin(this.module.of(node))?.node : undefined;
    if (found?.name === 'ClassDefinition') {
      const bases = kids(found).filter(kid => kid.name === 'ArgList').flatMap(items);
      return bases.some(base => this.isTuple(base)) ? { outputs: this.class(found), needs: found } : undefined;
    }
    const value = found && kids(found).at(-1);
    return value?.name === 'CallExpression' && this.isTuple(kids(value)[0]) ? { outputs: this.call(value), needs: found } : undefined;
  }

  private isTuple(node: Node): boolean {
    return this.annotations.canonical(node) === 'typing.NamedTuple';
  }

  /** `NamedTuple('N', [('a', int)])` and `NamedTuple('N', a=int)`. */
  private call(node: Node): PythonOutput[] {
    const [name, list, ...rest] = items(kids(node)[1]);
    const refuse = () => this.annotations.refuse(node, 'what is returned', 'is a named tuple whose fields cannot be read', "write NamedTuple('Outputs', [('name', int)])");
    if (name === undefined || literal(this.module, name)?.type !== 'str') {
      return refuse();
    }
    if (list?.name === 'ArrayExpression' || list?.name === 'TupleExpression') {
      return items(list).map(pair => {
        const [field, type, ...more] = pair.name === 'TupleExpression' ? items(pair) : [];
        const text = field && literal(this.module, field);
        return text?.type === 'str' && type !== undefined && more.length === 0 ? one(this.module, this.annotations, String(text.value), type) : refuse();
      });
    }
    const fields = [list, ...rest].filter(kid => kid !== undefined && kid.name !== 'AssignOp');
    return Array.from({ length: Math.ceil(fields.length / 2) }, (_, index) => {
      const [field, type] = fields.slice(2 * index, 2 * index + 2);
      return field.nextSibling?.name === 'AssignOp' && type !== undefined ? one(this.module, this.annotations, this.module.of(field), type) : refuse();
    });
  }

  private class(node: Node): PythonOutput[] {
    const body = kids(node).find(kid => kid.name === 'Body') ?? node;
    return kids(body).filter(kid => kid.name === 'AssignStatement').flatMap(kid => {
      const [name, type] = kids(kid);
      return type?.name === 'TypeDef' ? [one(this.module, this.annotations, this.module.of(name), kids(type)[1])] : [];
    });
  }
}
