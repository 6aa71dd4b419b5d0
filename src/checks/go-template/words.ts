/** The tokens of a template, read one by one. */
import { Token, TemplateFault } from './tokens';
import { shown } from '../../core';

/** A place among tokens; space between words says something only where it is asked for. */
export abstract class Words {
  /** How many tokens are read. */
  protected at = 0;

  constructor(
    /** All of them, the last one being the end of the text. */
    protected readonly tokens: readonly Token[],
  ) {}

  /** The next one, which stays the next one. */
  protected peek(): Token {
    return this.tokens[this.at];
  }

  /** The one behind a space, if there is one at this place, which is read by nobody yet. */
  protected afterSpace(ahead = 0): Token {
    const token = this.tokens[this.at + ahead];
    return token.is === 'space' ? this.tokens[this.at + ahead + 1] : token;
  }

  /** The next one, read. */
  protected next(): Token {
    return this.tokens[this.at++];
  }

  /** The next one but spaces, read. */
  protected nextAfterSpace(): Token {
    this.at += this.peek().is === 'space' ? 1 : 0;
    return this.next();
  }

  /** Whether such a token, with this text where one is given, comes next, but for spaces. */
  protected isNext(is: Token['is'], text?: string): boolean {
    const token = this.afterSpace();
    return token.is === is && (text === undefined || token.text === text);
  }

  /** @throws TemplateFault of a token that cannot stand there */
  protected unexpected({ is, text }: Token, where: string): never {
    throw new TemplateFault(`has ${is === 'end of the text' ? 'no end' : `${shown(text)} where it cannot stand`}: ${where}`);
  }

  /** Reads the end of an action. @throws TemplateFault if something else comes */
  protected close(where: string): void {
    const token = this.nextAfterSpace();
    token.is === 'close' || this.unexpected(token, where);
  }
}
