import { ConfigMapResource, EnvVar } from '../../../apis/k8s/core/v1';
import { MintedKeys, PipelinesRef, profilePrefix, S3Store, storeKeys, storeRegion, StoreSecret, storeUrl } from '../../../core';
import { ANY_PROFILE, profileConfigMaps, profileSecret, profileStorePolicy, secretVariable, storeSecretAnnotations } from '../../../kit';

/** A store at whose IAM service keys are made. */
export type MintingStore = S3Store & { readonly profiles: MintedKeys; readonly platform: StoreSecret };

/** What the program works with. */
export interface ControllerSettings {
  readonly store: MintingStore;
  readonly pipelines: PipelinesRef;
  /** Objects of each profile beside those that all have, with {@link ANY_PROFILE} for its name. @default [] */
  readonly furtherObjects?: readonly ProfileObject[];
}

/** An object of a profile as the program hands it on. */
export interface ProfileObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
}

/** Port of the program. */
export const CONTROLLER_PORT = 8080;
/** Folder of its files in the pod. */
export const HOOKS = '/hooks';
/** Names of the files with what each profile gets. */
const FILES = { objects: 'objects.json', policy: 'policy.json' } as const;

/** The files with what each profile gets: its objects, and what its keys open. */
export function controllerFiles(settings: ControllerSettings): Readonly<Record<string, string>> {
  const text = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
  return { [FILES.objects]: text(profileObjects(settings)), [FILES.policy]: text(profileStorePolicy(settings.store, ANY_PROFILE)) };
}

/** The objects of a profile; the Secret gets its data from the program. */
function profileObjects({ store, pipelines, furtherObjects = [] }: ControllerSettings): readonly (ProfileObject & Partial<ConfigMapResource>)[] {
  const secret = profileSecret(store);
  const of = (name: string, annotations?: Readonly<Record<string, string>>) => ({ name, namespace: ANY_PROFILE, ...annotations && { annotations } });
  return [
    ...secret ? [{ apiVersion: 'v1', kind: 'Secret', metadata: of(storeKeys(secret).name, storeSecretAnnotations(store)) }] : [],
    ...profileConfigMaps(ANY_PROFILE, { store, pipelines }).map(({ name, annotations, data }) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: of(name, annotations), data })),
    ...furtherObjects,
  ];
}

/** Environment of the program. */
export function environment({ store }: ControllerSettings): EnvVar[] {
  const platform = storeKeys(store.platform);
  const own = storeKeys({ kind: 'secret' });
  const { iamUrl, artifactRetentionDays = 0 } = store.profiles;
  const fromSecret = (name: string, key: string) => secretVariable(name, { name: platform.name, key });
  const values = {
    CONTROLLER_PORT: String(CONTROLLER_PORT),
    OBJECTS_FILE: `${HOOKS}/${FILES.objects}`,
    POLICY_FILE: `${HOOKS}/${FILES.policy}`,
    IAM_URL: iamUrl,
    S3_URL: storeUrl(store),
    STORE_REGION: storeRegion(store),
    BUCKET: store.bucket,
    PROFILE_PREFIX: profilePrefix(store, ANY_PROFILE),
    ARTIFACTS_PREFIX: artifactsPrefix(store),
    RETENTION_DAYS: String(artifactRetentionDays),
    SECRET_NAME: own.name,
    SECRET_ID_FIELD: own.accessKey,
    SECRET_KEY_FIELD: own.secretKey,
  };
  return [
    ...Object.entries(values).map(([name, value]) => ({ name, value })),
    fromSecret('AWS_ACCESS_KEY_ID', platform.accessKey),
    fromSecret('AWS_SECRET_ACCESS_KEY', platform.secretKey),
  ];
}

/** First part of the keys of all profiles. */
function artifactsPrefix(store: MintingStore): string {
  const prefix = profilePrefix(store, ANY_PROFILE);
  return prefix.slice(0, prefix.indexOf(ANY_PROFILE));
}
