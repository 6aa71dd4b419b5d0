export type { PipelineStore } from './facts';
export { Pipeline } from './pipeline';
export { PipelineVersion } from './pipeline-version';
export type {
  NamedPipeline, PipelineContent, PipelineProps, PipelineSource, PipelineVersionProps, PipelineVersionRef, PipelineWorkloadProps, RecurringRunProps, RunProps,
  RunSettings, ScheduledRunProps,
} from './props';
export { RecurringRun } from './recurring-run';
export { Run } from './run';
export { ScheduledRun } from './scheduled-run';
