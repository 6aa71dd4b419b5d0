import { Field, texts } from './fields';
import { groupOf } from './lookup';
import { containersOf, podsOf } from './pods';
import { ManifestSet, Rule, shown, Violation } from '../core';

/** `Credentials/Literal`: no credential stands in the output. Findings never show the value. */
export const credentialsLiteral: Rule = {
  id: 'Credentials/Literal',
  why: 'Whoever can read the repository, today or in its history, has the credential.',
  check: literals,
};

const FIX = 'keep the value outside of Git (External Secrets, Sealed Secrets, SOPS or by hand), and pass the name of its Secret';
const BCRYPT = /\$2[aby]\$\d\d\$/;
const NAME = /(PASSWORD|SECRET|SECRET_KEY|TOKEN)$/i;

/** No credentials: other variables only, such as `$(DB_PASSWORD)`, or a switch, as in `ALLOW_EMPTY_PASSWORD`. */
const HARMLESS = /^((\$\([\w.-]+\))+|true|false|yes|no)$/;

function* literals(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('Secret')) {
    const object = new Field(at.manifest);
    const filled = ['data', 'stringData'].map(name => object.at(name)).filter(field => field.entries().some(([, value]) => value.value !== ''));
    const isToken = at.manifest.type === 'kubernetes.io/service-account-token';
    for (const field of groupOf(at.manifest.apiVersion) === '' && !isToken ? filled : []) {
      yield {
        at,
        field: field.path,
        problem: `the Secret has values in it, got the keys ${shown(field.entries().map(([key]) => key))}`,
        fix: FIX,
      };
    }
  }
  for (const at of set.ofKind('ConfigMap')) {
    for (const text of texts(new Field(at.manifest).at('data'))) {
      if (BCRYPT.test(text.text!)) {
        yield { at, field: text.path, problem: 'holds the hash of a password, got a text with "$2"', fix: FIX };
      }
    }
  }
  for (const pod of podsOf(set)) {
    for (const variable of containersOf(pod).flatMap(({ field }) => field.at('env').items())) {
      const [name, value] = [variable.at('name').text ?? '', variable.at('value')];
      if (NAME.test(name) && value.value && !HARMLESS.test(value.text ?? '')) {
        yield {
          at: pod.at,
          field: value.path,
          problem: `a credential is given literally, got a value for ${shown(name)}`,
          fix: `${FIX} as valueFrom.secretKeyRef`,
        };
      }
    }
  }
}
