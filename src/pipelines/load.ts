/** Pipelines that were compiled before, by the Python SDK or by us: read, looked into, changed, written. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError, shown } from '../core/errors';
import { changeCaching, changeDefaults, changeImages, changeInfo, changeResources } from './change';
import { textOf } from './ir/archives';
import { checkedPipeline } from './ir/check';
import { decodePipeline } from './ir/decode';
import { type FoundImage, type ImagesChange, imagesOf } from './ir/images';
import { inputsOf, outputsOf, type FoundInput, type FoundOutput } from './ir/interface';
import type { ResourceChange } from './ir/resources';
import { type FoundTask, tasksOf } from './ir/tasks';
import type { CompiledPipeline, PipelineSpec, PlatformSpec } from './ir/types';
import { writePipeline } from './ir/write';
import type { CompileOptions, PipelineProgram } from './program';
import { checkTarget } from './target-check';
import type { Json } from './values';

/**
 * A compiled pipeline that was loaded. It never changes: what changes it gives another one, which differs at its place alone.
 *
 * @throws ConfigError `PipelineField`, `PipelineText` if it is made of something else than a compiled pipeline
 */
export class LoadedPipeline implements PipelineProgram {
  /** What runs: the first document. */
  public readonly spec: PipelineSpec;
  /** What of it is for one platform alone: the second document; undefined if there is none. */
  public readonly platform: PlatformSpec | undefined;

  constructor(compiled: CompiledPipeline) {
    const { spec, platform } = checkedPipeline(compiled);
    this.spec = frozen(spec);
    this.platform = frozen(platform);
  }

  /** Name of the pipeline. */
  public get name(): string {
    return this.spec.pipelineInfo.name;
  }

  /** Name in the user interface; undefined if it has no other. */
  public get displayName(): string | undefined {
    return this.spec.pipelineInfo.displayName;
  }

  /** What it is for; undefined if it does not say. */
  public get description(): string | undefined {
    return this.spec.pipelineInfo.description;
  }

  /** What a run takes, parameters before artifacts. */
  public get inputs(): readonly FoundInput[] {
    return inputsOf(this.spec.root);
  }

  /** What a run gives, parameters before artifacts. */
  public get outputs(): readonly FoundOutput[] {
    return outputsOf(this.spec.root);
  }

  /** All images that it has pulled, sorted; not those that only a run knows. */
  public get images(): readonly FoundImage[] {
    return imagesOf(this);
  }

  /** All tasks, each before those inside it. */
  public tasks(): readonly FoundTask[] {
    return tasksOf(this.spec);
  }

  /**
   * The compiled pipeline as it is.
   *
   * @throws ConfigError `PipelineTarget` if the release that it is for does not know something of it
   */
  public compile(options?: CompileOptions): CompiledPipeline {
    const compiled = { spec: this.spec, ...this.platform !== undefined && { platform: this.platform } };
    checkTarget(compiled, options?.target);
    return compiled;
  }

  /** It as YAML, as {@link writePipeline} writes it. */
  public toYaml(): string {
    return writePipeline(this);
  }

  /**
   * With other images: behind a mirror, single ones replaced, or what a function makes of each. Images that only a run knows, and names by which the
   * server knows its own work, stay.
   *
   * @throws ConfigError `PipelineImage`, `RegistryMirror`, `UnknownProp`, `WrongProp`
   */
  public withImages(change: ImagesChange | ((image: string) => string)): LoadedPipeline {
    return new LoadedPipeline(changeImages(this, change));
  }

  /**
   * With other requests and limits of a task's container, and its device's tolerations and node labels for its pod.
   *
   * @param which path of the task, `root/condition-1/train`, or the label of an executor
   * @throws ConfigError `PipelineTask`, `PipelineResources`, `UnknownProp`, `WrongProp`
   */
  public withResources(which: string, change: ResourceChange): LoadedPipeline {
    return new LoadedPipeline(changeResources(this, which, change));
  }

  /**
   * With other defaults of parameters, which need not be passed from then on.
   *
   * @throws ConfigError `PipelineParameter`
   */
  public withDefaults(defaults: Readonly<Record<string, Json>>): LoadedPipeline {
    return new LoadedPipeline(changeDefaults(this, defaults));
  }

  /**
   * With caching on or off.
   *
   * @param task path of the task that is meant with all inside it, `root/condition-1`
   * @throws ConfigError `PipelineTask`, `PipelineCaching`
   */
  public withCaching(enabled: boolean, task = 'root'): LoadedPipeline {
    return new LoadedPipeline(changeCaching(this, enabled, task));
  }

  /**
   * With another name: 1 to 128 lower-case letters, digits and `-`, not first.
   *
   * @throws ConfigError `WrongProp`
   */
  public withName(name: string): LoadedPipeline {
    return new LoadedPipeline(changeInfo(this, { name }));
  }

  /**
   * With another name in the user interface; an empty one takes it away.
   *
   * @throws ConfigError `WrongProp`
   */
  public withDisplayName(displayName: string): LoadedPipeline {
    return new LoadedPipeline(changeInfo(this, { displayName }));
  }

  /**
   * With another description; an empty one takes it away.
   *
   * @throws ConfigError `WrongProp`
   */
  public withDescription(description: string): LoadedPipeline {
    return new LoadedPipeline(changeInfo(this, { description }));
  }
}

/**
 * Loads a compiled pipeline from a file: YAML, JSON, or an archive with one. The tools of the Python SDK write such files, and {@link LoadedPipeline.toYaml}.
 *
 * @param file path, relative to the working directory; ends in `.yaml`, `.yml`, `.json`, `.zip`, `.tar.gz` or `.tgz`
 * @throws ConfigError `PipelineFile` if it cannot be read, `PipelineText`, `PipelineField`, `PipelineV1` as {@link parsePipeline}
 */
export function loadPipeline(file: string): LoadedPipeline {
  const { text, name } = textOf(file, contentOf(file));
  return parsePipeline(text, name);
}

/**
 * A compiled pipeline from its text.
 *
 * @param name what it is, for messages
 * @throws ConfigError `PipelineText` if it is no such text, `PipelineField` if a field is unknown or wrong, `PipelineV1` for what SDK 1 compiled
 */
export function parsePipeline(text: string, name?: string): LoadedPipeline {
  return new LoadedPipeline(decodePipeline(text, name));
}

function contentOf(file: unknown): Uint8Array {
  if (typeof file !== 'string') {
    throw new ConfigError('PipelineFile', `the file of a pipeline must be a path, got ${shown(file)}; pass e.g. "pipelines/train.yaml"`);
  }
  try {
    return readFileSync(resolve(file));
  } catch (cause) {
    const { code } = cause as { readonly code?: unknown };
    throw new ConfigError('PipelineFile', `${file} must be a file that can be read, got ${shown(code)}; correct the path, which is relative to the working directory`, undefined, { cause });
  }
}

/** The value, which nobody can change any more. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
