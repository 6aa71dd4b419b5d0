/** Every rule finds what breaks it, at its place, and nothing else is said of it. */
import { changed, Planted, wholePipeline } from './document';
import { ORDER } from './faults/order';
import { REFERENCES } from './faults/references';
import { SERVER } from './faults/server';
import { TYPES } from './faults/types';
import { WIRES } from './faults/wires';
import { lintPipeline, lintRules, PipelineFinding, serverLimits, serverRules } from '../../../src/pipelines/lint';
import { checkedPipeline } from '../../../src/pipelines/ir/check';

const LINT = [...REFERENCES, ...WIRES, ...ORDER, ...TYPES];
const cases = (faults: readonly Planted[]) => faults.map(fault => [fault.rule, fault.what, fault] as const);
const places = (findings: readonly PipelineFinding[]) => findings.map(({ rule, path }) => `${rule} ${path}`).sort();
const expected = ({ rule, at, also = [] }: Planted) => [...at.map(path => `${rule} ${path}`), ...also].sort();

test('of the whole pipeline there is nothing to say, and it has the form of one', () => {
  expect([...lintPipeline(wholePipeline()), ...serverLimits(wholePipeline())]).toEqual([]);
  expect(() => checkedPipeline(wholePipeline())).not.toThrow();
});

describe('lintPipeline finds', () => {
  test.each(cases(LINT))('%s: %s', (_rule, _what, fault) => {
    expect(places(lintPipeline(changed(...fault.changes)))).toEqual(expected(fault));
  });
});

describe('serverLimits finds', () => {
  test.each(cases(SERVER))('%s: %s', (_rule, _what, fault) => {
    expect(places(serverLimits(changed(...fault.changes), { target: '2.16' }))).toEqual(expected(fault));
  });
});

test.each([['lintPipeline', lintRules(), LINT], ['serverLimits', serverRules(), SERVER]] as const)('of %s each rule is broken three times', (_name, rules, faults) => {
  const few = rules.map(rule => rule.id).filter(id => faults.filter(fault => fault.rule === id).length < 3);
  expect(few).toEqual([]);
  expect(new Set(faults.map(fault => fault.rule)).size).toBe(rules.length);
});

test('findings say what is wrong, with the value, and what to do, in one line', () => {
  const findings = [
    ...LINT.flatMap(fault => lintPipeline(changed(...fault.changes))),
    ...SERVER.flatMap(fault => serverLimits(changed(...fault.changes))),
  ];
  for (const { rule, problem, fix } of findings) {
    expect(`${rule}: ${problem}`).toMatch(/: [a-z][^\n]*, got [^\n]*(?:[^.\n]|\.\.\."?)$|: is larger|: should be/);
    expect(`${rule}: ${fix}`).toMatch(/: [a-z{][^\n]*[^.\n]$/);
    expect(problem.length + fix.length).toBeLessThan(600);
  }
});
