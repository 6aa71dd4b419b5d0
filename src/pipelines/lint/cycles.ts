/**
 * Names that lead to each other in a circle, each to the next, from the one that comes first in `names`; undefined if there are none.
 *
 * @param next the names to which one leads; others than those of `names` do not count
 */
export function cycleOf(names: readonly string[], next: (name: string) => Iterable<string>): string[] | undefined {
  const known = new Set(names);
  const ways = new Map(names.map(name => [name, new Set([...next(name)].filter(each => known.has(each)))]));
  const back = new Map<string, string[]>(names.map(name => [name, []]));
  ways.forEach((ends, name) => ends.forEach(end => back.get(end)?.push(name)));
  const free = names.filter(name => ways.get(name)?.size === 0);
  for (let end = free.pop(); end !== undefined; end = free.pop()) {
    ways.delete(end);
    for (const name of back.get(end) ?? []) {
      const left = ways.get(name);
      left?.delete(end);
      if (left?.size === 0) {
        free.push(name);
      }
    }
  }
  // Each name that is left leads to another one that is left, so that the way ends in a circle.
  const way = new Set<string>();
  let [name] = ways.keys();
  while (name !== undefined && !way.has(name)) {
    way.add(name);
    [name] = ways.get(name) ?? [];
  }
  if (name === undefined) {
    return undefined;
  }
  const circle = [...way].slice([...way].indexOf(name));
  const inside = new Set(circle);
  const start = circle.indexOf(names.find(each => inside.has(each)) ?? name);
  return [...circle.slice(start), ...circle.slice(0, start)];
}
