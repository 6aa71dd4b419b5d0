import { Construct } from 'constructs';
import { LocalModelCache as LocalModelCacheObject } from '../../apis/serving.kserve.io/v1alpha1';
import { checkedProps, Composite, ConfigError, shown, traceAlways } from '../../core';
import { amountText, bytesOf, MemoryAmount } from '../../core/amounts';
import { isDnsSubdomain, ObjectName } from '../../core/names';
import { memoryQuantity } from '../../core/quantity';
import { accountName, PodAccount } from '../account';

/** Store that a cached model comes from, which a Secret describes. */
export interface CacheStore {
  /** Entry of the Secret `storage-config`. @default - `default` */
  readonly key?: string;
  /** Values in place of those of the entry. @default {} */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Properties of {@link LocalModelCache}. */
export interface LocalModelCacheProps {
  /** Name of the object. @default - the id of the construct */
  readonly name?: ObjectName;
  /**
   * Where the model comes from, as services name it; it cannot change, and no two caches may have the same.
   * @pattern ^[a-z][a-z0-9-]*://\S+$
   * @form an address such as "hf://meta-llama/Llama-3.1-8B"
   */
  readonly sourceModelUri: string;
  /** Size of the model, for the claims. */
  readonly modelSize: MemoryAmount;
  /**
   * LocalModelNodeGroups whose nodes keep it.
   * @minItems 1
   */
  readonly nodeGroups: readonly ObjectName[];
  /** Account whose Secrets open the store. @default - that of the namespace of the jobs */
  readonly serviceAccount?: PodAccount;
  /** @default - the store is open, or the account opens it */
  readonly storage?: CacheStore;
}

/**
 * A model that nodes keep for the InferenceServices of all namespaces: 1 LocalModelCache, of the whole cluster, so it is for the platform's people. The platform
 * needs `kserve: { localModels: { nodeAgent: {} } }`.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`, `CacheName`, `CacheSize`
 */
export class LocalModelCache extends Composite {
  /** Name of the object. */
  public readonly name: string;

  constructor(scope: Construct, id: string, given: LocalModelCacheProps) {
    super(scope, id);
    traceAlways(this);
    const { name = id, sourceModelUri, modelSize, nodeGroups, serviceAccount, storage } = checkedProps(this, 'workloads/serving#LocalModelCacheProps', given);
    if (!isDnsSubdomain(name)) {
      throw new ConfigError('CacheName', `name of a cache must be lower-case letters, digits, "-" and ".", got ${shown(name)}; pass name, e.g. "llama3-8b"`, this);
    }
    if (!(bytesOf(modelSize) > 0)) {
      throw new ConfigError('CacheSize', `modelSize must be more than 0, got ${shown(amountText(modelSize))}; pass e.g. "16Gi"`, this);
    }
    this.name = name;
    new LocalModelCacheObject(this, 'LocalModelCache', {
      metadata: { name },
      spec: {
        sourceModelUri, modelSize: memoryQuantity(bytesOf(modelSize)), nodeGroups,
        ...serviceAccount !== undefined && { serviceAccountName: accountName(serviceAccount) }, ...storage && { storage },
      },
    });
  }
}
