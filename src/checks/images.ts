import { Field, texts } from './fields';
import { containersOf, Pod, podOf } from './pods';
import { isBuiltIn, Located, ManifestSet, Rule, Violation } from '../core';

/** `Images/Pinned`: every image of the output was declared. */
export const imagesPinned: Rule = {
  id: 'Images/Pinned',
  why: 'An image that nobody declared is missing from the mirror and from the review of versions: the pod fails where the registry is out of reach.',
  check: strangers,
};

/**
 * `<host with a dot>[:<port>]/<path>:<tag>` or `@<digest>` as a word of its own, not the rest of a URL; each character
 * starts at most one attempt.
 */
const REFERENCE =
  /(?<![\w.\-/@])[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+(?::\d+)?(?:\/[a-z0-9._-]+)+(?::\w(?:[\w.-]*\w)?(?:@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})/g;

function* strangers(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    for (const [reference, field] of references(at)) {
      if (!set.has('Image', undefined, reference)) {
        yield {
          at,
          field: field.path,
          problem: `is an image that was not declared, got ${JSON.stringify(reference)}`,
          fix: 'take it from Images, pass it through the prop that names the image, or declare it with allowImage()',
        };
      }
    }
  }
}

/** References in an object with the field where each stands first. */
function references(at: Located): Map<string, Field> {
  const found = new Map<string, Field>();
  const add = (reference: string, field: Field) => found.has(reference) || found.set(reference, field);
  const pod = podOf(at);
  for (const field of pod === undefined ? [] : images(pod)) {
    if (field.text && !isInjected(pod!, field)) {
      add(field.text, field);
    }
  }
  for (const text of searched(at, pod)) {
    if (isImageField(text)) {
      add(text.text!, text);
    }
    for (const [reference] of text.text!.matchAll(REFERENCE)) {
      add(reference, text);
    }
  }
  return found;
}

function images(pod: Pod): Field[] {
  return [...containersOf(pod).map(({ field }) => field.at('image')), ...pod.spec.at('volumes').items().map(volume => volume.at('image', 'reference'))];
}

/** Whether Istio's webhook puts the image in, as in gateways. */
function isInjected(pod: Pod, image: Field): boolean {
  return image.text === 'auto' && pod.metadata.at('annotations', 'inject.istio.io/templates').exists;
}

/** Whether a custom resource names an image here, with or without a registry. */
function isImageField(field: Field): boolean {
  return /\.image$/.test(field.path) && /^[^\s:@]+[:@][^\s/]+$/.test(field.text!);
}

/** Texts of an object in which images may be named. */
function* searched(at: Located, pod: Pod | undefined): Generator<Field> {
  const { apiVersion, kind } = at.manifest;
  const object = new Field(at.manifest);
  yield* texts(object.at('metadata', 'annotations'));
  if (pod !== undefined) {
    yield* texts(pod.metadata.at('annotations'));
    for (const { field } of containersOf(pod)) {
      yield* texts(field.at('command'));
      yield* texts(field.at('args'));
      yield* texts(field.at('env'));
    }
  } else if (kind === 'ConfigMap') {
    yield* texts(object.at('data'));
  } else if (!isBuiltIn(apiVersion)) {
    yield* texts(object.at('spec'));
  }
}
