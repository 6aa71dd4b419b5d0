/** Components and pipelines that are written already. */
export { componentFromFile, type ComponentFileProps, componentFromText, type ComponentTextProps, type LoadedPorts } from './component-file';
export { containerOp, type ContainerOpProps, type FileOutputs } from './container-op';
export { PipelineFile, pipelineFromFile } from './pipeline-file';
