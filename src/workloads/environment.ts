import type { EnvFrom, EnvValue } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { EnvFromSource, EnvVar, EnvVarSource } from '../apis/k8s/core/v1';
import { ConfigError, declareSecrets, shown } from '../core';

/** Environment variables by name: strings, or values of cdk8s-plus, which can come from Secrets. */
export type Environment = Readonly<Record<string, EnvValue | string>>;

const NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/**
 * Variables in the API's form, in the order given. Secrets that they name count as made by others.
 *
 * @throws ConfigError `EnvName`
 */
export function envVars(scope: Construct, namespace: string, env: Environment): EnvVar[] {
  return Object.entries(env).map(([name, given]) => {
    if (!NAME.test(name)) {
      throw new ConfigError('EnvName', `env must have names of letters, digits, "-", "_" and ".", not starting with a digit, got ${shown(name)}; ` +
        'rename the variable', scope);
    }
    if (typeof given === 'string') {
      return { name, value: given };
    }
    const source = given.valueFrom as EnvVarSource | undefined;
    declareSecret(scope, namespace, source?.secretKeyRef?.name);
    return source === undefined ? { name, value: given.value as string } : { name, valueFrom: source };
  });
}

/** Sources of variables in the API's form. Secrets that they name count as made by others. */
export function envSources(scope: Construct, namespace: string, all: readonly EnvFrom[]): EnvFromSource[] {
  return all.map(one => {
    const source: EnvFromSource = one._toKube();
    declareSecret(scope, namespace, source.secretRef?.name);
    return source;
  });
}

function declareSecret(scope: Construct, namespace: string, name: string | undefined): void {
  if (name !== undefined) {
    declareSecrets(scope, namespace, name);
  }
}
