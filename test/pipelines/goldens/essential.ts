/** What everybody writes first: one component, one step after another, several outputs, the end. */
import { nvidia } from '../../../src/core/catalogue';
import * as kfp from '../../../src/pipelines';
import type { Golden, Programs } from './golden';

const UBI = 'registry.access.redhat.com/ubi9/python-311:latest';

/** A pipeline of one component that takes and gives the same. */
export function pipelineOf<I extends kfp.Ports, O extends kfp.OutputPorts>(component: kfp.Component<I, O, 'container'>, name: string = component.name): kfp.PipelineProgram {
  const { inputs, outputs } = component;
  return kfp.pipeline({ name, inputs, outputs, build: (p, given) => p.task(component, given as never).outputs as never });
}

const addNumbers = (golden: Golden) => golden.python('add_numbers', { inputs: { a: kfp.int(), b: kfp.int() }, outputs: { Output: kfp.int() } });

export const ESSENTIAL: Programs = {
  'sdk-essential-component-with-env-variable': golden => {
    const read = golden.python('read_env_var', { inputs: { var_name: kfp.str() }, outputs: { Output: kfp.str() } });
    return kfp.pipeline({
      name: 'pipeline-with-env-variable', inputs: { var_name: kfp.str().default('KFP_TEST_ENV_VAR') }, outputs: { Output: kfp.str() },
      build: (p, { var_name }) => ({ Output: p.task(read, { var_name }, { env: { KFP_TEST_ENV_VAR: 'env_var_value' } }).output }),
    });
  },
  'sdk-essential-concat-message': golden =>
    pipelineOf(golden.python('concat_message', { inputs: { message1: kfp.str(), message2: kfp.str() }, outputs: { Output: kfp.str() } })),
  'sdk-essential-container-no-input': () => pipelineOf(kfp.container({ name: 'container-no-input', image: UBI, command: ['echo', 'hello world'] })),
  'sdk-essential-dict-input': golden => pipelineOf(golden.python('dict_input', { inputs: { struct: kfp.dict() } })),
  'sdk-essential-lightweight-python-functions-with-outputs': golden => {
    const concat = golden.python('concat_message', { inputs: { first: kfp.str(), second: kfp.str() }, outputs: { Output: kfp.str() } });
    const add = golden.python('add_numbers', { inputs: { first: kfp.int(), second: kfp.int() }, outputs: { Output: kfp.int() } });
    const toFile = golden.python('output_artifact', { inputs: { number: kfp.int(), message: kfp.str() }, outputs: { Output: kfp.dataset() } });
    const several = golden.python('output_named_tuple', { inputs: { artifact: kfp.dataset() }, outputs: { scalar: kfp.str(), metrics: kfp.metrics(), model: kfp.model() } });
    return kfp.pipeline({
      name: 'functions-with-outputs', inputs: { first_message: kfp.str(), second_message: kfp.str(), first_number: kfp.int(), second_number: kfp.int() },
      build: (p, { first_message, second_message, first_number, second_number }) => {
        const message = p.task(concat, { first: first_message, second: second_message }).output;
        const number = p.task(add, { first: first_number, second: second_number }).output;
        p.task(several, { artifact: p.task(toFile, { number, message }).output });
      },
    });
  },
  'sdk-essential-pipeline-with-after': () => {
    const print = kfp.container({
      name: 'print-text', image: 'alpine', inputs: { text: kfp.str() }, command: ({ inputs }) => ['sh', '-c', 'set -e -x\necho "$0"\n', inputs.text],
    });
    return kfp.pipeline({
      name: 'pipeline-with-after',
      build: p => {
        const first = p.task(print, { text: '1st task' });
        const second = p.task(print, { text: '2nd task' }, { after: [first] });
        p.task(print, { text: '3rd task' }, { after: [first, second] });
      },
    });
  },
  'sdk-essential-pipeline-with-outputs': golden => {
    const print1 = golden.python('print_op1', { inputs: { msg: kfp.str() }, outputs: { Output: kfp.str() } });
    const print2 = kfp.container({
      name: 'print-op2', image: 'alpine', inputs: { msg: kfp.str() }, outputs: { data: kfp.artifact() },
      command: ['sh', '-c', 'mkdir --parents $(dirname "$1") && echo "$0" > "$1"'], args: ({ inputs, outputs }) => [inputs.msg, outputs.data.path],
    });
    const inner = kfp.pipeline({
      name: 'inner-pipeline', inputs: { msg: kfp.str() }, outputs: { msg: kfp.str(), data: kfp.artifact() },
      build: (p, given) => {
        const msg = p.task(print1, { msg: given.msg }).output;
        return { msg, data: p.task(print2, { msg }).outputs.data };
      },
    });
    return kfp.pipeline({
      name: 'pipeline-in-pipeline', inputs: { msg: kfp.str().default('Hello') }, outputs: { Output: kfp.artifact() },
      build: (p, { msg }) => {
        p.task(print1, { msg });
        return { Output: p.task(inner, { msg: 'world' }).outputs.data };
      },
    });
  },
  'sdk-essential-pipeline-with-reused-component': golden => {
    const add = addNumbers(golden);
    return kfp.pipeline({
      name: 'pipeline-with-reused-component', inputs: { a: kfp.int().default(2), b: kfp.int().default(5) },
      build: (p, { a, b }) => {
        const first = p.task(add, { a, b: 3 }).output;
        p.task(add, { a: p.task(add, { a: first, b }).output, b: 7 });
      },
    });
  },
  'sdk-essential-placeholder-with-if-placeholder-none-input-value': () => {
    const component = kfp.container({
      name: 'component-with-optional-inputs', image: 'ghcr.io/containerd/busybox',
      inputs: { required_input: kfp.str(), optional_input_1: kfp.str().optional(), optional_input_2: kfp.str().optional() },
      command: ['echo'],
      args: ({ inputs }) => [
        '--arg0', inputs.required_input,
        kfp.ifPresent(inputs.optional_input_1, ['--arg1', inputs.optional_input_1]),
        kfp.ifPresent(inputs.optional_input_2, ['--arg2', inputs.optional_input_2], ['--arg2', 'default value']),
      ],
    });
    return kfp.pipeline({
      name: 'one-step-pipeline-with-if-placeholder-supply-none', inputs: { input0: kfp.str().default('input0') },
      build: (p, { input0 }) => { p.task(component, { required_input: input0 }); },
    });
  },
  'sdk-failing-fail-v2': golden => pipelineOf(golden.python('fail'), 'fail-pipeline'),
  'sdk-failing-pipeline-with-multiple-exit-handlers': golden => {
    const print = golden.python('print_op', { inputs: { message: kfp.str() } });
    const fail = golden.python('fail_op', { inputs: { message: kfp.str() } });
    return kfp.pipeline({
      name: 'pipeline-with-multiple-exit-handlers', inputs: { message: kfp.str().default('Hello World!') },
      build: (p, { message }) => {
        const print1 = () => p.task(print, { message });
        p.onExit(print, { message: 'First exit handler has worked!' }, () => {
          print1();
          p.task(fail, { message: 'Task failed.' });
        });
        p.onExit(print, { message: 'Second exit handler has worked!' }, print1);
        p.onExit(print, { message: 'Third exit handler has worked!' }, print1);
      },
    });
  },
  'sdk-hello-world': () => pipelineOf(kfp.container({ name: 'echo', image: UBI, command: ['echo'], args: ['hello world'] })),
  'sdk-input-artifact': golden => pipelineOf(golden.python('input_artifact', { inputs: { data: kfp.dataset() } })),
  'sdk-output-metrics': golden => pipelineOf(golden.python('output_metrics', { outputs: { metrics: kfp.metrics() } })),
  'sdk-integration-ray-integration-compiled': golden => {
    const ray = golden.python('ray_fn', { baseImage: UBI, packages: ['codeflare-sdk==0.32.2'], outputs: { Output: kfp.int() } });
    return kfp.pipeline({ name: 'ray-integration-test', description: golden.description, build: p => { p.task(ray, {}, { cache: false }); } });
  },
  'sdk-local-execution-local-execution-pipeline-with-k8s-only-methods': golden => {
    const echo = golden.python('echo', { inputs: { message: kfp.str() }, outputs: { Output: kfp.str() } });
    return kfp.pipeline({
      name: 'pipeline-with-k8s-only-methods', inputs: { message: kfp.str().default('hello') }, outputs: { Output: kfp.str() },
      build: (p, { message }) => ({ Output: p.task(echo, { message }, { cpu: { limit: '1000m' }, memory: { limit: '256Mi' }, gpu: nvidia(1) }).output }),
    });
  },
  'sdk-local-execution-pipeline-with-caching': golden => {
    const add = golden.python('add_one', { inputs: { x: kfp.int() }, outputs: { Output: kfp.int() } });
    return kfp.pipeline({
      name: 'pipeline-with-caching', inputs: { x: kfp.int().default(1) }, outputs: { Output: kfp.int() }, build: (p, { x }) => ({ Output: p.task(add, { x }).output }),
    });
  },
  'sdk-metrics-visualization-v2': golden => {
    const sklearn = { baseImage: UBI, packages: ['scikit-learn'] };
    const digits = golden.python('digit_classification', { ...sklearn, outputs: { metrics: kfp.metrics() } });
    const wine = golden.python('wine_classification', { ...sklearn, outputs: { metrics: kfp.classificationMetrics() } });
    const iris = golden.python('iris_sgdclassifier', { ...sklearn, inputs: { test_samples_fraction: kfp.float() }, outputs: { metrics: kfp.classificationMetrics() } });
    const html = golden.python('html_visualization', { outputs: { html_artifact: kfp.html() } });
    const markdown = golden.python('markdown_visualization', { outputs: { markdown_artifact: kfp.markdown() } });
    return kfp.pipeline({
      name: 'metrics-visualization-pipeline',
      build: p => {
        p.task(wine);
        p.task(iris, { test_samples_fraction: 0.3 });
        p.task(digits);
        p.task(html);
        p.task(markdown);
      },
    });
  },
  'sdk-mounted-cabundle-secret': () => {
    const echo = kfp.container({ name: 'echo', image: UBI, command: ['echo'], args: ['hello world'] });
    return kfp.pipeline({ name: 'echo', build: p => { p.task(echo); } });
  },
};
