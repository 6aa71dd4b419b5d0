import { IConstruct } from 'constructs';
import { INSTALLED_TARGET } from './facts';
import { PipelineContent, PipelineSource } from './props';
import { allowImage, ConfigError, Images, shown } from '../../core';
import { isDnsLabel } from '../../core/names';
import { checkedPipeline } from '../../pipelines/ir/check';
import type { CompiledPipeline, Executor } from '../../pipelines/ir/types';
import { lintPipeline, type PipelineFinding, serverLimits } from '../../pipelines/lint';
import type { PipelineProgram } from '../../pipelines/program';

/**
 * What can be compiled: a compiled pipeline is what it compiles to.
 *
 * @throws ConfigError `PipelineField`, `PipelineText`
 */
export function programOf(source: PipelineSource): PipelineProgram {
  if (typeof (source as { readonly compile?: unknown } | null)?.compile === 'function') {
    return source as PipelineProgram;
  }
  const compiled = checkedPipeline(source, 'program');
  return { name: compiled.spec.pipelineInfo.name, compile: () => compiled };
}

/**
 * Name of a pipeline: as told, else as its program says.
 *
 * @throws ConfigError `PipelineName`
 */
export function pipelineName(scope: IConstruct, name: string): string {
  // The Kubernetes store makes a label of it, and each name that is derived from it needs room.
  if (typeof name !== 'string' || !isDnsLabel(name)) {
    throw new ConfigError('PipelineName', `name must be at most 63 lower-case letters, digits and "-", got ${shown(name)}; pass name, e.g. "train"`, scope);
  }
  return name;
}

/**
 * What the server gets of a program: compiled for its release, under the name of the pipeline, with images behind the mirror, and without
 * faults for which it would refuse it or fail.
 *
 * @throws ConfigError `PipelineFaults`, and those of compiling
 */
export function compiledFor(scope: IConstruct, program: PipelineProgram, { target = INSTALLED_TARGET }: PipelineContent, name: string, images: Images): CompiledPipeline {
  const compiled = mirrored(renamed(program.compile({ target }), name), images);
  const faults = [...lintPipeline(compiled), ...serverLimits(compiled, { target })].filter(one => one.severity === 'error');
  if (faults.length > 0) {
    throw new ConfigError('PipelineFaults', `the pipeline must be one that the server can run, got ${shown(name)} with faults; mend what is listed below`, scope, {
      details: faults.map(described).join('\n'),
    });
  }
  allowImage(scope, ...imagesOf(compiled));
  return compiled;
}

/** Results are taken again by the name inside, and looked up by the name outside: they are one. */
function renamed(compiled: CompiledPipeline, name: string): CompiledPipeline {
  const { pipelineInfo } = compiled.spec;
  return pipelineInfo.name === name ? compiled : { ...compiled, spec: { ...compiled.spec, pipelineInfo: { ...pipelineInfo, name } } };
}

/** The same with images behind a mirror. */
function mirrored(compiled: CompiledPipeline, images: Images): CompiledPipeline {
  const executors = compiled.spec.deploymentSpec?.executors;
  if (executors === undefined || images.options.mirror === undefined) {
    return compiled;
  }
  const behind = (executor: Executor): Executor => executor.container === undefined || !isFetched(executor.container.image) ? executor
    : { ...executor, container: { ...executor.container, image: images.mirrored(executor.container.image) } };
  const all = Object.fromEntries(Object.entries(executors).map(([label, executor]) => [label, behind(executor)]));
  return { ...compiled, spec: { ...compiled.spec, deploymentSpec: { ...compiled.spec.deploymentSpec, executors: all } } };
}

/** Whether it is known which registry an image comes from: not of an argument of the run, nor of what the server does itself. */
function isFetched(image: string): boolean {
  return !image.startsWith('{{$') && !image.startsWith('argostub/');
}

function imagesOf({ spec }: CompiledPipeline): string[] {
  return [...new Set(Object.values(spec.deploymentSpec?.executors ?? {}).flatMap(({ container }) => container?.image ?? []).filter(isFetched))];
}

function described({ rule, path, problem, fix }: PipelineFinding): string {
  return `${rule}  ${path}: ${problem}; ${fix}`;
}
