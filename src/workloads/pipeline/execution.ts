import { Construct } from 'constructs';
import { literal } from './client/job';
import { Pipeline } from './pipeline';
import { PipelineVersion } from './pipeline-version';
import { PipelineVersionRef, RunSettings } from './props';
import { ConfigError, shown } from '../../core';
import type { CompiledPipeline } from '../../pipelines/ir/types';
import { checkArguments } from '../../pipelines/lint/arguments';
import { accountName } from '../account';

/** A version of a pipeline by its names, with its content where it is known. */
interface ResolvedVersion {
  readonly pipeline: string;
  /** @default - the newest */
  readonly version?: string;
  /** @default - it is made elsewhere */
  readonly compiled?: CompiledPipeline;
}

/** What runs and recurring runs are told alike. */
export interface Execution {
  /** Options of the command. */
  readonly options: Readonly<Record<string, string | undefined>>;
  /** Name of the version; undefined for the newest one. */
  readonly version: string | undefined;
  /** Account of the steps. */
  readonly serviceAccount: string;
}

/**
 * What is run, as the command takes it.
 *
 * @throws ConfigError `PipelineNamespace`, `RunArguments`
 */
export function executionOf(scope: Construct & { readonly namespace: string }, settings: RunSettings): Execution {
  const { experiment = 'Default', description, serviceAccount = 'default-editor', pipelineRoot } = settings;
  const { pipeline, version, compiled } = resolved(scope, settings.pipeline);
  const values = settings.arguments ?? {};
  if (compiled !== undefined) {
    checkValues(scope, pipeline, compiled, values);
  }
  const account = accountName(serviceAccount);
  return {
    options: {
      pipeline,
      version,
      'experiment': literal(experiment),
      'parameters': Object.keys(values).length > 0 ? literal(JSON.stringify(values)) : undefined,
      'pipeline-root': pipelineRoot && literal(pipelineRoot),
      'service-account': account,
      'description': description && literal(description),
    },
    version,
    serviceAccount: account,
  };
}

function resolved(scope: Construct & { readonly namespace: string }, ref: PipelineVersionRef): ResolvedVersion {
  if (!Construct.isConstruct(ref)) {
    return ref;
  }
  if (ref.namespace !== scope.namespace) {
    throw new ConfigError('PipelineNamespace', `pipeline must be in the namespace of what runs it, "${scope.namespace}", got ${shown(`${ref.namespace}/${ref.version}`)}; ` +
      'make a Pipeline of the same program there', scope);
  }
  const pipeline = isVersion(ref) ? ref.pipeline : ref.name;
  return { pipeline, version: ref.version, compiled: ref.compiled };
}

function isVersion(ref: Pipeline | PipelineVersion): ref is PipelineVersion {
  return 'pipeline' in ref;
}

function checkValues(scope: Construct, pipeline: string, compiled: CompiledPipeline, values: Readonly<Record<string, unknown>>): void {
  const faults = checkArguments(compiled, values).filter(one => one.severity === 'error');
  if (faults.length > 0) {
    throw new ConfigError('RunArguments', `arguments must be those of the pipeline ${shown(pipeline)}, got ${shown(Object.keys(values).sort())}; mend what is listed below`, scope, {
      details: faults.map(({ path, problem, fix }) => `${path}: ${problem}; ${fix}`).join('\n'),
    });
  }
}
