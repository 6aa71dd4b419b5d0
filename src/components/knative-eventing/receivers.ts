import { Construct } from 'constructs';
import { ACCOUNT } from './access';
import { CONFIG } from './config-maps';
import { jobSinkFacts, pingSourceFacts, requestReplyFacts } from './facts';
import { LABELS, selectorOf, UNBOUND } from './labels';
import {
  configVariables, CONTROLLER_PROBES, EVENT_PORTS, EVENT_SERVICE_PORTS, eventingPods, LOGGING_AND_METRICS, NAMESPACE, POD_NAME, PORTS, RECEIVER_METRICS,
  RECEIVER_PROBES, SYSTEM_NAMESPACE,
} from './pods';
import { Deployment, StatefulSet } from '../../apis/k8s/apps/v1';
import { Secret, Service } from '../../apis/k8s/core/v1';
import { Component } from '../../core';
import { fieldVariable, KnativeFrame, readAtStart, variable } from '../../kit';

/** What a program uses that takes or sends events. */
const RESOURCES = { requests: { cpu: '125m', memory: '64Mi' }, limits: { cpu: '1', memory: '2Gi' } };

/** Selects the pods of what makes a Job of each event. */
export const JOB_SINK = { 'sinks.knative.dev/sink': 'job-sink' };

/** Selects the pods of what waits for the answer to an event. */
export const REQUEST_REPLY = { 'eventing.knative.dev/part-of': 'request-reply' };

/** Makes a Job of each event that it gets for a JobSink: Deployment, Service. */
export class JobSink extends Construct {
  constructor(scope: Construct, id: string, frame: KnativeFrame) {
    super(scope, id);
    const { namespace } = frame;
    const name = 'job-sink';
    const pods = eventingPods({
      image: Component.of(this).image('knative-eventing/job-sink'),
      container: name,
      own: JOB_SINK,
      account: ACCOUNT.jobSink,
      env: [
        SYSTEM_NAMESPACE, NAMESPACE, POD_NAME, variable('CONTAINER_NAME', name), ...configVariables('knative.dev/internal/eventing'),
        variable('INGRESS_PORT', String(PORTS.http)), variable('INGRESS_PORT_HTTPS', String(PORTS.https)),
      ],
      clusterDomain: frame.clusterDomain,
      ports: [...EVENT_PORTS, { name: 'metrics', containerPort: PORTS.receiverMetrics, protocol: 'TCP' }],
      probes: RECEIVER_PROBES,
      resources: RESOURCES,
      annotations: readAtStart(frame, CONFIG.observability),
    });
    new Deployment(this, 'Deployment', {
      metadata: { name, namespace, labels: LABELS },
      spec: Component.of(this).workload(name, { replicas: 1, ...pods }, jobSinkFacts(namespace)),
    });
    new Service(this, 'Service', {
      metadata: { name, namespace, labels: { ...LABELS, ...JOB_SINK } },
      spec: { selector: selectorOf(JOB_SINK), ports: [...EVENT_SERVICE_PORTS, RECEIVER_METRICS] },
    });
  }
}

/**
 * Sends the events of all PingSources: Deployment.
 *
 * The controller replaces all variables of its container as soon as there is a PingSource, and starts a pod if there is none. So Git has no number of pods,
 * which would stop them again, and only the variables that the controller writes the same, in the same order.
 */
export class PingSource extends Construct {
  constructor(scope: Construct, id: string, frame: KnativeFrame) {
    super(scope, id);
    const { namespace } = frame;
    const name = 'pingsource-mt-adapter';
    const pods = eventingPods({
      image: Component.of(this).image('knative-eventing/pingsource-mt-adapter'),
      container: 'dispatcher',
      own: { 'eventing.knative.dev/source': 'ping-source-controller', 'sources.knative.dev/role': 'adapter' },
      account: ACCOUNT.pingSource,
      env: [NAMESPACE, SYSTEM_NAMESPACE],
      ports: [{ name: 'metrics', containerPort: PORTS.metrics, protocol: 'TCP' }, { name: 'probes', containerPort: PORTS.probes }],
      probes: CONTROLLER_PROBES,
      resources: RESOURCES,
      annotations: readAtStart(frame, CONFIG.observability),
      logsTell: false,
    });
    new Deployment(this, 'Deployment', {
      metadata: { name, namespace, labels: { ...LABELS, ...UNBOUND } },
      spec: Component.of(this).workload(name, pods, pingSourceFacts(namespace)),
    });
  }
}

/** Sends the events of RequestReplies into their brokers, and waits for the answers: StatefulSet, Service, and the Secret that the controller writes its keys into. */
export class RequestReply extends Construct {
  constructor(scope: Construct, id: string, frame: KnativeFrame) {
    super(scope, id);
    const { namespace } = frame;
    const name = 'request-reply';
    const keys = 'request-reply-keys';
    const path = '/etc/secrets';
    new Secret(this, 'Secret', { metadata: { name: keys, namespace, labels: { ...LABELS, ...REQUEST_REPLY } } });
    const { selector, template } = eventingPods({
      image: Component.of(this).image('knative-eventing/request-reply'),
      container: name,
      own: REQUEST_REPLY,
      account: ACCOUNT.requestReply,
      env: [
        SYSTEM_NAMESPACE, fieldVariable('POD_INDEX', 'metadata.labels[\'apps.kubernetes.io/pod-index\']'), variable('HTTP_PORT', String(PORTS.http)),
        variable('HTTPS_PORT', String(PORTS.https)), variable('SECRETS_PATH', path), ...LOGGING_AND_METRICS,
      ],
      clusterDomain: frame.clusterDomain,
      ports: EVENT_PORTS,
      apart: false,
      serviceLinks: true,
      logsTell: false,
      volumeMounts: [{ name: 'aes-keys', mountPath: path }],
      volumes: [{ name: 'aes-keys', secret: { secretName: keys } }],
    });
    new StatefulSet(this, 'StatefulSet', {
      metadata: { name, namespace, labels: LABELS },
      spec: Component.of(this).workload(name, { replicas: 1, selector, template }, requestReplyFacts(namespace)),
    });
    new Service(this, 'Service', {
      metadata: { name, namespace, labels: { ...LABELS, ...REQUEST_REPLY } }, spec: { selector: selectorOf(REQUEST_REPLY), ports: EVENT_SERVICE_PORTS },
    });
  }
}
