import { isPathStyle, ObjectStoreRef, pipelineRoot, PipelinesRef, storeKeys, storeRegion, StoreSecret, workflowKeyFormat, yaml } from '../core';

/** What stands for the name of a profile in what is made for all of them at once. */
export const ANY_PROFILE = '{profile}';

/** What programs of a profile work with. */
export interface ProfileStores {
  readonly store: ObjectStoreRef;
  readonly pipelines: PipelinesRef;
}

/** A ConfigMap without its namespace. */
export interface ProfileConfigMap {
  readonly name: string;
  /** @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, string>>;
}

/** The ConfigMaps by which steps of pipelines in a profile find artifacts and metadata. */
export function profileConfigMaps(profile: string, { store, pipelines: { metadata } }: ProfileStores): readonly ProfileConfigMap[] {
  const repository = 'default-namespaced';
  return [
    { name: 'kfp-launcher', data: launcherConfig(pipelineRoot(store, profile), store) },
    {
      name: 'metadata-grpc-configmap',
      data: { METADATA_GRPC_SERVICE_HOST: `${metadata.name}.${metadata.namespace}`, METADATA_GRPC_SERVICE_PORT: String(metadata.port) },
    },
    {
      name: 'artifact-repositories',
      annotations: { 'workflows.argoproj.io/default-artifact-repository': repository },
      // The keys of a profile need not be allowed to ask the store for its region.
      data: { [repository]: yaml({ archiveLogs: true, ...argoRepository(store, storeRegion(store)) }) },
    },
  ];
}

/** Where steps of pipelines keep artifacts, below the root, and how they open the store: data of the ConfigMap `kfp-launcher` of their namespace. */
export function launcherConfig(root: string, store: ObjectStoreRef): Readonly<Record<string, string>> {
  return { defaultPipelineRoot: root, providers: yaml({ [store.scheme]: { default: launcherProvider(store) } }) };
}

/** Annotations of the Secret with the keys of a store, by which KServe finds the store. */
export function storeSecretAnnotations(store: ObjectStoreRef): Readonly<Record<string, string>> {
  return {
    'serving.kserve.io/s3-endpoint': clientEndpoint(store),
    'serving.kserve.io/s3-usehttps': store.tls ? '1' : '0',
    'serving.kserve.io/s3-region': storeRegion(store),
    'serving.kserve.io/s3-usevirtualbucket': usesVirtualHosts(store),
  };
}

/**
 * Whether buckets are part of the host, as KServe's programs read it: those in Python are turned on by `true` alone, those in Go (the agent, the hub's
 * container for models) off by `false` alone, so that neither `1` and `0` nor nothing at all means the same to both.
 */
export function usesVirtualHosts(store: ObjectStoreRef): 'true' | 'false' {
  return isPathStyle(store) ? 'false' : 'true';
}

/** The Secret in which a profile has keys of the store; undefined where programs have an identity of the cloud. */
export function profileSecret({ profiles }: ObjectStoreRef): StoreSecret | undefined {
  switch (profiles.kind) {
    case 'secret': return profiles;
    case 'minted': return { kind: 'secret' };
    default: return undefined;
  }
}

/** Host, with the port where it is not that of the protocol: a signature contains it as clients write it. */
function clientEndpoint({ host, port, tls }: ObjectStoreRef): string {
  return port === (tls ? 443 : 80) ? host : `${host}:${port}`;
}

/** How the launcher of steps opens the store; without it, it takes one that stands in its code. */
function launcherProvider(store: ObjectStoreRef): object {
  const secret = profileSecret(store);
  if (store.scheme === 'gs' || secret === undefined) {
    return { ...store.scheme !== 'gs' && launcherAddress(store), credentials: { fromEnv: true } };
  }
  const { name, accessKey, secretKey } = storeKeys(secret);
  return { ...launcherAddress(store), credentials: { fromEnv: false, secretRef: { secretName: name, accessKeyKey: accessKey, secretKeyKey: secretKey } } };
}

function launcherAddress(store: ObjectStoreRef): object {
  return { endpoint: clientEndpoint(store), region: storeRegion(store), disableSSL: !store.tls, forcePathStyle: isPathStyle(store) };
}

/**
 * Where Argo Workflows keeps what steps leave, and logs: the store as a repository of artifacts, in Argo's words. Names of Secrets are looked up in the
 * namespace of each workflow.
 *
 * @param region where it is undefined, the client asks the store
 */
export function argoRepository(store: ObjectStoreRef, region: string | undefined): object {
  const { bucket } = store;
  const keyFormat = workflowKeyFormat(store);
  if (store.scheme === 'gs') {
    return { gcs: { bucket, keyFormat } };
  }
  const secret = profileSecret(store);
  const common = { endpoint: clientEndpoint(store), bucket, ...region !== undefined && { region }, keyFormat, insecure: !store.tls };
  if (secret === undefined) {
    return { s3: { ...common, useSDKCreds: true } };
  }
  const { name, accessKey, secretKey } = storeKeys(secret);
  return { s3: { ...common, accessKeySecret: { name, key: accessKey }, secretKeySecret: { name, key: secretKey } } };
}
