import { wrongNodes } from './multi-node';
import { containersOfPart, MAIN, modelOf, PARTS, SCALER, SERVICE, TRANSFORMER, variable } from './services';
import { wrongUris } from './storage';
import { Field, Located, Rule, shown } from '../../core';
import { gotAt } from '../shown';
import { blamed, Fault, given, said } from '../fault';

/** `InferenceService/Form`: what belongs together in an InferenceService is such as KServe takes. */
export const inferenceServiceForm: Rule = {
  id: 'InferenceService/Form',
  why: 'The webhook of KServe refuses the InferenceService, or its controller never makes anything of it.',
  * check(set) {
    for (const at of set.ofKind(SERVICE)) {
      yield* blamed(at, [...wrongScaler(at), ...wrongNodes(at)]);
      for (const part of PARTS.filter(name => given(at.at('spec', name)))) {
        yield* blamed(at, wrongPart(at, part));
      }
    }
  },
};

const LONGEST = 63;
const SCALERS = ['hpa', 'external', 'keda', 'none'];

function* wrongScaler(at: Located): Generator<Fault> {
  const field = at.at('metadata', 'annotations', SCALER);
  if (field.text !== undefined && !SCALERS.includes(field.text)) {
    yield said(field, `must be one of ${SCALERS.join(', ')}, got ${shown(field.text)}`, 'write one of them; Knative scales by itself without it');
  }
}

function* wrongPart(at: Located, part: string): Generator<Fault> {
  const field = at.at('spec', part);
  const name = `${at.name}-${part}`;
  // That of the predictor is a rule of the kind itself.
  if (part !== 'predictor' && name.length > LONGEST) {
    yield said(at.at('metadata', 'name'), `must leave room for the name of a Service, at most ${LONGEST} characters, got ${shown(name)}`, 'shorten the name');
  }
  yield* blockedVariables(containersOfPart(at, part));
  yield* wrongBounds(field);
  yield* wrongLogger(field.at('logger'));
  yield* wrongUris(field);
  yield* wrongContainers(field, part === 'predictor' && modelOf(at) !== undefined);
  yield* noContainer(at, part);
  if (part === 'predictor') {
    yield* wrongVariables(field, modelOf(at) === undefined);
  }
}

/** The schema takes a list of no containers, in which KServe finds nothing to run. */
function noContainer(at: Located, part: string): Fault[] {
  const containers = at.at('spec', part, 'containers');
  const isEmpty = Array.isArray(containers.value) && containers.items().length === 0;
  const hasOther = part === 'predictor' ? modelOf(at) !== undefined : given(at.at('spec', part, 'art'));
  return isEmpty && !hasOther ? [said(containers, 'must hold a container, got []', 'write one')] : [];
}

/** Variables by which code of others could come into the pod. */
export function blockedVariables(containers: readonly Field[]): Fault[] {
  return containers.flatMap(one => one.at('env').items()).map(one => one.at('name')).filter(({ value }) => value === 'PYTHONPATH')
    .map(name => said(name, 'is a variable that KServe does not allow, got "PYTHONPATH"', 'leave it out, and put the code where Python finds it in the image'));
}

/** Fewest pods above the most of them, where 0 is no bound. */
export function* wrongBounds(part: Field): Generator<Fault> {
  const least = part.at('minReplicas');
  const [min, max] = [least.number ?? 1, part.at('maxReplicas').number ?? 0];
  if (max > 0 && min > max) {
    yield said(least, `must not be above maxReplicas, got ${min} and ${max}`, 'raise maxReplicas, or lower this');
  }
}

function* wrongLogger(logger: Field): Generator<Fault> {
  if (!given(logger)) {
    return;
  }
  if (!given(logger.at('mode'))) {
    yield said(logger.at('mode'), 'must say what is logged, got undefined', 'write all, request or response');
  }
  const storage = logger.at('storage');
  for (const field of given(storage) ? ['path', 'parameters', 'key'].map(name => storage.at(name)).filter(one => !given(one)) : []) {
    yield said(field, `must be there with storage, got ${shown(field.value)}`, 'write path, parameters and key');
  }
}

/** The controller puts the container that gets the requests first, and takes it from there. */
function* wrongContainers(part: Field, isBesideModel: boolean): Generator<Fault> {
  const containers = part.at('containers').items();
  const [first = new Field(undefined), ...others] = containers;
  const isPredictor = part.path === 'spec.predictor';
  const named = containers.filter(one => one.at('name').value === MAIN);
  if (isBesideModel) {
    yield* named.map(one => said(one.at('name'), `must not be that of the model's own container, got ${shown(MAIN)}`, 'remove the container, or the model'));
  } else if (!isPredictor || containers.length === 1 || (first.at('name').text ?? '') === '') {
    yield* others.filter(one => one.at('name').value === MAIN)
      .map(one => said(one.at('name'), `is the name that KServe gives to the first container, got ${shown(MAIN)}`, 'put this container first, or give it another name'));
  } else if (first.at('name').value !== MAIN) {
    yield said(first.at('name'), `must be ${shown(MAIN)} where there are several containers, got ${shown(first.at('name').value)}`,
      `put the container that gets the requests first, and call it ${MAIN}`);
  }
}

/** Variables of containers that a predictor brings, by which KServe knows its protocol and its model. */
function* wrongVariables(predictor: Field, isCustom: boolean): Generator<Fault> {
  const [first = new Field(undefined)] = predictor.at('containers').items();
  const protocol = isCustom ? variable(first, 'PROTOCOL')?.at('value') : undefined;
  if (protocol !== undefined && protocol.value !== 'v1' && protocol.value !== 'v2') {
    yield said(protocol, `must be v1 or v2, ${gotAt(protocol)}`, 'write one of them, or leave the variable out');
  }
  const transformer = predictor.at('containers').items().find(one => one.at('name').value === TRANSFORMER);
  const uri = transformer && variable(transformer, 'STORAGE_URI');
  if (uri !== undefined) {
    yield said(uri.at('name'), 'may only be at the container with the model, got "STORAGE_URI"', `move it to the container ${MAIN}`);
  }
}
