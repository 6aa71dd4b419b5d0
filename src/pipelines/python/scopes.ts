/** A name in the text of a function that the function itself does not make. */
export interface OutsideUse {
  /** The name. */
  readonly name: string;
  /** Where it stands. */
  readonly from: number;
}

/** What the names of one part of a function mean: the names that it makes, those that it hands on, and those that it uses. */
export class Scope {
  private readonly made = new Set<string>();
  private readonly globals = new Set<string>();
  private readonly handedUp = new Set<string>();
  private readonly uses: OutsideUse[] = [];
  private readonly inner: Scope[] = [];

  constructor(
    /** A class hides its names from the functions in it; a comprehension leaves names made by `:=` to what it stands in. */
    public readonly kind: 'function' | 'class' | 'comprehension' = 'function',
    private readonly outer?: Scope,
  ) {
    outer?.inner.push(this);
    if (kind === 'class') {
      ['__module__', '__qualname__'].forEach(name => this.made.add(name));
    }
  }

  /** Makes a name. */
  public make(name: string): void {
    if (!this.handedUp.has(name)) {
      this.made.add(name);
    }
  }

  /** Makes a name by `:=`. */
  public makeAround(name: string): void {
    if (this.kind === 'comprehension' && this.outer !== undefined) {
      this.outer.makeAround(name);
    } else {
      this.make(name);
    }
  }

  /** Says that a name is one of the module. */
  public global(name: string): void {
    this.globals.add(name);
  }

  /** Says that a name is one of a function around. */
  public nonlocal(name: string): void {
    this.handedUp.add(name);
  }

  /** Uses a name. */
  public use(name: string, from: number): void {
    this.uses.push({ name, from });
  }

  /** The names that it makes itself. */
  public names(): string[] {
    return [...this.made].filter(name => !name.startsWith('__'));
  }

  /** Uses of names that neither this scope nor one inside makes, in the order of the text. */
  public outside(): OutsideUse[] {
    const all = this.all();
    // What one function gives to the module, the others find there.
    const given = new Set(all.flatMap(scope => [...scope.globals].filter(name => scope.made.has(name))));
    return all.flatMap(scope => scope.uses.filter(use => !given.has(use.name) && scope.isOutside(use.name))).sort((a, b) => a.from - b.from);
  }

  private all(): Scope[] {
    return [this, ...this.inner.flatMap(scope => scope.all())];
  }

  private isOutside(name: string, isOwn = true): boolean {
    if (this.globals.has(name)) {
      return true;
    }
    const isMade = this.made.has(name) && (isOwn || this.kind !== 'class') || name === '__class__' && this.kind === 'class';
    return !isMade && (this.outer?.isOutside(name, false) ?? true);
  }
}
