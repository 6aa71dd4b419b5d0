import * as fs from 'fs';
import * as path from 'path';
import { ARGUMENT_RULES, lintRules, serverRules } from '../../../src/pipelines/lint';

const text = fs.readFileSync(path.join(__dirname, '..', '..', '..', 'docs', 'pipelines', 'lint.md'), 'utf8');
const rows = text.split('\n').filter(line => line.startsWith('| `')).map(line => line.split(/(?<!\\)\|/).slice(1, -1).map(cell => cell.trim().replace(/\\\|/g, '|')));
const all = [...lintRules(), ...serverRules(), ...ARGUMENT_RULES];

test('docs/pipelines/lint.md lists all rules in their order, with severity and reason', () => {
  expect(rows.map(([id, severity, , why]) => [id, severity, why])).toEqual(all.map(rule => [`\`${rule.id}\``, rule.severity, rule.why]));
});

test('docs/pipelines/lint.md says of each rule what it wants, and how to mend what breaks it', () => {
  rows.forEach(cells => {
    expect(cells).toHaveLength(5);
    expect(cells.filter(cell => !/[.`]$|^(error|warning)$/.test(cell))).toEqual([]);
  });
});

test('no two rules have one id', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});
