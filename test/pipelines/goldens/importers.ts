/** Files that are there already, types of files, texts for people, and what is left of containers. */
import * as kfp from '../../../src/pipelines';
import type { Programs } from './golden';

const SHAKESPEARE = 'gs://ml-pipeline-playground/shakespeare';
const vertexDataset = kfp.artifactOf('google.VertexDataset');

export const IMPORTERS: Programs = {
  'sdk-pipeline-with-importer': golden => {
    const train = golden.python('train', { inputs: { dataset: kfp.dataset() }, outputs: { scalar: kfp.str(), model: kfp.model() } });
    return kfp.pipeline({
      name: 'pipeline-with-importer', inputs: { dataset2: kfp.str().default(`${SHAKESPEARE}2.txt`) },
      build: (p, { dataset2 }) => {
        const first = p.importer({ type: kfp.dataset(), uri: `${SHAKESPEARE}1.txt`, metadata: { key: 'value' } });
        const trained = p.task(train, { dataset: first.outputs.artifact });
        p.if(kfp.eq(trained.outputs.scalar, '123'), () => {
          const second = p.importer({ type: kfp.dataset(), uri: dataset2, reimport: true });
          p.task(train, { dataset: second.outputs.artifact });
        });
      },
    });
  },
  'sdk-pipeline-with-importer-and-gcpc-types': () => {
    const consumer = kfp.container({ name: 'consumer-op', image: 'dummy', inputs: { dataset: vertexDataset }, command: ['cmd'], args: ({ inputs }) => [inputs.dataset.path] });
    return kfp.pipeline({
      name: 'pipeline-with-importer-and-gcpc-type',
      build: p => {
        const { artifact } = p.importer({ type: vertexDataset, uri: `${SHAKESPEARE}1.txt`, metadata: { key: 'value' } }).outputs;
        p.task(consumer, { dataset: artifact });
      },
    });
  },
  'sdk-pipeline-with-google-artifact-type': golden => {
    const [dataset, model] = [kfp.artifactOf('google.VertexDataset', '0.0.0'), kfp.artifactOf('google.VertexModel', '0.0.0')];
    const own = {
      packages: ['aiplatform'],
      artifactClasses: { 'VertexModel': model, 'VertexDataset': dataset, 'aiplatform.VertexModel': model, 'aiplatform.VertexDataset': dataset },
    };
    const producer = golden.python('model_producer', { ...own, outputs: { model } });
    const consumer = golden.python('model_consumer', { ...own, inputs: { model, dataset } });
    return kfp.pipeline({
      name: 'pipeline-with-google-types',
      build: p => {
        const made = p.task(producer).outputs.model;
        const { artifact } = p.importer({ type: dataset, uri: `${SHAKESPEARE}1.txt`, metadata: { key: 'value' } }).outputs;
        p.task(consumer, { model: made, dataset: artifact });
      },
    });
  },
  'sdk-pipeline-with-metadata-fields': golden => {
    const texts = { description: golden.description };
    const said = (port: string): string => {
      const all = [golden.compiled.spec.root, ...Object.values(golden.compiled.spec.components ?? {})]
        .flatMap(({ inputDefinitions, outputDefinitions }) => [inputDefinitions, outputDefinitions]).flatMap(side => Object.entries({ ...side?.parameters, ...side?.artifacts }));
      return all.find(([name]) => name === port)?.[1].description ?? '';
    };
    const toDataset = golden.python('str_to_dataset', { inputs: { string: kfp.str() }, outputs: { dataset: kfp.dataset() } });
    const joiner = golden.python('dataset_joiner', { inputs: { dataset_a: kfp.dataset(), dataset_b: kfp.dataset() }, outputs: { out_dataset: kfp.dataset(), Output: kfp.str() } });
    return kfp.pipeline({
      ...texts, name: 'dataset-concatenator',
      inputs: { string: kfp.str().describe(said('string')), in_dataset: kfp.dataset().describe(said('in_dataset')) },
      outputs: { Output: kfp.dataset().describe(said('Output')) },
      build: (p, { string, in_dataset }) => {
        const dataset_a = p.task(toDataset, { string }).outputs.dataset;
        return { Output: p.task(joiner, { dataset_a, dataset_b: in_dataset }).outputs.out_dataset };
      },
    });
  },
  'sdk-pipeline-with-only-display-name': () => {
    const echo = kfp.container({ name: 'echo', image: 'public.ecr.aws/docker/library/python:3.12', command: ['echo'], args: ['hello world'] });
    return kfp.pipeline({ name: 'echo-name', displayName: 'echo-displayname', build: p => { p.task(echo); } });
  },
  'sdk-pipeline-with-secret-as-volume': golden => {
    const comp = golden.python('comp');
    return kfp.pipeline({
      name: 'pipeline-secret-volume', inputs: { secret_param: kfp.str().default('test-secret-1') },
      build: (p, { secret_param }) => { p.task(comp, {}, { mounts: { '/mnt/my_vol': kfp.secretFiles(secret_param) } }); },
    });
  },
  'sdk-pipeline-with-task-final-status-yaml': () => {
    const image = 'registry.access.redhat.com/ubi9/python-311:latest';
    const print = kfp.container({ name: 'print-op', image, inputs: { message: kfp.str() }, command: ({ inputs }) => ['echo', inputs.message] });
    const exit = kfp.container({
      name: 'exit-op', image, inputs: { user_input: kfp.str(), status: kfp.finalStatus() },
      command: ({ inputs }) => ['echo', 'user input:', inputs.user_input, 'pipeline status:', inputs.status],
    });
    return kfp.pipeline({
      name: 'pipeline-with-task-final-status-yaml', inputs: { message: kfp.str().default('Hello World!') },
      build: (p, { message }) => {
        p.onExit(exit, { user_input: message }, () => p.task(print, { message }), {}, { displayName: 'my-pipeline' });
      },
    });
  },
  'sdk-pipeline-with-various-io-types': () => {
    const image = 'gcr.io/image';
    const files = { output_2: kfp.model(), output_3: kfp.artifact(), output_4: kfp.model(), output_5: kfp.artifact(), output_6: kfp.artifact(), output_7: kfp.artifact() };
    const upstream = kfp.container({
      name: 'upstream', image, inputs: { input_1: kfp.str(), input_2: kfp.float(), input_3: kfp.artifact(), input_4: kfp.str() },
      outputs: { output_1: kfp.int(), ...files, output_8: kfp.html(), output_9: kfp.artifactOf('google.BQMLModel') },
      args: ({ inputs, outputs }) => [
        inputs.input_1, inputs.input_2, inputs.input_3.path, inputs.input_4, outputs.output_1.path, outputs.output_2.uri, outputs.output_3.path, outputs.output_4.uri,
        outputs.output_5.uri, outputs.output_6.path, outputs.output_7.path, outputs.output_8.path,
      ],
    });
    const downstream = kfp.container({
      name: 'downstream', image,
      inputs: {
        input_a: kfp.int(), input_b: kfp.model(), input_c: kfp.artifact(), input_d: kfp.model(), input_e: kfp.artifact(), input_f: kfp.artifact(), input_g: kfp.artifact(),
        input_h: kfp.html(), input_i: kfp.artifactOf('google.BQMLModel'),
      },
      args: ({ inputs }) => [
        inputs.input_a, inputs.input_b.uri, inputs.input_c.path, inputs.input_d.uri, inputs.input_e.uri, inputs.input_f.path, inputs.input_g.path, inputs.input_h.path,
      ],
    });
    return kfp.pipeline({
      name: 'pipeline-with-various-types', inputs: { input1: kfp.str(), input3: kfp.artifact(), input4: kfp.str().default('') },
      build: (p, { input1, input3, input4 }) => {
        const made = p.task(upstream, { input_1: input1, input_2: 3.1415926, input_3: input3, input_4: input4 }).outputs;
        p.task(downstream, {
          input_a: made.output_1, input_b: made.output_2, input_c: made.output_3, input_d: made.output_4, input_e: made.output_5, input_f: made.output_6,
          input_g: made.output_7, input_h: made.output_8, input_i: made.output_9,
        });
      },
    });
  },
};
