/** In which way a value breaks its schema. */
export type Fault =
  'type' | 'required' | 'unknown' | 'value' | 'choice' |
  /** Two entries of a list have one key. */
  'repeated' |
  /** A quantity in another form than that in which Kubernetes writes it. */
  'form' |
  /** A list or map without entries, which Kubernetes' programs leave out when they write an object. */
  'empty';

/** One place where a value breaks its schema. */
export interface Mistake {
  /** Path of the field, such as `spec.containers[0].image`; empty for the whole value. */
  readonly path: string;
  readonly fault: Fault;
  /** What is wrong, without the value. */
  readonly problem: string;
  /** The value that stands there. */
  readonly value: unknown;
  /** Names that would be right, where one is not known. @default [] */
  readonly known?: readonly string[];
  /** Form of the value that is missing, in words. @default - nobody knows */
  readonly form?: string;
  /** What to pass in the place of a value that must be left out. @default - nobody knows */
  readonly instead?: string;
  /** Whether the value may be secret, so that nobody must show it. @default false */
  readonly hidden?: boolean;
}
