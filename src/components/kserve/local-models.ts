import { Construct } from 'constructs';
import { WEBHOOK_PORT } from './deployment';
import { localModelFacts } from './facts';
import { LOCAL_MODEL_LABELS } from './labels';
import { Frame, Manager } from './manager';
import { LocalModelNodeAgent } from './node-agent';
import { NodeAgent } from './props';
import { LOCAL_MODEL_RULES } from './rbac';
import { SERVING, validating } from './webhooks';
import { ValidatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { Namespace } from '../../apis/k8s/core/v1';
import * as crds from '../../apis/serving.kserve.io/crds';
import { Component, Definition } from '../../core';
import { CallersPolicy, having, outsideMesh } from '../../kit';

const NAME = 'kserve-localmodel-controller-manager';
const METRICS_PORT = 8080;
const CRDS = [crds.localModelNodeGroupCrd, crds.localModelCacheCrd, crds.localModelNamespaceCacheCrd, crds.localModelNodeCrd];

/** Properties of {@link LocalModelController}. */
export interface LocalModelControllerProps extends Frame {
  /** Namespace of the Jobs that fetch models. */
  readonly jobNamespace: string;
  readonly nodeAgent: NodeAgent | false;
}

/** Says which models are kept on which nodes, and makes volumes of them; the agent on each node fetches them. */
export class LocalModelController extends Construct {
  constructor(scope: Construct, id: string, props: LocalModelControllerProps) {
    super(scope, id);
    const { namespace, jobNamespace, nodeAgent } = props;
    for (const crd of CRDS) {
      new Definition(this, `${crd.kind}Crd`, crd, { labels: LOCAL_MODEL_LABELS });
    }
    const { service, injectCa } = new Manager(this, 'Manager', {
      ...props,
      name: NAME,
      prefix: 'localmodel',
      ownLabels: LOCAL_MODEL_LABELS,
      role: { name: 'kserve-localmodel-manager-role', binding: 'kserve-localmodel-manager-rolebinding', rules: LOCAL_MODEL_RULES },
      certificateName: 'localmodel-serving-cert',
      image: Component.of(this).image('kserve/localmodel-controller'),
      // The API server and Prometheus call from outside the mesh.
      annotations: outsideMesh(METRICS_PORT, WEBHOOK_PORT),
      replicas: 1,
      memoryRequest: '200Mi',
      terminationGracePeriodSeconds: 10,
      facts: [localModelFacts(namespace, NAME)],
    });
    new CallersPolicy(this, 'Callers', namespace, { name: 'kserve-localmodel', pods: having('control-plane', NAME), ports: [WEBHOOK_PORT] }, []);
    new ValidatingWebhookConfiguration(this, 'ValidatingWebhook', {
      metadata: { name: `localmodelcache.${SERVING}`, labels: LOCAL_MODEL_LABELS, annotations: injectCa },
      webhooks: [validating(service, { version: 'v1alpha1', plural: 'localmodelcaches', operations: ['CREATE', 'UPDATE', 'DELETE'] })],
    });
    // Folders of nodes are nothing that a level of the Pod Security Standards would let through.
    const podSecurity = nodeAgent === false ? 'restricted' : 'privileged';
    new Namespace(this, 'JobNamespace', {
      metadata: { name: jobNamespace, labels: { ...LOCAL_MODEL_LABELS, 'pod-security.kubernetes.io/enforce': podSecurity } },
    });
    if (nodeAgent !== false) {
      new LocalModelNodeAgent(this, 'NodeAgent', { ...nodeAgent, namespace: jobNamespace, configNamespace: namespace });
    }
  }
}
