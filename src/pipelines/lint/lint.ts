import { ConfigError, kindOf, shown } from '../../core/errors';
import { isRecord } from '../../core/field';
import { Target, TARGETS } from '../ir/targets';
import type { CompiledPipeline } from '../ir/types';
import { DEFAULT_TARGET } from '../target-check';
import { PipelineDocument } from './document';
import { examine, PipelineFinding, PipelineRule } from './finding';
import { componentBody, componentOnce, componentRecursion, referenceComponent } from './rules/components';
import { conditionInput, conditionText } from './rules/conditions';
import { placeholderConstant, typeConstant, typeDefault, typeLiteral } from './rules/constants';
import { importerInput, placeholderContainer, workspaceMissing } from './rules/containers';
import { executorBody, executorImage, executorOnce, referenceExecutor } from './rules/executors';
import { inputMissing, inputSource, inputUnknown, referenceInput, referenceOutput, referenceTask } from './rules/inputs';
import { loopItem, loopItems } from './rules/loops';
import { exitStatus, exitUpstream, orderCycle, orderProducer, orderSettings, orderSorted, orderTask } from './rules/order';
import { outputDefinition, outputSource } from './rules/outputs';
import { pipelineName, pipelineRoot, pipelineVersion } from './rules/pipeline';
import { resourcesLimit, resourcesQuantity, resourcesTwins } from './rules/resources';
import { settingsExecutor, settingsName } from './rules/settings';
import { MOST_CONSTANT, sizeArgument, sizeConstant, sizeCopy, sizePipeline } from './rules/sizes';
import { typeArtifact, typeDeclared, typeParameter } from './rules/types';
import { serverAccelerator, serverCommand, serverSameContainer } from './server/containers';
import { serverExitRepeated, serverExitTask, serverNoTask } from './server/exit';
import { serverArtifactLoop, serverImporterCondition } from './server/loops';
import { serverDriverName, serverReserved, serverTaskName } from './server/names';
import { serverConcat, serverIfPresent, serverMetadata, serverPlaceholder } from './server/placeholders';
import { serverTarget, serverUnread, serverWorkspace } from './server/settings';
import { serverMountedTwice, serverVolumeName, serverVolumeTwice } from './server/volumes';

/** Options of {@link lintPipeline}. */
export interface LintOptions {
  /**
   * Bytes of JSON, from 0, from which on a constant gets a warning.
   * @default 65536
   */
  readonly maxConstant?: number;
}

/** Options of {@link serverLimits}. */
export interface ServerOptions {
  /**
   * Release of the server.
   * @default DEFAULT_TARGET
   */
  readonly target?: Target;
}

/** Rules of {@link lintPipeline}, in the order in which findings are reported. */
export const lintRules = (maxConstant = MOST_CONSTANT): readonly PipelineRule[] => [
  pipelineName, pipelineVersion, pipelineRoot,
  referenceComponent, componentBody, componentOnce, componentRecursion,
  referenceExecutor, executorBody, executorImage, executorOnce,
  inputSource, inputMissing, inputUnknown, referenceInput, referenceTask, referenceOutput,
  outputDefinition, outputSource,
  orderTask, orderCycle, orderProducer, orderSettings, orderSorted, exitUpstream, exitStatus,
  conditionText, conditionInput, loopItem, loopItems,
  typeDeclared, typeParameter, typeArtifact, typeConstant, typeDefault, typeLiteral,
  placeholderConstant, placeholderContainer, importerInput, workspaceMissing,
  settingsExecutor, settingsName,
  resourcesQuantity, resourcesLimit, resourcesTwins,
  sizePipeline, sizeCopy, sizeArgument, sizeConstant(maxConstant),
];

/** Rules of {@link serverLimits}, in the order in which findings are reported. */
export const serverRules = (target: Target = DEFAULT_TARGET): readonly PipelineRule[] => [
  serverTarget(target),
  serverArtifactLoop, serverImporterCondition, serverNoTask, serverExitTask, serverExitRepeated,
  serverTaskName, serverDriverName, serverReserved, serverSameContainer,
  serverVolumeName, serverVolumeTwice, serverMountedTwice, serverWorkspace,
  serverCommand(target), serverConcat, serverIfPresent(target), serverMetadata, serverPlaceholder,
  serverAccelerator, serverUnread,
];

/**
 * Faults of a compiled pipeline that no cluster has to be asked for: what refers to nothing, what lacks its source, types that do
 * not meet, sizes. What Python's SDK compiles has none. It bears any content, also what is no pipeline at all, and its cost grows
 * with the size of the documents.
 *
 * @returns findings in the order of the rules; none if all is well
 * @throws ConfigError `LintedPipeline`, `LintOption`
 */
export function lintPipeline(compiled: CompiledPipeline, options: LintOptions = {}): readonly PipelineFinding[] {
  const pipeline = documentOf(compiled);
  const { maxConstant } = optionsOf(options, ['maxConstant']);
  if (maxConstant !== undefined && !(typeof maxConstant === 'number' && maxConstant >= 0)) {
    throw new ConfigError('LintOption', `maxConstant must be a number of bytes from 0, got ${shown(maxConstant)}; pass e.g. 65536`);
  }
  return examine(pipeline, lintRules(maxConstant));
}

/**
 * What the open-source server cannot do, or does otherwise than is written, of a compiled pipeline that is well formed. Python's SDK
 * compiles such pipelines. Errors are what it refuses, or what fails in each run; warnings are what it ignores, or hands over as it is written.
 *
 * @returns findings in the order of the rules; none if all is well
 * @throws ConfigError `LintedPipeline`, `LintOption`
 */
export function serverLimits(compiled: CompiledPipeline, options: ServerOptions = {}): readonly PipelineFinding[] {
  const pipeline = documentOf(compiled);
  const { target = DEFAULT_TARGET } = optionsOf(options, ['target']);
  const known = TARGETS.find(each => each === target);
  if (known === undefined) {
    throw new ConfigError('LintOption', `target must be a release of Kubeflow Pipelines, got ${shown(target)}; pass one of ${TARGETS.map(shown).join(', ')}`);
  }
  return examine(pipeline, serverRules(known));
}

function documentOf(compiled: unknown): PipelineDocument {
  if (!isRecord(compiled) || !('spec' in compiled)) {
    const got = isRecord(compiled) ? 'one without' : kindOf(compiled);
    throw new ConfigError('LintedPipeline', `a compiled pipeline must be an object with its document in spec, got ${got}; pass what compile() returns`);
  }
  return new PipelineDocument(compiled as unknown as CompiledPipeline);
}

function optionsOf(options: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  const other = isRecord(options) ? Object.keys(options).find(name => !known.includes(name)) : kindOf(options);
  if (!isRecord(options) || other !== undefined) {
    throw new ConfigError('LintOption', `options must be an object with ${known.join(', ')}, got ${shown(other)}; leave it out`);
  }
  return options;
}
