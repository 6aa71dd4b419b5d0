import { isEncryptedValue } from './encrypted';
import { credentialsIn, mayHoldCredentials } from './forms';
import { isCredential, isHarmless } from './names';
import { settingsOf } from './settings-of';
import { credentialPairs, formOf } from './settings';
import { Field, Located, ManifestSet, Rule, shown, texts, Violation } from '../../core';

/** `Credentials/Literal`: no credential stands in the output. Findings never show the value. */
export const credentialsLiteral: Rule = {
  id: 'Credentials/Literal',
  why: 'Whoever can read the repository, today or in its history, has the credential.',
  check: literals,
};

const FIX = 'keep the value outside of Git (External Secrets, Sealed Secrets, SOPS or by hand), and pass the name of its Secret';

/** Kinds of repositories and of what comes from them: there a user in a URL is mostly a token. */
const GIT = /^(argoproj\.io\/App|source\.toolkit\.fluxcd\.io\/)/;

function* literals(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    if (at.key === 'Secret') {
      yield* inSecret(at);
    } else if (at.key !== 'apiextensions.k8s.io/CustomResourceDefinition') { // that is a schema with its descriptions, no settings
      yield* named(at);
      yield* anywhere(at);
    }
  }
}

function* inSecret(at: Located): Generator<Violation> {
  for (const name of ['data', 'stringData']) {
    const filled = at.at(name).entries().filter(([, { value }]) => !isNothing(value) && !(name === 'stringData' && isHarmless(String(value))))
      .map(([key]) => key);
    if (filled.length > 0) {
      yield { at, field: name, problem: `the Secret has values in it, got the keys ${shown(filled)}`, fix: FIX };
    }
  }
  for (const text of texts(at.at('metadata'))) {
    yield* known(at, text, text.text ?? '');
  }
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || isEncryptedValue(value);
}

/** What is known as a credential by its form. */
function* anywhere(at: Located): Generator<Violation> {
  for (const field of mayHoldCredentials(at.manifest) ? texts(at.at()) : []) {
    yield* known(at, field, field.text ?? '');
  }
}

function* known(at: Located, { path }: Field, text: string): Generator<Violation> {
  for (const problem of credentialsIn(text, GIT.test(at.key))) {
    yield { at, field: path, problem, fix: FIX };
  }
}

/** What is known as a credential by the name in front of it. */
function* named(at: Located): Generator<Violation> {
  if (at.key === 'ConfigMap') {
    yield* inConfigMap(at);
    return;
  }
  for (const { field, name, remedy = '' } of settingsOf(at)) {
    yield { at, field: field.path, problem: `a credential is given literally, got a value for ${shown(name)}`, fix: `${FIX}${remedy}` };
  }
}

function* inConfigMap(at: Located): Generator<Violation> {
  for (const [key, field] of at.at('data').entries()) {
    yield* inFile(at, field, key, field.text ?? '');
  }
  for (const [key, field] of at.at('binaryData').entries()) {
    const text = Buffer.from(field.text ?? '', 'base64').toString('latin1');
    yield* inFile(at, field, key, text);
    yield* known(at, field, text);
  }
}

function* inFile(at: Located, { path }: Field, key: string, text: string): Generator<Violation> {
  for (const name of isCredential(key, text) ? [key] : credentialPairs(text, formOf(key))) {
    yield { at, field: path, problem: `a credential is given literally, got a value for ${shown(name)}`, fix: FIX };
  }
}
