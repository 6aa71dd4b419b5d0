import { ConfigError, listed, shown } from './errors';
import { PINS } from './pins.generated';

/** Name of an image in the pins, for example `istio/pilot`. */
export type ImageName = keyof typeof PINS;

/** Whether the pins have an image of that name. */
export function isImageName(name: string): name is ImageName {
  return Object.hasOwn(PINS, name);
}

/** Where images are pulled from instead of the registry that the pins names. */
export interface ImagesOptions {
  /**
   * Registry, with an optional path, that mirrors all images, for example `registry.example.com/mirror`.
   * The host of each image is replaced by it: `docker.io/istio/pilot:1` becomes `registry.example.com/mirror/istio/pilot:1`.
   * @default - each image comes from the registry in the pins
   */
  readonly mirror?: string;
  /**
   * Full references that take the place of single images, by their name in the pins; the mirror does not apply to them.
   * @default {}
   */
  readonly overrides?: Partial<Readonly<Record<ImageName, string>>>;
}

/** Host, optional path, no scheme, no tag, no slash at the end. */
const MIRROR = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d+)?(\/[a-z0-9][a-z0-9._-]*)*$/;

const HOST_PART = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
/** A host has a dot, a port, or is `localhost`: otherwise it is the first part of the repository. */
const HOST = `(?:localhost(?::\\d+)?|${HOST_PART}(?::\\d+|(?:\\.${HOST_PART})+(?::\\d+)?))`;
const HOST_PREFIX = new RegExp(`^${HOST}/`);
const REPOSITORY_PART = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*';
const TAG = '\\w[\\w.-]{0,127}';
const DIGEST = 'sha256:[0-9a-f]{64}';
const IMAGE_REFERENCE = new RegExp(`^(?:${HOST}/)?${REPOSITORY_PART}(?:/${REPOSITORY_PART})*(?::${TAG}(?:@${DIGEST})?|@${DIGEST})$`);

/** Whether a value is the reference of an image with a tag or a digest, the host left out or not. */
export function isImageReference(text: unknown): boolean {
  return typeof text === 'string' && text.length <= 512 && IMAGE_REFERENCE.test(text);
}

/**
 * The one place where image references are made: every image of the output, also those inside ConfigMaps, arguments
 * and scripts, comes from {@link Images.get}.
 *
 * @throws ConfigError `RegistryMirror`, `UnknownImage`, `ImageReference`
 */
export class Images {
  /** What it was made with. */
  public readonly options: ImagesOptions;

  constructor(options: ImagesOptions = {}) {
    if (options.mirror !== undefined && !MIRROR.test(options.mirror)) {
      throw new ConfigError('RegistryMirror', `mirror must be a registry host with an optional path, got ${shown(options.mirror)}; ` +
        'write it without scheme, tag and final slash, e.g. "registry.example.com/mirror"');
    }
    for (const name of Object.keys(options.overrides ?? {})) {
      if (!Object.hasOwn(PINS, name)) {
        throw new ConfigError('UnknownImage', `overrides names an image that is not pinned, got ${shown(name)}; ` +
          `pinned are ${listed(Object.keys(PINS))}`);
      }
    }
    for (const [name, reference] of Object.entries(options.overrides ?? {})) {
      if (reference !== undefined && !isImageReference(reference)) {
        throw new ConfigError('ImageReference', `overrides[${shown(name)}] must be the reference of an image with a tag or a digest, got ${shown(reference)}; ` +
          'write [<host>/]<repository in lower case>:<tag>, e.g. "registry.example.com/ml/pilot:1.2.3"');
      }
    }
    this.options = options;
  }

  /** The reference of an image: `<registry>/<repository>:<tag>`, or `@<digest>` where one is pinned. */
  public get(name: ImageName): string {
    const { overrides = {} } = this.options;
    const override = Object.hasOwn(overrides, name) ? overrides[name] : undefined;
    if (override !== undefined) {
      return override;
    }
    const pin = Object.hasOwn(PINS, name) ? PINS[name] : undefined;
    if (pin === undefined) {
      throw new ConfigError('UnknownImage', `image is not pinned, got ${shown(name)}; ` +
        `add it to the pins, pinned are ${listed(Object.keys(PINS))}`);
    }
    return this.mirrored(pin);
  }

  /** Every reference that {@link get} can return: what a mirror has to hold, and what the output may contain. */
  public all(): string[] {
    return (Object.keys(PINS) as ImageName[]).map(name => this.get(name));
  }

  /** The same image behind the mirror, if there is one: for images that are not pinned. */
  public mirrored(reference: string): string {
    const { mirror } = this.options;
    return mirror === undefined ? reference : `${mirror}/${reference.replace(HOST_PREFIX, '')}`;
  }
}
