import { AnyValue } from '../../apis/meta';
import { ArtifactTypeSchema, ParameterType } from '../ir/types';

/** A function in Python as it goes into a program, with what a reader has to know about its text. */
export interface PythonSource {
  /** Its name. */
  readonly name: string;
  /**
   * The file that it is from, as it was named.
   * @default - it is from a text
   */
  readonly file?: string;
  /** Line of its `def` in the file or text, from 1. */
  readonly line: number;
  /** Its text from `def` on, without decorators; `X | None` in the signature reads `Optional[X]`, which executors know. */
  readonly source: string;
  /** What its signature needs before it: own names of types, classes of named tuples. */
  readonly header: readonly string[];
  /** Its decorators as they are written; they are in no program. */
  readonly decorators: readonly string[];
  /** Modules that it imports, sorted, such as `sklearn` for `import sklearn.svm`. */
  readonly imports: readonly string[];
  /** Names that it takes from outside of itself, in the order of the text. */
  readonly outside: readonly PythonName[];
}

/** A name that a function takes from outside. */
export interface PythonName {
  /** The name, such as `np`. */
  readonly name: string;
  /** With what is read from it: `np.random`. */
  readonly path: string;
  /** Line in the file or text. */
  readonly line: number;
  /**
   * What its file has by that name: `numpy`, `kfp.dsl.Dataset`, or `here` if the file makes it.
   * @default - the file does not make that name
   */
  readonly origin?: string;
  /**
   * Statement that imports it in the file.
   * @default - no import makes it
   */
  readonly statement?: string;
}

/** A function in Python that is a component. */
export interface PythonFunction extends PythonSource {
  /**
   * First paragraph of its docstring.
   * @default - it has none
   */
  readonly description?: string;
  /** What it takes, in order; parameters that are outputs are not among them. */
  readonly parameters: readonly PythonParameter[];
  /** What it gives: outputs among its parameters in order, then what it returns. */
  readonly outputs: readonly PythonOutput[];
}

/** What a component takes or gives: a value or a file. */
export interface PythonPort {
  /** Its name. */
  readonly name: string;
  /** Line in the file or text. */
  readonly line: number;
  /**
   * Type of the value.
   * @default - it is a file
   */
  readonly parameterType?: ParameterType;
  /**
   * Type of the file.
   * @default - it is a value
   */
  readonly artifact?: ArtifactTypeSchema;
  /**
   * Name of a type that only the component's author knows, as in `OutputPath('TFModel')`; the file's type is `system.Artifact`.
   * @default - it is one of the known types
   */
  readonly typeName?: string;
  /**
   * What its docstring says of it.
   * @default - nothing
   */
  readonly description?: string;
}

/** What a function takes. */
export interface PythonParameter extends PythonPort {
  /** How: a value, an object for a file, a list of these, the path of a file, how another task ended, or the task's settings. */
  readonly passed: 'value' | 'artifact' | 'artifacts' | 'path' | 'status' | 'config';
  /** Whether it may be left out. */
  readonly optional: boolean;
  /**
   * Its default.
   * @default - none, or `None` if it may be left out
   */
  readonly default?: AnyValue;
  /**
   * The default as it is written: `1e3` and `1` are different texts.
   * @default - it has none
   */
  readonly defaultText?: string;
}

/** What a function gives. */
export interface PythonOutput extends PythonPort {
  /** How: it is returned, is an object for a file, or a path that is written to. */
  readonly given: 'return' | 'artifact' | 'path';
}
