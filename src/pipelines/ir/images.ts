/** The images that a compiled pipeline has pulled. */
import { Field, fieldsAt } from '../../core/field';
import type { ImagesOptions } from '../../core/images';
import { changedAt } from './places';
import type { CompiledPipeline } from './types';

/** Other images. */
export interface ImagesChange {
  /**
   * Registry, with an optional path, that mirrors all images: `registry.example.com/mirror`.
   * @default - each image comes from the registry that it names
   */
  readonly mirror?: ImagesOptions['mirror'];
  /**
   * References that take the place of single images, by the image as it stands; the mirror does not apply to them.
   * @default {}
   */
  readonly overrides?: Readonly<Record<string, string>>;
}

/** An image of a compiled pipeline. */
export interface FoundImage {
  /** Its reference. */
  readonly image: string;
  /** Fields that name it, such as `deploymentSpec.executors.exec-train.container.image`. */
  readonly places: readonly string[];
}

const EXECUTORS = ['deploymentSpec', 'executors', '*'];

/** Fields of either document that name an image. */
const PLACES = {
  spec: [[...EXECUTORS, 'container', 'image'], [...EXECUTORS, 'importer', 'artifactUri', 'constant']],
  platform: [['platforms', 'kubernetes', ...EXECUTORS, 'initContainers', '*', 'image']],
} as const;

/** An artifact that lies in an image, which is pulled when a task reads it. */
const OCI = 'oci://';

/** Names by which the server knows what it does itself, without a pod. */
const STUB = /^argostub\//;

/** All images, sorted: those that only a run knows, and names that stand for no image, are left out. */
export function imagesOf({ spec, platform }: CompiledPipeline): FoundImage[] {
  const found = new Map<string, string[]>();
  const fields = [
    ...PLACES.spec.flatMap(path => fieldsAt(new Field(spec), path)),
    ...PLACES.platform.flatMap(path => fieldsAt(new Field(platform), path)),
  ];
  for (const { value, path } of fields) {
    const image = imageIn(value, path.endsWith('.constant'));
    if (image !== undefined) {
      const places = found.get(image);
      places === undefined ? found.set(image, [path]) : places.push(path);
    }
  }
  return [...found].sort(([a], [b]) => a < b ? -1 : 1).map(([image, places]) => ({ image, places }));
}

/** The pipeline with other images. */
export function withImages({ spec, platform }: CompiledPipeline, change: (image: string) => string): CompiledPipeline {
  const changed = (isArtifact: boolean) => (value: unknown) => {
    const image = imageIn(value, isArtifact);
    return image === undefined ? value : `${isArtifact ? OCI : ''}${change(image)}`;
  };
  const first = PLACES.spec.reduce((all, path) => changedAt(all, path, changed(path.at(-1) === 'constant')), spec);
  const second = PLACES.platform.reduce((all, path) => changedAt(all, path, changed(false)), platform);
  return { spec: first, ...second !== undefined && { platform: second } };
}

/** The image that a value names, if it names one. */
function imageIn(value: unknown, isArtifact: boolean): string | undefined {
  if (typeof value !== 'string' || value.includes('{{$') || isArtifact && !value.startsWith(OCI)) {
    return undefined;
  }
  const image = isArtifact ? value.slice(OCI.length) : value;
  return image === '' || STUB.test(image) ? undefined : image;
}
