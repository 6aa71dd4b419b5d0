import { ContainerOptions, PodOptions } from '../pod';
import { WorkloadProps } from '../workload';
import type { AnyValue } from '../../apis/meta';
import { SecretRef } from '../../core';
import { ObjectName } from '../../core/names';

/** A file in Python that runs as a whole. */
export interface PythonFileProgram {
  /** Path of the `.py` file. */
  readonly file: string;
  /** @default - the file as a whole */
  readonly function?: undefined;
  /** @default - a file */
  readonly notebook?: undefined;
  /** @default - a file */
  readonly code?: undefined;
  /** @default - of a function only */
  readonly arguments?: undefined;
  /** Arguments of the program, `sys.argv`. @default [] */
  readonly args?: readonly string[];
  /** Further files that it imports or reads, which are put beside it by their names. @default [] */
  readonly beside?: readonly string[];
}

/** A function in a file, with what it uses of that file: imports and other functions. */
export interface PythonFunctionProgram {
  /** Path of the `.py` file. */
  readonly file: string;
  /** Name of the function, which stands at the top of the file. */
  readonly function: string;
  /** @default - a function */
  readonly notebook?: undefined;
  /** @default - a function */
  readonly code?: undefined;
  /** What it is called with, by the names of its parameters; a text such as `${trialParameters.lr}` is read as JSON once it is filled in. @default {} */
  readonly arguments?: Readonly<Record<string, AnyValue>>;
  /** @default - a function has arguments by name */
  readonly args?: undefined;
  /** Further files that it imports or reads, which are put beside it by their names. @default [] */
  readonly beside?: readonly string[];
}

/** The cells with code of a notebook, one after another. Cells with the tag `skip` are left out. */
export interface PythonNotebookProgram {
  /** Path of the `.ipynb` file. */
  readonly notebook: string;
  /** @default - a notebook */
  readonly file?: undefined;
  /** @default - a notebook */
  readonly function?: undefined;
  /** @default - a notebook */
  readonly code?: undefined;
  /** @default - of a function only */
  readonly arguments?: undefined;
  /** Arguments of the program, `sys.argv`. @default [] */
  readonly args?: readonly string[];
  /** Further files that it imports or reads, which are put beside it by their names. @default [] */
  readonly beside?: readonly string[];
}

/** A program that is written beside the construct. */
export interface PythonCodeProgram {
  /** Its text. */
  readonly code: string;
  /** @default - a text */
  readonly file?: undefined;
  /** @default - a text */
  readonly function?: undefined;
  /** @default - a text */
  readonly notebook?: undefined;
  /** @default - of a function only */
  readonly arguments?: undefined;
  /** Arguments of the program, `sys.argv`. @default [] */
  readonly args?: readonly string[];
  /** Further files that it imports or reads, which are put beside it by their names. @default [] */
  readonly beside?: readonly string[];
}

/**
 * A program in Python: a file, a function of a file, a notebook, or a text.
 * @form { file: "train.py" }, { file: "train.py", function: "train" }, { notebook: "train.ipynb" } or { code: "print(1)" }
 */
export type PythonProgramSource = PythonFileProgram | PythonFunctionProgram | PythonNotebookProgram | PythonCodeProgram;

/** A program, and what it runs on. */
export interface PythonRuntimeOptions {
  /** The program. */
  readonly source: PythonProgramSource;
  /** Image that it runs on, with Python 3.8 or newer, and `sh` where packages are installed: `docker.io/library/python:3.12`. */
  readonly image: string;
  /** Packages that pip installs at each start, such as `pandas==2.2.3`. @default - those of the image */
  readonly packages?: readonly string[];
  /** Where pip looks: first its index, then further ones; passwords belong into variables from a Secret (`PIP_INDEX_URL`). @default - as the image is set */
  readonly indexUrls?: readonly string[];
  /** Hosts that pip trusts without TLS. @default [] */
  readonly trustedHosts?: readonly string[];
}

/** What the container of a program takes beside it. */
export type PythonContainerProps = Omit<ContainerOptions, 'command' | 'args'>;

/** How a job goes about its pods. */
export interface PythonJobBehaviour {
  /**
   * How often a program that failed starts again.
   * @minimum 0
   * @asType integer
   * @default 0
   */
  readonly backoffLimit?: number;
  /**
   * Seconds after which it is stopped and has failed.
   * @minimum 1
   * @asType integer
   * @default - never
   */
  readonly activeDeadlineSeconds?: number;
  /**
   * Pods that run at a time.
   * @minimum 1
   * @asType integer
   * @default 1
   */
  readonly parallelism?: number;
  /**
   * Pods that must succeed; each knows its number by `JOB_COMPLETION_INDEX`.
   * @minimum 1
   * @asType integer
   * @default - one, without a number
   */
  readonly completions?: number;
  /** Whether the pods get a proxy of the mesh, through which the services of the team are called. Proxies are native sidecars: the job ends all the same. @default true */
  readonly mesh?: boolean;
  /** Labels of the job. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the job. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A job that is made by somebody else, as Katib makes the trials of an experiment. */
export interface PythonJobOptions extends PythonRuntimeOptions, PythonContainerProps, PodOptions, PythonJobBehaviour {}

/** Properties of {@link PythonJob}. */
export interface PythonJobProps extends WorkloadProps, PythonJobOptions {
  /**
   * First part of the names of the job and of the ConfigMap with its source; at most 54 characters.
   * @default - the id of the construct
   */
  readonly name?: string;
  /** Name of the `LocalQueue` that it waits in. @default - it starts at once, or as the default queue of the team says */
  readonly queue?: ObjectName;
  /** Whether it waits. A job of a suspended profile waits in any case. @default false */
  readonly suspend?: boolean;
}

/** Properties of {@link PythonSource}. */
export interface PythonSourceProps extends WorkloadProps, PythonRuntimeOptions {
  /**
   * First part of the name of the ConfigMap; at most 54 characters.
   * @default - the id of the construct
   */
  readonly name?: string;
}

/** Properties of {@link PythonImage}. */
export interface PythonImageProps extends WorkloadProps {
  /**
   * First part of the names of the job and of the ConfigMap with its source; at most 54 characters.
   * @default - the id of the construct
   */
  readonly name?: string;
  /** The program. What it needs beside it is in the base image: nothing is installed here. */
  readonly source: PythonProgramSource;
  /** Image that the source is put on, with Python: `docker.io/library/python:3.12`. */
  readonly base: string;
  /**
   * Repository of the new image, `registry.example.com/vision/train`, without a tag: that is made of the content.
   * @pattern ^[a-z0-9.-]+(:\d+)?(/[a-z0-9._-]+)+$
   * @form a repository with its registry, such as "registry.example.com/vision/train"
   */
  readonly repository: string;
  /** Secret of the type `kubernetes.io/dockerconfigjson` with the right to push there, and to pull the base; or `none` for a registry that asks for none. */
  readonly pushSecret: SecretRef | ObjectName | 'none';
  /** Which of the base's images it is put on, where there are several. @default 'linux/amd64' */
  readonly platform?: 'linux/amd64' | 'linux/arm64';
  /** Whether the registry is called without TLS. @default false */
  readonly insecure?: boolean;
  /** Whether the job gets a proxy of the mesh, for a registry that is in it. @default false */
  readonly mesh?: boolean;
}
