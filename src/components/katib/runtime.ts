/** Containers that Katib makes in the namespaces of teams: algorithms, early stopping and collectors, as its configuration has them. */
import { AlgorithmSettings, KatibCollectors, KatibContainer, KatibProps, SuggestionService } from './props';
import { allowImage, Component, ConfigError, ImageName, isImageReference, listed, shown } from '../../core';

const SERVICES: Readonly<Record<SuggestionService, ImageName>> = {
  darts: 'katib/suggestion-darts',
  enas: 'katib/suggestion-enas',
  goptuna: 'katib/suggestion-goptuna',
  hyperband: 'katib/suggestion-hyperband',
  hyperopt: 'katib/suggestion-hyperopt',
  optuna: 'katib/suggestion-optuna',
  pbt: 'katib/suggestion-pbt',
  skopt: 'katib/suggestion-skopt',
};

/** Upstream's algorithms, in upstream's order. */
const ALGORITHMS: Readonly<Record<string, AlgorithmSettings & { readonly service: SuggestionService }>> = {
  'random': { service: 'hyperopt' },
  'tpe': { service: 'hyperopt' },
  'grid': { service: 'optuna' },
  'hyperband': { service: 'hyperband' },
  'bayesianoptimization': { service: 'skopt' },
  'cmaes': { service: 'goptuna' },
  'sobol': { service: 'goptuna' },
  'multivariate-tpe': { service: 'optuna' },
  'enas': { service: 'enas', resources: { limits: { memory: '400Mi' } } },
  'darts': { service: 'darts' },
  // Its trials share one folder.
  'pbt': { service: 'pbt', persistentVolumeClaimSpec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '5Gi' } } } },
};

const EARLY_STOPPINGS: Readonly<Record<string, Entry>> = { medianstop: { pin: 'katib/earlystopping-medianstop' } };

const COLLECTORS: Readonly<Partial<Record<keyof KatibCollectors, Entry>>> = {
  StdOut: { pin: 'katib/file-metrics-collector' },
  File: { pin: 'katib/file-metrics-collector' },
  TensorFlowEvent: { pin: 'katib/tfevent-metrics-collector', resources: { limits: { memory: '1Gi' } } },
};

/**
 * The part of Katib's configuration that it reads anew for each experiment and each pod.
 *
 * @throws ConfigError `KatibImage`, `ImageReference`, `KatibName`
 */
export function runtimeConfig({ algorithms = {}, earlyStoppings = {}, metricsCollectors = {} }: KatibProps, at: Component): object {
  return {
    metricsCollectors: merged('metricsCollectors', COLLECTORS, { ...metricsCollectors }, at)
      .map(({ name, where, settings: { pin, image, ...rest } }) => ({ kind: name, image: imageOf(where, image, pin, at), ...rest })),
    suggestions: merged('algorithms', ALGORITHMS, algorithms, at)
      .map(({ name, where, settings: { service, image, ...rest } }) => ({ algorithmName: name, image: imageOf(where, image, service && SERVICES[service], at), ...rest })),
    earlyStoppings: merged('earlyStoppings', EARLY_STOPPINGS, earlyStoppings, at)
      .map(({ name, where, settings: { pin, image, ...rest } }) => ({ algorithmName: name, image: imageOf(where, image, pin, at), ...rest })),
  };
}

/** What an entry may say, of whichever list. */
interface Entry extends KatibContainer {
  /** Image of the user. */
  readonly image?: string;
  /** Image of Katib. */
  readonly pin?: ImageName;
  /** Program of Katib. */
  readonly service?: SuggestionService;
}

/** An entry with its place among the props. */
interface NamedEntry {
  readonly name: string;
  readonly where: string;
  readonly settings: Entry;
}

/** The usual entries with what the user says of them, then the further ones; none that is false. */
function merged(prop: string, usual: Readonly<Record<string, Entry>>, own: Readonly<Record<string, Entry | false | undefined>>, at: Component): NamedEntry[] {
  return [...new Set([...Object.keys(usual), ...Object.keys(own)])].flatMap(name => {
    const where = `${prop}[${shown(name)}]`;
    const [known, said = {}] = [Object.hasOwn(usual, name) ? usual[name] : undefined, own[name]];
    if (said === false && known === undefined) {
      throw new ConfigError('KatibName', `${where} must not be false, since Katib brings nothing of that name to leave out, got false; ` +
        `it brings ${listed(Object.keys(usual))}`, at);
    }
    return said === false ? [] : [{ name, where, settings: { ...known, ...said } }];
  });
}

function imageOf(where: string, image: string | undefined, pin: ImageName | undefined, at: Component): string {
  if (image === undefined && pin === undefined) {
    throw new ConfigError('KatibImage', `${where}.image must be given, since Katib brings none for it, got undefined; pass the image that serves it`, at);
  }
  if (image !== undefined && !isImageReference(image)) {
    throw new ConfigError('ImageReference', `${where}.image must be the reference of an image with a tag or a digest, got ${shown(image)}; ` +
      'write [<host>/]<repository in lower case>:<tag>, e.g. "registry.example.com/ml/search:1.2.3"', at);
  }
  if (image !== undefined) {
    allowImage(at, image);
  }
  return image ?? at.image(pin!);
}
