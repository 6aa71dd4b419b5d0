import { Construct } from 'constructs';
import { checkedProps, ConfigError, ObjectStoreRef, SecretRef, secretNameOf, shown } from '../../core';
import { isDnsSubdomain, ObjectName } from '../../core/names';
import { modelAccess } from '../../kit';
import { claimName, ClaimRef } from '../claims';
import { platformContextOf } from '../platform-context';
import { teamUrl } from '../store-access';

/**
 * Where a model is: `pvcModel(...)`, `s3Model(...)`, `gcsModel(...)`, `httpsModel(...)`, `ociModel(...)`, `huggingFaceModel(...)`, `registryModel(...)`,
 * `storeModel(...)`, or an address that KServe knows.
 * @form an address such as "s3://bucket/iris", or pvcModel("claim", "path"), s3Model("s3://..."), storeModel("path") and their like
 */
export type ModelSource = ModelAddress | ModelClaim | StoredModel | string;

/** A model at an address. */
export interface ModelAddress {
  readonly uri: string;
  /** Secret that opens the store, in the namespace of the model, in a form that KServe knows. @default - what the ServiceAccount lists, or nothing */
  readonly secret?: SecretRef | ObjectName;
}

/** A model on a claim, which is mounted. */
export interface ModelClaim {
  readonly claim: ClaimRef;
  /** Folder or file on the claim, without a slash at its start. @default - all of the claim */
  readonly path?: string;
}

/** A model in the object store of the platform. */
export interface StoredModel {
  /** Path below the part of the store that belongs to the profile. */
  readonly stored: string;
}

/** What opens the store of a model. */
export interface ModelAccessOptions {
  /** Secret with the credentials, in the namespace of the model. @default - those that the profile has for the platform's store, where it speaks the same language */
  readonly secret?: SecretRef | ObjectName;
}

/** A place in a store that a Secret describes, in KServe's own words. */
export interface ModelStorageKey {
  /** Entry of the Secret. @default - `default`, or `default_<type>` */
  readonly key?: string;
  /** Path of the model in the store. @default - as `parameters` say */
  readonly path?: string;
  /** Path of the file with the model's schema. @default - none */
  readonly schemaPath?: string;
  /** Values in place of those of the entry, such as `bucket`, `type` or `region`. @default {} */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The Secret. @default - `storage-config`, where an entry is named */
  readonly secret?: SecretRef | ObjectName;
}

/**
 * A model on a PersistentVolumeClaim of the same namespace, which is mounted where it is: nothing is copied.
 *
 * @param path folder or file on the claim
 * @throws ConfigError `ModelPath`
 */
export function pvcModel(claim: ClaimRef, path?: string): ModelClaim {
  if (path !== undefined && (path.startsWith('/') || path.split('/').includes('..') || path === '')) {
    throw new ConfigError('ModelPath', `path of a model must be inside its claim, got ${shown(path)}; pass e.g. "iris/v1"`);
  }
  return { claim, ...path !== undefined && { path } };
}

/**
 * A model in a store that speaks S3: `s3://bucket/path`. The addresses of artifacts, `minio://...`, are taken too.
 *
 * @throws ConfigError `ModelAddress`
 */
export function s3Model(uri: string, options: ModelAccessOptions = {}): ModelAddress {
  return address(typeof uri === 'string' ? uri.replace(/^minio:/, 's3:') : uri, /^s3:\/\/[a-z0-9][a-z0-9.-]+(\/\S*)?$/, 's3://models/iris', options);
}

/**
 * A model in Google Cloud Storage: `gs://bucket/path`.
 *
 * @throws ConfigError `ModelAddress`
 */
export function gcsModel(uri: string, options: ModelAccessOptions = {}): ModelAddress {
  return address(uri, /^gs:\/\/[a-z0-9][a-z0-9._-]+(\/\S*)?$/, 'gs://models/iris', options);
}

/**
 * A file, or an archive that is unpacked, behind a URL; Azure's stores are such URLs too.
 *
 * @throws ConfigError `ModelAddress`
 */
export function httpsModel(uri: string, options: ModelAccessOptions = {}): ModelAddress {
  return address(uri, /^https?:\/\/[^\s/@]+\/\S+$/, 'https://models.example.com/iris.joblib', options);
}

/**
 * A model in an image, whose folder `/models` a container beside the server shows it: `oci://registry/name:tag`, or the image's reference.
 *
 * @throws ConfigError `ModelAddress`
 */
export function ociModel(image: string): ModelAddress {
  return address(typeof image !== 'string' || image.startsWith('oci://') ? image : `oci://${image}`, /^oci:\/\/[a-z0-9][^\s@]*(@sha256:[0-9a-f]{64})?$/, 'registry.example.com/models/iris:1.0', {});
}

/** Options of {@link huggingFaceModel}. */
export interface HuggingFaceOptions {
  /** Branch, tag or commit. @default - the main branch */
  readonly revision?: string;
  /** Secret with the key `HF_TOKEN`, for models that are not open to all. @default - none */
  readonly secret?: SecretRef | ObjectName;
}

/**
 * A model of Hugging Face: `organisation/model`.
 *
 * @throws ConfigError `ModelAddress`
 */
export function huggingFaceModel(model: string, { revision, secret }: HuggingFaceOptions = {}): ModelAddress {
  const uri = `${model.startsWith('hf://') ? model : `hf://${model}`}${revision === undefined ? '' : `:${revision}`}`;
  return address(uri, /^hf:\/\/[\w.-]+\/[\w.-]+(:[\w./-]+)?$/, 'meta-llama/Llama-3.1-8B', { ...secret !== undefined && { secret } });
}

/** Options of {@link registryModel}. */
export interface RegistryModelOptions {
  /** Version of the model. @default - the newest */
  readonly version?: string;
  /** Host and port of the registry's API. @default - the one that the platform's ClusterStorageContainer names */
  readonly registry?: string;
}

/**
 * A model that a model registry knows: its newest version, or one by name. The platform needs the registry's storage container.
 *
 * @throws ConfigError `ModelAddress`
 */
export function registryModel(model: string, { version, registry }: RegistryModelOptions = {}): ModelAddress {
  const parts = [...registry === undefined ? [] : [registry], model, ...version === undefined ? [] : [version]];
  return address(`model-registry://${parts.join('/')}`, /^model-registry:\/\/[^\s/]+(\/[^\s/]+){0,2}$/, 'iris', {});
}

/**
 * A model in the platform's object store, below the profile's own part of it.
 *
 * @param path key below `private-artifacts/<profile>/`
 * @throws ConfigError `ModelPath`
 */
export function storeModel(path: string): StoredModel {
  if (path === '' || path.startsWith('/') || path.split('/').includes('..') || path.includes('://')) {
    throw new ConfigError('ModelPath', `path of a stored model must be below the profile's part of the store, got ${shown(path)}; pass e.g. "models/iris", or s3Model("s3://...")`);
  }
  return { stored: path };
}

function address(uri: string, form: RegExp, example: string, options: ModelAccessOptions): ModelAddress {
  const { secret } = checkedProps<ModelAccessOptions>(undefined, 'workloads/serving#ModelAccessOptions', options);
  if (typeof uri !== 'string' || !form.test(uri)) {
    throw new ConfigError('ModelAddress', `address of a model must be of the form of its store, got ${shown(uri)}; pass e.g. ${shown(example)}`);
  }
  return { uri, ...secret !== undefined && { secret } };
}

/** A model, as KServe is told where it is and what opens the store. */
export interface ResolvedModel {
  readonly uri: string;
  /** Name of the Secret that opens it. @default - none */
  readonly secret?: string;
  /** Whether an identity of the cloud opens it, which the profile's account has. @default false */
  readonly identity?: boolean;
}

const SCHEME = /^([a-z][a-z0-9-]*):\/\/\S+$/;

/**
 * The address of a model, and what opens its store.
 *
 * @throws ConfigError `ModelAddress`, `NoModelStore`, `ClaimName`, `ClaimNamespace`
 */
export function resolvedModel(at: Construct, namespace: string, source: ModelSource): ResolvedModel {
  const store = platformContextOf(at)?.objectStore;
  if (typeof source === 'string') {
    if (!SCHEME.test(source)) {
      throw new ConfigError('ModelAddress', `storage must be an address with a scheme, got ${shown(source)}; pass e.g. "s3://models/iris", or pvcModel("models", "iris")`, at);
    }
    return { uri: source, ...access(store, source) };
  }
  if ('claim' in source) {
    const name = claimName(at, namespace, source.claim);
    return { uri: source.path === undefined ? `pvc://${name}` : `pvc://${name}/${source.path}` };
  }
  if ('stored' in source) {
    if (store === undefined) {
      throw new ConfigError('NoModelStore', `storeModel needs the object store of a platform, which the app does not know, got ${shown(source.stored)}; ` +
        'make the platform first, KubeflowPlatform or existingPlatform(app, facts), or pass s3Model("s3://...") or gcsModel("gs://...")', at);
    }
    const uri = `${teamUrl(store, namespace)}${source.stored}`;
    return { uri, ...access(store, uri) };
  }
  return { uri: source.uri, ...source.secret === undefined ? access(store, source.uri) : { secret: secretText(source.secret) } };
}

/** Name of a Secret that is given by its name or as a reference. */
export function secretText(secret: SecretRef | ObjectName): string {
  const name = typeof secret === 'string' ? secret : secretNameOf(secret);
  if (!isDnsSubdomain(name)) {
    throw new ConfigError('SecretName', `secret must be the name of a Secret, got ${shown(name)}; pass e.g. "model-store"`);
  }
  return name;
}

/** KServe's settings lead all addresses of S3 to the platform's store, so it is the keys of that which count. */
function access(store: ObjectStoreRef | undefined, uri: string): Omit<ResolvedModel, 'uri'> {
  const scheme = store?.scheme === 'gs' ? 'gs://' : 's3://';
  if (store === undefined || !uri.startsWith(scheme)) {
    return {};
  }
  const { secret } = modelAccess(store, '');
  return secret === undefined ? { identity: true } : { secret: secret.name };
}
