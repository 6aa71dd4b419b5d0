/** The functions of components.py with their types: a call that does not fit does not compile, and synthesis compares both. */
import { join } from 'path';
import * as kfp from 'cdk8s-kubeflow/pipelines';

const file = join(__dirname, 'components.py');

const binary = (name: string) => kfp.python({
  file, function: name,
  inputs: { value_1: kfp.int(), value_2: kfp.int() },
  outputs: { Output: kfp.int() },
});

export const add = binary('add');
export const subtract = binary('subtract');
export const multiply = binary('multiply');

export const repeatLine = kfp.python({
  file, function: 'repeat_line',
  inputs: { line: kfp.str(), count: kfp.int().default(10) },
  outputs: { text: kfp.dataset() },
});

export const printText = kfp.python({ file, function: 'print_text', inputs: { text: kfp.artifact() } });

export const textFile = kfp.python({ file, function: 'text_file', inputs: { content: kfp.str() }, outputs: { text: kfp.dataset() } });

export const splitTextLines = kfp.python({
  file, function: 'split_text_lines',
  inputs: { source: kfp.dataset() },
  outputs: { odd_lines: kfp.dataset(), even_lines: kfp.dataset() },
});

export const writeNumbers = kfp.python({
  file, function: 'write_numbers',
  inputs: { start: kfp.int().default(0), count: kfp.int().default(10) },
  outputs: { numbers: kfp.dataset() },
});

export const sumNumbers = kfp.python({ file, function: 'sum_numbers', inputs: { numbers: kfp.dataset() }, outputs: { Output: kfp.int() } });

/** A component in the language of the pipeline: its signature is made from the ports. */
export const numberFile = kfp.python({
  name: 'number_file',
  inputs: { value: kfp.int() },
  outputs: { text: kfp.dataset() },
  body: kfp.py`
    with open(text.path, 'w') as file:
        file.write(str(value))
  `,
});
