import { App } from 'cdk8s';
import { checkedProps, ConfigError } from '../../src/core';
import { local, PARTS } from '../../src/platform';
import { VARIANTS } from '../../tools/platforms';

const KEYS: readonly string[] = PARTS.map(one => one.key);
const SAID = Object.values(VARIANTS).map(one => one.props as unknown as Readonly<Record<string, unknown>>);

/** What the types say against a setting of a part; empty if they take it. */
function complaint(key: string, setting: unknown): string {
  try {
    checkedProps(new App(), 'platform#PlatformProps', { ...local(), [key]: setting });
    return '';
  } catch (error) {
    return (error as ConfigError).message;
  }
}

/** Settings of a part by which it comes in that way. */
interface Way {
  readonly isPossible: (key: string) => boolean;
  readonly isSaid: (setting: any) => boolean;
}

const WAYS: Readonly<Record<string, Way>> = {
  'may be left out is left out': { isPossible: key => complaint(key, false) === '', isSaid: setting => setting === false },
  // Facts may be missing: only whether there is such a setting counts.
  'may be there already is so': { isPossible: key => !/\.existing is no known property/.test(complaint(key, { existing: {} })), isSaid: setting => setting?.existing !== undefined },
  'has a setting has one': { isPossible: () => true, isSaid: setting => setting !== undefined },
};

test.each(Object.keys(WAYS))('each part that %s in a variant', name => {
  const { isPossible, isSaid } = WAYS[name];
  const possible = KEYS.filter(isPossible);
  expect(possible.length).toBeGreaterThan(5);
  expect(possible.filter(key => !SAID.some(props => isSaid(props[key])))).toEqual([]);
});
