import { Construct } from 'constructs';
import { ResolvedModel, resolvedModel, secretText } from './models';
import {
  ArtExplainer, ComponentOptions, CustomExplainer, CustomPredictor, ModelFormatRef, ModelPredictor, PredictorProps, TransformerOptions, WorkerOptions,
} from './props';
import { Scaling, scalingFields } from './scaling';
import { Container, SecurityContext } from '../../apis/k8s/core/v1';
import { ComponentSpec, ExplainerSpec, LoggerSpec, ModelFormat, ModelSpec, PredictorSpec, TransformerSpec, WorkerSpec } from '../../apis/serving.kserve.io/v1beta1';
import { allowImage, ConfigError, declareSecrets, shown } from '../../core';
import { accountName } from '../account';
import { containerFields, ContainerFields, ContainerOptions, ContainerProps } from '../pod/container';
import { podSpec, PodAround, PodOptions } from '../pod/pod';

/** Name of the container that gets the requests; KServe knows it. */
export const KSERVE_CONTAINER = 'kserve-container';

/** Variable by which a container of one's own says which model is to be loaded. */
const STORAGE_URI = 'STORAGE_URI';

/** Variables that KServe sets for pods on several nodes; its webhook refuses others. */
const RESERVED_ENV = ['TENSOR_PARALLEL_SIZE', 'PIPELINE_PARALLEL_SIZE'];

/**
 * Privileges that the level `restricted` wants, all said at the container: Knative takes none at the pod unless a feature is on.
 */
export const RESTRICTED_SERVER: SecurityContext = {
  allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' },
};

/** A component, and what its models need of the service around it. */
export interface MadeComponent<Spec> {
  readonly spec: Spec;
  readonly models: readonly ResolvedModel[];
}

/** A pod with one container that is told apart from the others. */
interface MadePod {
  readonly pod: ComponentSpec;
  readonly server: ContainerFields;
}

/**
 * The predictor of a service.
 *
 * @throws ConfigError `WorkerStorage`, `WorkerEnv`, `ModelStorage`, those of {@link resolvedModel} and of pods
 */
export function predictorSpec(at: PodAround, props: PredictorProps): MadeComponent<PredictorSpec> {
  return props.modelFormat === undefined ? custom(at, props as CustomPredictor & Scaling) : ofFormat(at, props as ModelPredictor & Scaling & Pick<PredictorProps, 'workerSpec'>);
}

/** The transformer of a service, which is a container of one's own. */
export function transformerSpec(at: PodAround, props: TransformerOptions & Scaling): MadeComponent<TransformerSpec> {
  return custom(at, props);
}

/** The explainer of a service. */
export function explainerSpec(at: PodAround, props: (CustomExplainer | ArtExplainer) & Scaling): MadeComponent<ExplainerSpec> {
  if (props.art === undefined) {
    return custom(at, props as CustomExplainer & Scaling);
  }
  const { pod, server } = madePod(at, props as ArtExplainer);
  const { type, config = {}, storageUri, runtimeVersion } = props.art;
  const models = storageUri === undefined ? [] : [resolvedModel(at.scope, at.namespace, storageUri)];
  const art = {
    type, ...Object.keys(config).length > 0 && { config }, ...models.length > 0 && { storageUri: models[0].uri }, ...runtimeVersion !== undefined && { runtimeVersion }, ...server,
  };
  return { spec: { ...component(props), ...pod, art }, models };
}

/** Formats whose runtimes know no other protocol than `v2`; KServe takes `v1` for granted, and would find none. */
const ONLY_V2 = ['mlflow', 'onnx', 'tensorrt', 'triton'];

function ofFormat(at: PodAround, props: ModelPredictor & Scaling & Pick<PredictorProps, 'workerSpec'>): MadeComponent<PredictorSpec> {
  const { runtime, runtimeVersion, image, storageUri, storage, storageUris, workerSpec } = props;
  const modelFormat = formatOf(props.modelFormat);
  const { protocolVersion = runtime === undefined && ONLY_V2.includes(modelFormat.name) ? 'v2' : undefined } = props;
  const model = storageUri === undefined ? undefined : resolvedModel(at.scope, at.namespace, storageUri);
  const folders = (storageUris ?? []).map(({ uri, mountPath }) => ({ model: resolvedModel(at.scope, at.namespace, uri), mountPath }));
  checkFolders(at.scope, folders);
  checkWorkers(at.scope, props, model);
  const { pod, server } = madePod(at, props);
  image !== undefined && allowImage(at.scope, image);
  const spec: ModelSpec = {
    modelFormat,
    ...protocolVersion !== undefined && { protocolVersion },
    ...runtime !== undefined && { runtime },
    ...runtimeVersion !== undefined && { runtimeVersion },
    ...image !== undefined && { image },
    ...model && { storageUri: model.uri },
    ...storage && { storage: withoutSecret(at, storage) },
    ...server,
  };
  return {
    spec: {
      ...component(props),
      ...folders.length > 0 && { storageUris: folders.map(one => ({ uri: one.model.uri, ...one.mountPath !== undefined && { mountPath: one.mountPath } })) },
      ...pod,
      model: spec,
      ...workerSpec && { workerSpec: workers(at, workerSpec) },
    },
    models: [...model ? [model] : [], ...folders.map(one => one.model), ...storage?.secret === undefined ? [] : [{ uri: '', secret: secretText(storage.secret) }]],
  };
}

function withoutSecret({ scope, namespace }: PodAround, { secret, ...storage }: NonNullable<ModelPredictor['storage']>) {
  if (storage.path === undefined && storage.parameters === undefined) {
    throw new ConfigError('ModelStorage', `storage must say which model it is, got ${shown(storage)}; pass path, such as "iris/v1"`, scope);
  }
  if (secret === undefined && storage.key !== undefined) {
    declareSecrets(scope, namespace, 'storage-config');
  }
  return storage;
}

function custom(at: PodAround, props: (CustomPredictor | TransformerOptions | CustomExplainer) & Scaling): MadeComponent<PredictorSpec> {
  const { storageUri, image, env = {} } = props;
  const model = storageUri === undefined ? undefined : resolvedModel(at.scope, at.namespace, storageUri);
  if (model !== undefined && STORAGE_URI in env) {
    throw new ConfigError('ModelStorage', `env must leave ${STORAGE_URI} to storageUri, got both; remove one of them`, at.scope);
  }
  const { pod, server } = madePod(at, { ...props, ...model && { env: { ...env, [STORAGE_URI]: model.uri } } });
  allowImage(at.scope, image);
  const { containers = [], ...rest } = pod;
  return { spec: { ...component(props), ...rest, containers: [{ name: KSERVE_CONTAINER, image, ...server }, ...containers] }, models: model ? [model] : [] };
}

/** Further containers have the privileges of the first unless they say others. */
function madePod(at: PodAround, props: ContainerOptions & PodOptions): MadePod {
  const usual = at.isRestricted ? RESTRICTED_SERVER : undefined;
  const own = { ...at, isRestricted: false };
  const made = containerFields(own, props, usual);
  const secured = <T extends ContainerProps>(all: readonly T[] = []): T[] => all.map(one => ({ ...usual && { securityContext: usual }, ...one }));
  const spec = podSpec(own, { ...props, sidecars: secured(props.sidecars), initContainers: secured(props.initContainers) },
    [{ volumes: made.volumes, container: { name: KSERVE_CONTAINER, image: KSERVE_CONTAINER, ...made.container } }], props.gpu);
  const { containers: [, ...beside], ...pod } = spec;
  return { pod: { ...pod, ...beside.length > 0 && { containers: beside } } as ComponentSpec, server: made.container };
}

/** What a component says beside its pod. */
function component(props: ComponentOptions & Scaling): ComponentSpec {
  const { timeout, batcher, logger, podLabels = {}, podAnnotations = {} } = props;
  return {
    ...Object.keys(podAnnotations).length > 0 && { annotations: podAnnotations },
    ...Object.keys(podLabels).length > 0 && { labels: podLabels },
    ...scalingFields(props),
    ...timeout !== undefined && { timeout },
    ...batcher && { batcher },
    ...logger && { logger: loggerSpec(logger) },
  };
}

function loggerSpec({ mode = 'all', storage, ...rest }: NonNullable<ComponentOptions['logger']>): LoggerSpec {
  const { serviceAccount, ...store } = storage ?? {};
  return { mode, ...rest, ...storage && { storage: { ...store, ...serviceAccount !== undefined && { serviceAccountName: accountName(serviceAccount) } } } };
}

function formatOf(format: ModelFormatRef): ModelFormat {
  return typeof format === 'string' ? { name: format } : format;
}

function workers(at: PodAround, props: WorkerOptions): WorkerSpec {
  const { pipelineParallelSize, tensorParallelSize, image } = props;
  const { pod, server } = madePod(at, props);
  image !== undefined && allowImage(at.scope, image);
  const container = { ...image !== undefined && { image }, ...server };
  return {
    ...pod as WorkerSpec,
    ...Object.keys(container).length > 0 && { containers: [{ name: 'worker-container', ...container } as Container] },
    ...pipelineParallelSize !== undefined && { pipelineParallelSize },
    ...tensorParallelSize !== undefined && { tensorParallelSize },
  };
}

function checkWorkers(at: Construct, { workerSpec, env = {} }: PredictorProps, model: ResolvedModel | undefined): void {
  if (workerSpec === undefined) {
    return;
  }
  if (model === undefined || !/^(pvc|oci):/.test(model.uri)) {
    throw new ConfigError('WorkerStorage', `workerSpec needs a model that all nodes can mount, got ${shown(model?.uri)}; pass storageUri: pvcModel("models", "llama") or ociModel(...)`, at);
  }
  const reserved = RESERVED_ENV.find(name => name in env);
  if (reserved !== undefined) {
    throw new ConfigError('WorkerEnv', `env must leave ${reserved} to workerSpec, got a value for it; pass pipelineParallelSize and tensorParallelSize`, at);
  }
  if ((workerSpec.sidecars?.length ?? 0) > 0) {
    throw new ConfigError('WorkerSidecars', `workerSpec has one container, got ${workerSpec.sidecars!.length} sidecars; leave sidecars out`, at);
  }
}

function checkFolders(at: Construct, folders: readonly { readonly model: ResolvedModel; readonly mountPath?: string }[]): void {
  const paths = folders.map(({ mountPath = '/mnt/models' }) => mountPath);
  const wrong = paths.find(path => path === '/' || path.split('/').includes('..'));
  if (wrong !== undefined) {
    throw new ConfigError('ModelFolder', `mountPath of a model must be a folder below the root without "..", got ${shown(wrong)}; pass e.g. "/mnt/models/base"`, at);
  }
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) {
    throw new ConfigError('ModelFolder', `models must have folders of their own, got ${shown(twice)} twice; pass mountPath, e.g. "/mnt/models/base"`, at);
  }
  const fetched = folders.filter(({ model }) => !model.uri.startsWith('pvc:')).map(({ mountPath = '/mnt/models' }) => mountPath.split('/')[1]);
  if (new Set(fetched).size > 1) {
    throw new ConfigError('ModelFolder', `folders of models must have one above them in common, got ${shown(paths)}; put them below "/mnt/models"`, at);
  }
}
