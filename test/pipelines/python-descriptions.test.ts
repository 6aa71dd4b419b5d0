/** What a Python function's docstring says of its inputs and outputs. */
import * as kfp from '../../src/pipelines';

const body = kfp.py`
  """Counts the rows.

  Args:
      table: what is counted

  Returns:
      Output: how many rows
  """
  return len(open(table.path).readlines())
`;

test('what the docstring says of a port becomes its description', () => {
  const count = kfp.python({ name: 'count', inputs: { table: kfp.dataset() }, outputs: { Output: kfp.int() }, body });
  expect([count.inputs.table.description, count.outputs.Output.description]).toEqual(['what is counted', 'how many rows']);
});

test('what the port says of itself goes before', () => {
  const count = kfp.python({ name: 'count', inputs: { table: kfp.dataset().describe('a table') }, outputs: { Output: kfp.int() }, body });
  expect(count.inputs.table.description).toBe('a table');
});
