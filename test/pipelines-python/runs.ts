/** Pipelines that the SDK runs on this machine, compiled, as JSON by executor and name: npx tsx test/pipelines-python/runs.ts */
import * as kfp from '../../src/pipelines';

const PARTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** All of them for an executor. */
function pipelinesOf(executor: 'kfp' | 'embedded'): readonly kfp.AuthoredPipeline[] {
  const runtime = { executor, installKfp: false, baseImage: 'python:3.11' } as const;
  const binary = (name: string, body: kfp.PythonBody) => kfp.python({ ...runtime, name, inputs: { a: kfp.int(), b: kfp.int().default(1) }, outputs: { Output: kfp.int() }, body });
  const [add, subtract, multiply] = [binary('add', kfp.py`return a + b`), binary('subtract', kfp.py`return a - b`), binary('multiply', kfp.py`return a * b`)];
  const say = kfp.python({ ...runtime, name: 'say', inputs: { words: kfp.str() }, outputs: { Output: kfp.str() }, body: kfp.py`return words` });
  const join = kfp.python({ ...runtime, name: 'join', inputs: { words: kfp.list(kfp.str()) }, outputs: { Output: kfp.str() }, body: kfp.py`return '-'.join(words)` });
  const total = kfp.python({ ...runtime, name: 'total', inputs: { numbers: kfp.list(kfp.int()) }, outputs: { Output: kfp.int() }, body: kfp.py`return int(sum(numbers))` });
  // The SDK's own runner gives what a loop in a loop collects as a list of lists, servers as one flat list.
  const totalOfAll = kfp.python({
    ...runtime, name: 'total_of_all', inputs: { numbers: kfp.list() }, outputs: { Output: kfp.int() },
    body: kfp.py`return int(sum(sum(one) if isinstance(one, list) else one for one in numbers))`,
  });
  const repeat = kfp.python({
    ...runtime, name: 'repeat_line', inputs: { line: kfp.str(), count: kfp.int().default(10) }, outputs: { text: kfp.dataset() },
    body: kfp.py`
      with open(text.path, 'w') as file:
          file.write(f'{line}\n' * count)
      text.metadata['lines'] = count
    `,
  });
  const measure = kfp.python({
    ...runtime, name: 'measure', inputs: { text: kfp.artifact() }, outputs: { lines: kfp.int(), bytes: kfp.int(), told: kfp.str(), metrics: kfp.metrics() },
    body: kfp.py`
      with open(text.path, 'rb') as file:
          content = file.read()
      metrics.log_metric('bytes', len(content))
      return len(content.splitlines()), len(content), str(text.metadata.get('lines', 'nothing'))
    `,
  });
  const textFile = kfp.python({
    ...runtime, name: 'text_file', inputs: { content: kfp.str() }, outputs: { text: kfp.dataset() }, body: kfp.py`
      with open(text.path, 'w') as file:
          file.write(content)
    `,
  });
  const split = kfp.python({
    ...runtime, name: 'split_text_lines', inputs: { source: kfp.dataset() }, outputs: { odd: kfp.dataset(), even: kfp.dataset() }, body: kfp.py`
      with open(source.path) as file:
          lines = file.readlines()
      for part, chosen in ((odd, lines[0::2]), (even, lines[1::2])):
          with open(part.path, 'w') as file:
              file.writelines(chosen)
    `,
  });
  const wordsIn = kfp.python({ ...runtime, name: 'words_in', inputs: { text: kfp.dataset() }, outputs: { Output: kfp.str() }, body: kfp.py`
    with open(text.path) as file:
        return ' '.join(file.read().split())
  ` });
  const numbers = kfp.python({ ...runtime, name: 'write_numbers', inputs: { start: kfp.int().default(0), count: kfp.int().default(10) }, outputs: { numbers: kfp.dataset() }, body: kfp.py`
    with open(numbers.path, 'w') as file:
        file.writelines(f'{number}\n' for number in range(start, count))
  ` });
  const sumNumbers = kfp.python({ ...runtime, name: 'sum_numbers', inputs: { numbers: kfp.dataset() }, outputs: { Output: kfp.int() }, body: kfp.py`
    with open(numbers.path) as file:
        return sum(int(line) for line in file)
  ` });
  const contents = kfp.python({ ...runtime, name: 'contents', inputs: { texts: kfp.dataset().list() }, outputs: { Output: kfp.str() }, body: kfp.py`
    found = []
    for one in texts:
        with open(one.path) as file:
            found.append(file.read())
    return '+'.join(found)
  ` });
  const optional = kfp.python({
    ...runtime, name: 'optional', inputs: { maybe: kfp.str().optional(), some: kfp.dict().default({ a: [1, 2.5, true] }) }, outputs: { Output: kfp.str() },
    body: kfp.py`
      import json
      return f'{maybe} {json.dumps(some["a"])}'
    `,
  });
  const fail = kfp.python({ ...runtime, name: 'fail', body: kfp.py`raise SystemExit(3)` });
  const note = kfp.python({
    ...runtime, name: 'note', inputs: { file: kfp.str(), status: kfp.finalStatus() }, body: kfp.py`
      with open(file, 'w') as to:
          to.write(status.state)
    `,
  });
  const sums = kfp.pipeline({
    name: 'sums', inputs: { count: kfp.int().default(100000) }, outputs: { Output: kfp.int() },
    build: (p, { count }) => ({ Output: p.task(sumNumbers, { numbers: p.task(numbers, { count }).outputs.numbers }).output }),
  });
  const addExample = kfp.pipeline({
    name: 'add example', inputs: { value_1: kfp.int(), value_2: kfp.int() }, outputs: { sum: kfp.int(), difference: kfp.int(), product: kfp.int() },
    build: (p, { value_1: a, value_2: b }) => {
      const [sum, difference] = [p.task(add, { a, b }).output, p.task(subtract, { a, b }).output];
      return { sum, difference, product: p.task(multiply, { a: sum, b: difference }).output };
    },
  });
  return [
    addExample, sums,
    kfp.pipeline({
      name: 'lines', outputs: { lines: kfp.int(), bytes: kfp.int(), told: kfp.str() },
      build: p => {
        const { lines, bytes, told } = p.task(measure, { text: p.task(repeat, { line: 'Hello', count: 5000 }).outputs.text }).outputs;
        return { lines, bytes, told };
      },
    }),
    kfp.pipeline({
      name: 'split', outputs: { odd: kfp.str(), even: kfp.str() },
      build: p => {
        const parts = p.task(split, { source: p.task(textFile, { content: PARTS.join('\n') }).outputs.text }).outputs;
        return { odd: p.task(wordsIn, { text: parts.odd }).output, even: p.task(wordsIn, { text: parts.even }).output };
      },
    }),
    kfp.pipeline({
      name: 'nested', outputs: { ten: kfp.int(), five: kfp.int(), product: kfp.int() },
      build: p => ({ ten: p.task(sums, { count: 10 }).output, five: p.task(sums, { count: 5 }).output, product: p.task(addExample, { value_1: 3, value_2: 2 }).outputs.product }),
    }),
    kfp.pipeline({
      name: 'branches', inputs: { number: kfp.int() }, outputs: { Output: kfp.str() },
      build: (p, { number }) => {
        const { words } = p.if(kfp.gt(number, 10), () => ({ words: p.task(say, { words: 'many' }).output }))
          .elif(kfp.gt(number, 1), () => ({ words: p.task(say, { words: 'some' }).output }))
          .else(() => ({ words: p.task(say, { words: 'few' }).output })).outputs;
        return { Output: p.task(say, { words: kfp.text`it's ${words}` }).output };
      },
    }),
    kfp.pipeline({
      name: 'loops', inputs: { names: kfp.list(kfp.str()) }, outputs: { joined: kfp.str(), total: kfp.int(), files: kfp.str(), table: kfp.int() },
      build: (p, { names }) => {
        const { words } = p.forEach(names, name => ({ words: p.task(say, { words: name }).output })).outputs;
        const { doubled } = p.forEach([1, 2, 3], a => ({ doubled: p.task(add, { a, b: a }).output })).outputs;
        const { texts } = p.forEach(['x', 'y'], content => ({ texts: p.task(textFile, { content }).outputs.text })).outputs;
        const { products } = p.forEach([1, 2], a => p.forEach([10, 100], b => ({ products: p.task(multiply, { a, b }).output })).outputs).outputs;
        return {
          joined: p.task(join, { words }).output, total: p.task(total, { numbers: doubled }).output, files: p.task(contents, { texts }).output,
          table: p.task(totalOfAll, { numbers: products }).output,
        };
      },
    }),
    kfp.pipeline({ name: 'optional', outputs: { Output: kfp.str() }, build: p => ({ Output: p.task(optional).output }) }),
    kfp.pipeline({
      name: 'imported', inputs: { uri: kfp.str() }, outputs: { Output: kfp.str() },
      build: (p, { uri }) => ({ Output: p.task(wordsIn, { text: p.importer({ type: kfp.dataset(), uri }).outputs.artifact }).output }),
    }),
    ...[['ends', say], ['fails', fail]].map(([name, last]) => kfp.pipeline({
      name: name as string, inputs: { file: kfp.str() },
      build: (p, { file }) => { p.onExit(note, { file }, () => { last === fail ? p.task(fail) : p.task(say, { words: 'well' }); }); },
    })),
  ];
}

const compiled = (executor: 'kfp' | 'embedded') => Object.fromEntries(pipelinesOf(executor).map(one => [one.name, one.compile()]));
console.log(JSON.stringify({ kfp: compiled('kfp'), embedded: compiled('embedded') }));
