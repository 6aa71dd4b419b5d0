/** The tokens of a template, read one by one. */
import { Token, TemplateFault } from './tokens';
import { shown } from '../../core';

/** A place among tokens; space between words says something only where it is asked for. */
export abstract class Words {
  protected at = 0;

  constructor(protected readonly tokens: readonly Token[]) {}

  protected peek(): Token {
    return this.tokens[this.at];
  }

  protected afterSpace(ahead = 0): Token {
    const token = this.tokens[this.at + ahead];
    return token.is === 'space' ? this.tokens[this.at + ahead + 1] : token;
  }

  protected next(): Token {
    return this.tokens[this.at++];
  }

  protected nextAfterSpace(): Token {
    this.at += this.peek().is === 'space' ? 1 : 0;
    return this.next();
  }

  protected isNext(is: Token['is'], text?: string): boolean {
    const token = this.afterSpace();
    return token.is === is && (text === undefined || token.text === text);
  }

  protected unexpected({ is, text }: Token, where: string): never {
    throw new TemplateFault(`has ${is === 'end of the text' ? 'no end' : `${shown(text)} where it cannot stand`}: ${where}`);
  }

  protected close(where: string): void {
    const token = this.nextAfterSpace();
    token.is === 'close' || this.unexpected(token, where);
  }
}
