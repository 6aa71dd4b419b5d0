import { HOME, PythonRun } from './container';
import type { PythonJobOptions } from './props';
import type { JobSpec } from '../../apis/k8s/batch/v1';
import type { PodSecurityContext } from '../../apis/k8s/core/v1';
import { madeContainer } from '../pod/container';
import { INJECT, PodAround, podMetadata, podSpec, usualSecurity } from '../pod/pod';
import { RESTRICTED_POD } from '../team';

/** Container that runs the program. */
export const CONTAINER = 'python';

/** Official images of Python are root's; their programs run as anybody. */
const RESTRICTED_PYTHON: PodSecurityContext = { ...RESTRICTED_POD, runAsUser: 1000 };

/** Spec of a job that runs a program. */
export function jobSpec(at: PodAround, props: PythonJobOptions, { container }: PythonRun): JobSpec {
  const { env = {}, mounts = [], gpu, serviceAccount = 'default-editor', automountServiceAccountToken = false, mesh = true } = props;
  const { backoffLimit = 0, activeDeadlineSeconds, parallelism, completions, workingDir = HOME } = props;
  const { podSecurityContext = at.isRestricted ? RESTRICTED_PYTHON : undefined } = props;
  const main = madeContainer(at, {
    ...props, ...container, workingDir, name: CONTAINER, env: { ...container.env, ...env }, mounts: [...container.mounts, ...mounts],
  }, usualSecurity(at));
  const metadata = podMetadata(props, mesh ? {} : { [INJECT]: 'false' });
  return {
    backoffLimit,
    ...activeDeadlineSeconds !== undefined && { activeDeadlineSeconds },
    ...parallelism !== undefined && { parallelism },
    ...completions !== undefined && { completions, completionMode: 'Indexed' },
    template: {
      ...metadata && { metadata },
      spec: { restartPolicy: 'Never', ...podSpec(at, { ...props, serviceAccount, automountServiceAccountToken, ...podSecurityContext && { podSecurityContext } }, [main], gpu) },
    },
  };
}
