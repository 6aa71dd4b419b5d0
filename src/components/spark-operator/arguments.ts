import { lockOf, nameOf, SparkProgram } from './labels';
import { SparkFeatureGate, SparkOperatorProps } from './props';
import { LabelSelector } from '../../apis/k8s/meta/v1';

/** Port of the webhook. */
export const WEBHOOK_PORT = 9443;
/** Port of the metrics of both programs. */
export const METRICS_PORT = 8080;
/** Service of the webhook. */
export const WEBHOOK_SERVICE = `${nameOf('webhook')}-svc`;
/** Secret with the certificate of the webhook. */
export const WEBHOOK_SECRET = `${nameOf('webhook')}-certs`;

/** Features of this release, with what they are unless told otherwise. */
const FEATURES: Readonly<Record<SparkFeatureGate, boolean>> = { PartialRestart: false, LoadSparkDefaults: false };

/** Arguments of the controller. */
export function controllerArguments(props: SparkOperatorProps, namespace: string): string[] {
  const { threads = 10, ui = {}, featureGates } = props;
  return [
    'controller', 'start', '--zap-log-level=info', '--zap-encoder=console',
    ...watched(props),
    `--controller-threads=${threads}`,
    `--enable-ui-service=${ui !== false}`,
    ...ingress(props),
    ...batchScheduling(props),
    ...metrics(),
    '--metrics-job-start-latency-buckets=30,60,90,120,150,180,210,240,270,300',
    ...election('controller', namespace),
    '--leader-election-lease-duration=15s', '--leader-election-renew-deadline=10s', '--leader-election-retry-period=2s',
    '--workqueue-ratelimiter-bucket-qps=50', '--workqueue-ratelimiter-bucket-size=500', '--workqueue-ratelimiter-max-delay=6h',
    '--driver-pod-creation-grace-period=10s', '--max-tracked-executor-per-app=1000', '--scheduled-spark-application-timestamp-precision=nanos',
    `--feature-gates=${Object.entries({ ...FEATURES, ...featureGates }).map(([name, on]) => `${name}=${on}`).join(',')}`,
  ];
}

/** Arguments of the webhook. */
export function webhookArguments(props: SparkOperatorProps, namespace: string): string[] {
  const configuration = nameOf('webhook');
  return [
    'webhook', 'start', '--zap-log-level=info', '--zap-encoder=console',
    // It knows no selector of namespaces: the API server applies it to the calls.
    ...props.namespaceSelector === undefined ? watched(props) : watched({}),
    `--webhook-secret-name=${WEBHOOK_SECRET}`,
    `--webhook-secret-namespace=${namespace}`,
    `--webhook-svc-name=${WEBHOOK_SERVICE}`,
    `--webhook-svc-namespace=${namespace}`,
    `--webhook-port=${WEBHOOK_PORT}`,
    `--mutating-webhook-name=${configuration}`,
    `--validating-webhook-name=${configuration}`,
    ...props.enforceQuotas === true ? ['--enable-resource-quota-enforcement=true'] : [],
    ...props.webhookIssuer === undefined ? [] : ['--enable-cert-manager=true'],
    ...metrics(),
    ...election('webhook', namespace),
  ];
}

/** The quotes of the empty name reach the program, which reads them as one empty name: the whole cluster. */
function watched({ namespaces, namespaceSelector }: Pick<SparkOperatorProps, 'namespaces' | 'namespaceSelector'>): string[] {
  return namespaceSelector === undefined ? [`--namespaces=${namespaces?.join(',') ?? '""'}`] : [`--namespace-selector=${selectorText(namespaceSelector)}`];
}

function metrics(): string[] {
  return ['--enable-metrics=true', `--metrics-bind-address=:${METRICS_PORT}`, '--metrics-endpoint=/metrics', '--metrics-prefix=', '--metrics-labels=app_type'];
}

function election(program: SparkProgram, namespace: string): string[] {
  return ['--leader-election=true', `--leader-election-lock-name=${lockOf(program)}`, `--leader-election-lock-namespace=${namespace}`];
}

function ingress({ ui = {} }: SparkOperatorProps): string[] {
  if (ui === false || ui.ingress === undefined) {
    return [];
  }
  const { urlFormat, className, tls = [], annotations = {} } = ui.ingress;
  return [
    `--ingress-url-format=${urlFormat}`,
    ...className === undefined ? [] : [`--ingress-class-name=${className}`],
    ...tls.length === 0 ? [] : [`--ingress-tls=${JSON.stringify(tls)}`],
    ...Object.keys(annotations).length === 0 ? [] : [`--ingress-annotations=${JSON.stringify(annotations)}`],
  ];
}

function batchScheduling({ batchSchedulers }: SparkOperatorProps): string[] {
  if (batchSchedulers === undefined) {
    return [];
  }
  const { default: usual, kubeSchedulers = [] } = batchSchedulers;
  return [
    '--enable-batch-scheduler=true',
    ...kubeSchedulers.length === 0 ? [] : [`--kube-scheduler-names=${kubeSchedulers.join(',')}`],
    ...usual === undefined ? [] : [`--default-batch-scheduler=${usual}`],
  ];
}

/** A selector as the API server takes it in URLs. */
function selectorText({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string {
  return [
    ...Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`),
    ...matchExpressions.map(({ key, operator, values = [] }) => {
      switch (operator) {
        case 'Exists': return key;
        case 'DoesNotExist': return `!${key}`;
        default: return `${key} ${operator.toLowerCase()} (${values.join(',')})`;
      }
    }),
  ].join(',');
}
