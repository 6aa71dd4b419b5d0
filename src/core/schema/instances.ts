import { Construct } from 'constructs';

/** What makes a value an instance, where its class may come from another copy of its package. */
type Test = (value: object) => boolean;

const has = (...methods: readonly string[]): Test => value => methods.every(name => typeof (value as Record<string, unknown>)[name] === 'function');
const isConstruct: Test = value => Construct.isConstruct(value);
/** Objects of cdk8s-plus, made there or imported: a construct with the name of its object. */
const isNamed: Test = value => isConstruct(value) && typeof (value as { readonly name?: unknown }).name === 'string';

/**
 * Classes and interfaces with methods that props may hold. They are told by what is read of them, not by `instanceof`:
 * two copies of a package may be loaded.
 */
const INSTANCES: Readonly<Record<string, Test>> = {
  Size: has('toKibibytes', 'toGibibytes', 'asString'),
  Duration: has('toSeconds', 'toMilliseconds'),
  Cpu: value => typeof (value as { readonly amount?: unknown }).amount === 'string',
  EnvValue: value => 'value' in value || 'valueFrom' in value,
  EnvFrom: has('_toKube'),
  JsonPatch: has('_toJson'),
  Construct: isConstruct,
  IConstruct: isConstruct,
  ISecret: isNamed,
  IConfigMap: isNamed,
  IServiceAccount: isNamed,
  IPersistentVolumeClaim: isNamed,
  RegExp: value => value instanceof RegExp,
};

/** Whether a value counts as an instance of a class by that name. */
export function isInstance(value: unknown, name: string): boolean {
  if (name === 'Function') {
    return typeof value === 'function';
  }
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const test = Object.hasOwn(INSTANCES, name) ? INSTANCES[name] : undefined;
  return test !== undefined ? test(value) : classNames(value).includes(name);
}

/** Names of the class of a value and of those above it. */
function classNames(value: object): string[] {
  const names: string[] = [];
  for (let at: unknown = Object.getPrototypeOf(value); at !== null; at = Object.getPrototypeOf(at)) {
    names.push((at as { readonly constructor?: { readonly name?: string } }).constructor?.name ?? '');
  }
  return names;
}
