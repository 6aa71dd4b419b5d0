import { Field } from './fields';
import { groupOf } from './lookup';
import { podOf } from './pods';
import { Located, ManifestSet, Rule, shown, Violation } from '../core';
import { DNS_LABEL, DNS_SUBDOMAIN, isLabelKey, isLabelValue } from '../core/names';

/** `Names/Length`: names, labels and annotations have the form and the size that the API server accepts. */
export const namesLength: Rule = {
  id: 'Names/Length',
  why: 'The API server refuses names and labels of the wrong form, and the whole sync stops.',
  check: wrongNames,
};

/** What a name must look like. */
interface Form {
  readonly pattern: RegExp;
  readonly limit: number;
  readonly words: string;
}

const SUBDOMAIN: Form = { pattern: DNS_SUBDOMAIN, limit: 253, words: 'a DNS subdomain: lower-case letters, digits, "-" and "."' };
const LABEL: Form = { pattern: DNS_LABEL, limit: 63, words: 'a DNS label: lower-case letters, digits and "-"' };
const SERVICE: Form = {
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  limit: 63,
  words: 'a DNS label that starts with a letter: lower-case letters, digits and "-"',
};
const SEGMENT: Form = { pattern: /^(?!\.{1,2}$)[^/%]+$/, limit: 253, words: 'a part of a URL: neither "/" nor "%"' };

/** Kinds with another form than {@link SUBDOMAIN}, by `<group>/<kind>`. */
const FORMS: Readonly<Record<string, Form>> = {
  '/Namespace': LABEL,
  '/Service': SERVICE,
  'batch/CronJob': { ...SUBDOMAIN, limit: 52 },
  'batch/Job': { ...SUBDOMAIN, limit: 63 },
  'kubeflow.org/Notebook': SERVICE,
  'kubeflow.org/Profile': LABEL,
  'rbac.authorization.k8s.io/ClusterRole': SEGMENT,
  'rbac.authorization.k8s.io/ClusterRoleBinding': SEGMENT,
  'rbac.authorization.k8s.io/Role': SEGMENT,
  'rbac.authorization.k8s.io/RoleBinding': SEGMENT,
};

const ANNOTATIONS_LIMIT = 262_144;

function* wrongNames(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    const { apiVersion, kind } = at.manifest;
    const metadata = new Field(at.manifest).at('metadata');
    const name = metadata.at('name');
    yield* wrongForm(at, name, FORMS[`${groupOf(apiVersion)}/${kind}`] ?? SUBDOMAIN);
    if (metadata.at('namespace').exists) {
      yield* wrongForm(at, metadata.at('namespace'), LABEL);
    }
    const template = podOf(at)?.metadata;
    for (const one of template === undefined || template.path === metadata.path ? [metadata] : [metadata, template]) {
      yield* wrongLabels(at, one.at('labels'));
      yield* wrongAnnotations(at, one.at('annotations'));
    }
  }
}

function* wrongForm(at: Located, field: Field, form: Form): Generator<Violation> {
  const text = field.text ?? '';
  if (text.length > form.limit || !form.pattern.test(text)) {
    yield {
      at,
      field: field.path,
      problem: `must be ${form.words}, at most ${form.limit} characters, got ${text.length > form.limit ? `${text.length} characters: ` : ''}${shown(field.value)}`,
      fix: 'choose another name',
    };
  }
}

function* wrongLabels(at: Located, labels: Field): Generator<Violation> {
  for (const [key, field] of labels.entries()) {
    yield* wrongKey(at, key, field);
    const text = field.text;
    if (text === undefined || !isLabelValue(text)) {
      yield {
        at,
        field: field.path,
        problem: `must be a text of at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, got ${shown(field.value)}`,
        fix: 'shorten or change the value, or write it into an annotation',
      };
    }
  }
}

function* wrongAnnotations(at: Located, annotations: Field): Generator<Violation> {
  let size = 0;
  for (const [key, field] of annotations.entries()) {
    yield* wrongKey(at, key, field, key.toLowerCase()); // here the API server ignores the case
    size += Buffer.byteLength(key) + Buffer.byteLength(field.text ?? '');
    if (field.text === undefined) {
      yield { at, field: field.path, problem: `must be a text, got ${shown(field.value)}`, fix: 'write the value in quotes' };
    }
  }
  if (size > ANNOTATIONS_LIMIT) {
    yield { at, field: annotations.path, problem: `must be at most ${ANNOTATIONS_LIMIT} bytes together, got ${size}`,
      fix: 'shorten the annotations or keep the data in a ConfigMap' };
  }
}

/** A key is `<name>` or `<DNS subdomain>/<name>`. */
function* wrongKey(at: Located, key: string, field: Field, compared = key): Generator<Violation> {
  if (!isLabelKey(compared)) {
    yield {
      at,
      field: field.path,
      problem: `the key must be [<DNS subdomain>/]<name of at most 63 characters>, got ${shown(key)}`,
      fix: 'choose another key',
    };
  }
}
