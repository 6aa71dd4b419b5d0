import { Construct } from 'constructs';
import { ACCOUNT } from './access';
import { CONFIG } from './config-maps';
import { controllerFacts } from './facts';
import { LABELS, UNBOUND } from './labels';
import { configVariables, CONTROLLER_PORTS, CONTROLLER_PROBES, eventingPods, POD_NAME, SYSTEM_NAMESPACE } from './pods';
import { Deployment } from '../../apis/k8s/apps/v1';
import { EnvVar } from '../../apis/k8s/core/v1';
import { Component, configChecksum } from '../../core';
import { KnativeFrame, variable } from '../../kit';

/** Variables with images of sources and sinks, by the keys of the ConfigMap that holds them. */
const INTEGRATIONS = {
  INTEGRATION_SOURCE_TIMER_IMAGE: 'timer-source',
  INTEGRATION_SOURCE_AWS_S3_IMAGE: 'aws-s3-source',
  INTEGRATION_SOURCE_AWS_SQS_IMAGE: 'aws-sqs-source',
  INTEGRATION_SOURCE_AWS_DDB_STREAMS_IMAGE: 'aws-ddb-streams-source',
  INTEGRATION_SINK_LOG_IMAGE: 'log-sink',
  INTEGRATION_SINK_AWS_S3_IMAGE: 'aws-s3-sink',
  INTEGRATION_SINK_AWS_SQS_IMAGE: 'aws-sqs-sink',
  INTEGRATION_SINK_AWS_SNS_IMAGE: 'aws-sns-sink',
};

/** ConfigMaps that it reads only when it starts. */
const AT_START = [CONFIG.integrations, CONFIG.transformations, CONFIG.leaderElection, CONFIG.observability];

/** Makes the programs of sources, sinks and flows, and keeps their states: Deployment. */
export class Controller extends Construct {
  constructor(scope: Construct, id: string, frame: KnativeFrame) {
    super(scope, id);
    const { namespace, configMaps } = frame;
    const name = 'eventing-controller';
    const component = Component.of(this);
    const pods = eventingPods({
      image: component.image('knative-eventing/controller'),
      container: name,
      own: { app: name },
      account: ACCOUNT.controller,
      env: [
        SYSTEM_NAMESPACE,
        ...configVariables('knative.dev/eventing'),
        variable('APISERVER_RA_IMAGE', component.image('knative-eventing/apiserver-receive-adapter')),
        variable('AUTH_PROXY_IMAGE', component.image('knative-eventing/auth-proxy')),
        POD_NAME,
        imageVariable('EVENT_TRANSFORM_JSONATA_IMAGE', CONFIG.transformations, 'transform-jsonata'),
        ...Object.entries(INTEGRATIONS).map(([variableName, key]) => imageVariable(variableName, CONFIG.integrations, key)),
      ],
      clusterDomain: frame.clusterDomain,
      ports: CONTROLLER_PORTS,
      probes: CONTROLLER_PROBES,
      resources: { requests: { cpu: '100m', memory: '100Mi' } },
      annotations: configChecksum(...AT_START.map(one => configMaps.get(one)!)),
    });
    new Deployment(this, 'Deployment', {
      metadata: { name, namespace, labels: { ...LABELS, ...UNBOUND, 'knative.dev/high-availability': 'true' } },
      spec: component.workload(name, pods, controllerFacts(namespace)),
    });
  }
}

function imageVariable(name: string, configMap: string, key: string): EnvVar {
  return { name, valueFrom: { configMapKeyRef: { name: configMap, key } } };
}
