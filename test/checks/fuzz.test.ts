import { mutated, planted, realObjects } from './fuzz-support';
import { random as randomOf } from '../random';
import { findingsOf, setOf } from './support';
import { ALL_RULES } from '../../src/checks';
import { isRecord } from '../../src/core';

const MARKER = 'pl4nt3d';
const CASES = 2000;
/** Share of the objects that a round changes. */
const SHARE = 0.4;

describe('real objects with random places changed', () => {
  const real = realObjects();
  const random = randomOf(20_260_131);
  let cases = 0;

  const rounds = Math.ceil(CASES * 1.1 / (real.length * SHARE));

  /** All objects, some of them changed; what is no object at all cannot be rendered. */
  function round(): object[] {
    return real.map(one => {
      const copy = planted(one, MARKER, random) as object;
      if (random() > SHARE) {
        return copy;
      }
      cases++;
      const changed = mutated(random() < 0.3 ? mutated(copy, random) : copy, random);
      return isRecord(changed) ? changed : copy;
    });
  }

  test.each(Array.from({ length: rounds }, (_, index) => index))('are borne by all rules, which show no value that may be secret (%d)', () => {
    const findings = findingsOf(ALL_RULES, setOf(round()));
    expect(findings.filter(one => one.rule.id === 'Rule/Threw').map(one => `${one.at.name} ${one.problem}`)).toEqual([]);
    expect(findings.map(one => `${one.rule.id} ${one.at.kind} ${one.field}: ${one.problem}; ${one.fix}`).filter(text => text.includes(MARKER))).toEqual([]);
    expect(findings.length).toBeGreaterThan(real.length / 10);
  });

  test('are several thousand', () => expect(cases).toBeGreaterThanOrEqual(CASES));
});

test('a rule that throws is seen', () => {
  const throws = { id: 'A/B', why: 'It throws.', check: () => { throw new Error('thrown'); } };
  expect(findingsOf([throws], setOf([])).map(one => one.rule.id)).toEqual(['Rule/Threw']);
});
