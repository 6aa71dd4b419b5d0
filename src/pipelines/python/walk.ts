import { Scope } from './scopes';
import { imported, parameters } from './statements';
import { kids, Node, PythonText } from './syntax';
import { ConfigError, shown } from '../../core';

/** Enters what a piece of a text makes and uses into a scope. */
export function walk(text: PythonText, node: Node, scope: Scope): void {
  new Walk(text).visit(node, scope);
}

/** Enters the parameters of a function and what its body makes and uses; the annotations and defaults of parameters are not of it. */
export function walkFunction(text: PythonText, definition: Node, scope: Scope): void {
  new Walk(text).inside(definition, scope);
}

/** One walk through a syntax tree. */
class Walk {
  constructor(private readonly text: PythonText) {}

  public visit(node: Node, scope: Scope): void {
    switch (node.name) {
      case 'VariableName': return scope.use(this.name(node), node.from);
      case 'FunctionDefinition':
      case 'LambdaExpression': return this.function(node, scope);
      case 'ClassDefinition': return this.class(node, scope);
      case 'TypeDefinition': return this.type(node, scope);
      case 'Decorator': return this.first(node, scope);
      case 'ImportStatement': return this.import(node, scope);
      case 'ScopeStatement': return this.declare(node, scope);
      case 'AssignStatement': return this.assign(node, scope);
      case 'UpdateStatement': return this.update(node, scope);
      case 'NamedExpression': return this.named(kids(node), scope);
      case 'ArgList': return this.arguments(node, scope);
      case 'ForStatement': return this.for(node, scope);
      case 'WithStatement':
      case 'TryStatement':
      case 'AsPattern': return this.aliased(node, scope);
      case 'DeleteStatement': return kids(node).forEach(kid => this.target(kid, scope));
      case 'PrintStatement': return this.refuse(node);
      case 'ComprehensionExpression':
      case 'ArrayComprehensionExpression':
      case 'SetComprehensionExpression':
      case 'DictionaryComprehensionExpression': return this.comprehension(kids(node), scope);
      case 'CapturePattern': return this.capture(node, scope);
      case 'KeywordPattern': return kids(node).slice(1).forEach(kid => this.visit(kid, scope));
      default: return kids(node).forEach(kid => this.visit(kid, scope));
    }
  }

  public inside(definition: Node, scope: Scope): void {
    for (const kid of kids(definition)) {
      if (kid.name === 'ParamList') {
        parameters(kid).forEach(parameter => scope.make(this.name(parameter.name)));
      } else if (kid.name === 'Body') {
        this.visit(kid, scope);
      }
    }
  }

  private name(node: Node): string {
    return /^[^.\s]*/.exec(this.text.of(node))?.[0] ?? '';
  }

  private refuse(node: Node): never {
    throw new ConfigError('PythonSyntax', `${this.text.place(node.from)} is not Python 3, got ${shown(this.text.lineText(node.from))}; write it as Python 3 does`);
  }

  private function(node: Node, outer: Scope): void {
    const all = kids(node);
    if (node.name === 'FunctionDefinition') {
      outer.make(this.name(all[all.findIndex(kid => kid.name === 'def') + 1]));
    }
    const around = this.typeParameters(all, outer);
    all.filter(kid => kid.name === 'ParamList').flatMap(parameters).forEach(({ annotation, value }) => {
      [annotation, value].forEach(one => one && this.visit(one, around));
    });
    all.filter(kid => kid.name === 'TypeDef').forEach(kid => this.visit(kid, around));
    const scope = new Scope('function', around);
    this.inside(node, scope);
    if (node.name === 'LambdaExpression') {
      this.visit(all[all.length - 1], scope);
    }
  }

  private class(node: Node, outer: Scope): void {
    const all = kids(node);
    outer.make(this.name(all[1]));
    const around = this.typeParameters(all, outer);
    all.filter(kid => kid.name === 'ArgList').forEach(kid => this.visit(kid, around));
    const scope = new Scope('class', around);
    all.filter(kid => kid.name === 'Body').forEach(kid => this.visit(kid, scope));
  }

  private type(node: Node, outer: Scope): void {
    const all = kids(node);
    outer.make(this.name(all[1]));
    const around = this.typeParameters(all, outer);
    all.slice(2).filter(kid => kid.name !== 'TypeParamList').forEach(kid => this.visit(kid, around));
  }

  private typeParameters(all: readonly Node[], outer: Scope): Scope {
    const list = all.find(kid => kid.name === 'TypeParamList');
    if (list === undefined) {
      return outer;
    }
    const scope = new Scope('function', outer);
    kids(list).flatMap(kids).forEach(kid => kid.name === 'VariableName' ? scope.make(this.name(kid)) : this.visit(kid, scope));
    return scope;
  }

  /** The words of a dotted name behind the first are no names. */
  private first(node: Node, scope: Scope): void {
    kids(node).forEach(kid => {
      if (kid.name !== 'VariableName' || kid.prevSibling?.name === 'At') {
        this.visit(kid, scope);
      }
    });
  }

  private import(node: Node, scope: Scope): void {
    imported(this.text, node).forEach(({ name }) => name === '*' ? this.refuse(node) : scope.make(name));
  }

  private declare(node: Node, scope: Scope): void {
    const [word, ...names] = kids(node);
    names.filter(kid => kid.name === 'VariableName').forEach(kid => scope[word.name === 'global' ? 'global' : 'nonlocal'](this.name(kid)));
  }

  private assign(node: Node, scope: Scope): void {
    const all = kids(node);
    const targets = all.slice(0, Math.max(1, all.findLastIndex(kid => kid.name === 'AssignOp')));
    // In a function nobody evaluates the annotations of variables.
    const isEvaluated = (kid: Node) => kid.name !== 'TypeDef' || scope.kind === 'class';
    all.slice(targets.length).filter(isEvaluated).forEach(kid => this.visit(kid, scope));
    targets.filter(isEvaluated).forEach(kid => this.target(kid, scope));
  }

  private update(node: Node, scope: Scope): void {
    const all = kids(node);
    this.target(all[0], scope);
    all.forEach(kid => this.visit(kid, scope));
  }

  private named([target, ...rest]: readonly Node[], scope: Scope): void {
    scope.makeAround(this.name(target));
    rest.forEach(kid => this.visit(kid, scope));
  }

  private arguments(node: Node, scope: Scope): void {
    const all = kids(node);
    if (all.some(kid => kid.name === 'for')) {
      this.comprehension(all, scope);
      return;
    }
    all.forEach((kid, index) => {
      const next = all[index + 1];
      if (next?.name === 'AssignOp' && kid.name === 'VariableName') {
        if (this.text.of(next) === ':=') {
          scope.makeAround(this.name(kid));
        }
      } else {
        this.visit(kid, scope);
      }
    });
  }

  private for(node: Node, scope: Scope): void {
    const all = kids(node);
    const [begin, end] = ['for', 'in'].map(word => all.findIndex(kid => kid.name === word));
    all.slice(begin + 1, end).forEach(kid => this.target(kid, scope));
    all.slice(end + 1).forEach(kid => this.visit(kid, scope));
  }

  /** What gives names by `as`. */
  private aliased(node: Node, scope: Scope): void {
    kids(node).forEach((kid, index, all) => {
      if (all[index - 1]?.name === 'as' || this.text.targets.has(kid.from)) {
        this.target(kid, scope);
      } else {
        this.visit(kid, scope);
      }
    });
  }

  private comprehension(all: readonly Node[], outer: Scope): void {
    const scope = new Scope('comprehension', outer);
    let part: 'element' | 'targets' | 'first' | 'rest' = 'element';
    for (const kid of all) {
      if (kid.name === 'for') {
        part = 'targets';
      } else if (part === 'targets' && kid.name === 'in') {
        part = all.slice(0, all.indexOf(kid)).filter(one => one.name === 'for').length === 1 ? 'first' : 'rest';
      } else if (part === 'targets') {
        this.target(kid, scope);
      } else {
        // The first list is looked up where the comprehension stands.
        this.visit(kid, part === 'first' ? outer : scope);
        part = part === 'first' ? 'rest' : part;
      }
    }
  }

  private capture(node: Node, scope: Scope): void {
    const name = this.name(node);
    if (this.text.classes.has(node.from)) {
      scope.use(name, node.from);
    } else if (name !== '_') {
      scope.make(name);
    }
  }

  private target(node: Node, scope: Scope): void {
    if (node.name === 'VariableName') {
      scope.make(this.name(node));
    } else if (/^(Tuple|Array|Parenthesized)Expression$/.test(node.name)) {
      kids(node).forEach(kid => this.target(kid, scope));
    } else {
      this.visit(node, scope);
    }
  }
}
