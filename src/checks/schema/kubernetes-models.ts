import { createRequire } from 'node:module';
import { SchemaError } from './errors';

/** Says what is wrong with an object; empty if it keeps to Kubernetes' schema. */
export type KubernetesValidator = (object: unknown) => readonly SchemaError[];

interface Model {
  readonly prototype: { validate(): void };
}

const load = createRequire(__filename);
const validators = new Map<string, KubernetesValidator | undefined>();

/** Kubernetes' own validator of one of its kinds, or undefined if it has none; loaded when first asked for, then kept. */
export function kubernetesValidator(apiVersion: string, kind: string): KubernetesValidator | undefined {
  const name = `${apiVersion}/${kind}`;
  if (!validators.has(name)) {
    validators.set(name, /^[\w.-]+(\/\w+)?\/\w+$/.test(name) ? validatorOf(name, kind) : undefined);
  }
  return validators.get(name);
}

function validatorOf(name: string, kind: string): KubernetesValidator | undefined {
  const model = modelOf(name)?.[kind];
  return model && (object => {
    try {
      // The check reads its object only, so the object need not be copied into an instance of the model.
      model.prototype.validate.call(object);
      return [];
    } catch (error) {
      const errors = (error as { readonly errors?: readonly SchemaError[] }).errors;
      return errors ?? [{ instancePath: '', schemaPath: '', keyword: 'schema', params: {}, message: error instanceof Error ? error.message : String(error) }];
    }
  });
}

function modelOf(name: string): Readonly<Record<string, Model | undefined>> | undefined {
  try {
    return load(`kubernetes-models/${name}`) as Readonly<Record<string, Model | undefined>>;
  } catch (error) {
    const code = (error as { readonly code?: string }).code;
    if (code === 'MODULE_NOT_FOUND' || code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') {
      return undefined;
    }
    throw error;
  }
}
