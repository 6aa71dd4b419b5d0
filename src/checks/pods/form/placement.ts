import { absent, Fault, fault, given, misspelt, outside } from '../../fault';
import { Field, fieldsAt, shown } from '../../../core';
import { isLabelKey, isLabelValue } from '../../../core/names';

const KEY = 'the key of a label, [<DNS subdomain>/]<name>';
const VALUE = 'the value of a label: at most 63 letters, digits, "-", "_" and "."';

/** What Kubernetes refuses of what a pod says of the nodes that it is for. */
export function* placementFaults(spec: Field): Generator<Fault> {
  for (const [key, value] of spec.at('nodeSelector').entries()) {
    yield* isLabelKey(key) ? [] : [{ field: value.path, problem: `must be ${KEY}, got ${shown(key)}`, fix: 'correct it' }];
    yield* misspelt(value, isLabelValue, VALUE);
  }
  for (const toleration of spec.at('tolerations').items()) {
    yield* tolerationFaults(toleration);
  }
  const affinity = spec.at('affinity');
  yield* wrongNodes(affinity.at('nodeAffinity'));
  for (const pods of [affinity.at('podAffinity'), affinity.at('podAntiAffinity')]) {
    const preferred = pods.at('preferredDuringSchedulingIgnoredDuringExecution').items();
    yield* preferred.flatMap(one => outside(one.at('weight'), 1, 100));
    for (const term of [...pods.at('requiredDuringSchedulingIgnoredDuringExecution').items(), ...preferred.map(one => one.at('podAffinityTerm'))]) {
      yield* absent(term.at('topologyKey'), 'the key of a label of nodes');
      yield* selectorFaults(term.at('labelSelector'));
    }
  }
  for (const spread of spec.at('topologySpreadConstraints').items()) {
    yield* outside(spread.at('maxSkew'), 1);
    yield* absent(spread.at('topologyKey'), 'the key of a label of nodes');
    yield* outside(spread.at('minDomains'), 1);
    yield* given(spread.at('minDomains')) && spread.at('whenUnsatisfiable').value === 'ScheduleAnyway'
      ? [fault(spread.at('minDomains'), 'has no meaning beside "ScheduleAnyway"', 'leave it out')] : [];
    yield* selectorFaults(spread.at('labelSelector'));
  }
}

/** What is wrong with a toleration. */
export function* tolerationFaults(toleration: Field): Generator<Fault> {
  const [key, operator, value, effect] = ['key', 'operator', 'value', 'effect'].map(name => toleration.at(name));
  yield* misspelt(key, text => text === '' || isLabelKey(text), KEY);
  if (!key.text && operator.value !== 'Exists') {
    yield fault(operator, 'must be "Exists" where no key is given', 'write it, or the key of the taint');
  }
  if (operator.value === 'Exists' && value.text) {
    yield fault(value, 'must not be given beside "Exists"', 'leave it out');
  } else if (operator.value !== 'Exists') {
    yield* misspelt(value, isLabelValue, VALUE);
  }
  if (given(toleration.at('tolerationSeconds')) && effect.value !== 'NoExecute') {
    yield fault(effect, 'must be "NoExecute" where tolerationSeconds is set', 'write it, or leave tolerationSeconds out');
  }
}

function* wrongNodes(nodes: Field): Generator<Fault> {
  const required = nodes.at('requiredDuringSchedulingIgnoredDuringExecution');
  const preferred = nodes.at('preferredDuringSchedulingIgnoredDuringExecution').items();
  if (given(required) && required.at('nodeSelectorTerms').items().length === 0) {
    yield { field: required.at('nodeSelectorTerms').path, problem: 'must have a term, got none', fix: 'write one, or leave the requirement out' };
  }
  yield* preferred.flatMap(one => outside(one.at('weight'), 1, 100));
  for (const term of [...required.at('nodeSelectorTerms').items(), ...preferred.map(one => one.at('preference'))]) {
    for (const expression of term.at('matchExpressions').items()) {
      yield* wrongExpression(expression);
    }
    for (const expression of term.at('matchFields').items()) {
      yield* misspelt(expression.at('key'), text => text === 'metadata.name', '"metadata.name", the only field that is known');
      yield* misspelt(expression.at('operator'), text => ['In', 'NotIn'].includes(text), '"In" or "NotIn"');
      const values = expression.at('values');
      yield* values.items().length === 1 ? [] : [fault(values, 'must have one entry', 'write the name of one node')];
    }
  }
}

/** What Kubernetes refuses of a selector of labels. */
export function* selectorFaults(selector: Field): Generator<Fault> {
  for (const [key, value] of selector.at('matchLabels').entries()) {
    yield* isLabelKey(key) ? [] : [{ field: value.path, problem: `must be ${KEY}, got ${shown(key)}`, fix: 'correct it' }];
    yield* misspelt(value, isLabelValue, VALUE);
  }
  for (const expression of fieldsAt(selector, ['matchExpressions', '*'])) {
    yield* wrongExpression(expression);
  }
}

function* wrongExpression(expression: Field): Generator<Fault> {
  const values = expression.at('values');
  const count = values.items().length;
  yield* misspelt(expression.at('key'), isLabelKey, KEY);
  switch (expression.at('operator').value) {
    case 'In': case 'NotIn':
      yield* count === 0 ? [fault(values, 'must have an entry for this operator', 'write one')] : [];
      break;
    case 'Exists': case 'DoesNotExist':
      yield* count > 0 ? [fault(values, 'must have no entry for this operator', 'leave it out')] : [];
      break;
    case 'Gt': case 'Lt':
      yield* count !== 1 ? [fault(values, 'must have one entry for this operator', 'write one number in quotes')] : [];
      break;
  }
}
