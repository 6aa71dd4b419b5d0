import * as fs from 'fs';
import * as path from 'path';
import { ALL_RULES } from '../../src/checks';
import { OWN_RULES } from '../../src/core';

const text = fs.readFileSync(path.join(__dirname, '..', '..', 'docs', 'rules.md'), 'utf8');
const rows = text.split('\n').filter(line => line.startsWith('| `')).map(line => line.split('|').slice(1, -1).map(cell => cell.trim()));
const all = [...ALL_RULES, ...OWN_RULES];

test('docs/rules.md lists all rules in their order, each with its reason and a remedy', () => {
  expect(rows.map(([id, why]) => [id, why])).toEqual(all.map(rule => [`\`${rule.id}\``, rule.why]));
  rows.forEach(([, , fix]) => expect(fix).not.toBe(''));
});

test('docs/rules.md shows a finding of each rule', () => {
  const shown = [...text.matchAll(/^`([\w/]+)`\n\n```\n(\S+) \S.*: .+\n```$/gm)].map(([, id]) => id);
  expect(shown).toEqual(all.map(rule => rule.id));
});
