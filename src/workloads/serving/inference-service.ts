import { Construct } from 'constructs';
import { insideUrl, outsideUrl } from './addresses';
import { explainerSpec, MadeComponent, predictorSpec, transformerSpec } from './components';
import { Expose, Exposure, ExposureProps, resolvedExposure, ResolvedExposure } from './exposure';
import { ResolvedModel } from './models';
import { InferenceServiceProps, PredictorProps, ServiceOptions, TransformerOptions } from './props';
import { Scaling } from './scaling';
import { checkService } from './service-check';
import { ComponentSpec, ExplainerSpec, InferenceService as InferenceServiceObject, InferenceServiceSpec, TransformerSpec } from '../../apis/serving.kserve.io/v1beta1';
import { ConfigError, declareSecrets, listed, ServingMode, ServingRef } from '../../core';
import { platformContextOf } from '../platform-context';
import { INJECT } from '../pod/pod';
import { PROFILE_ACCOUNTS } from '../profile/profile';
import { Workload } from '../workload';

/** Label of all pods of a service with its name, and that of each with its component. */
const SERVICE_LABEL = 'serving.kserve.io/inferenceservice';
const COMPONENT_LABEL = 'component';

/** Labels by which a service has no route from outside: Knative's, and KServe's own for standard mode. */
const INSIDE = { knative: 'networking.knative.dev/visibility', standard: 'networking.kserve.io/visibility' } as const;

/**
 * A model behind an address: 1 InferenceService, with who may call it. In a suspended profile it is stopped; in an archived one there is nothing.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `ServingMode`, `ServingAnnotation`, `ScaleRange`, `Autoscaler`, `ModelSecret`, `ModelStorage`, `ModelFolder`, `ModelAddress`,
 * `NoModelStore`, `WorkerStorage`, `WorkerEnv`, `WorkerSidecars`, `ExposePlatform`, `ExposeMode`, `ExposeCallers`, `ExposeTokens`, `ExposeRoute`, and those of pods
 * @see https://kserve.github.io/website/ (version in the pins)
 */
export class InferenceService extends Workload<InferenceServiceProps> {
  /** Name of the object. */
  public readonly name: string;
  /** Mode of its pods. */
  public readonly mode: ServingMode;
  /** Address for clients outside of the cluster; undefined where none leads to it, or nobody knows how models are served. */
  public readonly url?: string;
  /** Address inside the cluster. */
  public readonly address: string;
  /** Path at the platform's host, where it has one, with a slash at its end: what `oauth2Proxy.skipAuthPaths` names to open it for everybody. */
  public readonly path?: string;
  private readonly exposure: ResolvedExposure;
  private readonly serving: ServingRef | undefined;

  constructor(scope: Construct, id: string, given: InferenceServiceProps) {
    super(scope, id, given, 'workloads/serving#InferenceServiceProps');
    const { props } = this;
    const platform = platformContextOf(this);
    this.name = this.checkedName('serving.kserve.io/InferenceService', props.name);
    this.serving = props.serving ?? platform?.serving;
    this.mode = props.mode ?? this.serving?.mode ?? 'knative';
    checkService(this, props, this.mode);
    const mesh = platform?.mesh;
    this.exposure = resolvedExposure(props as ExposureProps, {
      scope: this, namespace: this.namespace, mode: this.mode, serving: this.serving, trustDomain: mesh?.trustDomain ?? 'cluster.local', isolated: this.team?.isolated === true,
    });
    const entry = props.transformer === undefined ? 'predictor' : 'transformer';
    this.address = insideUrl(this, entry, mesh?.clusterDomain ?? 'cluster.local');
    this.url = this.isInside ? undefined : outsideUrl(this, this.serving);
    this.path = this.url === undefined || this.serving?.pathTemplate === undefined || this.mode === 'standard' ? undefined : `${new URL(this.url).pathname.replace(/\/$/, '')}/`;
    const { spec, models } = this.spec();
    if (this.lifecycle !== 'archived') {
      this.addService(spec, models);
      props.mesh === false || this.addExposure(entry);
    }
  }

  /** Who may call it; undefined for pods without a proxy of the mesh, which keep nobody out. */
  public get expose(): Expose | undefined {
    return this.props.mesh === false ? undefined : this.exposure.expose;
  }

  /**
   * Whether a program of its namespace that sends no token is let in at its address. On Knative that leads over a gateway, behind which nobody knows whose request it is;
   * in standard mode to the pods themselves. Where no platform is known, no policy is made.
   */
  public get answersNeighbours(): boolean {
    return this.mode === 'standard' || this.serving === undefined || this.expose === undefined || ['cluster', 'public'].includes(this.expose);
  }

  /** Whether no route leads to it from outside. */
  private get isInside(): boolean {
    return this.props.mesh !== false && ['none', 'cluster'].includes(this.exposure.expose);
  }

  private spec(): MadeComponent<InferenceServiceSpec> {
    const { predictor, transformer, explainer } = this.props;
    const around = this.podAround(this.name);
    const first = predictorSpec(around, predictor as PredictorProps);
    const before = transformer && transformerSpec(around, transformer as TransformerOptions & Scaling);
    const beside = explainer && explainerSpec(around, explainer as Parameters<typeof explainerSpec>[1]);
    const models = [first, before, beside].flatMap(one => one?.models ?? []);
    const usual = this.account(models);
    return {
      models,
      spec: {
        predictor: { ...usual, ...first.spec, ...(before ?? beside) && this.direct(first.spec) },
        ...before && { transformer: { ...usual, ...before.spec } as TransformerSpec },
        ...beside && { explainer: { ...usual, ...beside.spec } as ExplainerSpec },
      },
    };
  }

  /**
   * Only the profile's account has its identity of the cloud. It may do much in the namespace, so the program gets no token of it.
   */
  private account(models: readonly ResolvedModel[]): Pick<ComponentSpec, 'serviceAccountName' | 'automountServiceAccountToken'> {
    return models.some(one => one.identity === true) ? { serviceAccountName: PROFILE_ACCOUNTS.editor, automountServiceAccountToken: false } : {};
  }

  /**
   * A transformer calls the predictor as a pod of its namespace. Through Knative's activator it would be nobody, and be refused; so requests go to the pods as soon as
   * there are any.
   */
  private direct({ annotations }: ComponentSpec): Pick<ComponentSpec, 'annotations'> | undefined {
    return this.mode === 'knative' && this.props.mesh !== false && this.serving?.knative === true
      ? { annotations: { 'autoscaling.knative.dev/target-burst-capacity': '0', ...annotations } } : undefined;
  }

  private addService(spec: InferenceServiceSpec, models: readonly ResolvedModel[]): void {
    const { props } = this;
    const secrets = [...new Set(models.flatMap(one => one.secret ?? []))];
    if (secrets.length > 1) {
      throw new ConfigError('ModelSecret', `models of a service must be opened by one Secret, got ${listed(secrets)}; put the keys into one, or list both in the ServiceAccount`, this);
    }
    declareSecrets(this, this.namespace, ...secrets);
    const labels = { ...props.labels, ...this.isInside && { [INSIDE[this.mode]]: 'cluster-local' }, ...props.mesh === false && { [INJECT]: 'false' } };
    const annotations = { ...serviceAnnotations(props, props.stopped === true || this.lifecycle !== 'active', secrets[0]), ...props.annotations };
    new InferenceServiceObject(this, 'InferenceService', {
      metadata: {
        name: this.name,
        namespace: this.namespace,
        ...Object.keys(labels).length > 0 && { labels },
        ...Object.keys(annotations).length > 0 && { annotations },
      },
      spec,
    });
  }

  /** The first of the pods get the requests of clients; an explainer gets its own. */
  private addExposure(entry: 'predictor' | 'transformer'): void {
    const { name, namespace, props } = this;
    for (const component of [entry, ...props.explainer === undefined ? [] : ['explainer']]) {
      new Exposure(this, `Exposure-${component}`, {
        ...this.exposure, name: `${name}-${component}`, namespace, selector: { [SERVICE_LABEL]: name, [COMPONENT_LABEL]: component },
      });
    }
    if (entry !== 'predictor') {
      new Exposure(this, 'Exposure-predictor', {
        ...this.exposure, expose: 'none', tokens: [], name: `${name}-predictor`, namespace, selector: { [SERVICE_LABEL]: name, [COMPONENT_LABEL]: 'predictor' },
      });
    }
  }
}

function serviceAnnotations({ mode, autoscaler, tagRouting, prometheus, predictor }: InferenceServiceProps & ServiceOptions, stopped: boolean, secret: string | undefined) {
  const scaler = autoscaler ?? (predictor.workerSpec === undefined ? undefined : 'none');
  return {
    ...mode !== undefined && { 'serving.kserve.io/deploymentMode': mode === 'knative' ? 'Knative' : 'Standard' },
    ...scaler !== undefined && { 'serving.kserve.io/autoscalerClass': scaler },
    ...tagRouting === true && { 'serving.kserve.io/enable-tag-routing': 'true' },
    ...prometheus === true && { 'serving.kserve.io/enable-prometheus-scraping': 'true' },
    ...secret !== undefined && { 'serving.kserve.io/storageSecretName': secret },
    ...stopped && { 'serving.kserve.io/stop': 'true' },
  };
}
