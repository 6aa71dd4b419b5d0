import { Construct } from 'constructs';
import { COMMON_PORTS, CONTROLLER_PROBES, deploymentSpec, ProgramDeployment } from './deployment';
import { autoscalerFacts, controllerFacts, netIstioControllerFacts } from './facts';
import { Frame, readAtStart } from './frame';
import { NET_ISTIO_LABELS, NET_ISTIO_POD_LABELS, partLabels } from './labels';
import { CONTROLLER } from './rbac';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { Service } from '../../apis/k8s/core/v1';
import { Component, ServiceRef } from '../../core';
import { fieldVariable, variable } from '../../kit';

/** Where the autoscaler takes numbers of requests. */
const AUTOSCALER_PORT = 8080;
const PROBES_PORT = { name: 'probes', containerPort: 8080 };

/** Decides on the numbers of pods of revisions: Deployment, Service. */
export class Autoscaler extends Construct {
  constructor(scope: Construct, id: string, props: Frame) {
    super(scope, id);
    const { namespace } = props;
    const name = 'autoscaler';
    const labels = partLabels(name);
    const selector = { app: name };
    const metadata = { name, namespace, labels };
    const probe = { httpGet: { port: AUTOSCALER_PORT } };
    const program: ProgramDeployment = {
      ...props,
      image: Component.of(this).image('knative-serving/autoscaler'),
      container: name,
      labels,
      selector,
      account: CONTROLLER,
      env: [fieldVariable('POD_NAME', 'metadata.name'), fieldVariable('POD_IP', 'status.podIP')],
      port: { name: 'websocket', containerPort: AUTOSCALER_PORT },
      probes: { livenessProbe: { ...probe, failureThreshold: 6 }, readinessProbe: probe },
      resources: { requests: { cpu: '100m', memory: '100Mi' }, limits: { cpu: '1', memory: '1000Mi' } },
      annotations: readAtStart(props, 'leaderElection', 'network', 'observability'),
    };
    const spec: DeploymentSpec = { ...deploymentSpec(program), replicas: 1, strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0 } } };
    new Deployment(this, 'Deployment', { metadata, spec: Component.of(this).workload(name, spec, autoscalerFacts(namespace)) });
    new Service(this, 'Service', {
      metadata: { ...metadata, labels: { ...labels, ...selector } },
      spec: { selector, ports: [...COMMON_PORTS, { name: 'http', port: AUTOSCALER_PORT, targetPort: AUTOSCALER_PORT }] },
    });
  }
}

/** Turns Knative's kinds into Deployments and routes: Deployment, Service. */
export class Controller extends Construct {
  constructor(scope: Construct, id: string, props: Frame) {
    super(scope, id);
    const { namespace } = props;
    const name = CONTROLLER;
    const labels = partLabels(name);
    const selector = { app: name };
    const metadata = { name, namespace, labels };
    const program: ProgramDeployment = {
      ...props,
      image: Component.of(this).image('knative-serving/controller'),
      container: name,
      labels,
      selector,
      account: name,
      env: [fieldVariable('POD_NAME', 'metadata.name')],
      port: PROBES_PORT,
      probes: CONTROLLER_PROBES,
      resources: { requests: { cpu: '100m', memory: '100Mi' }, limits: { cpu: '1', memory: '1000Mi' } },
      annotations: readAtStart(props, 'leaderElection', 'network', 'observability'),
    };
    new Deployment(this, 'Deployment', { metadata, spec: Component.of(this).workload(name, deploymentSpec(program), controllerFacts(namespace)) });
    new Service(this, 'Service', { metadata: { ...metadata, labels: { ...labels, ...selector } }, spec: { selector, ports: COMMON_PORTS } });
  }
}

/** Properties of {@link NetIstioController}. */
export interface NetIstioControllerProps extends Frame {
  /** Service in front of the pods for requests from outside, which it asks whether a route is there. */
  readonly ingressService: ServiceRef;
}

/** Turns Knative's routes into VirtualServices: Deployment. */
export class NetIstioController extends Construct {
  constructor(scope: Construct, id: string, props: NetIstioControllerProps) {
    super(scope, id);
    const { namespace, ingressService } = props;
    const name = 'net-istio-controller';
    const program: ProgramDeployment = {
      ...props,
      image: Component.of(this).image('knative-serving/net-istio-controller'),
      container: 'controller',
      labels: NET_ISTIO_POD_LABELS,
      selector: { app: name },
      account: CONTROLLER,
      env: [variable('ENABLE_SECRET_INFORMER_FILTERING_BY_CERT_UID', 'false'), variable('METRICS_DOMAIN', 'knative.dev/net-istio')],
      port: PROBES_PORT,
      probes: CONTROLLER_PROBES,
      resources: { requests: { cpu: '30m', memory: '40Mi' }, limits: { cpu: '300m', memory: '400Mi' } },
      annotations: readAtStart(props, 'leaderElection', 'observability'),
      spread: false,
    };
    new Deployment(this, 'Deployment', {
      metadata: { name, namespace, labels: NET_ISTIO_LABELS },
      spec: Component.of(this).workload(name, deploymentSpec(program), netIstioControllerFacts(namespace, ingressService)),
    });
  }
}
