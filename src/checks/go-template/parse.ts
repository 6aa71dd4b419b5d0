/** Templates of Go as data. Source: Go 1.24, text/template/parse/parse.go. */
import { letter, numberOf, Undecided, unquoted } from './literals';
import { Branch, Command, isEmpty, Node, Operand, Pipe, Templates } from './nodes';
import { Token, TemplateFault, tokensOf } from './tokens';
import { Words } from './words';
import { shown } from '../../core';

/** The name of the whole text among its templates. */
export const WHOLE = 'value';

/** How deep parts and parentheses may stand in each other here; Go takes more. */
const DEEPEST = 200;

/**
 * A text with all templates that it defines.
 *
 * @param isFunction whether there is a function of the name
 * @throws TemplateFault, Undecided
 */
export function parsed(template: string, isFunction: (name: string) => boolean): Templates {
  return new Parser(tokensOf(template), isFunction).templates();
}

/** What ends a list of parts. */
type End = 'end' | 'else' | 'end of the text';

class Parser extends Words {
  private readonly found = new Map<string, readonly Node[]>();
  private variables: string[] = ['$'];
  private loops = 0;
  private depth = 0;

  constructor(tokens: readonly Token[], private readonly isFunction: (name: string) => boolean) {
    super(tokens);
  }

  public templates(): Templates {
    const nodes: Node[] = [];
    for (let end: End = 'end'; end !== 'end of the text';) {
      const isDefinition = this.peek().is === 'open' && this.afterSpace(1).text === 'define' && this.afterSpace(1).is === 'keyword';
      if (isDefinition) {
        this.definition();
        continue;
      }
      const node = this.node(true);
      if (node === 'end' || node === 'else') {
        throw new TemplateFault(`has an {{${node}}} of nothing`);
      }
      end = node === 'end of the text' ? node : 'end';
      nodes.push(...typeof node === 'string' ? [] : [node]);
    }
    this.add(WHOLE, nodes);
    return this.found;
  }

  private add(name: string, nodes: readonly Node[]): void {
    const other = this.found.get(name);
    if (other === undefined || isEmpty(other)) {
      this.found.set(name, nodes);
    } else if (!isEmpty(nodes)) {
      throw new TemplateFault(`defines ${shown(name)} twice`);
    }
  }

  private definition(): void {
    this.at++;
    this.nextAfterSpace();
    const name = this.name('{{define}} needs a name in quotes');
    this.close('after the name of {{define}}');
    this.add(name, this.body('define'));
  }

  private name(where: string): string {
    const token = this.nextAfterSpace();
    return token.is === 'quoted' ? unquoted(token.text) ?? '\uFFFD' : this.unexpected(token, where);
  }

  /** The parts of a template of its own, which knows nothing of the variables and loops around it. */
  private body(word: string): readonly Node[] {
    const [variables, loops] = [this.variables, this.loops];
    [this.variables, this.loops] = [['$'], 0];
    const [nodes, end] = this.list();
    [this.variables, this.loops] = [variables, loops];
    return end === 'end' ? nodes : this.unexpected({ is: 'keyword', text: end }, `{{${word}}} ends with {{end}}`);
  }

  private list(): [readonly Node[], 'end' | 'else'] {
    const nodes: Node[] = [];
    for (;;) {
      const node = this.node(false);
      if (node === 'end' || node === 'else') {
        return [nodes, node];
      }
      nodes.push(...typeof node === 'string' ? [] : [node]);
    }
  }

  private node(isWhole: boolean): Node | End {
    const token = this.nextAfterSpace();
    if (token.is === 'text') {
      return { is: 'text', isBlank: token.text.trim() === '' };
    }
    if (token.is === 'end of the text' && isWhole) {
      return token.is;
    }
    return token.is === 'open' ? this.action() : this.unexpected(token, 'a part has no {{end}}');
  }

  private action(): Node | End {
    const word = this.afterSpace();
    if (word.is !== 'keyword' || word.text === 'nil') {
      return { is: 'action', pipe: this.pipe('action') };
    }
    this.nextAfterSpace();
    switch (word.text) {
      case 'if': case 'with': case 'range':
        return this.branch(word.text);
      case 'end':
        this.close('{{end}} stands alone');
        return word.text;
      case 'else':
        this.isNext('keyword', 'if') || this.isNext('keyword', 'with') || this.close('{{else}} stands alone');
        return word.text;
      case 'break': case 'continue':
        this.close(`{{${word.text}}} stands alone`);
        return this.loops > 0 ? { is: word.text } : this.unexpected(word, 'it belongs into {{range}}');
      case 'template': {
        const name = this.name('{{template}} needs a name in quotes');
        const isAlone = this.isNext('close');
        isAlone && this.nextAfterSpace();
        return { is: 'template', name, ...!isAlone && { pipe: this.pipe('template') } };
      }
      case 'block': {
        const name = this.name('{{block}} needs a name in quotes');
        const pipe = this.pipe('block');
        this.add(name, this.deeper(() => this.body('block')));
        return { is: 'template', name, pipe };
      }
    }
    return this.unexpected(word, 'in an action');
  }

  private branch(is: Branch['is']): Branch {
    return this.deeper(() => {
      const before = this.variables.length;
      const pipe = this.pipe(is);
      this.loops += is === 'range' ? 1 : 0;
      const [then, end] = this.list();
      this.loops -= is === 'range' ? 1 : 0;
      const otherwise = end === 'end' ? [] : this.otherwise(is);
      this.variables.length = before;
      return { is, pipe, then, otherwise };
    });
  }

  private otherwise(is: Branch['is']): readonly Node[] {
    if (is !== 'range' && this.isNext('keyword', is)) {
      this.nextAfterSpace();
      return [this.branch(is)];
    }
    const [nodes, end] = this.list();
    return end === 'end' ? nodes : this.unexpected({ is: 'keyword', text: end }, 'the last {{else}} ends with {{end}}');
  }

  private deeper<T>(read: () => T): T {
    if (++this.depth > DEEPEST) {
      throw new Undecided();
    }
    const result = read();
    this.depth--;
    return result;
  }

  private pipe(context: 'action' | 'template' | 'block' | '(' | Branch['is']): Pipe {
    const end = context === '(' ? ')' : 'close';
    const [variables, assigns] = this.declared(context);
    const commands: Command[] = [];
    while (!this.isNext(end)) {
      commands.push(this.command());
    }
    this.nextAfterSpace();
    if (commands.length === 0) {
      throw new TemplateFault(`has no value ${context === '(' ? 'in parentheses' : context === 'action' ? 'between "{{" and "}}"' : `after {{${context}`}`);
    }
    if (commands.slice(1).some(([{ is }]) => is === 'literal' || is === 'dot' || is === 'nil')) {
      throw new TemplateFault('has a value behind "|", where a function belongs');
    }
    return { variables, assigns, commands };
  }

  /** The variables before `:=` or `=`, of which only loops have two. */
  private declared(context: string): [readonly string[], boolean] {
    const names: string[] = [];
    while (this.isNext('variable')) {
      const start = this.at;
      const name = this.nextAfterSpace().text;
      const sign = this.afterSpace();
      const isSet = sign.is === 'assign' || sign.is === 'declare';
      if (!isSet && sign.text !== ',') {
        this.at = start;
        break;
      }
      this.nextAfterSpace();
      names.push(name);
      this.variables.push(name);
      if (isSet) {
        return [names, sign.is === 'assign'];
      }
      const goesOn = context === 'range' && names.length < 2 && ['variable', 'close', ')'].includes(this.afterSpace().is);
      goesOn || this.unexpected(sign, 'only {{range}} has two variables');
    }
    return [names, false];
  }

  private command(): Command {
    const operands: Operand[] = [];
    for (;;) {
      const operand = this.operand();
      operands.push(...operand === undefined ? [] : [operand]);
      const token = this.peek();
      if (token.is === 'space') {
        this.at++;
        continue;
      }
      if (token.is === 'pipe') {
        this.at++;
      } else if (token.is !== 'close' && token.is !== ')') {
        this.unexpected(token, 'between the words of a command');
      }
      const [first, ...rest] = operands;
      return first === undefined ? this.unexpected(token, 'a command is missing') : [first, ...rest];
    }
  }

  private operand(): Operand | undefined {
    const term = this.term();
    if (term === undefined || this.peek().is !== 'field') {
      return term;
    }
    while (this.peek().is === 'field') {
      this.at++;
    }
    return term.is === 'literal' || term.is === 'nil' || term.is === 'dot' ? this.unexpected(this.tokens[this.at - 1], 'a value has no fields') : { is: 'fields', of: term };
  }

  private term(): Operand | undefined {
    const token = this.afterSpace();
    const operand = this.termOf(token);
    if (operand === undefined) {
      return undefined;
    }
    this.nextAfterSpace();
    return token.is === '(' ? { is: 'pipe', pipe: this.deeper(() => this.pipe('(')) } : operand;
  }

  private termOf({ is, text }: Token): Operand | undefined {
    switch (is) {
      case 'dot': return { is: 'dot' };
      case 'field': case '(': return { is: 'fields', of: { is: 'dot' } };
      case 'quoted': return { is: 'literal', value: { type: 'string', value: unquoted(text) } };
      case 'letter': return { is: 'literal', value: letter(text) };
      case 'number': return { is: 'literal', value: numberOf(text) };
      case 'complex': throw new Undecided();
      case 'variable': return { is: 'variable', name: this.known(this.variables.includes(text), 'variable', text) };
      case 'keyword': return text === 'nil' ? { is: 'nil' } : undefined;
      case 'word': return /^(true|false)$/.test(text) ? { is: 'literal', value: { type: 'bool', value: text === 'true' } }
        : { is: 'function', name: this.known(this.isFunction(text), 'function', text) };
    }
    return undefined;
  }

  private known(isKnown: boolean, what: string, name: string): string {
    if (!isKnown) {
      throw new TemplateFault(`has a ${what} that is not there: ${shown(name)}`);
    }
    return name;
  }
}
