import { Construct } from 'constructs';
import { LOCKED } from './deployment';
import { nodeAgentFacts } from './facts';
import { LOCAL_MODEL_LABELS, selectorOf } from './labels';
import { NodeAgent } from './props';
import { NODE_AGENT_RULES } from './rbac';
import { DaemonSet, DaemonSetSpec } from '../../apis/k8s/apps/v1';
import { ServiceAccount } from '../../apis/k8s/core/v1';
import { Component } from '../../core';
import { ClusterAccess } from '../../kit';

const NAME = 'kserve-localmodelnode-agent';

/** Properties of {@link LocalModelNodeAgent}. */
export interface LocalModelNodeAgentProps extends NodeAgent {
  /** Namespace of its pods. */
  readonly namespace: string;
  /** Namespace where KServe's settings are. */
  readonly configNamespace: string;
}

/** Fetches models into a folder of each node, and deletes what nobody wants any more: account with its rights, DaemonSet. */
export class LocalModelNodeAgent extends Construct {
  constructor(scope: Construct, id: string, props: LocalModelNodeAgentProps) {
    super(scope, id);
    const { namespace } = props;
    const account = { name: NAME, namespace };
    const labels = LOCAL_MODEL_LABELS;
    new ServiceAccount(this, 'ServiceAccount', {
      metadata: { ...account, labels: { ...labels, 'app.kubernetes.io/instance': NAME, 'app.kubernetes.io/managed-by': NAME } },
    });
    new ClusterAccess(this, 'Access', { name: `${NAME}-role`, bindingName: `${NAME}-rolebinding`, rules: NODE_AGENT_RULES, account, labels });
    new DaemonSet(this, 'DaemonSet', {
      metadata: { ...account, labels: { ...labels, ...selectorOf(NAME) } },
      spec: Component.of(this).nodeAgent(NAME, daemonSetSpec(Component.of(this).image('kserve/localmodelnode-agent'), props), nodeAgentFacts(namespace, NAME)),
    });
  }
}

function daemonSetSpec(image: string, { nodeSelector = { 'kserve/localmodel': 'worker' }, folder = '/models', configNamespace }: LocalModelNodeAgentProps): DaemonSetSpec {
  const selector = selectorOf(NAME);
  return {
    selector: { matchLabels: selector },
    template: {
      metadata: { labels: { ...selector, 'sidecar.istio.io/inject': 'false' }, annotations: { 'kubectl.kubernetes.io/default-container': 'manager' } },
      spec: {
        serviceAccountName: NAME,
        nodeSelector,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        terminationGracePeriodSeconds: 10,
        containers: [{
          name: 'manager',
          image,
          imagePullPolicy: 'Always',
          command: ['/manager'],
          env: [{ name: 'POD_NAMESPACE', value: configNamespace }, { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
          resources: { requests: { cpu: '100m', memory: '200Mi' }, limits: { cpu: '100m', memory: '300Mi' } },
          securityContext: LOCKED,
          volumeMounts: [{ name: 'models', mountPath: '/mnt/models', readOnly: false }],
        }],
        volumes: [{ name: 'models', hostPath: { path: folder, type: 'DirectoryOrCreate' } }],
      },
    },
  };
}
