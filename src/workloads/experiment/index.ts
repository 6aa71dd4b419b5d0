export * from './algorithms';
export {
  CustomCollector, CustomCollectorOptions, JsonFileCollector, JsonFileOptions, LineCollector, LineOptions, MetricsCollector, metricsCollectors, MetricsFileOptions,
  PrometheusMetricCollector, PrometheusMetricOptions, PushCollector, StdOutCollector, TensorFlowEventCollector, TensorFlowEventOptions, TextFileCollector,
  TextFileOptions,
} from './collectors';
export type { KnownTrialKind, TrialConditions } from './conditions';
export * from './experiment';
export type { GraphConfig, NasConfig, NasOperation } from './nas';
export * from './nas-settings';
export * from './parameters';
export type { TrialFact } from './placeholders';
export * from './props';
export * from './settings';
export type { ConfigMapTrial, Trial, TrialInConfigMap, TrialMaker, TrialReference, TrialSource } from './trial';
export type { ExperimentOf } from './typed';
