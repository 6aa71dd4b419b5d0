import { ApiObject } from 'cdk8s';
import { CONFIG } from './config-maps';
import { Injection, optionalChecksum } from '../../core';

/** What the programs have in common. */
export interface Frame {
  readonly namespace: string;
  readonly clusterDomain: string;
  readonly injection: Injection;
  /** The ConfigMaps by name. */
  readonly configMaps: ReadonlyMap<string, ApiObject>;
}

/** Pod annotations that change with the ConfigMaps which a program reads only when it starts; of the others it sees each change. */
export function readAtStart({ configMaps }: Frame, ...names: readonly (keyof typeof CONFIG)[]): Record<string, string> {
  return optionalChecksum(...names.map(name => configMaps.get(CONFIG[name])!));
}
