/** What a run is told: workspace, importers, exit handlers, retries, values of the run itself. */
import * as kfp from '../../../src/pipelines';
import type { Golden, Programs } from './golden';

const workspace: kfp.WorkspaceOptions = { size: '1Gi', accessModes: ['ReadWriteOnce'], storageClass: 'standard' };

/** Brings a file and a folder into the workspace, and reads them there. */
function importStage(golden: Golden) {
  const baseImage = 'registry.access.redhat.com/ubi9/python-311:latest';
  const train = golden.python('train', { baseImage, inputs: { dataset: kfp.dataset() }, outputs: { scalar: kfp.str(), message: kfp.str() } });
  const readFolder = golden.python('read_dir', { baseImage, inputs: { data: kfp.dataset() }, outputs: { Output: kfp.str() } });
  return kfp.pipeline({
    name: 'import-stage', inputs: { file_uri: kfp.str(), dir_uri: kfp.str() }, outputs: { train_result: kfp.str(), dir_result: kfp.str() },
    build: (p, { file_uri, dir_uri }) => {
      const file = p.importer({ type: kfp.dataset(), uri: file_uri, metadata: { key: 'value' }, downloadToWorkspace: true });
      const folder = p.importer({ type: kfp.dataset(), uri: dir_uri, metadata: { source: 'directory' }, reimport: true, downloadToWorkspace: true });
      return {
        train_result: p.task(train, { dataset: file.outputs.artifact }).outputs.scalar,
        dir_result: p.task(readFolder, { data: folder.outputs.artifact }).output,
      };
    },
  });
}

export const RUNS: Programs = {
  'sdk-critical-pipeline-with-importer-workspace': golden => {
    const baseImage = 'registry.access.redhat.com/ubi9/python-311:latest';
    const writeFile = golden.python('write_file_artifact', { baseImage, outputs: { out_ds: kfp.dataset() } });
    const writeFolder = golden.python('write_dir_artifact', { baseImage, outputs: { out_ds: kfp.dataset() } });
    const uriOf = golden.python('get_uri', { baseImage, inputs: { d: kfp.dataset() }, outputs: { Output: kfp.str() } });
    const stage = importStage(golden);
    return kfp.pipeline({
      name: 'pipeline-with-importer-workspace', description: golden.description, outputs: stage.outputs, config: { workspace },
      build: p => {
        const file_uri = p.task(uriOf, { d: p.task(writeFile).outputs.out_ds }).output;
        const dir_uri = p.task(uriOf, { d: p.task(writeFolder).outputs.out_ds }).output;
        return p.task(stage, { file_uri, dir_uri }).outputs;
      },
    });
  },

  'sdk-critical-pipeline-with-workspace': golden => {
    const write = golden.python('write_to_workspace', { inputs: { workspace_path: kfp.str() }, outputs: { Output: kfp.str() } });
    const read = golden.python('read_from_workspace', { inputs: { file_path: kfp.str() }, outputs: { Output: kfp.str() } });
    return kfp.pipeline({
      name: 'pipeline-with-workspace', description: golden.description, outputs: { Output: kfp.str() }, config: { workspace },
      build: p => p.task(read, { file_path: p.task(write, { workspace_path: kfp.run.workspacePath }).output }).outputs,
    });
  },

  'sdk-critical-modelcar': golden => {
    const build = golden.python('build_model_car', { outputs: { model: kfp.model() } });
    const list = golden.python('get_model_files_list', { inputs: { input_model: kfp.model() }, outputs: { Output: kfp.str() } });
    return kfp.pipeline({
      name: 'pipeline-with-modelcar-model', inputs: { model_uri: kfp.str().default('oci://registry.domain.local/modelcar:test') },
      build: (p, { model_uri }) => {
        p.task(build, {}, { cache: false });
        const { outputs } = p.importer({ type: kfp.model(), uri: model_uri });
        p.task(list, { input_model: outputs.artifact }, { cache: false });
      },
    });
  },

  'sdk-critical-pipeline-with-input-status-state': golden => {
    const work = golden.python('some_task');
    const echo = golden.python('echo_state', { inputs: { status: kfp.finalStatus() } });
    return kfp.pipeline({
      name: 'status-state-pipeline',
      build: p => {
        p.onExit(echo, {}, () => {
          p.task(work);
        });
      },
    });
  },

  'sdk-critical-pipeline-with-placeholders': golden => {
    const print = golden.python('print_all_placeholders', {
      inputs: { job_name: kfp.str(), job_resource_name: kfp.str(), job_id: kfp.str(), task_name: kfp.str(), task_id: kfp.str() },
    });
    return kfp.pipeline({
      name: 'pipeline-with-placeholders',
      build: p => {
        const { jobName, jobResourceName, jobId, taskName, taskId } = kfp.run;
        p.task(print, { job_name: jobName, job_resource_name: jobResourceName, job_id: jobId, task_name: taskName, task_id: taskId }, { cache: false });
      },
    });
  },

  'sdk-critical-pipeline-with-retry': golden => {
    const add = golden.python('add', { inputs: { a: kfp.float(), b: kfp.float() }, outputs: { Output: kfp.float() } });
    return kfp.pipeline({
      name: 'test-pipeline', inputs: { a: kfp.float().default(1), b: kfp.float().default(7) },
      build: (p, inputs) => {
        p.task(add, inputs, { retry: { count: 3 } });
      },
    });
  },
};
