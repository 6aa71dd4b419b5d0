import { Failure, isList, isMap, isTruth, Value, want } from './values';

type Scope = ReadonlyMap<string, Value>;
type Run = (scope: Scope) => Value;

/** What the elements of a list or the keys of a map give for a part of an expression that names each by a variable. */
type Macro = (of: Run, variable: string, parts: readonly Run[]) => Run;

/** The scopes with each element. */
function* scopes(of: Run, variable: string, scope: Scope): Generator<readonly [inner: Scope, element: Value]> {
  const all = of(scope);
  for (const element of isMap(all) ? all.keys() : want(all, isList)) {
    yield [new Map([...scope, [variable, element]]), element];
  }
}

/** Whether one decides; an element for which the part fails counts only where none decides. */
function decidedBy(decides: boolean): Macro {
  return (of, variable, [part]) => scope => {
    let failure: Failure | undefined;
    for (const [inner] of scopes(of, variable, scope)) {
      try {
        if (want(part(inner), isTruth) === decides) {
          return decides;
        }
      } catch (error) {
        failure ??= error as Failure;
      }
    }
    if (failure !== undefined) {
      throw failure;
    }
    return !decides;
  };
}

const filter: Macro = (of, variable, [part]) => scope =>
  [...scopes(of, variable, scope)].filter(([inner]) => want(part(inner), isTruth)).map(([, element]) => element);

const existsOne: Macro = (of, variable, parts) => {
  const those = filter(of, variable, parts);
  return scope => want(those(scope), isList).length === 1;
};

const map: Macro = (of, variable, parts) => scope => [...scopes(of, variable, scope)].map(([inner]) => inner)
  .filter(inner => parts.length === 1 || want(parts[0](inner), isTruth)).map(inner => parts.at(-1)!(inner));

/** The macros of the language, by name. */
export const MACROS: Readonly<Record<string, Macro | undefined>> = Object.assign(Object.create(null), {
  all: decidedBy(false), exists: decidedBy(true), exists_one: existsOne, existsOne, filter, map,
});
