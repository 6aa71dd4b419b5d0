/** Components of version 1, as their `component.yaml` files say them, and one of another project with a long list of settings. */
import * as kfp from '../../../src/pipelines';
import type { Golden, Programs } from './golden';

/** An input or output of a `component.yaml`. */
interface V1Port {
  readonly name: string;
  readonly type: string;
  readonly default?: string;
  readonly optional?: boolean;
}

/** What a `component.yaml` says beside its program. */
interface V1Component {
  readonly name: string;
  readonly inputs: readonly V1Port[];
  readonly outputs: readonly V1Port[];
  readonly args: readonly unknown[];
}

const passed = (name: string) => [`--${name.replaceAll('_', '-')}`, { inputValue: name }];
const optional = (name: string) => ({ if: { cond: { isPresent: name }, then: passed(name) } });
const file = (name: string, type = 'CSV'): V1Port => ({ name, type });

/** A `component.yaml` whose program is that of an executor of the compiled pipeline. */
function component<const I extends kfp.Ports, const O extends kfp.OutputPorts>(
  golden: Golden, executor: string, yaml: V1Component, ports: { readonly inputs: I; readonly outputs: O },
) {
  const { name, inputs, outputs, args } = yaml;
  const { image, command } = golden.container(executor);
  return kfp.componentFromText({ text: JSON.stringify({ name, inputs, outputs, implementation: { container: { image, command, args } } }), ...ports });
}

const PARAMETERS: readonly V1Port[] = [
  { name: 'num_iterations', type: 'Integer', default: '10' }, { name: 'booster_params', type: 'JsonObject', optional: true },
  { name: 'objective', type: 'String', default: 'reg:squarederror' }, { name: 'booster', type: 'String', default: 'gbtree' },
  { name: 'learning_rate', type: 'Float', default: '0.3' }, { name: 'min_split_loss', type: 'Float', default: '0' }, { name: 'max_depth', type: 'Integer', default: '6' },
];

/** Trains by a table whose target is a column by number, or by name. */
function trainBy<const L extends kfp.Ports>(golden: Golden, executor: string, name: string, label: V1Port, port: L) {
  const byNumber = label.default !== undefined;
  return component(golden, executor, {
    name, inputs: [file('training_data'), { ...file('starting_model', 'XGBoostModel'), optional: true }, label, ...PARAMETERS],
    outputs: [file('model', 'XGBoostModel'), file('model_config', 'XGBoostModelConfig')],
    args: [
      '--training-data', { inputPath: 'training_data' }, ...byNumber ? [] : passed(label.name),
      { if: { cond: { isPresent: 'starting_model' }, then: ['--starting-model', { inputPath: 'starting_model' }] } }, ...byNumber ? [optional(label.name)] : [],
      ...PARAMETERS.map(one => optional(one.name)), '--model', { outputPath: 'model' }, '--model-config', { outputPath: 'model_config' },
    ],
  }, {
    inputs: {
      training_data: kfp.artifact(), starting_model: kfp.artifact().optional(), ...port, num_iterations: kfp.int().default(10), booster_params: kfp.dict().optional(),
      objective: kfp.str().default('reg:squarederror'), booster: kfp.str().default('gbtree'), learning_rate: kfp.float().default(0.3), min_split_loss: kfp.float().default(0),
      max_depth: kfp.int().default(6),
    },
    outputs: { model: kfp.artifact(), model_config: kfp.artifact() },
  });
}

/** Predicts from a table whose target is a column by number, or by name. */
function predictBy<const L extends kfp.Ports>(golden: Golden, executor: string, label: V1Port, port: L) {
  return component(golden, executor, {
    name: 'Xgboost predict', inputs: [file('data'), file('model', 'XGBoostModel'), label], outputs: [file('predictions')],
    args: ['--data', { inputPath: 'data' }, '--model', { inputPath: 'model' }, optional(label.name), '--predictions', { outputPath: 'predictions' }],
  }, { inputs: { data: kfp.artifact(), model: kfp.artifact(), ...port }, outputs: { predictions: kfp.artifact() } });
}

export const GRADIENT_BOOSTING: Programs = {
  'sdk-xgboost-sample-pipeline': golden => {
    const { image, command = [] } = golden.container('exec-chicago-taxi-trips-dataset');
    const { select, where } = golden.compiled.spec.components?.['comp-chicago-taxi-trips-dataset'].inputDefinitions?.parameters ?? {};
    const trips = kfp.componentFromText({
      text: JSON.stringify({
        name: 'Chicago Taxi Trips dataset',
        inputs: [
          { name: 'Where', type: 'String', default: where.defaultValue }, { name: 'Limit', type: 'Integer', default: '1000' },
          { name: 'Select', type: 'String', default: select.defaultValue }, { name: 'Format', type: 'String', default: 'csv' },
        ],
        outputs: [{ name: 'Table' }],
        implementation: {
          container: { image, command: [...command.slice(0, 3), { outputPath: 'Table' }, ...['Select', 'Where', 'Limit', 'Format'].map(inputValue => ({ inputValue }))] },
        },
      }),
      inputs: { where: kfp.str().optional(), limit: kfp.int().optional(), select: kfp.str().optional(), format: kfp.str().optional() },
      outputs: { table: kfp.artifact() },
    });
    const convert = component(golden, 'exec-convert-csv-to-apache-parquet', {
      name: 'Convert csv to apache parquet', inputs: [file('data')], outputs: [file('output_data', 'ApacheParquet')],
      args: ['--data', { inputPath: 'data' }, '--output-data', { outputPath: 'output_data' }],
    }, { inputs: { data: kfp.artifact() }, outputs: { output_data: kfp.artifact() } });
    const column: V1Port = { name: 'label_column', type: 'Integer' };
    const named: V1Port = { name: 'label_column_name', type: 'String' };
    const train = trainBy(golden, 'exec-xgboost-train', 'Xgboost train', { ...column, default: '0' }, { label_column: kfp.int().default(0) });
    const trainNamed = trainBy(golden, 'exec-xgboost-train-2', 'Xgboost train', named, { label_column_name: kfp.str() });
    const predict = predictBy(golden, 'exec-xgboost-predict', { ...column, optional: true }, { label_column: kfp.int().optional() });
    const predictNamed = predictBy(golden, 'exec-xgboost-predict-2', { ...named, optional: true }, { label_column_name: kfp.str().optional() });
    return kfp.pipeline({
      name: 'xgboost-sample-pipeline',
      build: p => {
        const { table } = p.task(trips, {
          where: 'trip_start_timestamp >= "2019-01-01" AND trip_start_timestamp < "2019-02-01"',
          select: 'tips,trip_seconds,trip_miles,pickup_community_area,dropoff_community_area,fare,tolls,extras,trip_total',
          limit: 10000,
        }).outputs;
        const data = p.task(convert, { data: table }).outputs.output_data;
        const settings = { objective: 'reg:squarederror', num_iterations: 200 };
        const ofTable = p.task(train, { training_data: table, label_column: 0, ...settings }).outputs.model;
        const ofParquet = p.task(trainNamed, { training_data: data, label_column_name: 'tips', ...settings }).outputs.model;
        p.task(predict, { data: table, model: ofTable, label_column: 0 });
        p.task(predictNamed, { data, model: ofParquet, label_column_name: 'tips' });
        p.task(predictNamed, { data, model: ofTable, label_column_name: 'tips' });
        p.task(predict, { data: table, model: ofParquet, label_column: 0 });
      },
    });
  },
  'sdk-pipeline-with-condition-dynamic-task-output-custom-training-job': golden => {
    const { inputDefinitions, outputDefinitions } = golden.compiled.spec.components?.['comp-custom-training-job'] ?? {};
    /** A setting, with the words of the compiled pipeline about it. */
    const told = <P extends { describe(text: string): P }>(name: string, port: P): P => port.describe(inputDefinitions?.parameters?.[name].description ?? '');
    const text = (name: string, value: string) => told(name, kfp.str().default(value));
    const job = kfp.container({
      name: 'custom-training-job', image: 'gcr.io/ml-pipeline/google-cloud-pipeline-components:2.22.0',
      inputs: {
        display_name: told('display_name', kfp.str()),
        location: text('location', '{{$.pipeline_google_cloud_location}}'), project: text('project', '{{$.pipeline_google_cloud_project_id}}'),
        persistent_resource_id: text('persistent_resource_id', '{{$.pipeline_persistent_resource_id}}'), timeout: text('timeout', '604800s'),
        max_wait_duration: text('max_wait_duration', '86400s'), strategy: text('strategy', 'STANDARD'), service_account: text('service_account', ''),
        tensorboard: text('tensorboard', ''), network: text('network', ''), base_output_directory: text('base_output_directory', ''),
        encryption_spec_key_name: text('encryption_spec_key_name', ''),
        worker_pool_specs: told('worker_pool_specs', kfp.list().default([])), reserved_ip_ranges: told('reserved_ip_ranges', kfp.list().default([])),
        labels: told('labels', kfp.dict().default({})), psc_interface_config: told('psc_interface_config', kfp.dict().default({})),
        enable_web_access: told('enable_web_access', kfp.bool().default(false)),
        restart_job_on_worker_restart: told('restart_job_on_worker_restart', kfp.bool().default(false)),
      },
      outputs: { gcp_resources: kfp.str().describe(outputDefinitions?.parameters?.gcp_resources.description ?? '') },
      command: ['python3', '-u', '-m', 'google_cloud_pipeline_components.container.v1.custom_job.launcher'],
      args: ({ inputs: i, outputs }) => [
        '--type', 'CustomJob',
        '--payload', kfp.text`{"display_name": "${i.display_name}", "job_spec": {"worker_pool_specs": ${i.worker_pool_specs}, ${''
        }"scheduling": {"timeout": "${i.timeout}", "restart_job_on_worker_restart": ${i.restart_job_on_worker_restart}, "strategy": "${i.strategy}", ${''
        }"max_wait_duration": "${i.max_wait_duration}"}, "service_account": "${i.service_account}", "tensorboard": "${i.tensorboard}", ${''
        }"enable_web_access": ${i.enable_web_access}, "network": "${i.network}", "reserved_ip_ranges": ${i.reserved_ip_ranges}, ${''
        }"base_output_directory": {"output_uri_prefix": "${i.base_output_directory}"}, "persistent_resource_id": "${i.persistent_resource_id}", ${''
        }"psc_interface_config": ${i.psc_interface_config}}, "labels": ${i.labels}, "encryption_spec": {"kms_key_name": "${i.encryption_spec_key_name}"}}`,
        '--project', i.project, '--location', i.location, '--gcp_resources', outputs.gcp_resources.path,
      ],
    });
    const flip = golden.python('flip_biased_coin_op', { outputs: { Output: kfp.str() } });
    const [machine, accelerator] = ['machine_type', 'accelerator_type'].map(name => golden.python(name, { outputs: { Output: kfp.str() } }));
    const count = golden.python('accelerator_count', { outputs: { Output: kfp.int() } });
    return kfp.pipeline({
      name: 'pipeline-with-dynamic-condition-output', inputs: { project: kfp.str(), location: kfp.str(), encryption_spec_key_name: kfp.str().default('') },
      build: (p, given) => {
        const side = p.task(flip, {}, { cache: false }).output;
        const [machine_type, accelerator_type] = [machine, accelerator].map(one => p.task(one).output);
        const accelerator_count = p.task(count).output;
        p.if(kfp.eq(side, 'heads'), () => p.task(job, {
          ...given, display_name: 'add-numbers',
          worker_pool_specs: [{
            container_spec: { image_uri: 'gcr.io/ml-pipeline/google-cloud-pipeline-components:2.5.0', command: ['echo'], args: ['foo'] },
            machine_spec: { machine_type, accelerator_type, accelerator_count: kfp.text`${accelerator_count}` }, replica_count: 1,
          }],
        }));
      },
    });
  },
};
