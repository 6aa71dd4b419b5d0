/** Claims that a pipeline makes and removes: the server does it itself, without a pod. */
import { ConfigError } from '../core/errors';
import { amountText, MemoryAmount } from '../core/amounts';
import { checkedProps } from '../core/props';
import type { AnyValue } from '../apis/meta';
import { Component } from './component';
import { dict, list, str } from './ports';
import { Parameter } from './references';
import type { DynamicText } from './task-options';
import { isMap } from './values';

const stub = (name: string): { readonly by: 'executor'; readonly executor: { readonly container: { readonly image: string } } } =>
  ({ by: 'executor', executor: { container: { image: `argostub/${name}` } } });

const CREATE_INPUTS = {
  access_modes: list(),
  size: str(),
  storage_class_name: str().default(''),
  pvc_name: str().optional(),
  pvc_name_suffix: str().optional(),
  volume_name: str().optional(),
  annotations: dict().optional(),
  data_source: dict().optional(), // of use from 2.17 on
};

/** Makes a claim; `name` is its name. */
export const CREATE_PVC = new Component('volume', { name: 'createpvc', inputs: CREATE_INPUTS, outputs: { name: str() }, implementation: () => stub('createpvc') });

/** Removes a claim. */
export const DELETE_PVC = new Component('volume', { name: 'deletepvc', inputs: { pvc_name: str() }, outputs: {}, implementation: () => stub('deletepvc') });

/** What every new claim needs. */
interface ClaimOfRun {
  /** How it may be mounted. */
  readonly accessModes: readonly ('ReadWriteOnce' | 'ReadWriteMany' | 'ReadOnlyMany' | 'ReadWriteOncePod')[] | Parameter<'LIST'>;
  /** For example `10Gi`. */
  readonly size: MemoryAmount | Parameter<'STRING'>;
  /** Its class. The server always writes one: without it the cluster's default would not be taken, but none. */
  readonly storageClass: DynamicText;
  /** Volume that it binds. @default - any */
  readonly volume?: DynamicText;
  /** @default {} */
  readonly annotations?: Readonly<Record<string, string>> | Parameter<'STRUCT'>;
  /** What its content comes from (2.17). @default - it is empty */
  readonly dataSource?: { readonly [key: string]: AnyValue } | Parameter<'STRUCT'>;
}

/** A new claim: by its name, or by the end of a name that is new for each run. */
export type CreatePvcProps = ClaimOfRun & (
  | {
    readonly name: DynamicText;
    /** @default - left out */
    readonly nameSuffix?: never;
  }
  | {
    readonly nameSuffix: DynamicText;
    /** @default - left out */
    readonly name?: never;
  });

/**
 * Component and arguments of a new claim.
 *
 * @throws ConfigError `PvcName`, `MissingProp`, `UnknownProp`, `WrongProp`
 */
export function createPvcOf(props: CreatePvcProps): { readonly component: typeof CREATE_PVC; readonly args: Readonly<Record<string, unknown>> } {
  if (isMap(props) && (props.name === undefined) === (props.nameSuffix === undefined)) {
    throw new ConfigError('PvcName', `a new claim has a name, or a suffix of a new name, got ${props.name === undefined ? 'neither' : 'both'}; pass name or nameSuffix`);
  }
  const { name, nameSuffix, accessModes, size, storageClass, volume, annotations, dataSource } = checkedProps<CreatePvcProps>(undefined, 'pipelines#CreatePvcProps', props);
  return {
    component: CREATE_PVC,
    args: {
      access_modes: accessModes, size: size instanceof Parameter ? size : amountText(size), storage_class_name: storageClass,
      pvc_name: name, pvc_name_suffix: nameSuffix, volume_name: volume, annotations, ...dataSource !== undefined && { data_source: dataSource },
    },
  };
}
