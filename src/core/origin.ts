import { ApiObject, JsonPatch } from 'cdk8s';
import { step, texts } from './field';
import { ImageName, Images } from './images';
import { Located } from './located';
import { PINS } from './pins.generated';
import { userLine } from './where';

/** Where the value of a field comes from, if not from the code of its construct. */
export interface Origin {
  /** Path in the API's spelling, for example `spec.replicas`; that of the whole text where a ConfigMap holds an image inside. */
  readonly field: string;
  /** A patch; the pin of an image; an override of an image, which took the place of its pin. */
  readonly from: 'patch' | 'pin' | 'override';
  /** The operation of the patch (`add`, `replace` ...), or the name of the image in the pins. */
  readonly what: string;
  /** Line of the user's code that made the patch, `main.ts:12`. @default - not known, or no patch */
  readonly where?: string;
}

interface Patch {
  readonly operations: readonly JsonPatch[];
  readonly stack: { readonly stack?: string };
}

// One for all copies of the package: a user's composites may come from another one than the platform.
const PATCHES = Symbol.for('cdk8s-kubeflow.patches');

interface Patched {
  [PATCHES]?: Patch[];
}

/** Changes an object, and notes who does; the stack becomes a text only when it is asked for. */
export function applyPatch(object: ApiObject, operations: readonly JsonPatch[]): void {
  const stack = {};
  Error.captureStackTrace(stack, applyPatch);
  ((object as Patched)[PATCHES] ??= []).push({ operations, stack });
  object.addJsonPatch(...operations);
}

/** Where the fields of an object come from: its patches in the order in which they are applied, then its images. */
export function originsOf(one: Located, images: Images): Origin[] {
  return [...patchesOf(one), ...imagesOf(one, images)];
}

function patchesOf({ object }: Located): Origin[] {
  const patches = (object as Patched | undefined)?.[PATCHES] ?? [];
  return patches.flatMap(({ operations, stack }) => operations.map(operation => {
    const { op, path } = operation._toJson() as { readonly op: string; readonly path: string };
    return { field: fieldOf(path), from: 'patch' as const, what: op, where: userLine(stack.stack ?? '') };
  }));
}

/** A JSON pointer as the path of a field. */
function fieldOf(pointer: string): string {
  const names = pointer.split('/').slice(1).map(name => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return names.reduce((path, name) => /^(\d+|-)$/.test(name) ? `${path}[${name}]` : step(path, name), '');
}

function imagesOf(one: Located, images: Images): Origin[] {
  const known = (Object.keys(PINS) as ImageName[]).map(name => ({ name, reference: images.get(name) }));
  return [...texts(one.at())].flatMap(({ path, text = '' }) => known.filter(({ reference }) => holds(text, reference)).map(({ name }) => (
    { field: path, from: images.options.overrides?.[name] === undefined ? 'pin' as const : 'override' as const, what: name }
  )));
}

/** Whether a text holds a reference, not only the beginning of a longer one. */
function holds(text: string, reference: string): boolean {
  const at = text.indexOf(reference);
  return at >= 0 && !/[\w.-]/.test(text.charAt(at + reference.length));
}
