/** What callers without types are told: the code of the mistake, the place, what they wrote, and what to do instead. */
import { configError } from '../support';
import { COMPONENTS, PORTS } from './mistakes/components';
import { GROUPS } from './mistakes/groups';
import { OPTIONS } from './mistakes/options';
import { SCOPES } from './mistakes/scopes';
import { TASKS, TEXTS } from './mistakes/tasks';
import { OTHERS } from './mistakes/whole';

describe.each([
  ['ports', PORTS], ['components', COMPONENTS], ['tasks', TASKS], ['options', OPTIONS], ['loops, conditions and exit handlers', GROUPS],
  ['values outside of their place', SCOPES], ['texts', TEXTS], ['importers, claims and pipelines', OTHERS],
] as const)('%s', (_, mistakes) => {
  test.each(mistakes)('%s: %s', (_what, code, place, value, remedy, act) => {
    const error = configError(act);
    const said = error.message.slice(0, error.message.lastIndexOf(` (${error.code})`));
    expect({ code: error.code, said }).toEqual({ code, said: expect.stringContaining(place) });
    expect(said).toContain(`got ${value}`);
    expect(said.slice(said.lastIndexOf('; '))).toContain(remedy);
    expect(said).not.toMatch(/[^.]\.$|!$|\bundefined of\b|\[object Object\]/);
  });
});
