/** Kubeflow Pipelines in TypeScript: components and pipelines that the compiler checks, and what servers read of them. */
export type { Accept, Arguments, Nested, ReferenceOf, ReferencesOf } from './arguments';
export { Component, type ComponentKind } from './component';
export { type Condition, eq, ge, gt, le, lt, ne } from './conditions';
export { concat, container, type ContainerProps, ifPresent, type Line, type Lines, type Places } from './container';
export type { ImporterProps, Metadata } from './importer';
export {
  type ComponentFileProps, componentFromFile, componentFromText, type ComponentTextProps, containerOp, type ContainerOpProps, type FileOutputs, type LoadedPorts,
  PipelineFile, pipelineFromFile,
} from './formats';
export type { CpuChange, MemoryChange, ResourceChange } from './ir/resources';
export type { Collected, ItemOf, Iterable, Possible, Results } from './loops';
export { AuthoredPipeline, Branches, ExitHandler, If, Loop, type GroupOptions, type LoopOptions, pipeline, PipelineBuilder, type PipelineProps } from './pipeline';
export type { PipelineConfigOptions, RunTtl, WorkspaceOptions } from './pipeline-config';
export {
  claim, configMapFiles, configMapKey, emptyDir, type EnvSource, ephemeralClaim, type Mount, podField, secretFiles, secretKey,
} from './pod-sources';
export {
  artifact, artifactOf, ArtifactPort, bool, classificationMetrics, dataset, dict, finalStatus, float, html, int, list, markdown, metrics, model, ownArtifact, type OutputPorts,
  ParameterPort, type Port, type Ports, slicedClassificationMetrics, str, taskConfig,
} from './ports';
export type { CompileOptions, PipelineProgram } from './program';
export { py, python, PythonBody, type PythonBodyProps, type PythonFileProps, type PythonRuntime } from './python-component';
export { Artifact, ArtifactList, Parameter, Placeholder, PossibleArtifact, PossibleParameter, Reference, run, text, Text, type TextPart } from './references';
export { Dependency, type Task } from './task';
export type { ContainerTaskOptions, CpuBounds, DynamicAccelerator, MemoryBounds, Retry, TaskOptions, TaskSecurity } from './task-options';
export type { Target } from './ir/targets';
export type * from './ir/types';
export type { CreatePvcProps } from './volumes';
export { LoadedPipeline, loadPipeline, parsePipeline } from './load';
export { decodePipeline } from './ir/decode';
export { differences, sameMeaning } from './ir/equal';
export type { FoundImage, ImagesChange } from './ir/images';
export type { FoundInput, FoundOutput } from './ir/interface';
export type { FoundTask } from './ir/tasks';
export { TARGETS, unknownTo, type UnknownToTarget } from './ir/targets';
export { writePipeline } from './ir/write';
export { checkArguments, type LintOptions, lintPipeline, type PipelineFinding, type PipelineRule, serverLimits, type ServerOptions } from './lint';
export { type PageOptions, pipelinePage } from './picture';
export { toYaml } from './to-yaml';
