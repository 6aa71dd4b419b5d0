import { Construct } from 'constructs';
import { LINES, metricsFault } from './formats';
import { MetricsCollectorSpec } from '../../apis/kubeflow.org/v1beta1';
import { ConfigError, shown } from '../../core';
import { madeContainer, NamedContainerProps } from '../pod/container';
import { PodAround, usualSecurity } from '../pod/pod';

/** How metrics stand in lines of text. */
export interface LineOptions {
  /**
   * Regular expressions of Go (RE2) with two groups, the name and the value of a metric, without `;`.
   * @minItems 1
   * @default - lines such as `loss=0.3`
   */
  readonly metricsFormat?: readonly string[];
}

/** Reads what the container prints. */
export interface StdOutCollector extends LineOptions {
  readonly kind: 'StdOut';
}

/** Where a file with metrics is. */
export interface MetricsFileOptions {
  /**
   * Its path in the container, absolute.
   * @pattern ^/
   * @form an absolute path
   * @default '/var/log/katib/metrics.log'
   */
  readonly path?: string;
}

/** A file with lines of text. */
export interface TextFileOptions extends MetricsFileOptions, LineOptions {
  /** @default 'TEXT' */
  readonly format?: 'TEXT';
}

/** A file with an object of JSON in each line, whose keys are names of metrics; the key `timestamp` says when. */
export interface JsonFileOptions extends MetricsFileOptions {
  readonly format: 'JSON';
  /** @default - none: JSON has keys */
  readonly metricsFormat?: undefined;
}

/** Reads a file with lines of text. */
export interface TextFileCollector extends TextFileOptions {
  readonly kind: 'File';
}

/** Reads a file with an object of JSON in each line. */
export interface JsonFileCollector extends JsonFileOptions {
  readonly kind: 'File';
}

/** Where events of TensorFlow are. */
export interface TensorFlowEventOptions {
  /**
   * Their folder in the container, absolute.
   * @pattern ^/
   * @form an absolute path
   * @default '/var/log/katib/tfevent/'
   */
  readonly path?: string;
}

/** Reads events of TensorFlow once the training has ended. */
export interface TensorFlowEventCollector extends TensorFlowEventOptions {
  readonly kind: 'TensorFlowEvent';
}

/** Where metrics in the form of Prometheus are. */
export interface PrometheusMetricOptions {
  /**
   * @minimum 1
   * @maximum 65535
   * @asType integer
   * @default 8080
   */
  readonly port?: number;
  /**
   * @pattern ^/
   * @form an absolute path
   * @default '/metrics'
   */
  readonly path?: string;
}

/** Asks an address of the pod; the platform's administrator has given Katib an image for it. */
export interface PrometheusMetricCollector extends PrometheusMetricOptions {
  readonly kind: 'PrometheusMetric';
}

/** Where a container of one's own finds what it reads. */
export interface CustomCollectorOptions {
  /**
   * File or folder that it shares with the container that trains, absolute.
   * @pattern ^/
   * @form an absolute path
   * @default - they share nothing
   */
  readonly path?: string;
  /** What the path is. @default 'File' */
  readonly pathKind?: 'File' | 'Directory';
}

/** Runs a container of one's own beside the one that trains. */
export interface CustomCollector extends CustomCollectorOptions {
  readonly kind: 'Custom';
  /** The container; its volumes are that of `path`. */
  readonly container: Omit<NamedContainerProps, 'mounts'>;
}

/** Collects nothing: the training code reports by itself. */
export interface PushCollector {
  readonly kind: 'Push';
}

/** Collectors that read line by line, and can end a trial. */
export type LineCollector = StdOutCollector | TextFileCollector | JsonFileCollector;

/**
 * How metrics of trials are collected.
 * @form a collector such as metricsCollectors.file({ path: "/var/log/metrics.log" })
 */
export type MetricsCollector = StdOutCollector | TextFileCollector | JsonFileCollector | TensorFlowEventCollector | PrometheusMetricCollector | CustomCollector | PushCollector;

/** Ways to collect metrics of trials. */
export const metricsCollectors = {
  /** Reads what the container that trains prints. */
  stdOut: (options: LineOptions = {}): StdOutCollector => ({ ...options, kind: 'StdOut' }),
  /** Reads a file that it writes. */
  file: (options: TextFileOptions | JsonFileOptions = {}): TextFileCollector | JsonFileCollector => ({ ...options, kind: 'File' }),
  /** Reads events of TensorFlow that it writes. */
  tensorFlowEvent: (options: TensorFlowEventOptions = {}): TensorFlowEventCollector => ({ ...options, kind: 'TensorFlowEvent' }),
  /** Asks it over HTTP. */
  prometheusMetric: (options: PrometheusMetricOptions = {}): PrometheusMetricCollector => ({ ...options, kind: 'PrometheusMetric' }),
  /** Runs a container of one's own beside it. */
  custom: (container: Omit<NamedContainerProps, 'mounts'>, options: CustomCollectorOptions = {}): CustomCollector => ({ ...options, kind: 'Custom', container }),
  /** Leaves it to the training code, which calls `report_metrics` of Katib's SDK. */
  push: (): PushCollector => ({ kind: 'Push' }),
} as const;

/**
 * A collector in the API's form.
 *
 * @throws ConfigError those of containers
 */
export function collectorSpec(at: PodAround, collector: MetricsCollector): MetricsCollectorSpec {
  const { kind } = collector;
  const source = sourceOf(collector);
  const customCollector = kind === 'Custom' ? madeContainer(at, collector.container, usualSecurity(at)).container : undefined;
  return { ...source && { source }, collector: { kind, ...customCollector && { customCollector } } };
}

function sourceOf(collector: MetricsCollector): MetricsCollectorSpec['source'] {
  switch (collector.kind) {
    case 'StdOut': return collector.metricsFormat && { filter: { metricsFormat: collector.metricsFormat } };
    case 'File': {
      const { path = '/var/log/katib/metrics.log', format = 'TEXT', metricsFormat } = collector;
      return { fileSystemPath: { kind: 'File', path, format }, ...metricsFormat && { filter: { metricsFormat } } };
    }
    case 'TensorFlowEvent': return { fileSystemPath: { kind: 'Directory', path: collector.path ?? '/var/log/katib/tfevent/' } };
    case 'PrometheusMetric': return { httpGet: { port: collector.port ?? 8080, path: collector.path ?? '/metrics' } };
    case 'Custom': return collector.path === undefined ? undefined : { fileSystemPath: { kind: collector.pathKind ?? 'File', path: collector.path } };
    default: return undefined;
  }
}

/**
 * Fails for metrics that a collector of lines would not find.
 *
 * @throws ConfigError `ExperimentCollector`
 */
export function checkLines(scope: Construct, metrics: readonly string[], collector: MetricsCollector = { kind: 'StdOut' }): void {
  if (collector.kind !== 'StdOut' && collector.kind !== 'File') {
    return;
  }
  const isJson = collector.kind === 'File' && collector.format === 'JSON';
  const unread = metrics.find(metric => !LINES.test(metric));
  if (collector.metricsFormat === undefined && !isJson && unread !== undefined) {
    throw new ConfigError('ExperimentCollector', 'metricsCollector without metricsFormat finds metrics with names of letters, digits, "_", "-" and "|", ' +
      `got ${shown(unread)}; rename the metric, or pass metricsFormat with two groups, the name and the value`, scope);
  }
  for (const pattern of collector.metricsFormat ?? []) {
    const fault = metricsFault(pattern);
    if (fault !== undefined) {
      throw new ConfigError('ExperimentCollector', `metricsFormat ${fault}, got ${shown(pattern)}; pass e.g. "([a-z]+): ([0-9.]+)"`, scope);
    }
  }
}
