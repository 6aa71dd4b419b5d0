/** Options of tasks. */
import * as kfp from '../../../src/pipelines';
import { nvidia } from '../../../src/core/catalogue';
import { component, nothing } from '../support';
import { inCompiled, inPipeline, type Mistake } from './mistake';

const withOptions = (options: kfp.ContainerTaskOptions): () => unknown => inCompiled(p => p.task(nothing, {}, options));

export const OPTIONS: readonly Mistake[] = [
  ['an option that there is not', 'UnknownProp', 'displayname is no known property', 'a string', 'use "displayName"', withOptions({ displayname: 'x' } as never)],
  ['an option of pods for an importer', 'UnknownProp', 'cpu is no known property', 'a string', 'there are after, cache',
    inPipeline(p => p.importer({ type: kfp.dataset(), uri: 's3://b/x' }, { cpu: '1' } as never))],
  ['options that are no object', 'WrongProp', 'the properties', '5', 'pass another value', inPipeline(p => p.task(nothing, {}, 5 as never))],
  ['a negative number of retries', 'WrongProp', 'retry.count', '-1', 'pass another value', withOptions({ retry: { count: -1 } })],
  ['a retry without number', 'MissingProp', 'retry.count', 'undefined', 'pass a whole number', withOptions({ retry: {} as never })],
  ['a retry after half a second', 'PipelineSeconds', 'backoff of the retry of the task nothing', '"500ms"', 'pass e.g. "90s"',
    withOptions({ retry: { count: 1, backoff: '500ms' } })],
  ['a retry that gets faster and faster', 'WrongProp', 'retry.factor', '0', 'pass another value', withOptions({ retry: { count: 1, factor: 0 } })],
  ['a time that is none', 'WrongProp', 'timeout', '"soon"', 'pass another value', withOptions({ timeout: 'soon' })],
  ['no time at all', 'PipelineSeconds', 'timeout of the task nothing', '"0s"', 'pass e.g. "90s"', withOptions({ timeout: '0s' })],
  ['CPU that is none', 'WrongProp', 'cpu', '"much"', 'pass another value', withOptions({ cpu: 'much' })],
  ['memory that is none', 'WrongProp', 'memory', '{"limit":"2 GB"}', 'pass another value', withOptions({ memory: { limit: '2 GB' } })],
  ['more reserved than allowed', 'PipelineResources', 'the CPU that is reserved', '"2" and "1"', 'pass { request, limit }', withOptions({ cpu: { request: '2', limit: '1' } })],
  ['a device that is none', 'WrongProp', 'gpu', '"nvidia"', 'pass another value', withOptions({ gpu: 'nvidia' as never })],
  ['half a device', 'TaskSetting', 'gpu of the task nothing', '"nvidia.com/gpu" and 0.5', 'nvidia(1)', withOptions({ gpu: { type: 'nvidia.com/gpu', count: 0.5 } })],
  ['a device of nonsense', 'TaskSetting', 'gpu of the task nothing', '"a gpu" and 1', 'nvidia(1)', withOptions({ gpu: { type: 'a gpu' } })],
  ['a number as the image of the run', 'TaskSetting', 'base_image of the task nothing', 'a NUMBER_INTEGER', 'pass an output of a task',
    inCompiled((p, { count }) => p.task(nothing, {}, { image: count as never }))],
  ['an input that a setting needs for itself', 'TaskSetting', 'needs the input cpu_limit', 'a component that has one of this name', 'rename that',
    inCompiled((p, { name }) => p.task(component('x', { cpu_limit: kfp.str() }), { cpu_limit: 'a' }, { cpu: name }))],
  ['a variable of a bad name', 'EnvName', 'env of the task nothing', '"1ST"', 'rename the variable', withOptions({ env: { '1ST': 'a' } })],
  ['a variable from nowhere', 'WrongProp', 'env.KEY', 'a number', 'pass another value', withOptions({ env: { KEY: 5 as never } })],
  ['a Secret without name', 'TaskSetting', 'env.KEY of the task nothing', '""', 'pass a name', withOptions({ env: { KEY: kfp.secretKey('', 'k') } })],
  ['a path that is relative', 'MountPath', 'mounts of the task nothing', '"data"', 'write e.g. "/data"', withOptions({ mounts: { data: kfp.claim('c') } })],
  ['a path with a colon', 'MountPath', 'mounts of the task nothing', '"/a:b"', 'write e.g. "/data"', withOptions({ mounts: { '/a:b': kfp.claim('c') } })],
  ['a mount from nowhere', 'WrongProp', 'mounts["/data"].from', '"disk"', 'pass another value', withOptions({ mounts: { '/data': { from: 'disk' } as never } })],
  ['a claim without name', 'TaskSetting', 'mounts["/data"] of the task nothing', '""', 'pass a name', withOptions({ mounts: { '/data': kfp.claim('') } })],
  ['a volume of a bad name', 'MountName', 'names of volumes of the task nothing', '"My_Volume"', 'rename it',
    withOptions({ mounts: { '/x': kfp.emptyDir({ name: 'My_Volume' }) } })],
  ['two volumes of one name', 'MountName', 'each once', '"x"', 'leave the name out',
    withOptions({ mounts: { '/x': kfp.emptyDir({ name: 'x' }), '/y': kfp.ephemeralClaim({ name: 'x', size: '1Gi' }) } })],
  ['a volume without size', 'MissingProp', 'mounts["/x"].size', 'undefined', 'pass a Size', withOptions({ mounts: { '/x': kfp.ephemeralClaim({} as never) } })],
  ['a weight that is none', 'WrongProp', 'nodeAffinity[0].weight', '101', 'pass another value', withOptions({ nodeAffinity: [{ weight: 101 }] })],
  ['a user that is none', 'WrongProp', 'securityContext.runAsUser', '-1', 'pass another value', withOptions({ securityContext: { runAsUser: -1 } })],
  ['a label that is none', 'TaskSetting', 'labels of the task nothing', '"team" with "a b"', 'rename it', withOptions({ labels: { team: 'a b' } })],
  ['an annotation that is none', 'TaskSetting', 'annotations of the task nothing', '"my note"', 'rename it', withOptions({ annotations: { 'my note': 'any text' } })],
  ['a label of nodes that is none', 'TaskSetting', 'nodeSelector of the task nothing', '"" with "x"', 'rename it', withOptions({ nodeSelector: { '': 'x' } })],
  ['tasks by name', 'WrongProp', 'after[0]', '"load"', 'pass another value', withOptions({ after: ['load' as never] })],
  ['device labels that are known later', 'TaskSetting', 'nodeSelector of the task nothing', 'a parameter, and a device with', 'without nodeSelector',
    inCompiled((p, { config }) => p.task(nothing, {}, { gpu: nvidia(1, { nodeSelector: { gpu: 'yes' } }), nodeSelector: config }))],
];
