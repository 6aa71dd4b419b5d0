import { job, mlPolicy, NODE, pinnedRuntime, Runtime, RuntimeOptions, RuntimeStep } from './runtime';
import type { ReplicatedJob } from '../../../apis/jobset.x-k8s.io/v1alpha2';
import { bytesOf, MemoryAmount } from '../../../core/amounts';
import { memoryQuantity } from '../../../core/quantity';

/** A model that torchtune has a recipe for. */
export type TorchtuneModel = 'llama3.2-1b' | 'llama3.2-3b' | 'qwen2.5-1.5b';

/** What is known of a model. */
interface Recipe {
  /** Where its weights are. */
  readonly weights: string;
  /** Name of torchtune's configuration. */
  readonly config: string;
  /** Files of its tokenizer, by the setting that names them, below the folder of the model. */
  readonly tokenizer: Readonly<Record<string, string>>;
}

const LLAMA = { 'tokenizer.path': 'original/tokenizer.model' };

const RECIPES: Readonly<Record<TorchtuneModel, Recipe>> = {
  'llama3.2-1b': { weights: 'hf://meta-llama/Llama-3.2-1B-Instruct', config: 'llama3_2/1B_full', tokenizer: LLAMA },
  'llama3.2-3b': { weights: 'hf://meta-llama/Llama-3.2-3B-Instruct', config: 'llama3_2/3B_full', tokenizer: LLAMA },
  'qwen2.5-1.5b': {
    weights: 'hf://Qwen/Qwen2.5-1.5B-Instruct', config: 'qwen2_5/1.5B_full', tokenizer: { 'tokenizer.path': 'vocab.json', 'tokenizer.merges_file': 'merges.txt' },
  },
};

/** All of these models. */
export const TORCHTUNE_MODELS = Object.keys(RECIPES) as readonly TorchtuneModel[];

/** Options of a runtime that tunes a model. */
export interface TorchtuneOptions extends Omit<RuntimeOptions, 'numNodes'> {
  /**
   * Instructions that a training job learns from if it names none.
   * @default 'hf://tatsu-lab/alpaca'
   */
  readonly dataset?: string;
  /**
   * Size of the volume for the model, the instructions and the result.
   * @default '20Gi'
   */
  readonly storage?: MemoryAmount;
  /**
   * StorageClass of that volume.
   * @default - the cluster's default
   */
  readonly storageClassName?: string;
  /**
   * GPUs of NVIDIA, where `resources` says nothing.
   * @default 2
   * @minimum 1
   * @asType integer
   */
  readonly gpus?: number;
}

/** Volume that all steps mount, by the name of its template. */
const VOLUME = 'initializer';
const WORKSPACE = '/workspace';
const MOUNT = { volumeMounts: [{ name: VOLUME, mountPath: WORKSPACE }] };

/**
 * Tunes a model with torchtune, on one node: first the model and the instructions are downloaded, then it trains. Models that their
 * owner gives out on request need a Secret with a token in the training job.
 */
export function torchtune(model: TorchtuneModel, options: TorchtuneOptions = {}): Runtime {
  const recipe = RECIPES[model];
  const { dataset = 'hf://tatsu-lab/alpaca', gpus = 2, resources = { limits: { 'nvidia.com/gpu': String(gpus) } }, storage = '20Gi', storageClassName } = options;
  return pinnedRuntime(options, { name: `torchtune-${model}`, framework: 'torchtune', image: 'trainer/torchtune-trainer' }, (image, imageOf) => ({
    mlPolicy: mlPolicy({}, { torch: {} }),
    template: {
      spec: {
        volumeClaimPolicies: [{
          templates: [{
            metadata: { name: VOLUME },
            spec: {
              accessModes: ['ReadWriteOnce'],
              resources: { requests: { storage: memoryQuantity(bytesOf(storage)) } },
              ...storageClassName !== undefined && { storageClassName },
            },
          }],
        }],
        replicatedJobs: [
          initializer('dataset-initializer', imageOf('trainer/dataset-initializer'), dataset, options),
          initializer('model-initializer', imageOf('trainer/model-initializer'), recipe.weights, options),
          job(NODE, {
            ...options,
            step: 'trainer',
            dependsOn: [{ name: 'dataset-initializer', status: 'Complete' }, { name: 'model-initializer', status: 'Complete' }],
            container: { name: NODE, image, command: command(recipe), resources, ...MOUNT },
          }),
        ],
      },
    },
  }));
}

/** On the nodes of the training: who mounts the volume first says in which zone it is. */
function initializer(name: RuntimeStep, image: string, uri: string, { nodeSelector, tolerations }: TorchtuneOptions): ReplicatedJob {
  return job(name, { nodeSelector, tolerations, step: name, container: { name, image, env: [{ name: 'STORAGE_URI', value: uri }], ...MOUNT } });
}

function command({ config, tokenizer }: Recipe): string[] {
  return [
    'tune', 'run', '--rdzv_endpoint=localhost:29500', 'full_finetune_distributed', '--config', config,
    'dataset=torchtune.datasets.instruct_dataset', 'dataset.source=parquet', `dataset.data_dir=${WORKSPACE}/dataset/data`,
    `output_dir=${WORKSPACE}/output`,
    ...Object.entries(tokenizer).map(([setting, file]) => `${setting}=${WORKSPACE}/model/${file}`),
    `checkpointer.checkpoint_dir=${WORKSPACE}/model`,
  ];
}
