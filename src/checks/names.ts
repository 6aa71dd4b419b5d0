import { NameForm } from '../apis/kind';
import { Field, Kinds, Located, ManifestSet, Pods, podsOf, Rule, shown, Violation } from '../core';
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
  readonly longest: number;
  readonly words: string;
}

const FORMS: Readonly<Record<NameForm, Form>> = {
  subdomain: { pattern: DNS_SUBDOMAIN, longest: 253, words: 'a DNS subdomain: lower-case letters, digits, "-" and "."' },
  label: { pattern: DNS_LABEL, longest: 63, words: 'a DNS label: lower-case letters, digits and "-"' },
  service: { pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/, longest: 63, words: 'a DNS label that starts with a letter: lower-case letters, digits and "-"' },
  segment: { pattern: /^(?!\.{1,2}$)[^/%]+$/, longest: 253, words: 'a part of a URL: neither "/" nor "%"' },
};

/** Kinds whose webhook looks at labels and annotations of pods as the API server does. */
const WORKSPACES = ['kubeflow.org/Workspace', 'kubeflow.org/WorkspaceKind'];

const ANNOTATIONS_LIMIT = 262_144;

function* wrongNames(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    const metadata = at.at('metadata');
    const facts = Kinds.facts(at.key);
    const form = FORMS[facts?.form ?? 'subdomain'];
    yield* wrongForm(at, metadata.at('name'), { ...form, longest: facts?.longest ?? form.longest });
    if (at.namespace !== undefined) {
      yield* wrongForm(at, metadata.at('namespace'), FORMS.label);
    }
    for (const one of [metadata, ...templates(podsOf(at), metadata), ...workspacePods(at)]) {
      yield* wrongLabels(at, one.at('labels'));
      yield* wrongAnnotations(at, one.at('annotations'));
    }
  }
}

/** Metadata of the pods, where it is not that of the object. */
function templates(all: readonly Pods[], { path: own }: Field): Field[] {
  return all.map(pods => pods.metadata).filter(metadata => metadata.path !== own);
}

/** Metadata of the pods of workspaces, which nothing else is known of before their kind is. */
function workspacePods(at: Located): Field[] {
  return WORKSPACES.includes(at.key) ? [at.at('spec', 'podTemplate', 'podMetadata')] : [];
}

// What is no string at all is a finding of the schema's rules.
function* wrongForm(at: Located, field: Field, { pattern, longest, words }: Form): Generator<Violation> {
  const { text } = field;
  if (text !== undefined && (text.length > longest || !pattern.test(text))) {
    yield {
      at,
      field: field.path,
      problem: `must be ${words}, at most ${longest} characters, got ${text.length > longest ? `${text.length} characters: ` : ''}${shown(text)}`,
      fix: 'choose another name',
    };
  }
}

function* wrongLabels(at: Located, labels: Field): Generator<Violation> {
  for (const [key, text] of Object.entries(labels.strings())) {
    if (!isLabelKey(key)) {
      yield wrongKey(at, labels, key);
    }
    if (!isLabelValue(text)) {
      yield {
        at,
        field: labels.at(key).path,
        problem: `must be a string of at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, got ${shown(text)}`,
        fix: 'shorten or change the value, or write it into an annotation',
      };
    }
  }
}

function* wrongAnnotations(at: Located, annotations: Field): Generator<Violation> {
  let size = 0;
  for (const [key, text] of Object.entries(annotations.strings())) {
    size += Buffer.byteLength(key) + Buffer.byteLength(text);
    if (!isLabelKey(key.toLowerCase())) { // here the API server ignores the case
      yield wrongKey(at, annotations, key);
    }
  }
  if (size > ANNOTATIONS_LIMIT) {
    yield {
      at,
      field: annotations.path,
      problem: `must be at most ${ANNOTATIONS_LIMIT} bytes together, got ${size}`,
      fix: 'shorten the annotations or keep the data in a ConfigMap',
    };
  }
}

/** A key is `<name>` or `<DNS subdomain>/<name>`. */
function wrongKey(at: Located, fields: Field, key: string): Violation {
  return {
    at,
    field: fields.at(key).path,
    problem: `the key must be [<DNS subdomain>/]<name of at most 63 characters>, got ${shown(key)}`,
    fix: 'choose another key',
  };
}
