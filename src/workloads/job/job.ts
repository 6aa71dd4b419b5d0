import { JobProps } from './props';
import { JobSpec } from '../../apis/k8s/batch/v1';
import { checkedProps, ConfigError, shown } from '../../core';
import { isDnsLabel } from '../../core/names';
import type { JobTemplate } from '../job-template';
import { madeContainer } from '../pod/container';
import { PodAround, PodMetadata, podMetadata, podSpec, usualSecurity } from '../pod/pod';

/**
 * A `Job` of Kubernetes as data, for those that make many of one form. Its program gets no token of the cluster's API unless it has an account of
 * its own.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`, `JobContainer`
 */
export function job(given: JobProps): JobTemplate {
  const props = checkedProps(undefined, 'workloads/job#JobProps', given);
  const { containerName = 'training-container', completionMode, completions } = props;
  if (!isDnsLabel(containerName)) {
    throw new ConfigError('JobContainer', `containerName must be a DNS label, got ${shown(containerName)}; pass e.g. "main"`);
  }
  if (completionMode === 'Indexed' && completions === undefined) {
    throw new ConfigError('JobContainer', 'completions must be given where pods have numbers, got none; pass e.g. 4, or leave completionMode out');
  }
  const metadata = jobMetadata(props);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    ...metadata && { metadata },
    trial: { primaryContainerName: containerName },
    spec: at => ({ ...jobSpec(at, props, containerName) }),
  };
}

function jobMetadata({ labels = {}, annotations = {} }: JobProps): PodMetadata | undefined {
  return podMetadata({ podLabels: labels, podAnnotations: annotations });
}

function jobSpec(at: PodAround, props: JobProps, name: string): JobSpec {
  const { image, gpu, restartPolicy = 'Never', serviceAccount, automountServiceAccountToken = serviceAccount === undefined ? false : undefined } = props;
  const { backoffLimit, activeDeadlineSeconds, parallelism, completions, completionMode } = props;
  const main = madeContainer(at, { ...props, name, image }, usualSecurity(at));
  const metadata = podMetadata(props);
  const counts = { backoffLimit, activeDeadlineSeconds, parallelism, completions, completionMode };
  return {
    ...Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== undefined)),
    template: { ...metadata && { metadata }, spec: { ...podSpec(at, { ...props, automountServiceAccountToken }, [main], gpu), restartPolicy } },
  };
}
