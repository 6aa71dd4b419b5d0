import type { Construct } from 'constructs';
import type { PythonRuntimeOptions } from './props';
import { hashOf, PythonFiles, readProgram } from './source';
import { ConfigMap } from '../../apis/k8s/core/v1';
import { ConfigError, shown } from '../../core';
import { isDnsLabel } from '../../core/names';
import { installScript } from '../../pipelines/python/install';
import { Environment } from '../environment';
import type { Mount } from '../pod';

/** Folder with the program. */
export const SOURCE = '/src';

/** Folder that the program runs in and may write to; it goes with the pod. */
export const HOME = '/work';

/** Letters of a name before the hash behind it, so that a job's name is a label of its pods. */
const LONGEST = 63 - '-12345678'.length;

/** A program as the fields of a container that runs it. */
export interface PythonContainer {
  /** Image that it runs on. */
  readonly image: string;
  /** Runs the program. */
  readonly command: readonly string[];
  /** What the program gets. */
  readonly args: readonly string[];
  /** Folders for what keeps files of its own. */
  readonly env: Environment;
  /** The source, and an empty folder, `HOME`. */
  readonly mounts: readonly Mount[];
}

/** A program that was read, with what runs it. */
export interface PythonRun extends PythonFiles {
  /** Name of the ConfigMap with the source. */
  readonly configMap: string;
  readonly container: PythonContainer;
}

/**
 * Reads a program, and says how a container runs it.
 *
 * @param owner first part of the name of the ConfigMap
 * @throws ConfigError `PythonJobName`, `PythonPackage`, and those of {@link readProgram}
 */
export function pythonRun(scope: Construct | undefined, owner: string, { source, image, packages = [], indexUrls = [], trustedHosts = [] }: PythonRuntimeOptions): PythonRun {
  if (owner.length > LONGEST || !isDnsLabel(owner)) {
    throw new ConfigError('PythonJobName', `name must be lower-case letters, digits and "-", at most ${LONGEST}, since a hash of the content stands behind it, ` +
      `got ${owner.length} characters in ${shown(owner)}; pass name, e.g. "train"`, scope);
  }
  const files = readProgram(source);
  const configMap = `${owner}-${files.hash}`;
  const install = installScript({ packages, indexUrls, trustedHosts }, false);
  return {
    ...files,
    configMap,
    container: {
      image,
      command: [...install === undefined ? [] : ['sh', '-ec', install], 'python3', '-u', `${SOURCE}/${files.main}`],
      args: files.args,
      // Pip, and what keeps files of its own, look for a folder that they may write to.
      env: { HOME, PYTHONDONTWRITEBYTECODE: '1' },
      mounts: [{ mountPath: SOURCE, configMap, readOnly: true }, { mountPath: HOME, empty: 'disk' }],
    },
  };
}

/** Makes the ConfigMap with the source, once for all that run the same. */
export function addSource(scope: Construct, namespace: string, { configMap, files }: PythonRun): void {
  const id = `Source-${configMap}`;
  if (scope.node.tryFindChild(id) === undefined) {
    new ConfigMap(scope, id, { metadata: { name: configMap, namespace }, data: files });
  }
}

export { hashOf };
