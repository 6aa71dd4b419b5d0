/**
 * kubeflow.org/v1beta1: how Katib gets the metrics of a trial.
 *
 * Source: Katib, pkg/apis/controller/common/v1beta1; release in pins/. What its webhook refuses is refused here.
 */
import { Container, HTTPGetAction } from '../../k8s/core/v1';

/**
 * Which program reads the metrics of a trial, and where.
 * @schema {"allOf":[{"anyOf":[{"properties":{"source":{"properties":{"fileSystemPath":{"properties":{"kind":{"enum":["File"]}}}}}}},{"properties":{"collector":{"properties":{"kind":{"enum":["StdOut","TensorFlowEvent","PrometheusMetric","Custom","Push"]}}}}}]},{"anyOf":[{"properties":{"source":{"properties":{"fileSystemPath":{"properties":{"kind":{"enum":["Directory"]}}}}}}},{"properties":{"collector":{"properties":{"kind":{"enum":["StdOut","File","PrometheusMetric","Custom","Push"]}}}}}]},{"anyOf":[{"properties":{"source":{"properties":{"fileSystemPath":{"properties":{"format":{"enum":[""]}}}}}}},{"properties":{"collector":{"properties":{"kind":{"enum":["StdOut","File","PrometheusMetric","Custom","Push"]}}}}}]},{"anyOf":[{"properties":{"source":{"properties":{"filter":{"maxProperties":0}}}}},{"properties":{"source":{"properties":{"fileSystemPath":{"properties":{"format":{"enum":["TEXT",""]}}}}}}},{"properties":{"collector":{"properties":{"kind":{"enum":["StdOut","TensorFlowEvent","PrometheusMetric","Custom","Push"]}}}}}]},{"anyOf":[{"properties":{"collector":{"required":["customCollector"]}}},{"properties":{"collector":{"properties":{"kind":{"enum":["StdOut","File","TensorFlowEvent","PrometheusMetric","Push"]}}}}}]},{"anyOf":[{"properties":{"source":{"properties":{"fileSystemPath":{"required":["path"]}}}}},{"properties":{"collector":{"properties":{"kind":{"enum":["StdOut","File","TensorFlowEvent","PrometheusMetric","Push"]}}}}}]},{"anyOf":[{"properties":{"source":{"properties":{"fileSystemPath":{"required":["kind"]}}}}},{"properties":{"collector":{"properties":{"kind":{"enum":["StdOut","File","TensorFlowEvent","PrometheusMetric","Push"]}}}}}]}]}
 */
export interface MetricsCollectorSpec {
  /** Where the metrics are; each collector has a place of its own if left out. */
  readonly source?: MetricsSource;
  /** What reads them; the output of the training container is read if left out. */
  readonly collector?: MetricsCollector;
}

/** A program beside the training container that reads metrics. */
export interface MetricsCollector {
  /**
   * `StdOut`, `File` and `TensorFlowEvent` read what the training container writes, `PrometheusMetric` asks it, `Custom` is a
   * container of one's own, and with `Push` the training code reports by itself.
   */
  readonly kind: 'StdOut' | 'File' | 'TensorFlowEvent' | 'PrometheusMetric' | 'Custom' | 'Push';
  /** The container of the kind `Custom`. */
  readonly customCollector?: Container;
}

/** Where metrics are. */
export interface MetricsSource {
  /**
   * Address in the pod, for `PrometheusMetric`; port 8080 and path `/metrics` if left out.
   * @schema {"properties":{"path":{"pattern":"^/","type":"string"}}}
   */
  readonly httpGet?: HTTPGetAction;
  /** Path in the training container, for `File`, `TensorFlowEvent` and `Custom`. */
  readonly fileSystemPath?: MetricsPath;
  /** How lines of text are read; not for JSON. */
  readonly filter?: MetricsFilter;
}

/** A file or folder with metrics. */
export interface MetricsPath {
  /**
   * Absolute path: of a file `/var/log/katib/metrics.log` if left out, of events `/var/log/katib/tfevent/`.
   * @pattern ^/
   */
  readonly path?: string;
  /** What the path is; by the collector if left out. */
  readonly kind?: 'File' | 'Directory';
  /** `TEXT` if left out; in JSON each line is an object with the names of metrics as keys; none for events. */
  readonly format?: 'TEXT' | 'JSON' | '';
}

/** How metrics stand in lines of text. */
export interface MetricsFilter {
  /**
   * Regular expressions of Go with two groups: the name and the value of a metric.
   * @items {"pattern":"\\(.*\\).*\\(.*\\)"}
   */
  readonly metricsFormat?: readonly string[];
}
