import * as fs from 'fs';
import * as path from 'path';
import { ALL_RULES } from '../../src/checks';
import { examine } from '../../src/core';
import { setOf } from './support';

const text = fs.readFileSync(path.join(__dirname, '..', '..', 'docs', 'rules.md'), 'utf8');
const rows = text.split('\n').filter(line => line.startsWith('| `')).map(line => line.split('|').slice(1, -1).map(cell => cell.trim()));
const [{ rule: unused }] = examine(setOf([]), [], [{ rule: 'Any/Rule', reason: 'matches nothing' }]);

test('docs/rules.md lists all rules in their order, each with its reason and a remedy', () => {
  expect(rows.map(([id, why]) => [id, why])).toEqual([...ALL_RULES, unused].map(rule => [`\`${rule.id}\``, rule.why]));
  rows.forEach(([, , fix]) => expect(fix).not.toBe(''));
});

test('docs/rules.md shows a finding of each rule', () => {
  const shown = [...text.matchAll(/^`([\w/]+)`\n\n```\n(\S+) \S.*: .+\n```$/gm)].map(([, id]) => id);
  expect(shown).toEqual([...ALL_RULES, unused].map(rule => rule.id));
});
