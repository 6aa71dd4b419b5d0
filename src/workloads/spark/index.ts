export type {
  JvmMemory, SparkApplicationProps, SparkDriverOptions, SparkDynamicExecutors, SparkEventLog, SparkExecutorOptions, SparkFixedExecutors, SparkJvmProgram,
  SparkPodOptions, SparkProgram, SparkPythonProgram, SparkRestart, SparkRestartOnFailure, SparkRProgram, SparkRuntime, SparkStore,
} from './props';
export { ScheduledSparkApplicationProps, ScheduledSparkApplication } from './scheduled-spark-application';
export { SparkApplication } from './spark-application';
