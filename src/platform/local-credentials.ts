import { Chart } from 'cdk8s';
import { DexLogin, dex } from './login';
import { Secret } from '../apis/k8s/core/v1';
import { ManifestApp, SecretRef, secretNameOf } from '../core';
import { ModelRegistry, Profile } from '../workloads';

/** What the local preset writes into the output in plain text: public, so good for nothing but one's own machine. */
export const LOCAL_CREDENTIALS = {
  clientId: 'kubeflow-oidc-authservice',
  clientSecret: 'pUBnBOY80SnXgjibTYM9ZWNzY2xreNGQok',
  cookieSecret: '7d16fee92f8d11b8940b081b3f8b8acb',
  user: { email: 'user@example.com', username: 'user', userId: '15841185641784', hashFromEnv: 'DEX_USER_PASSWORD' },
  /** Of the password 12341234. */
  passwordHash: '$2y$12$4K/VkmDd1q1Orb3xAt82zu8gk7Ad6ReFR4LCP9UeYE90NLiN9Df72',
  /** Keys of the object store. */
  store: { accesskey: 'minio', secretkey: 'minio123' },
  pipelinesDatabase: { username: 'root', password: '' },
  metadataDatabase: { MYSQL_USER_NAME: 'root', MYSQL_ROOT_PASSWORD: 'test' },
  katibDatabase: { MYSQL_ROOT_PASSWORD: 'test' },
  katibPostgres: { POSTGRES_DB: 'katib', POSTGRES_USER: 'katib', POSTGRES_PASSWORD: 'katib' },
  catalogDatabase: { POSTGRES_USER: 'postgres', POSTGRES_PASSWORD: 'postgres' },
  registryDatabase: { POSTGRES_USER: 'root', POSTGRES_PASSWORD: 'test' },
};

/** The team of that user, with upstream's name. */
export const LOCAL_PROFILE = { name: 'kubeflow-user-example-com', owner: LOCAL_CREDENTIALS.user.email };

/** Login of the local preset: Dex with one user, user@example.com. */
export function localLogin(): DexLogin {
  return dex({
    client: { name: 'dex-oidc-client' },
    credentials: { name: 'oauth2-proxy' },
    users: { list: [LOCAL_CREDENTIALS.user], passwords: { name: 'dex-passwords' } },
  });
}

/** Makes a Secret that {@link localLogin} names, and accepts it in the checks. */
export function addLocalSecret(chart: Chart, id: string, secret: SecretRef, namespace: string, values: Readonly<Record<string, string>>, type?: string): void {
  const name = secretNameOf(secret);
  const data = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Buffer.from(value).toString('base64')]));
  new Secret(chart, id, { metadata: { name, namespace }, ...type && { type }, data });
  ManifestApp.at(chart)?.addWaiver({
    rule: 'Credentials/Literal',
    object: `Secret/${namespace}/${name}`,
    reason: 'The local preset is for one machine, and its credentials are public',
  });
}

/** The registry of the local preset's team, as open as upstream has it. */
export function addLocalRegistry(profile: Profile): void {
  const credentials = { name: 'model-registry-db-secrets' };
  addLocalSecret(Chart.of(profile), 'RegistryCredentials', credentials, profile.namespace, LOCAL_CREDENTIALS.registryDatabase, 'Opaque');
  new ModelRegistry(profile, 'ModelRegistry', { open: true, database: { credentials } });
}
