import { CORE_SCHEMA, load } from 'js-yaml';
import { Field, ManifestSet } from '../../core';

/** What a Katib offers, by its `katib-config`. */
export interface KatibConfig {
  /** Service of each algorithm, such as `hyperopt`; the name of its image where that is nobody's. */
  readonly suggestions: ReadonlyMap<string, string>;
  /** Algorithms of early stopping. */
  readonly earlyStoppings: ReadonlySet<string>;
  /** Kinds of collectors that it has an image for. */
  readonly collectors: ReadonlySet<string>;
  /** Kinds of trials, `<Kind>.<version>.<group>`; empty if it names none. */
  readonly trialResources: ReadonlySet<string>;
}

/** The settings of the Katib beside the objects; undefined if nobody knows them. */
export function katibConfig(set: ManifestSet): KatibConfig | undefined {
  return set.once(katibConfig, () => {
    const config = settings(set.settings('katib-config')?.at('data', 'katib-config.yaml').text);
    const runtime = config.at('runtime');
    if (runtime.at('suggestions').items().length === 0) {
      return undefined; // another form than that of this release
    }
    const names = (list: string, name: string) => new Set(runtime.at(list).items().flatMap(one => one.at(name).text ?? []));
    return {
      suggestions: new Map(runtime.at('suggestions').items().map(one => [one.at('algorithmName').text ?? '', serviceOf(one.at('image').text ?? '')])),
      earlyStoppings: names('earlyStoppings', 'algorithmName'),
      collectors: names('metricsCollectors', 'kind'),
      trialResources: new Set(config.at('init', 'controller', 'trialResources').items().flatMap(one => one.text ?? [])),
    };
  });
}

function settings(text = ''): Field {
  try {
    return new Field(load(text, { schema: CORE_SCHEMA }));
  } catch {
    return new Field(undefined); // Katib itself says so
  }
}

/** `hyperopt` of `ghcr.io/kubeflow/katib/suggestion-hyperopt:v0.19.0`. */
function serviceOf(image: string): string {
  return /\/suggestion-([a-z]+)(?:[:@]|$)/.exec(image)?.[1] ?? image;
}
