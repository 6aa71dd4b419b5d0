/** Components that run a container of any kind. */
import * as kfp from '../../../src/pipelines';
import type { Programs } from './golden';

const image = 'registry.access.redhat.com/ubi9/python-311:latest';

export const CONTAINERS: Programs = {
  'sdk-arguments-parameters': () => {
    const echo = kfp.container({
      name: 'echo', image, inputs: { param1: kfp.str(), param2: kfp.str() },
      command: ['echo'], args: ({ inputs }) => [kfp.text`${inputs.param1}-${inputs.param2}`],
    });
    return kfp.pipeline({
      name: 'echo', inputs: { param1: kfp.str().default('hello'), param2: kfp.str() },
      build: (p, inputs) => {
        p.task(echo, inputs);
      },
    });
  },

  'sdk-container-io': () => {
    const io = kfp.container({
      name: 'container-io', image, inputs: { text: kfp.str() }, outputs: { output_path: kfp.str() },
      command: ({ inputs }) => ['my_program', inputs.text],
      args: ({ outputs }) => ['--output_path', outputs.output_path.path],
    });
    return kfp.pipeline({ name: io.name, inputs: io.inputs, outputs: io.outputs, build: (p, inputs) => p.task(io, inputs).outputs });
  },

  'sdk-container-with-concat-placeholder': () => {
    const joins = kfp.container({
      name: 'container-with-concat-placeholder', image, inputs: { text1: kfp.str() }, outputs: { text2: kfp.dataset(), output_path: kfp.str() },
      command: ({ inputs, outputs }) => ['my_program', kfp.concat('prefix-', inputs.text1, outputs.text2.uri)],
      args: ({ outputs }) => ['--output_path', outputs.output_path.path],
    });
    return kfp.pipeline({ name: joins.name, inputs: joins.inputs, outputs: joins.outputs, build: (p, inputs) => p.task(joins, inputs).outputs });
  },

  'sdk-container-with-placeholder-in-fstring': () => {
    const joins = kfp.container({
      name: 'container-with-placeholder-in-fstring', image, inputs: { text1: kfp.str().default('text!') }, outputs: { output_artifact: kfp.artifact() },
      command: ({ inputs, outputs }) => ['my_program', kfp.text`prefix-${inputs.text1}`, kfp.text`${outputs.output_artifact.uri}/0`],
    });
    return kfp.pipeline({ name: joins.name, inputs: joins.inputs, outputs: joins.outputs, build: (p, inputs) => p.task(joins, inputs).outputs });
  },

  'sdk-critical-container-component-with-no-inputs': () => {
    const hello = kfp.container({ name: 'hello-world-container', image, command: ['echo', 'hello world'] });
    return kfp.pipeline({
      name: 'v2-container-component-no-input',
      build: p => {
        p.task(hello);
      },
    });
  },
};
