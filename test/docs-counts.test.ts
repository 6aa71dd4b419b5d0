/** The numbers of objects in docs/components are those that each component makes with its defaults. */
import * as fs from 'fs';
import * as path from 'path';
import { EACH } from './components/support';
import { chart, rendered } from './support';

const FOLDER = path.join(__dirname, '..', 'docs', 'components');
const PAGES = fs.readdirSync(FOLDER);

/** Components by their classes. */
const COMPONENTS = new Map(EACH.map(([, make]) => [make(chart()).constructor.name, make]));

/** What they have there beyond their defaults. */
const LESS: Readonly<Record<string, object>> = {
  Hub: { inferenceServiceController: undefined, storageInitializer: undefined }, KubeflowBase: { webhookAuthority: undefined },
  KnativeEventing: { channels: undefined, brokers: undefined }, Trainer: { dataCache: false, progress: false },
};

/** What a page says of one component. */
interface Said {
  readonly component: string;
  /** How many objects it makes. */
  readonly total: number;
  /** How many of each kind. */
  readonly kinds: Readonly<Record<string, number>>;
  /** How many objects it makes with the props of a row. */
  readonly variants: readonly (readonly [props: string, total: number])[];
}

/** Reads "`Istio` makes 62 objects:", the table of kinds after it, and the table of variants after that. */
function saidIn(text: string): Said[] {
  return text.split(/^(?=`\w+` makes \d+ objects)/m).slice(1).map(part => {
    const [, component, total] = /^`(\w+)` makes (\d+)/.exec(part)!;
    const own = part.split(/^## /m)[0];
    return {
      component,
      total: Number(total),
      kinds: Object.fromEntries([...own.matchAll(/^\| (\w+) \| (\d+) \|/gm)].map(([, kind, count]) => [kind, Number(count)])),
      variants: [...own.matchAll(/^\| `(.+)` \| (\d+) \|$/gm)].map(([, props, count]) => [props, Number(count)]),
    };
  });
}

/** What a component makes with the props of a row, which are written as in code. */
function made(component: string, props = '') {
  const scope = chart();
  COMPONENTS.get(component)!(scope, { ...LESS[component], ...new Function(`return { ${props} };`)() as object });
  return rendered(scope);
}

const ALL = PAGES.flatMap(page => saidIn(fs.readFileSync(path.join(FOLDER, page), 'utf8')).map(said => [page, said.component, said] as const));

test('every page says how many objects its components make', () => {
  expect(ALL.map(([, component]) => component).sort()).toEqual([...COMPONENTS.keys()].sort());
  expect([...new Set(ALL.map(([page]) => page))]).toEqual(PAGES);
});

test.each(ALL)('%s: %s', (_page, component, { total, kinds, variants }) => {
  const counted: Record<string, number> = {};
  made(component).forEach(({ kind }) => counted[kind] = (counted[kind] ?? 0) + 1);
  expect(kinds).toEqual(counted);
  expect(total).toBe(made(component).length);
  expect(variants).toEqual(variants.map(([props]) => [props, made(component, props).length]));
});

test('sentences and tables are read as they stand', () => {
  const text = '# x\n\n`A` makes 3 objects:\n\n| Kind | Count | |\n| --- | --- | --- |\n| Service | 2 | two |\n| Role | 1 | |\n\n' +
    '| With | Objects |\n| --- | --- |\n| `b: false` | 2 |\n\n`C` makes 1 objects:\n\n| Role | 1 | |\n\n## D\n\n| Gateway | 7 | |\n';
  expect(saidIn(text)).toEqual([
    { component: 'A', total: 3, kinds: { Service: 2, Role: 1 }, variants: [['b: false', 2]] },
    { component: 'C', total: 1, kinds: { Role: 1 }, variants: [] },
  ]);
});
