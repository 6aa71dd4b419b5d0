/** Variables of a task's container: texts in its executor, keys of Secrets and ConfigMaps and fields of the pod in the document for Kubernetes. */
import { checkEnvName } from '../graph/names';
import type { ConfigMapAsEnv, EnvironmentVariable, FieldPathAsEnv, KubernetesExecutor, SecretAsEnv } from '../ir/types';
import type { EnvSource } from '../pod-sources';
import { named, Settled } from './settled';

/** Variables of a container, by where they are written. */
export interface Environment {
  readonly variables: readonly EnvironmentVariable[];
  readonly platform: KubernetesExecutor;
}

/**
 * @throws ConfigError `EnvName`, `TaskSetting`
 */
export function environmentOf(at: Settled, env: Readonly<Record<string, string | EnvSource>>): Environment {
  const variables: EnvironmentVariable[] = [];
  const fields: FieldPathAsEnv[] = [];
  const secrets = new Map<string, SecretAsEnv & { readonly keyToEnv: { readonly secretKey: string; readonly envVar: string }[] }>();
  const configMaps = new Map<string, ConfigMapAsEnv & { readonly keyToEnv: { readonly configMapKey: string; readonly envVar: string }[] }>();
  for (const [name, value] of Object.entries(env)) {
    checkEnvName(`env of the task ${at.task.name}`, name);
    if (typeof value === 'string') {
      variables.push({ name, value });
    } else if (value.from === 'field') {
      fields.push({ name, fieldPath: value.path });
    } else if (value.from === 'secret') {
      const entry = entryOf(secrets, { ...named(at, `env.${name}`, value.name, 'secretName'), keyToEnv: [], optional: value.optional });
      entry.keyToEnv.push({ secretKey: value.key, envVar: name });
    } else {
      const entry = entryOf(configMaps, { ...named(at, `env.${name}`, value.name, 'configMapName'), keyToEnv: [], optional: value.optional });
      entry.keyToEnv.push({ configMapKey: value.key, envVar: name });
    }
  }
  return {
    variables,
    platform: {
      ...secrets.size > 0 && { secretAsEnv: [...secrets.values()] },
      ...configMaps.size > 0 && { configMapAsEnv: [...configMaps.values()] },
      ...fields.length > 0 && { fieldPathAsEnv: fields },
    },
  };
}

/** The entry of a Secret or ConfigMap: the one that is there, if it was named before. */
function entryOf<E>(all: Map<string, E>, fresh: E): E {
  const key = JSON.stringify(fresh);
  const found = all.get(key) ?? fresh;
  all.set(key, found);
  return found;
}
