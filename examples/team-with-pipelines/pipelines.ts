/** The pipelines of the team. */
import * as kfp from 'cdk8s-kubeflow/pipelines';
import { add, multiply, numberFile, printText, repeatLine, splitTextLines, subtract, sumNumbers, textFile, writeNumbers } from './components';

/** Small values from task to task: (a + b) * (a - b). */
export const addExample = kfp.pipeline({
  name: 'add example',
  description: 'The product of the sum and the difference of two numbers',
  inputs: { value_1: kfp.int(), value_2: kfp.int() },
  outputs: { Output: kfp.int() },
  build: (p, { value_1, value_2 }) => {
    const sum = p.task(add, { value_1, value_2 });
    const difference = p.task(subtract, { value_1, value_2 });
    return { Output: p.task(multiply, { value_1: sum.output, value_2: difference.output }).output };
  },
});

/** A file from one task to the next. */
export const printRepeatingLines = kfp.pipeline({
  name: 'print-repeating-lines',
  build: p => {
    const repeated = p.task(repeatLine, { line: 'Hello', count: 5000 });
    p.task(printText, { text: repeated.outputs.text });
  },
});

const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** One file in, two files out. */
export const textSplitting = kfp.pipeline({
  name: 'text-splitting',
  build: p => {
    const source = p.task(textFile, { content: words.join('\n') });
    const split = p.task(splitTextLines, { source: source.outputs.text });
    p.task(printText, { text: split.outputs.odd_lines });
    p.task(printText, { text: split.outputs.even_lines });
  },
});

/** Many numbers in a file, and one that comes out of it. */
export const sum = kfp.pipeline({
  name: 'sum-pipeline',
  inputs: { count: kfp.int().default(100000) },
  outputs: { Output: kfp.int() },
  build: (p, { count }) => {
    const { numbers } = p.task(writeNumbers, { count }).outputs;
    p.task(printText, { text: numbers });
    const total = p.task(sumNumbers, { numbers });
    const file = p.task(numberFile, { value: total.output });
    p.task(printText, { text: file.outputs.text });
    return { Output: total.output };
  },
});

/** A pipeline is a component: all three in one. */
export const filePassing = kfp.pipeline({
  name: 'file-passing',
  build: p => {
    p.task(printRepeatingLines);
    p.task(textSplitting);
    p.task(sum);
  },
});
