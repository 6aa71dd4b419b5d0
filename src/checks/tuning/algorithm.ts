import { Algorithm, algorithmOf, EARLY_STOPPING } from './algorithms';
import { katibConfig } from './katib-config';
import { architectureFaults, cmaesFaults, gridFaults, hyperbandFaults, searchFaults } from './search';
import { Field, listed, Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { Fault, fault } from '../fault';

/** `Experiment/Algorithm`: the algorithm of a search can begin: it is there, and takes its settings and parameters. */
export const experimentAlgorithm: Rule = {
  id: 'Experiment/Algorithm',
  why: 'The webhook of Katib refuses an algorithm that it has not; settings and parameters only its own service looks at, and then no trial is ever made.',
  check: wrongAlgorithms,
};

/** Services of the algorithms where nobody knows the settings of Katib. */
const SERVICES: Readonly<Record<string, string>> = {
  'random': 'hyperopt', 'tpe': 'hyperopt', 'grid': 'optuna', 'multivariate-tpe': 'optuna', 'hyperband': 'hyperband', 'bayesianoptimization': 'skopt', 'cmaes': 'goptuna',
  'sobol': 'goptuna', 'pbt': 'pbt', 'enas': 'enas', 'darts': 'darts',
};

function* wrongAlgorithms(set: ManifestSet): Generator<Violation> {
  const config = katibConfig(set);
  const services = config?.suggestions ?? new Map(Object.entries(SERVICES));
  const earlyStoppings = config?.earlyStoppings ?? new Set(Object.keys(EARLY_STOPPING));
  for (const at of set.ofKind('kubeflow.org/Experiment')) {
    const spec = at.at('spec');
    yield* said(at, unknownName(spec.at('algorithm', 'algorithmName'), new Set(services.keys()), config !== undefined));
    yield* said(at, unknownName(spec.at('earlyStopping', 'algorithmName'), earlyStoppings, config !== undefined));
    const name = spec.at('algorithm', 'algorithmName').text ?? '';
    yield* said(at, algorithmFaults(spec, name, services.get(name) ?? ''));
    const stopping = spec.at('earlyStopping', 'algorithmName').text ?? '';
    yield* said(at, settingFaults(spec.at('earlyStopping'), Object.hasOwn(EARLY_STOPPING, stopping) ? EARLY_STOPPING[stopping] : undefined));
  }
}

function said(at: Located, faults: Iterable<Fault>): Violation[] {
  return [...faults].map(one => ({ at, ...one }));
}

/** A name that Katib has no image for; where nobody knows its settings, it may have more. */
function unknownName(name: Field, known: ReadonlySet<string>, isKnown: boolean): Fault[] {
  return name.text === undefined || !isKnown || known.has(name.text) ? [] : [fault(name, 'is no algorithm that Katib has', `write one of ${listed([...known].sort())}`)];
}

function* algorithmFaults(spec: Field, name: string, service: string): Generator<Fault> {
  const algorithm = algorithmOf(service, name);
  if (algorithm === undefined) {
    return; // somebody's own service
  }
  const settings = spec.at('algorithm', 'algorithmSettings');
  yield* settingFaults(spec.at('algorithm'), algorithm);
  const parameters = spec.at('parameters').items();
  if (name === 'enas' || name === 'darts') {
    yield* architectureFaults(spec.at('nasConfig'), service);
    return;
  }
  yield* searchFaults(parameters, service);
  if (name === 'grid') {
    yield* gridFaults(parameters, spec.at('maxTrialCount'));
  } else if (name === 'hyperband') {
    yield* hyperbandFaults(spec, new Map(settings.items().map(one => [one.at('name').text ?? '', one.at('value')])));
  } else if (name === 'cmaes') {
    yield* cmaesFaults(spec.at('parameters'));
  } else if (name === 'pbt' && spec.at('resumePolicy').value !== 'FromVolume') {
    yield fault(spec.at('resumePolicy'), 'must be "FromVolume", since trials mount the volume that Katib makes then alone', 'write it');
  }
}

function* settingFaults(spec: Field, algorithm: Algorithm | undefined): Generator<Fault> {
  if (algorithm === undefined) {
    return;
  }
  const { settings: known, needs = [], isOpen = false } = algorithm;
  const settings = spec.at('algorithmSettings').items();
  for (const setting of settings) {
    const [name, value] = [setting.at('name'), setting.at('value')];
    const wanted = name.text !== undefined && Object.hasOwn(known, name.text) ? known[name.text] : undefined;
    if (wanted === undefined && !isOpen && name.text !== undefined) {
      yield fault(name, 'is no setting of the algorithm', Object.keys(known).length === 0 ? 'leave it out' : `write one of ${listed(Object.keys(known))}, or leave it out`);
    } else if (wanted !== undefined && value.text !== undefined && !wanted.fits(value.text)) {
      yield fault(value, `must be ${wanted.words}`, `correct the setting ${shown(name.text)}`);
    }
  }
  const there = new Set(settings.map(one => one.at('name').value));
  const missing = needs.filter(name => !there.has(name));
  if (missing.length > 0) {
    yield { field: spec.at('algorithmSettings').path, problem: `must say ${listed(missing)} for this algorithm, got ${shown([...there])}`, fix: 'add what is missing' };
  }
}
