import { Construct, IConstruct } from 'constructs';
import { allowImage, ImageName, Images } from '../core';

const IMAGES = Symbol.for('cdk8s-kubeflow.workloads.images');

/** Makes the workloads below a construct take pinned images from there, for example from a mirror. */
export function tagImages(construct: Construct, images: Images): void {
  Object.defineProperty(construct, IMAGES, { value: images });
}

/** Where pinned images come from: as told, else as the nearest construct above was told by {@link tagImages}, else as pinned. */
export function imagesOf(scope: IConstruct, told?: Images): Images {
  for (let at: IConstruct | undefined = scope; told === undefined && at !== undefined; at = at.node.scope) {
    told = (at as { readonly [IMAGES]?: Images })[IMAGES];
  }
  return told ?? new Images();
}

/** The reference of a pinned image, declared as allowed for the workload. */
export function pinnedImage(scope: Construct, name: ImageName, told?: Images): string {
  const reference = imagesOf(scope, told).get(name);
  allowImage(scope, reference);
  return reference;
}
