import { ConfigError, shown } from '../../core';
import { ClaimRef } from '../claims';

/** Logs in a PersistentVolumeClaim. */
export interface PvcLogs {
  readonly claim: ClaimRef;
  /** Folder in the claim. @default - all of the claim */
  readonly path?: string;
}

/** Logs in a bucket. */
export interface ObjectStoreLogs {
  /** `s3://<bucket>/<path>` or `gs://<bucket>/<path>`. */
  readonly url: string;
}

/**
 * Where the logs of training runs are: `pvcLogs(...)`, `objectStoreLogs(...)`, or their URL.
 * @form pvcLogs("<claim>"), objectStoreLogs("s3://<bucket>/<path>"), or such a URL
 */
export type TensorboardLogs = PvcLogs | ObjectStoreLogs | string;

/**
 * Logs in a claim of the same namespace.
 *
 * @param path folder in the claim, without a slash at its start
 * @throws ConfigError `TensorboardLogs`
 */
export function pvcLogs(claim: ClaimRef, path?: string): PvcLogs {
  if (path !== undefined && (path.startsWith('/') || path === '' || path.split('/').includes('..'))) {
    throw new ConfigError('TensorboardLogs', `path of the logs must be a folder inside the claim, got ${shown(path)}; ` +
      'pass e.g. "runs/bert", or leave it out');
  }
  return { claim, ...path !== undefined && { path } };
}

/**
 * Logs in an object store. Credentials come from elsewhere: for `s3://` from a PodDefault, for `gs://` from the Secret
 * `user-gcp-sa` of the namespace.
 *
 * @throws ConfigError `TensorboardLogs`
 */
export function objectStoreLogs(url: string): ObjectStoreLogs {
  if (!/^(s3|gs):\/\/[a-z0-9][a-z0-9._-]*(\/\S*)?$/.test(url)) {
    throw new ConfigError('TensorboardLogs', `url of the logs must be "s3://<bucket>/<path>" or "gs://<bucket>/<path>", got ${shown(url)}; ` +
      'pass e.g. "s3://ml-logs/bert"');
  }
  return { url };
}

/**
 * Logs that may be given by their URL: `s3://`, `gs://`, or `pvc://<claim>/<path>`.
 *
 * @throws ConfigError `TensorboardLogs`
 */
export function resolvedLogs(logs: TensorboardLogs): PvcLogs | ObjectStoreLogs {
  if (typeof logs !== 'string') {
    return 'claim' in logs ? pvcLogs(logs.claim, logs.path) : objectStoreLogs(logs.url);
  }
  const [, claim, path] = /^pvc:\/\/([^/]+)\/?(.*)$/.exec(logs) ?? [];
  return claim === undefined ? objectStoreLogs(logs) : pvcLogs(claim, path || undefined);
}
