import { Construct, IConstruct } from 'constructs';
import { allowImage, ConfigError, ImageName, Images, listed } from '../core';

const IMAGES = Symbol.for('cdk8s-kubeflow.workloads.images');
const SHARED = Symbol.for('cdk8s-kubeflow.workloads.shared-images');

interface Tagged {
  readonly [IMAGES]?: Images;
  readonly [SHARED]?: Images[];
}

/** Makes the workloads below a construct take pinned images from there, for example from a mirror. */
export function tagImages(construct: Construct, images: Images): void {
  Object.defineProperty(construct, IMAGES, { value: images });
}

/**
 * {@link tagImages} for a platform: its images count also for workloads that are made after it elsewhere in its app.
 * Where platforms of different registries share an app, those workloads must say which one they mean.
 */
export function shareImages(platform: Construct, images: Images): void {
  tagImages(platform, images);
  const root = platform.node.root as Tagged;
  const shared = root[SHARED] ?? [];
  root[SHARED] === undefined && Object.defineProperty(root, SHARED, { value: shared });
  shared.push(images);
}

/**
 * The reference of a pinned image, declared as allowed for the workload: from where it was told, else from where the
 * nearest construct above or the app's platform takes its images, else as pinned.
 *
 * @throws ConfigError `ImagesMissing`
 */
export function pinnedImage(scope: Construct, name: ImageName, told?: Images): string {
  const nearest = told ?? scope.node.scopes.reverse().map(one => (one as IConstruct & Tagged)[IMAGES]).find(one => one !== undefined);
  const candidates = nearest !== undefined ? [nearest] : (scope.node.root as Tagged)[SHARED] ?? [new Images()];
  const references = new Set(candidates.map(one => one.get(name)));
  if (references.size > 1) {
    throw new ConfigError('ImagesMissing', `images must be given where the platforms of the app differ in their registry, got ${listed(references)}; ` +
      'pass images, or make the workload in the scope of its platform', scope);
  }
  const [reference] = references;
  allowImage(scope, reference);
  return reference;
}
