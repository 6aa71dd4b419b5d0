/** A pipeline of two functions for each executor, as JSON of the representation, which is written by hand here: npx tsx test/pipelines-python/pipeline.ts */
import { pythonContainer } from '../../src/pipelines/python/container';
import { parsePythonFunction, PythonFunction, PythonPort } from '../../src/pipelines/python/read';

const write = parsePythonFunction(`
from typing import NamedTuple
class Stats(NamedTuple):
    total: int
    mean: float
    model: Model

def write(count: int, step: float = 1, note: str | None = None, out: Output[Dataset] = None, log: OutputPath(str) = None) -> Stats:
    numbers = [step * one for one in range(count)]
    with open(out.path, 'w') as file:
        file.write('\\n'.join(map(str, numbers)))
    out.metadata['rows'] = count
    with open(log, 'w') as file:
        file.write(note or '$$ $(HOME)')
    return Stats(int(sum(numbers)), sum(numbers) / count, 'a model')
`, 'write');

const read = parsePythonFunction(`
def read(data: Input[Dataset], model: InputPath('Model'), total: int, mean: float, log: str, tags: List[str], metrics: Output[Metrics]) -> str:
    with open(data.path) as file:
        lines = file.readlines()
    with open(model) as file:
        text = file.read()
    metrics.log_metric('lines', len(lines))
    return f"{len(lines)} lines, {total} in all, {mean}, {log}, {'-'.join(tags)}, {text}, {data.metadata['rows']}"
`, 'read');

function definitions(ports: readonly (PythonPort & { readonly optional?: boolean; readonly default?: unknown })[]): unknown {
  const of = (isFile: boolean) => ports.filter(port => (port.artifact !== undefined) === isFile).map(({ name, artifact, parameterType, optional, default: value }) =>
    [name, { ...isFile ? { artifactType: artifact } : { parameterType }, ...optional === true && { isOptional: true }, ...value !== undefined && { defaultValue: value } }]);
  const all = { parameters: Object.fromEntries(of(false)), artifacts: Object.fromEntries(of(true)) };
  return Object.fromEntries(Object.entries(all).filter(([, some]) => Object.keys(some).length > 0));
}

function component({ name, parameters, outputs }: PythonFunction): unknown {
  return { executorLabel: `exec-${name}`, inputDefinitions: definitions(parameters), outputDefinitions: definitions(outputs) };
}

const value = (outputParameterKey: string) => ({ taskOutputParameter: { producerTask: 'write', outputParameterKey } });
const file = (outputArtifactKey: string) => ({ taskOutputArtifact: { producerTask: 'write', outputArtifactKey } });
const task = (name: string, inputs: unknown, more = {}) => ({ taskInfo: { name }, cachingOptions: { enableCache: true }, componentRef: { name: `comp-${name}` }, inputs, ...more });

function pipeline(executor: 'kfp' | 'embedded'): unknown {
  const run = (fn: PythonFunction) => ({ container: pythonContainer({ fn, executor, installKfp: false, baseImage: 'python:3.11' }) });
  return {
    components: { 'comp-read': component(read), 'comp-write': component(write) },
    deploymentSpec: { executors: { 'exec-read': run(read), 'exec-write': run(write) } },
    pipelineInfo: { name: `own-${executor}` },
    root: {
      inputDefinitions: { parameters: { count: { parameterType: 'NUMBER_INTEGER' } } },
      outputDefinitions: { parameters: { Output: { parameterType: 'STRING' } } },
      dag: {
        outputs: { parameters: { Output: { valueFromParameter: { producerSubtask: 'read', outputParameterKey: 'Output' } } } },
        tasks: {
          write: task('write', { parameters: { count: { componentInputParameter: 'count' }, step: { runtimeValue: { constant: 0.5 } } } }),
          read: task('read', {
            parameters: { total: value('total'), mean: value('mean'), log: value('log'), tags: { runtimeValue: { constant: ['x', 'y'] } } },
            artifacts: { data: file('out'), model: file('model') },
          }, { dependentTasks: ['write'] }),
        },
      },
    },
    schemaVersion: '2.1.0',
    sdkVersion: 'kfp-2.17.3',
  };
}

console.log(JSON.stringify({ kfp: pipeline('kfp'), embedded: pipeline('embedded') }));
