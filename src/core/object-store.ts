/**
 * Where artifacts, models and datasets are kept, and how programs get at them. One reference says it for everything: bucket, host, region,
 * credentials and prefix appear nowhere else.
 */
import { ConfigError, shown } from './errors';
import { DnsName, ObjectName, WebUrl } from './names';
import { checkedProps } from './props';

/** Name of the Secret and its keys in which Kubeflow Pipelines, and its profiles, look for the credentials of the store. */
export const STORE_SECRET = 'mlpipeline-minio-artifact';

/** A Secret with a pair of keys of S3, or of HMAC keys of Google Cloud Storage, in the namespace of its reader. */
export interface StoreSecret {
  readonly kind: 'secret';
  /** @default 'mlpipeline-minio-artifact' */
  readonly name?: ObjectName;
  /** Key in the Secret with the access key's id. @default 'accesskey' */
  readonly accessKey?: string;
  /** Key in the Secret with the secret access key. @default 'secretkey' */
  readonly secretKey?: string;
}

/** A role of AWS that ServiceAccounts of the platform take by their annotation (IAM roles for service accounts). */
export interface IrsaIdentity {
  readonly kind: 'irsa';
  /**
   * Its ARN.
   * @pattern ^arn:aws[a-z-]*:iam::\d{12}:role/[\w+=,.@/-]+$
   * @form the ARN of one role, "arn:aws:iam::123456789012:role/kubeflow"
   */
  readonly role: string;
}

/** Roles of AWS, one for each profile, that ServiceAccounts take by their annotation. */
export interface ProfileIrsaIdentity {
  readonly kind: 'irsa';
  /**
   * Their ARN, in which `{profile}` stands for the name of the profile: one role for all would open the artifacts of all to each.
   * @pattern ^(?=.*\{profile\})arn:aws[a-z-]*:iam::\d{12}:role/([\w+=,.@/-]|\{profile\})+$
   * @form the ARN of a role with {profile} in its name, "arn:aws:iam::123456789012:role/kubeflow-{profile}"
   */
  readonly role: string;
}

/** A role of AWS that EKS associates with ServiceAccounts outside the cluster's objects (EKS Pod Identity). */
export interface PodIdentity {
  readonly kind: 'pod-identity';
}

/** Google service accounts, one for each profile, that ServiceAccounts act as (Workload Identity Federation for GKE). */
export interface GoogleIdentity {
  readonly kind: 'workload-identity';
  /**
   * Their e-mail name, in which `{profile}` stands for the name of the profile: one account for all would open the artifacts of all to each.
   * @pattern ^(?=.*\{profile\})([a-z0-9]|\{profile\})([a-z0-9-]|\{profile\})*@[a-z0-9.-]+\.iam\.gserviceaccount\.com$
   * @form the e-mail name of a Google service account with {profile} in it, "kubeflow-{profile}@my-project.iam.gserviceaccount.com"
   */
  readonly account: string;
}

/** Keys that a program of the platform makes for each profile at the store's IAM service; only that of SeaweedFS is known to work. */
export interface MintedKeys {
  readonly kind: 'minted';
  /** Where the IAM service is, from inside the cluster. */
  readonly iamUrl: WebUrl;
  /** Days after which artifacts of pipelines are deleted, those of all profiles. @default - they are kept */
  readonly artifactRetentionDays?: RetentionDays;
}

/**
 * Name of a bucket.
 * @pattern ^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$
 * @form the name of a bucket: 3 to 63 lower-case letters, digits, "-" and "."
 */
export type BucketName = string;

/**
 * First part of keys in a bucket.
 * @pattern ^([^/\s]+/)+$
 * @form a path such as "kubeflow/", with "/" at the end and none before
 */
export type KeyPrefix = string;

/**
 * Days after which artifacts are deleted.
 * @minimum 1
 * @asType integer
 * @form a whole number of days, at least 1
 */
export type RetentionDays = number;

/** What all stores have in common. */
interface Store {
  /** DNS name, reachable from the platform and from profiles. */
  readonly host: DnsName;
  /**
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly port: number;
  /** Whether it is called by HTTPS. */
  readonly tls: boolean;
  /** Name of the bucket, which exists. */
  readonly bucket: BucketName;
  /** First part of all keys, with `/` at the end. @default - keys begin at the bucket's root */
  readonly prefix?: KeyPrefix;
}

/** A store that speaks S3. */
export interface S3Store extends Store {
  /** `minio` for stores with an address of their own, `s3` for AWS: so begin the addresses of artifacts. */
  readonly scheme: 'minio' | 's3';
  /** Region, which signatures contain. @default 'us-east-1' */
  readonly region?: string;
  /** Whether the bucket is part of the path rather than of the host. @default - true for `minio`, false for `s3` */
  readonly pathStyle?: boolean;
  /** How the platform's own programs get at it, in the namespace `kubeflow`. */
  readonly platform: StoreSecret | IrsaIdentity | PodIdentity;
  /** How the programs of a profile get at it. */
  readonly profiles: MintedKeys | StoreSecret | ProfileIrsaIdentity | PodIdentity;
}

/** Google Cloud Storage. */
export interface GoogleStore extends Store {
  readonly scheme: 'gs';
  /** HMAC keys, by which the pipelines' API server calls it in the language of S3. */
  readonly platform: StoreSecret;
  /** How the programs of a profile get at it. */
  readonly profiles: GoogleIdentity;
}

/** An object store. */
export type ObjectStoreRef = S3Store | GoogleStore;

/** What {@link s3} takes. */
export interface S3Options {
  readonly bucket: BucketName;
  /**
   * Region of the bucket, for example `eu-central-1`.
   * @pattern ^[a-z0-9]+(-[a-z0-9]+)+$
   * @form a region of AWS such as "eu-central-1"
   */
  readonly region: string;
  /** First part of all keys, with `/` at the end. @default - keys begin at the bucket's root */
  readonly prefix?: KeyPrefix;
  /** How the platform's own programs get at it. */
  readonly platform: S3Store['platform'];
  /** How the programs of a profile get at it. */
  readonly profiles: Exclude<S3Store['profiles'], MintedKeys>;
}

/**
 * A bucket of AWS.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`
 */
export function s3(given: S3Options): S3Store {
  const options = checkedProps<S3Options>(undefined, 'core#S3Options', given);
  const { region } = options;
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return { scheme: 's3', host: `s3.${region}.${domain}`, port: 443, tls: true, pathStyle: false, ...options };
}

/** What {@link s3Compatible} takes. */
export interface S3CompatibleOptions extends Omit<S3Options, 'region' | 'platform' | 'profiles'> {
  /** Scheme, host and port, for example `https://minio.example.com:9000`. */
  readonly url: WebUrl;
  /** @default 'us-east-1' */
  readonly region?: string;
  /** Whether the bucket is part of the path rather than of the host. @default true */
  readonly pathStyle?: boolean;
  /** Secret in the namespace `kubeflow`. @default - `mlpipeline-minio-artifact` with `accesskey` and `secretkey` */
  readonly platform?: StoreSecret;
  /** Secret in each profile, which whoever keeps the credentials puts there, or keys that are made for it. @default - a Secret of the same name */
  readonly profiles?: StoreSecret | MintedKeys;
}

/**
 * Any store that speaks S3: MinIO, Ceph, SeaweedFS, a cloud's own.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`, `StoreUrl`
 */
export function s3Compatible(given: S3CompatibleOptions): S3Store {
  const { url, platform = { kind: 'secret' }, profiles = { kind: 'secret' }, ...options } = checkedProps<S3CompatibleOptions>(undefined, 'core#S3CompatibleOptions', given);
  const { protocol, hostname, port } = storeAddress(url);
  const tls = protocol === 'https:';
  return { scheme: 'minio', host: hostname, port: port === '' ? (tls ? 443 : 80) : Number(port), tls, platform, profiles, ...options };
}

/** An address of which nothing gets lost in a host and a port. */
function storeAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.href !== `${url.origin}/`) {
    // What stands before the host may be a password.
    const what = url !== undefined && (url.username !== '' || url.password !== '') ? 'a URL with credentials' : shown(text);
    throw new ConfigError('StoreUrl', `url must be scheme, host and port alone, got ${what}; write e.g. "https://minio.example.com:9000", and the path of keys as prefix`);
  }
  return url;
}

/** What {@link gcs} takes. */
export interface GcsOptions {
  readonly bucket: BucketName;
  /** First part of all keys, with `/` at the end. @default - keys begin at the bucket's root */
  readonly prefix?: KeyPrefix;
  /** HMAC keys in the namespace `kubeflow`. @default - the Secret `mlpipeline-minio-artifact` with `accesskey` and `secretkey` */
  readonly platform?: StoreSecret;
  /** How the programs of a profile get at it. */
  readonly profiles: GoogleIdentity;
}

/**
 * A bucket of Google Cloud Storage.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`
 */
export function gcs(given: GcsOptions): GoogleStore {
  const { platform = { kind: 'secret' }, ...options } = checkedProps<GcsOptions>(undefined, 'core#GcsOptions', given);
  return { scheme: 'gs', host: 'storage.googleapis.com', port: 443, tls: true, platform, ...options };
}

/** Where keys are: the name of a Secret, and the keys in it. */
export type StoreKeys = Required<Omit<StoreSecret, 'kind'>>;

/** Where keys of a Secret are, after all defaults. */
export function storeKeys({ name = STORE_SECRET, accessKey = 'accesskey', secretKey = 'secretkey' }: StoreSecret): StoreKeys {
  return { name, accessKey, secretKey };
}

/** Host and port as S3 clients take them. */
export function storeEndpoint({ host, port }: ObjectStoreRef): string {
  return `${host}:${port}`;
}

/** Address for HTTP clients. */
export function storeUrl(store: ObjectStoreRef): string {
  return `${store.tls ? 'https' : 'http'}://${storeEndpoint(store)}`;
}

/** Region of the store; stores without regions are told AWS' first. */
export function storeRegion(store: ObjectStoreRef): string {
  return store.scheme === 'gs' ? 'auto' : store.region ?? 'us-east-1';
}

/** Whether clients write the bucket into the path. */
export function isPathStyle(store: ObjectStoreRef): boolean {
  return store.scheme === 'gs' || (store.pathStyle ?? store.scheme === 'minio');
}

/** First part of the keys that belong to one profile, with `/` at the end: nobody else's program opens them. */
export function profilePrefix({ prefix = '' }: ObjectStoreRef, profile: string): string {
  return `${prefix}private-artifacts/${profile}/`;
}

/** Where the artifacts of a profile's pipelines are kept. */
export function pipelineRoot(store: ObjectStoreRef, profile: string): string {
  return `${store.scheme}://${store.bucket}/${profilePrefix(store, profile)}v2/artifacts`;
}

/** Keys of what Workflows of profiles keep of their steps, logs among it, in the words of Argo Workflows: who writes them and who reads them must agree. */
export function workflowKeyFormat(store: ObjectStoreRef): string {
  const day = ['Y', 'm', 'd'].map(part => `{{workflow.creationTimestamp.${part}}}`).join('/');
  return `${profilePrefix(store, '{{workflow.namespace}}')}{{workflow.name}}/${day}/{{pod.name}}`;
}

/** Annotations by which ServiceAccounts of the platform, or of one profile, take an identity of the cloud. */
export function identityAnnotations(access: ObjectStoreRef['platform'] | ObjectStoreRef['profiles'], profile = ''): Readonly<Record<string, string>> {
  switch (access.kind) {
    case 'irsa': return { 'eks.amazonaws.com/role-arn': access.role.replaceAll('{profile}', profile) };
    case 'workload-identity': return { 'iam.gke.io/gcp-service-account': access.account.replaceAll('{profile}', profile) };
    default: return {};
  }
}
