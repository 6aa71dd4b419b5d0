/** The documents of a text that holds a pipeline: which is what, in whichever order they stand. */
import { CORE_SCHEMA, loadAll, YAMLException } from 'js-yaml';
import { ConfigError, kindOf, listed, shown } from '../../core/errors';
import { isRecord } from '../../core/field';
import type { Found } from './check';
import { indented } from './indentation';

/** The documents of a pipeline. */
export interface Documents {
  /** The first one. */
  readonly spec: Found;
  /** The second one; undefined if there is none. */
  readonly platform: Found | undefined;
}

/** A document, or several that a Kubernetes manifest holds. */
interface Part extends Found {
  readonly kind: 'spec' | 'platform';
}

/** Fields by which a first document is known, however wrong the others are. */
const OF_SPEC = ['pipelineInfo', 'root', 'components', 'deploymentSpec', 'schemaVersion', 'sdkVersion'];

const MANIFEST = /^pipelines\.kubeflow\.org\//;

/**
 * Finds the documents of a text: of YAML, of JSON, or of Kubernetes manifests with a `PipelineVersion`.
 *
 * @param name what the text is, for messages
 * @throws ConfigError `PipelineText`, `PipelineV1`
 */
export function documentsIn(text: string, name: string): Documents {
  const values = yamlIn(text, name);
  const parts = values.flatMap((value, index) => value === null ? [] : partsOf(value, `${name}, document ${index + 1}`));
  return { spec: only(parts, 'spec', name) ?? missing(name), platform: only(parts, 'platform', name) };
}

function yamlIn(text: unknown, name: string): readonly unknown[] {
  if (typeof text !== 'string') {
    throw new ConfigError('PipelineText', `${name} must be a text, got ${kindOf(text)}; pass the YAML or JSON of a compiled pipeline`);
  }
  const plain = text.replace(/^\uFEFF/, '');
  const refuse = (cause: YAMLException): never => {
    const line = cause.mark === undefined ? '' : ` in line ${cause.mark.line + 1}`;
    throw new ConfigError('PipelineText', `${name} must be YAML or JSON, got ${shown(cause.reason)}${line}; compile the pipeline anew, or correct the text`, undefined, { cause });
  };
  return parsed(plain, error => error.reason === 'deficient indentation' ? parsed(indented(plain), refuse) : refuse(error));
}

/** The values of a text; numbers and booleans as YAML 1.2 has them, of which the SDKs write only what 1.1 takes for the same. */
function parsed(text: string, otherwise: (error: YAMLException) => readonly unknown[]): readonly unknown[] {
  try {
    return loadAll(text, { schema: CORE_SCHEMA });
  } catch (error) {
    if (error instanceof YAMLException) {
      return otherwise(error);
    }
    throw error;
  }
}

function partsOf(value: unknown, place: string): Part[] {
  if (!isRecord(value)) {
    throw new ConfigError('PipelineText', `${place} must be an object, got ${kindOf(value)}; pass the YAML or JSON of a compiled pipeline`);
  }
  const { apiVersion } = value;
  if (typeof apiVersion === 'string' && apiVersion.startsWith('argoproj.io/')) {
    throw new ConfigError('PipelineV1', `${place} must be compiled by SDK 2, got the Argo Workflow of SDK 1 (${shown(apiVersion)}); ` +
      'take its components over as component.yaml files, write the function of the pipeline anew, and compile that');
  }
  if (typeof apiVersion === 'string' && MANIFEST.test(apiVersion)) {
    return ofManifest(value, place);
  }
  if ('platforms' in value) {
    return [{ kind: 'platform', value, place, path: '' }];
  }
  if (OF_SPEC.some(field => field in value)) {
    return [{ kind: 'spec', value, place, path: '' }];
  }
  throw new ConfigError('PipelineText', `${place} must be a pipeline spec or a platform spec, got ${described(value)}`);
}

function described(value: Readonly<Record<string, unknown>>): string {
  return 'implementation' in value ? 'a component.yaml; load it as a component, and use it in a pipeline'
    : `an object with ${listed(Object.keys(value).slice(0, 10).map(shown))}; pass what a compiler of Kubeflow Pipelines wrote`;
}

/** A pipeline as an object of Kubernetes; a `Pipeline` is only the name that versions hang on. */
function ofManifest(value: Readonly<Record<string, unknown>>, place: string): Part[] {
  const { kind, spec } = value;
  if (kind === 'Pipeline') {
    return [];
  }
  if (kind !== 'PipelineVersion' || !isRecord(spec) || !isRecord(spec.pipelineSpec)) {
    throw new ConfigError('PipelineText', `${place} must be a PipelineVersion with spec.pipelineSpec, got ${shown(kind)}; pass what a compiler of Kubeflow Pipelines wrote`);
  }
  const { pipelineSpec, platformSpec = null } = spec;
  return [
    { kind: 'spec', value: pipelineSpec, place, path: 'spec.pipelineSpec' },
    ...platformSpec === null ? [] : [{ kind: 'platform' as const, value: platformSpec, place, path: 'spec.platformSpec' }],
  ];
}

function only(parts: readonly Part[], kind: Part['kind'], name: string): Found | undefined {
  const [first, second] = parts.filter(part => part.kind === kind);
  if (second !== undefined) {
    const what = kind === 'spec' ? 'pipeline' : 'platform';
    throw new ConfigError('PipelineText', `${name} must hold one ${what} spec, got two, the second in ${second.place}; split it into one file for each pipeline`);
  }
  return first;
}

function missing(name: string): never {
  throw new ConfigError('PipelineText', `${name} must hold a pipeline spec, got none; pass what a compiler of Kubeflow Pipelines wrote`);
}
