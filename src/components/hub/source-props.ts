/**
 * Something that a catalog lists, in the words of the catalog's own files: a field `name`, and what else is known of it. Strings are written as
 * strings, `tasks` and the like as lists, `customProperties` as `{ metadataType: 'MetadataStringValue', string_value: '8B' }`.
 */
export type CatalogEntry = Readonly<Record<string, unknown>>;

/** What all sources of a catalog have in common. */
export interface CatalogSourceCommon {
  /**
   * Id, unique among all sources, also part of a file's name.
   * @pattern ^[a-z0-9]([a-z0-9_-]*[a-z0-9])?$
   * @form lower-case letters, digits, "-" and "_", such as "ours"
   */
  readonly id: string;
  /** What people see. */
  readonly name: string;
  /** Whether people see what is in it. @default true */
  readonly enabled?: boolean;
  /** Labels by which the user interface groups sources. @default [] */
  readonly labels?: readonly string[];
}

/** Models that are listed here. */
export interface ListedModels extends CatalogSourceCommon {
  readonly type: 'yaml';
  /** The models; at least `name`, and for each artifact its `uri`, of `oci`, `http`, `https`, `s3`, `gs`, `az` or `file`. */
  readonly models: readonly CatalogEntry[];
}

/** Models of Hugging Face, or of a hub that speaks its language. */
export interface HuggingFaceModels extends CatalogSourceCommon {
  readonly type: 'hf';
  /**
   * Names such as `ibm-granite/granite-3.1-8b-instruct`, or patterns such as `ibm-granite/*`.
   * @minItems 1
   */
  readonly includedModels: readonly string[];
  /** Names and patterns that are left out. @default [] */
  readonly excludedModels?: readonly string[];
  /** Organization that all names and patterns belong to, and are written without. @default - none */
  readonly allowedOrganization?: string;
  /** @default - https://huggingface.co */
  readonly url?: string;
  /**
   * Most models of each pattern.
   * @minimum 1
   * @asType integer
   * @default - the catalog's own, 500
   */
  readonly maxModels?: number;
}

/** Where models come from. */
export type ModelSource = ListedModels | HuggingFaceModels;

/** Servers of the Model Context Protocol that are listed here. */
export interface McpSource extends CatalogSourceCommon {
  /** The servers; at least `name`, and for each artifact its `uri`, as for models. */
  readonly servers: readonly CatalogEntry[];
  /** Names and patterns that are shown. @default - all */
  readonly includedServers?: readonly string[];
  /** Names and patterns that are left out. @default [] */
  readonly excludedServers?: readonly string[];
}

/** A condition on a field. */
export interface CatalogFilter {
  readonly operator: '=' | '!=' | '>' | '<' | '>=' | '<=' | 'LIKE' | 'ILIKE' | 'IN' | 'NOT IN';
  readonly value: string | number | boolean | readonly (string | number)[];
}

/** A search that clients ask for by its name. */
export interface NamedQuery {
  /** @default 'models' */
  readonly assetType?: 'models' | 'mcp_servers';
  /** Conditions by the name of the field, at least one; all must hold. */
  readonly filters: Readonly<Record<string, CatalogFilter>>;
}

/** What the catalog shows. */
export interface CatalogSources {
  /** @default [] */
  readonly models?: readonly ModelSource[];
  /** @default [] */
  readonly mcpServers?: readonly McpSource[];
  /** @default {} */
  readonly namedQueries?: Readonly<Record<string, NamedQuery>>;
}
