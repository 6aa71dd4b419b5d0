import { Metacontroller, MetacontrollerProps } from '../../components/metacontroller';
import { Part, Without } from '../part';

/** Options of Metacontroller as the platform takes them. */
export type MetacontrollerOptions = Without<MetacontrollerProps, 'namespace' | 'images'>;

/** What runs the controller that mints keys of the object store for profiles. */
export interface MetacontrollerSetting {
  /** Options of Metacontroller; it is installed if keys of the object store are made for each profile. @default {} */
  readonly metacontroller?: MetacontrollerOptions;
}

/** The wiring of Metacontroller. */
export const metacontroller: Part<MetacontrollerSetting, Metacontroller | undefined> = {
  key: 'metacontroller',
  name: 'metacontroller',
  after: ['kubeflow'],
  namespaces: {},

  isNeeded({ objectStore }, has) {
    return objectStore?.profiles.kind === 'minted' && has('pipelines');
  },

  make(chart, options, { common, settings: { namespaces } }) {
    return new Metacontroller(chart, 'Metacontroller', { ...common(options), namespace: namespaces.kubeflow });
  },
};
