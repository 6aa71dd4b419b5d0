import { Images, ServiceRef } from '../../core';
import type { ModelRegistry } from '../model-registry';
import { WorkloadProps } from '../workload';

/** What is noted beside a model or a version. */
export type ModelProperties = Readonly<Record<string, string | number | boolean>>;

/** What models and versions have in common. */
interface ModelNote {
  /** What people read. @default - nothing */
  readonly description?: string;
  /** What else is noted, such as the accuracy in a test. @default {} */
  readonly properties?: ModelProperties;
  /** Whether it is put away: it stays, and lists leave it out. @default false */
  readonly archived?: boolean;
}

/** A version of a model. */
export interface ModelVersionProps extends ModelNote {
  /**
   * Where its files are: `s3://...`, `gs://...`, `pvc://...`, `oci://...`, `hf://...` or `https://...`.
   * @pattern ^(?!model-registry:)[a-z][a-z0-9+.-]*://.+$
   */
  readonly uri: string;
  /** Format as runtimes for serving name it, such as `sklearn` or `onnx`. @default - not said */
  readonly format?: string;
  /** Version of the format, such as `1`. @default - not said */
  readonly formatVersion?: string;
  /** Who made it. @default - not said */
  readonly author?: string;
}

/** Properties of {@link RegisteredModel}. */
export interface RegisteredModelProps extends WorkloadProps, ModelNote {
  /**
   * Name in the registry: letters, digits, `-`, `_`, `.`, at most 128.
   * @default - the id of the construct
   */
  readonly name?: string;
  /** The registry, or the Service of its API: `http` without a login, as that of {@link ModelRegistry}. */
  readonly registry: ModelRegistry | ServiceRef;
  /** Who answers for it. @default - not said */
  readonly owner?: string;
  /** Versions by their names, of letters, digits, `-`, `_`, `.`; what is taken out here stays in the registry. */
  readonly versions: Readonly<Record<string, ModelVersionProps>>;
  /** Where images come from. @default - as the platform takes them, else the registries in the pins */
  readonly images?: Images;
}
