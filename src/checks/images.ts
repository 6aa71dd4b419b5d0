import { containersOf, Field, Images, isBuiltIn, isImageReference, Located, ManifestSet, Pods, podsOf, Rule, texts, Violation } from '../core';

/** `Images/Pinned`: every image of the output was declared. */
export const imagesPinned: Rule = {
  id: 'Images/Pinned',
  why: 'An image that nobody declared is missing from the mirror and from the review of versions: the pod fails where the registry is out of reach.',
  check: strangeImages,
};

/** `Images/Mirror`: every image of a pod comes from the mirror, or is one of those that the platform names itself. */
export function imagesFromMirror(mirror: string, own: readonly string[]): Rule {
  return {
    id: 'Images/Mirror',
    why: 'Where all images come from a mirror, the nodes reach no other registry: the pod waits for its image for ever.',
    * check(set: ManifestSet): Generator<Violation> {
      for (const at of set.all) {
        for (const field of podsOf(at).flatMap(images).filter(({ text }) => text && !text.startsWith(`${mirror}/`) && !own.includes(text))) {
          yield {
            at, field: field.path, problem: `is an image that does not come from the mirror, got ${JSON.stringify(field.text)}`,
            fix: `write ${JSON.stringify(new Images({ mirror }).mirrored(field.text!))}`,
          };
        }
      }
    },
  };
}

/**
 * `<host with a dot>[:<port>]/<path>:<tag>` or `@<digest>` as a word of its own, not the rest of a URL; each character
 * starts at most one attempt.
 */
const REFERENCE =
  /(?<![\w.\-/@])[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+(?::\d+)?(?:\/[a-z0-9._-]+)+(?::\w(?:[\w.-]*\w)?(?:@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})/g;

/** A Service's path with what looks like a port behind it, as in the settings of Prometheus. */
const ADDRESS = /^[\w.-]+\.(svc(\.[\w.-]+)?|local)\/[^:@]*:\d{1,5}$/i;

function* strangeImages(set: ManifestSet): Generator<Violation> {
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
function references(at: Located): ReadonlyMap<string, Field> {
  const found = new Map<string, Field>();
  const add = (reference: string, field: Field) => found.has(reference) || found.set(reference, field);
  const pods = podsOf(at);
  for (const field of pods.flatMap(images)) {
    if (field.text) {
      add(field.text, field);
    }
  }
  for (const field of searched(at, pods)) {
    const text = field.text ?? '';
    if (field.path.endsWith('.image') && isImageReference(text)) {
      add(text, field);
    }
    for (const [reference] of text.includes('/') ? text.matchAll(REFERENCE) : []) {
      if (!ADDRESS.test(reference)) {
        add(reference, field);
      }
    }
  }
  return found;
}

/** Images of a pod, but those that Istio's webhook puts in, as in gateways. */
function images(pods: Pods): Field[] {
  const isInjected = pods.metadata.at('annotations', 'inject.istio.io/templates').exists;
  return [...containersOf(pods).map(({ field }) => field.at('image')), ...pods.spec.at('volumes').items().map(volume => volume.at('image', 'reference'))]
    .filter(image => !(isInjected && image.text === 'auto'));
}

/** Strings of an object in which images may be named. */
function* searched(at: Located, all: readonly Pods[]): Generator<Field> {
  yield* texts(at.at('metadata', 'annotations'));
  if (!isBuiltIn(at.apiVersion)) {
    yield* texts(at.at('spec'));
  } else if (at.key === 'ConfigMap') {
    yield* texts(at.at('data'));
  }
  for (const pods of all) {
    yield* texts(pods.metadata.at('annotations'));
    for (const { field } of containersOf(pods)) {
      yield* texts(field.at('command'));
      yield* texts(field.at('args'));
      yield* texts(field.at('env'));
    }
  }
}
