import { Field, fieldsAt, Located } from '../../core';
import { thousandths } from '../../core/quantity';
import { Fault, fault } from '../fault';

/** Models that torchtune is set up for, and whether it trains them on several nodes. */
const MODELS: Readonly<Record<string, { readonly nodes?: true; readonly qlora?: 'one' | 'none' }>> = {
  'llama3_2/1B': { qlora: 'one' }, 'llama3_2/3B': { qlora: 'one' }, 'llama3_3/70B': { nodes: true }, 'qwen2_5/1.5B': { qlora: 'none' },
};

/**
 * What the webhook of Trainer refuses of a training job that runs `tune run`.
 *
 * Source: Kubeflow Trainer, pkg/runtime/framework/plugins/torch/torchtune.go.
 */
export function* torchTuneFaults(job: Located, runtime: Located): Generator<Fault> {
  const trainer = job.at('spec', 'trainer');
  const command = trainer.at('command').items().map(one => one.value);
  if (!runtime.at('spec', 'mlPolicy', 'torch').exists || command.length !== 2 || command[0] !== 'tune' || command[1] !== 'run') {
    return;
  }
  const [name, nodes, processes] = [job.at('spec', 'runtimeRef', 'name'), trainer.at('numNodes'), trainer.at('numProcPerNode')];
  const model = modelOf(name.text ?? '');
  const facts = Object.hasOwn(MODELS, model) ? MODELS[model] : undefined;
  if (facts === undefined) {
    yield fault(name, 'must be a runtime of a model that torchtune knows', 'write one such as "torchtune-llama3.2-1b", or leave the command out');
  }
  if ((nodes.number ?? 1) > 1 && facts?.nodes !== true) {
    yield fault(nodes, 'must be 1 for this model', 'leave it out');
  }
  if (facts?.qlora === undefined || (nodes.number ?? 1) !== 1 || !isQlora(trainer.at('args').items())) {
    return;
  }
  const isSingle = processes.value === 1 || gpusOf(job, runtime) === 1;
  if (facts.qlora === 'none') {
    yield fault(name, 'is of a model for which torchtune has no QLoRA', 'leave model.quantize_base out of args, or choose another runtime');
  } else if (!isSingle) {
    yield fault(processes, 'must be 1 for QLoRA with this model, or resourcesPerNode have one GPU', 'write 1');
  }
}

/** `llama3_2/1B` of `torchtune-llama3.2-1b`. */
function modelOf(name: string): string {
  const parts = name.split('-');
  return parts.length === 3 ? `${parts[1].replaceAll('.', '_')}/${parts[2].toUpperCase()}` : '';
}

function isQlora(args: readonly Field[]): boolean {
  const has = (name: string) => args.some(({ text = '' }) => text.includes(name));
  return has('model.quantize_base') && !has('model.use_dora');
}

/** GPUs of a node: what the training job says, or else the runtime. */
function gpusOf(job: Located, runtime: Located): number {
  const own = job.at('spec', 'trainer', 'resourcesPerNode');
  const containers = fieldsAt(runtime.at('spec', 'template', 'spec', 'replicatedJobs'), ['*', 'template', 'spec', 'template', 'spec', 'containers', '*']);
  const [resources = own] = own.exists ? [] : containers.filter(one => one.at('name').value === 'node').map(one => one.at('resources'));
  const count = (list: string) => resources.at(list).entries().find(([name]) => name.toLowerCase().includes('gpu'))?.[1].value;
  return [count('requests'), count('limits')].map(value => (thousandths(value) ?? 0) / 1000).find(one => one > 0) ?? 0;
}
