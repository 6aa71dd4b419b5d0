/** Places at which compiled pipelines of the Python SDK are wrong, or say what this package says in another way: all the rest of them is compared as it is. */
import type { CompiledPipeline } from '../../../src/pipelines/ir/types';

/** A place, what stands there in ours, and why. */
interface Correction {
  readonly at: string;
  readonly ours: unknown;
  readonly why: string;
}

const CORRECTIONS: Readonly<Record<string, readonly Correction[]>> = {
  'k8s-general-ephemeral-volume': [{
    at: 'platform/platforms/kubernetes/deploymentSpec/executors/exec-comp/genericEphemeralVolume/0/mountPath',
    ours: '/path',
    why: 'the kubelet puts a "/" before a path that has none; ours has to be absolute',
  }],
  'sdk-arguments-parameters': [{
    at: 'spec/root/inputDefinitions/parameters/param1',
    ours: { parameterType: 'STRING', defaultValue: 'hello', isOptional: true },
    why: 'compiled before there was isOptional; SDKs take an input with a default as optional',
  }],
  'sdk-conditional-producer-and-consumers': [
    'spec/root/outputDefinitions/parameters/Output/parameterType',
    'spec/components/comp-condition-4/outputDefinitions/parameters/pipelinechannel--add-Output/parameterType',
  ].map(at => ({ at, ours: 'NUMBER_INTEGER', why: 'what a condition outside of any loop gives is one number, not a list' })),
  'sdk-pipeline-with-parallelfor-parallelism': [
    {
      at: 'spec/components/comp-for-loop-2/inputDefinitions/parameters',
      ours: { 'pipelinechannel--loop_parameter': { parameterType: 'LIST' }, 'pipelinechannel--loop_parameter-loop-item-2': { parameterType: 'STRING' } },
    },
    { at: 'spec/components/comp-for-loop-2/dag/tasks/print-text-2/inputs/parameters/msg/componentInputParameter', ours: 'pipelinechannel--loop_parameter-loop-item-2' },
    { at: 'spec/components/comp-for-loop-1/dag/tasks/for-loop-2/parameterIterator/itemInput', ours: 'pipelinechannel--loop_parameter-loop-item-2' },
  ].map(one => ({ ...one, why: 'a loop in a loop over the same list has an item of its own; ours does not call both by one name' })),
  'sdk-container-with-concat-placeholder': [{
    at: 'spec/deploymentSpec/executors/exec-container-with-concat-placeholder/container/command/1',
    ours: "prefix-{{$.inputs.parameters['text1']}}{{$.outputs.artifacts['text2'].uri}}",
    why: 'the server never resolves Concat; ours is the text that it means',
  }],
};

/** The compiled pipeline as this package should make it. */
export function corrected(name: string, compiled: CompiledPipeline): CompiledPipeline {
  const copy = JSON.parse(JSON.stringify(compiled)) as CompiledPipeline;
  for (const { at, ours } of CORRECTIONS[name] ?? []) {
    const path = at.split('/');
    const key = path.pop() ?? '';
    const place = path.reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], copy) as Record<string, unknown> | undefined;
    if (place?.[key] === undefined || JSON.stringify(place[key]) === JSON.stringify(ours)) {
      throw new Error(`${name} needs no correction at ${at}`);
    }
    place[key] = ours;
  }
  return copy;
}
