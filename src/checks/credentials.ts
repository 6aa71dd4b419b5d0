import { credentialPairs, credentialsIn, isCredentialName, isHarmless } from './credential-texts';
import { Field, texts } from './fields';
import { groupOf } from './lookup';
import { containersOf, podOf } from './pods';
import { isBuiltIn, Located, ManifestSet, Rule, shown, Violation } from '../core';

/** `Credentials/Literal`: no credential stands in the output. Findings never show the value. */
export const credentialsLiteral: Rule = {
  id: 'Credentials/Literal',
  why: 'Whoever can read the repository, today or in its history, has the credential.',
  check: literals,
};

const FIX = 'keep the value outside of Git (External Secrets, Sealed Secrets, SOPS or by hand), and pass the name of its Secret';

function* literals(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    const { apiVersion, kind } = at.manifest;
    if (kind === 'CustomResourceDefinition') {
      continue; // a schema with its descriptions, no settings
    }
    const isCore = groupOf(apiVersion) === '';
    if (isCore && kind === 'Secret') {
      yield* inSecret(at);
      continue;
    }
    if (isCore && kind === 'ConfigMap') {
      yield* inConfigMap(at);
    }
    yield* inVariables(at);
    for (const text of texts(new Field(at.manifest))) {
      for (const { problem } of credentialsIn(text.text!)) {
        yield { at, field: text.path, problem, fix: FIX };
      }
    }
  }
}

function* inSecret(at: Located): Generator<Violation> {
  const object = new Field(at.manifest);
  const filled = ['data', 'stringData'].map(name => object.at(name)).filter(field => field.entries().some(([, value]) => value.value !== ''));
  for (const field of at.manifest.type === 'kubernetes.io/service-account-token' ? [] : filled) {
    yield {
      at,
      field: field.path,
      problem: `the Secret has values in it, got the keys ${shown(field.entries().map(([key]) => key))}`,
      fix: FIX,
    };
  }
}

function* inConfigMap(at: Located): Generator<Violation> {
  for (const [key, field] of new Field(at.manifest).at('data').entries()) {
    const text = field.text ?? '';
    const names = isCredentialName(key) && !isHarmless(text) ? [key] : credentialPairs(text, key);
    for (const name of names) {
      yield { at, field: field.path, problem: `a credential is given literally, got a value for ${shown(name)}`, fix: FIX };
    }
  }
}

/** Variables of containers, and everything else in custom resources that has a name and a value. */
function* inVariables(at: Located): Generator<Violation> {
  const pod = podOf(at);
  const variables = pod !== undefined ? containersOf(pod).flatMap(({ field }) => field.at('env').items())
    : isBuiltIn(at.manifest.apiVersion) ? [] : named(new Field(at.manifest).at('spec'));
  for (const variable of variables) {
    const [name, value] = [variable.at('name').text ?? '', variable.at('value')];
    if (value.value && isCredentialName(name) && !isHarmless(String(value.value))) {
      yield {
        at,
        field: value.path,
        problem: `a credential is given literally, got a value for ${shown(name)}`,
        fix: `${FIX} as valueFrom.secretKeyRef`,
      };
    }
  }
}

/** All list entries at and below a field that have a name. */
function* named(field: Field): Generator<Field> {
  for (const item of field.items()) {
    if (item.at('name').exists) {
      yield item;
    }
    yield* named(item);
  }
  for (const [, below] of field.entries()) {
    yield* named(below);
  }
}
