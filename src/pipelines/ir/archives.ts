/** The text of a pipeline's file, which may lie in an archive. */
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { parseTar } from 'nanotar';
import { ConfigError, listed, shown } from '../../core/errors';

/** Most bytes that a text may have, also unpacked: far more than the server takes, far less than what harms. */
const MOST_BYTES = 32 * 1024 ** 2;

/** Most bytes of one packed file in a zip: what it says of its unpacked size may be a lie, at most a thousandfold. */
const MOST_PACKED = 4 * 1024 ** 2;

/** Most files in an archive. */
const MOST_FILES = 10_000;

/** Endings of the files that hold pipelines. */
export const ENDINGS = ['.yaml', '.yml', '.json', '.zip', '.tar.gz', '.tgz'] as const;

/** A text, and what it is, for messages. */
export interface NamedText {
  readonly text: string;
  /** The file, and where it is an archive, the file in it: `train.zip, pipeline.yaml`. */
  readonly name: string;
}

/**
 * The text of a file: of `.yaml`, `.yml`, `.json`, or of the one YAML file that counts in a `.zip`, `.tar.gz` or `.tgz`, `pipeline.yaml` or else the first.
 *
 * @param file its path or name, whose ending says what it is
 * @throws ConfigError `PipelineFile`
 */
export function textOf(file: string, content: Uint8Array): NamedText {
  const ending = ENDINGS.find(one => file.toLowerCase().endsWith(one));
  if (content.length > MOST_BYTES) {
    throw new ConfigError('PipelineFile', `${file} must have at most ${MOST_BYTES} bytes, got ${content.length}; the server takes about 1 MiB`);
  }
  switch (ending) {
    case undefined: throw new ConfigError('PipelineFile', `the file of a pipeline must end in ${ENDINGS.join(', ')}, got ${shown(file)}; rename it`);
    case '.zip': return unpacked(file, () => fromZip(file, content));
    case '.tgz': case '.tar.gz': return unpacked(file, () => fromTar(file, gunzipSync(content, { maxOutputLength: MOST_BYTES })));
    default: return { text: utf8(file, content), name: file };
  }
}

/** A file in an archive. */
interface Entry {
  readonly name: string;
  /** Bytes, unpacked. */
  readonly size: number;
}

function fromZip(file: string, content: Uint8Array): NamedText {
  const entries: Entry[] = [];
  unzipSync(content, {
    filter: ({ name, size, originalSize }) => {
      entries.push({ name, size: size > MOST_PACKED ? Infinity : originalSize });
      return entries.length > MOST_FILES ? tooMany(file) : false;
    },
  });
  const name = chosen(file, entries);
  let isFound = false;
  const found = unzipSync(content, {
    filter: one => {
      const isIt = one.name === name && !isFound;
      isFound ||= isIt;
      return isIt;
    },
  });
  return named(file, name, found[name]);
}

function fromTar(file: string, content: Uint8Array): NamedText {
  const entries: Entry[] = [];
  // The reader takes the whole buffer behind what it gets, which Node may share with others.
  const files = parseTar(Uint8Array.from(content), {
    filter: ({ name, type, size }) => {
      if (!Number.isSafeInteger(size) || size < 0) {
        throw new RangeError('a file with no size');
      }
      const isFile = type === 'file' || type === 'contiguousFile';
      entries.push(...isFile ? [{ name, size }] : []);
      return entries.length > MOST_FILES ? tooMany(file) : isFile;
    },
  });
  const name = chosen(file, entries);
  return named(file, name, files.find(one => one.name === name)?.data);
}

/** The file of an archive that counts, as for the server. What desktops add beside it does not. */
function chosen(file: string, entries: readonly Entry[]): string {
  const isIt = ({ name }: Entry) => /^(\.\/)?pipeline\.yaml$/.test(name);
  const isYaml = ({ name }: Entry) => /\.ya?ml$/i.test(name) && !/(^|\/)(__MACOSX\/|\._)/.test(name);
  const entry = entries.find(isIt) ?? entries.find(isYaml);
  if (entry === undefined) {
    const names = listed(entries.slice(0, 10).map(({ name }) => shown(name)));
    throw new ConfigError('PipelineFile', `${file} must hold a YAML file, got ${names}; pack the compiled pipeline as pipeline.yaml`);
  }
  if (entry.size > MOST_BYTES) {
    throw new ConfigError('PipelineFile', `${shown(entry.name)} in ${file} must have at most ${MOST_BYTES} bytes, got more; the server takes about 1 MiB`);
  }
  return entry.name;
}

function named(file: string, name: string, content: Uint8Array | undefined): NamedText {
  return { text: utf8(`${file}, ${name}`, content ?? new Uint8Array()), name: `${file}, ${name}` };
}

function tooMany(file: string): never {
  throw new ConfigError('PipelineFile', `${file} must hold a pipeline, got more than ${MOST_FILES} files; pack the compiled pipeline alone`);
}

/** Says of an archive that cannot be read that it is broken. */
function unpacked(file: string, unpack: () => NamedText): NamedText {
  try {
    return unpack();
  } catch (cause) {
    if (ConfigError.is(cause)) {
      throw cause;
    }
    const isTooLarge = (cause as { readonly code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    const what = isTooLarge ? `more than ${MOST_BYTES} bytes inside` : shown(cause instanceof Error ? cause.message : cause);
    throw new ConfigError('PipelineFile', `${file} must be an archive that can be read, got ${what}; pack the compiled pipeline anew`, undefined, { cause });
  }
}

function utf8(name: string, content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (cause) {
    throw new ConfigError('PipelineFile', `${name} must be UTF-8, got bytes of something else; compile the pipeline anew`, undefined, { cause });
  }
}
