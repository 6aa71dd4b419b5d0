import { readFileSync } from 'fs';
import { join } from 'path';
import { Construct } from 'constructs';
import { profileControllerFacts } from './facts';
import { CONTROLLER_PORT, controllerFiles, ControllerSettings, environment, HOOKS, MintingStore } from './settings';
import { Deployment, DeploymentSpec } from '../../../apis/k8s/apps/v1';
import { ConfigMap, Service } from '../../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../../apis/k8s/networking/v1';
import { Attachment, DecoratorController } from '../../../apis/metacontroller.k8s.io/v1alpha1';
import { Component, configChecksum, ObjectStoreRef, ServiceRef, storeKeys } from '../../../core';
import { RESTRICTED } from '../../../kit';

/** Properties of {@link ProfileController}. */
export interface ProfileControllerProps extends ControllerSettings {
  readonly namespace: string;
  /** The Service of the store where it is in the cluster, and one that the output makes. @default - the store is elsewhere */
  readonly storeService?: ServiceRef;
  /** Labels of the pods of Metacontroller in the namespace. @default { app: 'metacontroller' } */
  readonly metacontroller?: Readonly<Record<string, string>>;
}

const NAME = 'kubeflow-pipelines-profile-controller';
const LABELS = {
  'app': NAME, 'app.kubernetes.io/component': 'ml-pipeline', 'app.kubernetes.io/name': 'kubeflow-pipelines', 'application-crd-id': 'kubeflow-pipelines',
};
const PROGRAM = 'profile_controller.py';

/** Kinds that are made in profiles: a Secret stays as it is, all else follows the settings. */
const ATTACHMENTS: readonly Attachment[] = [
  attachment('v1', 'secrets', 'OnDelete'), attachment('v1', 'configmaps', 'InPlace'), attachment('apps/v1', 'deployments', 'InPlace'), attachment('v1', 'services', 'InPlace'),
];

function attachment(apiVersion: string, resource: string, method: 'OnDelete' | 'InPlace'): Attachment {
  return { apiVersion, resource, updateStrategy: { method } };
}

/** Whether keys for profiles are made at the store, so that it needs the program. */
export function isMinting(store: ObjectStoreRef): store is MintingStore {
  return store.profiles.kind === 'minted' && store.platform.kind === 'secret';
}

/**
 * Gives each profile what its pipelines need, where keys are made at the store: a program with its Deployment, Service, ConfigMap and
 * network policy, and the DecoratorController by which Metacontroller asks it about each namespace of a profile.
 */
export class ProfileController extends Construct {
  constructor(scope: Construct, id: string, props: ProfileControllerProps) {
    super(scope, id);
    const { namespace, metacontroller = { app: 'metacontroller' } } = props;
    const metadata = { name: NAME, namespace, labels: LABELS };
    const code = new ConfigMap(this, 'Code', {
      metadata: { ...metadata, name: `${NAME}-code` },
      data: { [PROGRAM]: readFileSync(join(__dirname, PROGRAM), 'utf8'), ...controllerFiles(props) },
    });
    new Deployment(this, 'Deployment', {
      metadata, spec: Component.of(this).workload(NAME, this.deployment(props, code), profileControllerFacts(namespace, NAME, props.storeService)),
    });
    new Service(this, 'Service', { metadata, spec: { selector: LABELS, ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: CONTROLLER_PORT }] } });
    // Whoever reaches it gets keys of any profile.
    new NetworkPolicy(this, 'NetworkPolicy', {
      metadata,
      spec: {
        podSelector: { matchLabels: { app: NAME } },
        policyTypes: ['Ingress'],
        ingress: [{ from: [{ podSelector: { matchLabels: metacontroller } }], ports: [{ port: CONTROLLER_PORT, protocol: 'TCP' }] }],
      },
    });
    const hook = (path: string) => ({ webhook: { url: `http://${NAME}.${namespace}/${path}` } });
    new DecoratorController(this, 'DecoratorController', {
      metadata: { name: NAME, labels: LABELS },
      spec: {
        resources: [{ apiVersion: 'v1', resource: 'namespaces', labelSelector: { matchLabels: { 'pipelines.kubeflow.org/enabled': 'true' } } }],
        attachments: ATTACHMENTS,
        hooks: { customize: hook('customize'), sync: hook('sync'), finalize: hook('finalize') },
        resyncPeriodSeconds: 3600,
      },
    });
  }

  private deployment(props: ProfileControllerProps, code: ConfigMap): DeploymentSpec {
    const component = Component.of(this);
    component.secretName(storeKeys(props.store.platform), props.namespace);
    return {
      replicas: 1,
      // Each remembers the keys that it made, and takes back those of another. Not `Recreate`: the API server refuses that for a Deployment that
      // is there, beside the `rollingUpdate` that it filled in.
      strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
      selector: { matchLabels: LABELS },
      template: {
        metadata: { labels: { ...LABELS, 'sidecar.istio.io/inject': 'false' }, annotations: configChecksum(code) },
        spec: {
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [{
            name: 'profile-controller',
            image: component.image('alpine-k8s'),
            command: ['python', `${HOOKS}/${PROGRAM}`],
            env: environment(props),
            ports: [{ containerPort: CONTROLLER_PORT }],
            readinessProbe: { httpGet: { path: '/healthz', port: CONTROLLER_PORT } },
            securityContext: { ...RESTRICTED, runAsUser: 1000, runAsGroup: 0 },
            volumeMounts: [{ name: 'hooks', mountPath: HOOKS }],
          }],
          volumes: [{ name: 'hooks', configMap: { name: code.name } }],
        },
      },
    };
  }
}
