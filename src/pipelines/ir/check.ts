/** Documents as their types say them. */
import { ConfigError, got, kindOf, listed, nearest } from '../../core/errors';
import { isRecord } from '../../core/field';
import { walk, type Fault, type Mistake } from '../../core/schema/walk';
import { inForm, NoDocument } from './form';
import type { CompiledPipeline, PipelineSpec, PlatformSpec } from './types';

/** What a document is, and where it was found. */
export interface Found {
  /** What stands there. */
  readonly value: unknown;
  /** Where it is, for messages: `train.yaml, document 1`. */
  readonly place: string;
  /** What leads to it inside the document; empty for the whole. */
  readonly path: string;
}

/** What is about the form that Kubernetes gives its objects. */
const OF_OBJECTS: readonly Fault[] = ['form', 'empty', 'repeated'];

/** Most mistakes that are told at once. */
const MOST_MISTAKES = 10;

/**
 * The first document, in the form that its type says.
 *
 * @throws ConfigError `PipelineField`, `PipelineText`
 */
export function checkedSpec(found: Found): PipelineSpec {
  return checked(found, 'pipelines/ir#PipelineSpec') as PipelineSpec;
}

/**
 * The second document, in the form that its type says.
 *
 * @throws ConfigError `PipelineField`, `PipelineText`
 */
export function checkedPlatform(found: Found): PlatformSpec {
  return checked(found, 'pipelines/ir#PlatformSpec') as PlatformSpec;
}

/**
 * A compiled pipeline that somebody made, in the form that its type says.
 *
 * @param place what it is, for messages
 * @throws ConfigError `PipelineField`, `PipelineText`
 */
export function checkedPipeline(given: unknown, place = 'the compiled pipeline'): CompiledPipeline {
  const { spec, platform } = shapeOf(given, place);
  return {
    spec: checkedSpec({ value: spec, place: `${place}, spec`, path: '' }),
    ...platform !== undefined && { platform: checkedPlatform({ value: platform, place: `${place}, platform`, path: '' }) },
  };
}

/**
 * What was given, if it is a compiled pipeline at first sight.
 *
 * @param place what it is, for messages
 * @throws ConfigError `PipelineText`
 */
export function shapeOf(given: unknown, place = 'the compiled pipeline'): CompiledPipeline {
  if (!isRecord(given) || !isRecord(given.spec) || given.platform !== undefined && !isRecord(given.platform)) {
    throw new ConfigError('PipelineText', `${place} must be an object with spec and, if there is one, platform, got ${kindOf(given)}; ` +
      'pass what loadPipeline("train.yaml"), compile() or decodePipeline() give');
  }
  return given as unknown as CompiledPipeline;
}

function checked(found: Found, type: string): unknown {
  const value = formed(found, type);
  const mistakes = walk(value, { $ref: type }, { nulls: true }).filter(({ fault }) => !OF_OBJECTS.includes(fault));
  if (mistakes.length > 0) {
    throw fieldError(found, mistakes);
  }
  return value;
}

/**
 * A document in the one form, whether or not it is as its type says.
 *
 * @throws ConfigError `PipelineText` if it holds what JSON cannot say, or too much
 */
export function formed(found: Found, type: string): unknown {
  try {
    return inForm(found.value, type);
  } catch (error) {
    throw error instanceof NoDocument ? textError(found, error) : error;
  }
}

function textError({ place, path }: Found, { path: below, problem, value }: NoDocument): ConfigError {
  return new ConfigError('PipelineText', `${place}: ${joined(path, below) || 'the document'} ${problem}, ${got(value, below)}; the server takes about 1 MiB of plain JSON values`);
}

function fieldError(found: Found, mistakes: readonly Mistake[]): ConfigError {
  const [first, ...others] = mistakes.slice(0, MOST_MISTAKES).map(mistake => said(found, mistake));
  const more = mistakes.length > MOST_MISTAKES ? [`and ${mistakes.length - MOST_MISTAKES} more`] : [];
  return new ConfigError('PipelineField', `${found.place}: ${first}`, undefined, others.length > 0 ? { details: [...others, ...more].join('\n') } : {});
}

function said({ path: above }: Found, { path, fault, problem, value, known = [] }: Mistake): string {
  const place = joined(above, path) || 'the document';
  // Nobody knows what a text in an unknown field is; it may be a password.
  const what = fault === 'unknown' ? `got ${kindOf(value)}` : got(value, path);
  switch (fault) {
    case 'unknown': return `${place} is no known field, ${what}; ${insteadOf(path.slice(path.lastIndexOf('.') + 1), known)}`;
    case 'required': return `${place} must be given, ${what}; write it`;
    case 'choice': return `${place} ${problem.replace(/^must not have (\w+) and (\w+)$/, 'must have only one of $1 and $2')}, got both; remove one`;
    default: return `${place} ${problem}, ${what}; correct it`;
  }
}

function insteadOf(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return meant !== undefined ? `use ${JSON.stringify(meant)}` : known.length > 0 ? `there are ${listed(known)}` : 'remove it';
}

function joined(above: string, below: string): string {
  return above === '' || below === '' ? above + below : below.startsWith('[') ? above + below : `${above}.${below}`;
}
