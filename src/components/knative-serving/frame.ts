import { CONFIG } from './config-maps';
import { Injection } from '../../core';
import { KnativeFrame, readAtStart as readByName } from '../../kit';

/** What the programs have in common. */
export interface Frame extends KnativeFrame {
  readonly injection: Injection;
}

/** Pod annotations that change with the ConfigMaps which a program reads only when it starts; of the others it sees each change. */
export function readAtStart(frame: Frame, ...names: readonly (keyof typeof CONFIG)[]): Record<string, string> {
  return readByName(frame, ...names.map(name => CONFIG[name]));
}
