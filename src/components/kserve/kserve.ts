import { Construct } from 'constructs';
import { checkKServe } from './check';
import { CONFIG, inferenceServiceConfig, LOCAL_MODEL_JOBS } from './config';
import { KServeController } from './controller';
import { COMMON_LABELS } from './labels';
import { LargeLanguageModelController } from './llm';
import { LocalModelController } from './local-models';
import { Frame, OWN_ISSUER } from './manager';
import { ModelsWebApp } from './models-web-app';
import { KServeProps } from './props';
import { PEOPLE } from './rbac';
import { RUNTIMES, runtime } from './runtimes';
import { gatewayOf, ServiceGateway } from './service-gateway';
import { storageContainerSpec } from './storage';
import { ConfigMap } from '../../apis/k8s/core/v1';
import { ClusterServingRuntime, ClusterServingRuntimeResource, ClusterStorageContainer } from '../../apis/serving.kserve.io/v1alpha1';
import { Manifest } from '../../apis/meta';
import { allowImage, Component, ImageName, Mesh, meshOf } from '../../core';
import { PeopleRoles } from '../../kit';

/**
 * Runs models behind addresses: controllers for models of any kind, for large language models and for models on nodes with their definitions,
 * webhooks and settings, runtimes that all teams may use, and the page for models.
 *
 * The definitions of models are larger than an annotation may be: they need server-side apply.
 *
 * @throws ConfigError `PathTemplate`, `ServingTemplate`, `ServingRoutes`, `StorageResources`, `RuntimeName`, `RuntimePriority`
 * @see https://kserve.github.io/website/ (version in the pins)
 */
export class KServe extends Component<KServeProps> {
  /** Namespace of all programs. */
  public readonly namespace: string;
  /** The Gateway of the Kubernetes Gateway API for models; undefined if there is none. */
  public readonly serviceGateway?: { readonly namespace: string; readonly name: string };

  constructor(scope: Construct, id: string, given: KServeProps) {
    super(scope, id, given, 'components/kserve#KServeProps');
    const { props } = this;
    const { namespace = 'kubeflow', webhookIssuer, llm = {}, localModels = {}, modelsWebApp = {} } = props;
    const mesh = meshOf(props);
    const { clusterDomain } = mesh;
    const runtimes = this.runtimes(clusterDomain);
    checkKServe(props, mesh.hosts, Object.fromEntries(runtimes.map(({ metadata, spec = { containers: [] } }) => [metadata.name, spec])), this);
    this.namespace = namespace;
    this.serviceGateway = gatewayOf(props, namespace);

    const image = (name: ImageName) => this.image(name);
    const config = new ConfigMap(this, 'Config', {
      metadata: { name: CONFIG, namespace, labels: COMMON_LABELS }, data: inferenceServiceConfig(props, { namespace, mesh, image }),
    });
    const frame: Frame = { namespace, clusterDomain, webhookIssuer, config };
    new KServeController(this, 'Controller', { ...frame, knativeNamespace: props.knative === false ? undefined : props.knative.namespace });
    // One Issuer for the certificates of all webhooks.
    const signed: Frame = { ...frame, webhookIssuer: webhookIssuer ?? { kind: 'Issuer', name: OWN_ISSUER } };
    if (llm !== false) {
      new LargeLanguageModelController(this, 'LargeLanguageModels', { ...signed, tls: llm.tls ?? false });
    }
    if (localModels !== false) {
      const { jobNamespace = LOCAL_MODEL_JOBS, nodeAgent = false } = localModels;
      new LocalModelController(this, 'LocalModels', { ...signed, jobNamespace, nodeAgent });
    }
    this.addServiceGateway(mesh);
    new ClusterStorageContainer(this, 'StorageContainer', {
      metadata: { name: 'default', labels: COMMON_LABELS }, spec: storageContainerSpec(image('kserve/storage-initializer'), props),
    });
    runtimes.forEach(one => new ClusterServingRuntime(this, `Runtime-${one.metadata.name}`, one));
    new PeopleRoles(this, 'PeopleRoles', PEOPLE, COMMON_LABELS);
    if (modelsWebApp !== false) {
      new ModelsWebApp(this, 'ModelsWebApp', { ...modelsWebApp, namespace, mesh });
    }
  }

  private runtimes(clusterDomain: string): Manifest<ClusterServingRuntimeResource>[] {
    const { runtimes = RUNTIMES, customRuntimes = {} } = this.props;
    const custom = Object.entries(customRuntimes).map(([name, spec]) => ({ metadata: { name }, spec }));
    for (const { spec: { containers, workerSpec } } of custom) {
      [...containers, ...workerSpec?.containers ?? []].forEach(one => one.image !== undefined && allowImage(this, one.image));
    }
    return [...runtimes.map(name => runtime(name, { clusterDomain, image: one => this.image(one) })), ...custom];
  }

  private addServiceGateway(mesh: Mesh): void {
    const { serviceGateway = {}, trustedNamespaces = [] } = this.props;
    if (this.serviceGateway !== undefined && serviceGateway !== false && serviceGateway.existing === undefined) {
      new ServiceGateway(this, 'ServiceGateway', { ...serviceGateway, namespace: this.namespace, mesh, trustedNamespaces });
    }
  }
}
