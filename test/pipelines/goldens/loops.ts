/** Loops: settings of pods in them, loops in loops, nested pipelines, loops over files. */
import * as kfp from '../../../src/pipelines';
import type { Golden, Programs } from './golden';

const echoes = { image: 'alpine', inputs: { msg: kfp.str() }, command: ({ inputs }: { readonly inputs: { readonly msg: kfp.Placeholder } }) => ['echo', inputs.msg] };
const secretOf = (name: kfp.Parameter<'STRING'>) => ({ env: { MY_SECRET_KEY: kfp.secretKey(name, 'username') } });

/** Makes a file of a text. */
type Maker<S extends string> = kfp.Component<{ readonly data: kfp.ParameterPort<'STRING', true> }, { readonly Output: kfp.ArtifactPort<S, true, false> }>;

/** One file for each text. */
function filesOf<S extends 'system.Artifact' | 'system.Dataset'>(name: string, make: Maker<S>, files: kfp.ArtifactPort<S, true, true>) {
  return kfp.pipeline({
    name, inputs: { texts: kfp.list(kfp.str()).default(['Hello', ',', ' ', 'world!']) }, outputs: { Output: files },
    build: (p, { texts }) => p.forEach(texts, data => ({ Output: p.task(make, { data }).outputs.Output })).outputs as never,
  });
}

/** Prints a text, and says it again. */
const printOp1 = (golden: Golden) => golden.python('print_op1', { inputs: { msg: kfp.str() }, outputs: { Output: kfp.str() } });

export const LOOPS: Programs = {
  'sdk-parallel-and-nested-nested-parallel-for-secret': golden => {
    const emit = golden.python('emit_secret_name', { outputs: { Output: kfp.str() } });
    const worker = golden.python('worker_component', { inputs: { item: kfp.str() }, outputs: { Output: kfp.str() } });
    return kfp.pipeline({
      name: 'pipeline-4-nested-parallel-for-secret', description: golden.description,
      build: p => {
        const name = p.task(emit).output;
        p.forEach(['x', 'y'], item => p.task(worker, { item }, secretOf(name)), { parallelism: 1 });
      },
    });
  },
  'sdk-parallel-and-nested-parallel-for-secret': golden => {
    const example = golden.python('example_component', { inputs: { item: kfp.str() }, outputs: { Output: kfp.str() } });
    return kfp.pipeline({
      name: 'pipeline-2-parallel-for-secret', description: golden.description, inputs: { my_secret_name: kfp.str().default('test-secret-1') },
      build: (p, { my_secret_name }) => {
        p.forEach(['a', 'b', 'c'], item => p.task(example, { item }, secretOf(my_secret_name)), { parallelism: 1 });
      },
    });
  },
  'sdk-parallel-and-nested-parallel-for-mount-pvc': golden => {
    const example = golden.python('example_component', { inputs: { item: kfp.str() }, outputs: { Output: kfp.str() } });
    return kfp.pipeline({
      name: 'pipeline-parallel-for-mount-pvc', description: golden.description, inputs: { my_pvc_name_suffix: kfp.str().default('test-pvc') },
      build: p => {
        const { name } = p.createPvc({ accessModes: ['ReadWriteOnce'], nameSuffix: '-my-pvc', size: '5Mi', storageClass: 'standard' }).outputs;
        p.forEach(['a'], item => p.task(example, { item }, { mounts: { '/data': kfp.claim(name) } }));
      },
    });
  },
  'sdk-parallel-and-nested-nested-pipeline-opt-input-child-level-compiled': golden => {
    const bool = (name: string) => golden.python(name, { inputs: { componentInputBool: kfp.bool().optional() } });
    const int = (name: string) => golden.python(name, { inputs: { componentInputInt: kfp.int().optional() } });
    const str = (name: string) => golden.python(name, { inputs: { componentInputStr: kfp.str().optional() } });
    const [aBool, bBool, aInt, bInt] = [bool('component_a_bool'), bool('component_b_bool'), int('component_a_int'), int('component_b_int')];
    const [aStr, bStr] = [str('component_a_str'), str('component_b_str')];
    const off = { cache: false };
    const nested = kfp.pipeline({
      name: 'nested-pipeline',
      inputs: {
        nestedInputBool1: kfp.bool().default(false), nestedInputBool2: kfp.bool().default(false), nestedInputInt1: kfp.int().default(0), nestedInputInt2: kfp.int().default(0),
        nestedInputStr1: kfp.str().default('Input 1 - nested pipeline'), nestedInputStr2: kfp.str().default('Input 2 - nested pipeline'),
      },
      build: (p, given) => {
        p.task(aStr, { componentInputStr: given.nestedInputStr1 }, off);
        p.task(bStr, { componentInputStr: given.nestedInputStr2 }, off);
        p.task(aInt, { componentInputInt: given.nestedInputInt1 }, off);
        p.task(bInt, { componentInputInt: given.nestedInputInt2 }, off);
        p.task(aBool, { componentInputBool: given.nestedInputBool1 }, off);
        p.task(bBool, { componentInputBool: given.nestedInputBool2 }, off);
      },
    });
    return kfp.pipeline({
      name: 'nested-pipeline-opt-input-child-level',
      build: p => { p.task(nested, { nestedInputStr1: 'Input - pipeline', nestedInputInt1: 1, nestedInputBool1: true }, off); },
    });
  },
  'sdk-parallel-and-nested-nested-pipeline-opt-inputs-nil-compiled': golden => {
    const bool = golden.python('component_bool', { inputs: { componentInput: kfp.bool().optional() } });
    const int = golden.python('component_int', { inputs: { componentInput: kfp.int().optional() } });
    const str = golden.python('component_str', { inputs: { componentInput: kfp.str().optional() } });
    const off = { cache: false };
    const nested = kfp.pipeline({
      name: 'nested-pipeline', inputs: { nestedInputBool: kfp.bool().optional(), nestedInputInt: kfp.int().optional(), nestedInputStr: kfp.str().optional() },
      build: (p, { nestedInputBool, nestedInputInt, nestedInputStr }) => {
        p.task(str, { componentInput: nestedInputStr }, off);
        p.task(int, { componentInput: nestedInputInt }, off);
        p.task(bool, { componentInput: nestedInputBool }, off);
      },
    });
    return kfp.pipeline({ name: 'nested-pipeline-opt-inputs-nil', build: p => { p.task(nested, {}, off); } });
  },
  'sdk-parallel-and-nested-pipeline-in-pipeline-complex': golden => {
    const first = printOp1(golden);
    const print = kfp.container({ ...echoes, name: 'print-op2' });
    const bye = kfp.container({ ...echoes, name: 'print-op' });
    const inner = kfp.pipeline({
      name: 'inner-pipeline', inputs: { msg: kfp.str() },
      build: (p, { msg }) => {
        const said = p.task(first, { msg }).output;
        p.if(kfp.eq(said, 'Hello'), () => p.task(print, { msg: 'world' }));
        p.if(kfp.ne(said, 'Hello'), () => p.task(bye, { msg: 'Bye!' }));
      },
    });
    return kfp.pipeline({
      name: 'pipeline-in-pipeline-complex', inputs: { msg: kfp.str().default('Hello') },
      build: (p, { msg }) => {
        p.task(first, { msg });
        p.forEach(['Hello', 'world!'], item => p.task(inner, { msg: item }));
      },
    });
  },
  'sdk-parallel-and-nested-pipeline-in-pipeline': golden => {
    const first = printOp1(golden);
    const print = kfp.container({ ...echoes, name: 'print-op2' });
    const inner = kfp.pipeline({
      name: 'inner-pipeline', inputs: { msg: kfp.str() }, build: (p, { msg }) => { p.task(print, { msg: p.task(first, { msg }).output }); },
    });
    return kfp.pipeline({
      name: 'pipeline-in-pipeline',
      build: p => {
        p.task(first, { msg: 'Hello' });
        p.task(inner, { msg: 'world' });
      },
    });
  },
  'sdk-pipeline-producer-consumer': golden => {
    const double = golden.python('double', { inputs: { num: kfp.int() }, outputs: { Output: kfp.int() } });
    const add = golden.python('add', { inputs: { nums: kfp.list(kfp.int()) }, outputs: { Output: kfp.int() } });
    const echo = golden.python('echo_and_return', { inputs: { string: kfp.str() }, outputs: { Output: kfp.str() } });
    const join = golden.python('join_and_print', { inputs: { strings: kfp.list(kfp.str()) } });
    const doubled = kfp.pipeline({
      name: 'double-pipeline', inputs: { num: kfp.int() }, outputs: { Output: kfp.int() }, build: (p, { num }) => ({ Output: p.task(double, { num }).output }),
    });
    const added = kfp.pipeline({
      name: 'add-pipeline', inputs: { nums: kfp.list(kfp.int()) }, outputs: { out1: kfp.int(), out2: kfp.list(kfp.str()) },
      build: (p, { nums }) => ({
        out2: p.forEach(['m', 'a', 't', 'h'], string => ({ said: p.task(echo, { string }).output })).outputs.said,
        out1: p.task(add, { nums }).output,
      }),
    });
    return kfp.pipeline({
      name: 'math-pipeline', outputs: { Output: kfp.int() },
      build: p => {
        const all = p.forEach([1, 2, 3], () => p.forEach([1, 2, 3], num => ({ nums: p.task(doubled, { num }).output })).outputs);
        const { out1, out2 } = p.task(added, { nums: all.outputs.nums }).outputs;
        p.task(join, { strings: out2 });
        return { Output: out1 };
      },
    });
  },
  'sdk-pipeline-with-nested-loops': golden => {
    const print = golden.python('print_op', { inputs: { msg: kfp.str(), msg2: kfp.str().optional() } });
    const rows = [['1', '2', 'hello'], ['11', '22', 'halo']].map(([one, two, p_b]) => ({ p_a: [{ q_a: one }, { q_a: two }], p_b }));
    return kfp.pipeline({
      name: 'pipeline-with-nested-loops', inputs: { loop_parameter: kfp.list().default(rows) },
      build: (p, { loop_parameter }) => {
        p.forEach(loop_parameter, item => p.forEach(item.field('p_a'), inner => p.task(print, { msg: inner.field('q_a') })));
        p.forEach(['1', '2'], msg => {
          p.task(print, { msg });
          p.forEach(['100', '200', '300'], msg2 => p.task(print, { msg, msg2 }));
        });
      },
    });
  },
  'sdk-pipeline-with-parallelfor-list-artifacts-gh-12033': golden => {
    const [artifacts, datasets] = [
      filesOf('make-artifacts', golden.python('make_artifact', { inputs: { data: kfp.str() }, outputs: { Output: kfp.artifact() } }), kfp.artifact().list()),
      filesOf('make-datasets', golden.python('make_dataset', { inputs: { data: kfp.str() }, outputs: { Output: kfp.dataset() } }), kfp.dataset().list()),
    ];
    const print = golden.python('print_artifact_name', { inputs: { artifact: kfp.artifact() }, outputs: { Output: kfp.str() } });
    return kfp.pipeline({
      name: 'pipeline-parallelfor-artifacts',
      build: p => {
        p.forEach(p.task(artifacts).outputs.Output, artifact => p.task(print, { artifact }));
        p.forEach(p.task(datasets).outputs.Output, artifact => p.task(print, { artifact }));
      },
    });
  },
  'sdk-pythonic-artifacts-with-list-of-artifacts': golden => {
    const make = golden.python('make_dataset', { inputs: { text: kfp.str() }, outputs: { Output: kfp.dataset() } });
    const join = golden.python('join_datasets', { inputs: { datasets: kfp.dataset().list() }, outputs: { Output: kfp.dataset() } });
    return kfp.pipeline({
      name: 'make-and-join-datasets', inputs: { texts: kfp.list(kfp.str()).default(['Hello', ',', ' ', 'world!']) }, outputs: { Output: kfp.dataset() },
      build: (p, { texts }) => {
        const { datasets } = p.forEach(texts, text => ({ datasets: p.task(make, { text }).output })).outputs;
        return { Output: p.task(join, { datasets }).output };
      },
    });
  },
  'sdk-local-execution-pipeline-with-collected-artifacts': golden => {
    const write = golden.python('write_artifact', { inputs: { index: kfp.int() }, outputs: { out: kfp.artifact() } });
    const join = golden.python('read_and_join', { inputs: { artifacts: kfp.artifact().list() }, outputs: { Output: kfp.str() } });
    return kfp.pipeline({
      name: 'pipeline-with-collected-artifacts', outputs: { Output: kfp.str() },
      build: p => {
        const { out } = p.forEach([0, 1, 2], index => p.task(write, { index }).outputs).outputs;
        return { Output: p.task(join, { artifacts: out }).output };
      },
    });
  },
  'sdk-nested-with-parameters': golden => {
    const double = golden.python('double', { inputs: { num: kfp.int() }, outputs: { Output: kfp.int() } });
    const addTwo = golden.python('add_two_nums', { inputs: { x: kfp.int(), y: kfp.int() }, outputs: { Output: kfp.int() } });
    const add = golden.python('add', { inputs: { nums: kfp.list() }, outputs: { Output: kfp.int() } });
    return kfp.pipeline({
      name: 'math-pipeline', outputs: { Output: kfp.list() },
      build: p => {
        const { nums } = p.forEach([1, 2, 3], x => p.forEach([1, 2, 3], y => {
          const [left, right] = [x, y].map(num => p.task(double, { num }).output);
          return { nums: p.task(addTwo, { x: left, y: right }).output };
        }).outputs).outputs;
        p.task(add, { nums });
        return { Output: nums };
      },
    });
  },
  'sdk-parallel-and-nested-loop-consume-upstream': golden => {
    const split = golden.python('split_input', { inputs: { input: kfp.str() }, outputs: { Output: kfp.list() } });
    const create = golden.python('create_file', { inputs: { content: kfp.str() }, outputs: { file: kfp.artifact() } });
    const read = golden.python('read_file', { inputs: { file: kfp.artifact() }, outputs: { Output: kfp.str() } });
    const print = golden.python('print_input', { inputs: { input: kfp.list() } });
    const options = { cache: false, displayName: 'same display name' };
    return kfp.pipeline({
      name: 'loop-consume-upstream', displayName: 'Loop Consume Upstream',
      build: p => {
        const input = p.task(split, { input: 'component1,component2,component3' }, options).output;
        p.forEach(input, content => p.task(read, { file: p.task(create, { content }, options).outputs.file }, options));
        p.task(print, { input }, options);
      },
    });
  },
  'sdk-pipeline-with-parallelfor-parallelism': golden => {
    const print = golden.python('print_text', { inputs: { msg: kfp.str() } });
    const printInt = golden.python('print_int', { inputs: { x: kfp.int() } });
    const [maps, unknown] = [kfp.list(kfp.dict()), kfp.list()];
    const maker = (index: number, Output: typeof maps | typeof unknown) => golden.python(`list_dict_maker_${index}`, { outputs: { Output } });
    const makers = [maker(0, maps), maker(1, maps), maker(2, maps), maker(3, unknown), maker(1, unknown)];
    return kfp.pipeline({
      name: 'pipeline-with-loops', inputs: { loop_parameter: kfp.list(kfp.str()) },
      build: (p, { loop_parameter }) => {
        p.forEach(loop_parameter, msg => {
          p.task(print, { msg });
          p.forEach(loop_parameter, inner => p.task(print, { msg: inner }));
        }, { parallelism: 2 });
        p.forEach([{ A_a: '1', B_b: '2' }, { A_a: '10', B_b: '20' }], item => {
          p.task(print, { msg: item.field('A_a') });
          p.task(print, { msg: item.field('B_b') });
          p.forEach([{ A_a: '10', B_b: '20' }, { A_a: '100', B_b: '200' }], inner => {
            p.task(print, { msg: inner.field('A_a') });
            p.task(print, { msg: inner.field('B_b') });
          }, { parallelism: 1 });
        });
        p.forEach([{ a: 1, b: 2 }, { a: 2, b: 3 }, { a: 3, b: 4 }], item => p.task(printInt, { x: item.field('a') }), { parallelism: 1 });
        for (const make of makers) {
          p.forEach(p.task(make).output, item => p.task(printInt, { x: item.field('a') }));
        }
      },
    });
  },
};
