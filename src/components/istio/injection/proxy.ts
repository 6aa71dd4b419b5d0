import { annotation } from './facts';
import { Fields, json, Node, Text, text, value, when } from './template';

/**
 * What the proxy is told on its command line; the rest comes through its environment.
 * @param flag how a flag and its value are written
 */
export function proxyArguments(role: 'sidecar' | 'router', flag = joined): readonly Node[] {
  return [
    'proxy',
    role,
    '--domain',
    text`$(POD_NAMESPACE).svc.${'$proxy.clusterDomain'}`,
    ...flag('--proxyLogLevel', annotation('sidecar.istio.io/logLevel', '$proxy.logLevel')),
    ...flag('--proxyComponentLogLevel', annotation('sidecar.istio.io/componentLogLevel', '$proxy.componentLogLevel')),
    ...flag('--log_output_level', annotation('sidecar.istio.io/agentLogLevel', '$global.logging.level')),
    when('$global.sts.servicePort', text`--stsPort=${'$global.sts.servicePort'}`),
    when('$global.logAsJson', '--log_as_json'),
  ];
}

/** A flag and its value as one argument. */
function joined(name: string, expression: string): readonly Node[] {
  return [new Text(`${name}={{ ${expression} }}`)];
}

/** A flag and its value as two arguments. */
export function apart(name: string, expression: string): readonly Node[] {
  return [name, text`${expression}`];
}

/** When the image is pulled anew. */
export function pullPolicy(): Node {
  return when('$global.imagePullPolicy', text`${'$global.imagePullPolicy'}`);
}

/** Port at which Prometheus finds Envoy's own metrics. */
export const METRICS_PORT: Fields = { containerPort: 15090, protocol: 'TCP', name: 'http-envoy-prom' };

const READY: Fields = { path: '/healthz/ready', port: 15021 };

/** Readiness as the annotations of the pod or the values have it. */
export function readiness(port: number = 15021): Fields {
  const number = (setting: string): Node =>
    value(annotation(`readiness.status.sidecar.istio.io/${setting}`, `$proxy.readiness${setting[0].toUpperCase()}${setting.slice(1)}`));
  return {
    httpGet: { ...READY, port },
    initialDelaySeconds: number('initialDelaySeconds'),
    periodSeconds: number('periodSeconds'),
    timeoutSeconds: 3,
    failureThreshold: number('failureThreshold'),
  };
}

/** Readiness of a gateway: the values alone. */
export function gatewayReadiness(): Fields {
  return {
    httpGet: READY,
    initialDelaySeconds: value('$proxy.readinessInitialDelaySeconds'),
    periodSeconds: value('$proxy.readinessPeriodSeconds'),
    timeoutSeconds: 3,
    failureThreshold: value('$proxy.readinessFailureThreshold'),
  };
}

/** The time that the proxy has until it is first ready. */
export function startup(): Fields {
  return {
    httpGet: READY,
    initialDelaySeconds: 0,
    periodSeconds: 1,
    timeoutSeconds: 3,
    failureThreshold: value('$proxy.startupProbe.failureThreshold'),
  };
}

/** The confinement of system calls, as the values have it. */
export function seccomp(): Node {
  return when('$proxy.seccompProfile', json('$proxy.seccompProfile'));
}
