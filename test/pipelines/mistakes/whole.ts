/** Importers, claims and pipelines. */
import * as kfp from '../../../src/pipelines';
import { flip, greet, made, nothing, show, split } from '../support';
import { inCompiled, inPipeline, type Mistake } from './mistake';

const CLAIM = { accessModes: ['ReadWriteOnce'], size: '1Gi', storageClass: 'fast', name: 'a' } as const;

export const OTHERS: readonly Mistake[] = [
  ['no properties of an importer', 'WrongProp', 'importer(...)', 'undefined', 'pass { type: ... }', inPipeline(p => p.importer(undefined as never))],
  ['a list from an importer', 'ImporterType', 'type of an importer', 'a list of them', 'pass dataset()',
    inPipeline(p => p.importer({ type: kfp.dataset().list() as never, uri: 's3://b/x' }))],
  ['a place without scheme', 'ImporterUri', 'uri of an importer', '"bucket/x"', 's3://bucket/path', inPipeline(p => p.importer({ type: kfp.dataset(), uri: 'bucket/x' }))],
  ['metadata that is no JSON', 'ImporterMetadata', 'metadata of an importer must hold what JSON can say', 'an object', 'pass texts',
    inPipeline(p => p.importer({ type: kfp.dataset(), uri: 's3://b/x', metadata: { at: new Date(0) as never } }))],
  ['an option that is neither true nor false', 'ImporterOption', 'reimport and downloadToWorkspace', '"yes" and false', 'pass one of both',
    inPipeline(p => p.importer({ type: kfp.dataset(), uri: 's3://b/x', reimport: 'yes' as never }))],
  ['a claim with two names', 'PvcName', 'a new claim has a name', 'both', 'pass name or nameSuffix', inPipeline(p => p.createPvc({ ...CLAIM, nameSuffix: 'b' } as never))],
  ['a claim of nonsense', 'WrongProp', 'size', '"much"', 'pass another value', inPipeline(p => p.createPvc({ ...CLAIM, size: 'much' }))],
  ['no claim', 'WrongProp', 'the properties', 'undefined', 'pass another value', inPipeline(p => p.createPvc(undefined as never))],
  ['no properties of a pipeline', 'WrongProp', 'pipeline(...)', 'undefined', 'pass { name: ... }', () => kfp.pipeline(undefined as never)],
  ['a property that there is not', 'UnknownProp', 'pipeline(...) has no property', '"input"', 'use "inputs"',
    () => kfp.pipeline({ name: 'x', input: {}, build: () => undefined } as never)],
  ['no function', 'PipelineBuild', 'build of the pipeline x', 'undefined', 'pass (p, inputs) =>', () => kfp.pipeline({ name: 'x' } as never)],
  ['a function without tasks', 'PipelineBuild', 'build of the pipeline x must make a task', 'none', 'call p.task(...)', () => kfp.pipeline({ name: 'x', build: () => undefined })],
  ['a function that makes them later', 'PipelineBuild', 'build of the pipeline x must make its tasks at once', 'a function that returns a promise', 'without async',
    () => kfp.pipeline({ name: 'x', build: async p => { p.task(nothing); } })],
  ['a task after the function has returned', 'PipelineClosed', 'tasks of the pipeline x are made while its function runs', 'one after it returned', 'make it inside', () => {
    let late: kfp.PipelineBuilder | undefined;
    kfp.pipeline({ name: 'x', build: p => { (late = p).task(nothing); } });
    late?.task(nothing);
  }],
  ['an output that is missing', 'PipelineOutputs', 'the function of the pipeline x must return its outputs, a, b', 'a', 'return { name',
    () => kfp.pipeline({ name: 'x', outputs: { a: kfp.str(), b: kfp.str() }, build: ((p: kfp.PipelineBuilder) => ({ a: p.task(flip).output })) as never })],
  ['an output that is not declared', 'PipelineOutputs', 'must return its outputs, none', 'a', 'declare each in outputs',
    () => kfp.pipeline({ name: 'x', build: p => ({ a: p.task(flip).output }) })],
  ['an output of another type', 'PipelineOutputs', 'the output a of the pipeline x must be a NUMBER_INTEGER, not a STRING', 'the output "Output" of the task "flip"',
    'declare its type',
    () => kfp.pipeline({ name: 'x', outputs: { a: kfp.int() }, build: p => ({ a: p.task(flip).output as never }) })],
  ['a list of items of another type', 'PipelineOutputs', 'must be a list of NUMBER_INTEGER, not of STRING', 'the output "names"', 'declare its type',
    () => kfp.pipeline({ name: 'x', outputs: { a: kfp.list(kfp.int()) }, build: p => ({ a: p.task(split).outputs.names as never }) })],
  ['settings of a run that there are not', 'UnknownProp', 'workspce is no known property', 'an object', 'use "workspace"',
    () => kfp.pipeline({ name: 'x', config: { workspce: {} } as never, build: p => p.task(nothing) })],
  ['a workspace of nonsense', 'WrongProp', 'workspace.size', '"much"', 'pass another value',
    () => kfp.pipeline({ name: 'x', config: { workspace: { size: 'much', storageClass: 'standard' } }, build: p => p.task(nothing) })],
  ['a time to live of nonsense', 'WrongProp', 'ttl', '5', 'pass another value', () => kfp.pipeline({ name: 'x', config: { ttl: 5 as never }, build: p => p.task(nothing) })],
  ['half a second', 'PipelineSeconds', 'timeout of the pipeline', '"1500ms"', 'pass e.g. "90s"',
    () => kfp.pipeline({ name: 'x', config: { timeout: '1500ms' }, build: p => p.task(nothing) })],
  ['the workspace of a run that has none', 'PipelineWorkspace', 'the pipeline sample must have a workspace, since root.dag.tasks.show', 'none', 'set config',
    inCompiled(p => p.task(show, { text: kfp.run.workspacePath }))],
  ['a file into the workspace of a run that has none', 'PipelineWorkspace', 'exec-importer.importer.downloadToWorkspace', 'none', 'set config',
    inCompiled(p => p.importer({ type: kfp.dataset(), uri: 's3://b/x', downloadToWorkspace: true }))],
  ['the name of one of its components', 'PipelineName', 'another name than its components', '"greet" for both', 'rename the pipeline',
    () => kfp.pipeline({ name: 'Greet', build: p => [p.task(greet, { name: 'a' }), p.task(nothing)] as never }).compile()],
  ['a release that there is not', 'PipelineTarget', 'target must be a release', '"1.8"', 'pass one of "2.14"',
    () => made(p => p.task(nothing)).compile({ target: '1.8' as never })],
  ['options of compiling that are none', 'WrongProp', 'compile(...)', 'null', 'pass { target: ... }', () => made(p => p.task(nothing)).compile(null as never)],
  ['what the release does not know', 'PipelineTarget', 'Kubeflow Pipelines 2.15 does not know', 'a pipeline with it', 'compile for a newer target',
    () => made(p => p.task(nothing, {}, { securityContext: { runAsUser: 1 } })).compile({ target: '2.15' })],
  ['a time to live before 2.17', 'PipelineTarget', 'resourceTtlOnCompletion, which is known from 2.17', 'a pipeline with it', 'leave it out',
    () => made(p => p.task(nothing), { ttl: '1h' }).compile()],
];
