import { isJsonAmounts } from './start';
import { mappingFault } from './yaml';
import { Field, Located, ManifestSet, Rule, Violation } from '../../core';
import { wrong } from '../fault';

/** `RayJob/Submission`: the operator can hand jobs of Ray over to their clusters. */
export const raySubmission: Rule = {
  id: 'RayJob/Submission',
  why: 'The operator of Ray takes such a job, and then does nothing, or submits what fails: it only notes an event.',
  check: wrongJobs,
};

/** Oldest release of Ray that takes notes with a job. */
const NOTES_SINCE = [2, 6, 0];

function* wrongJobs(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('ray.io/RayJob')) {
    const spec = at.at('spec');
    if (!spec.at('rayClusterSpec').exists && spec.at('clusterSelector').entries().length === 0 && spec.at('clusterSelector').exists) {
      yield wrong(at, spec.at('clusterSelector'), 'must name a cluster where rayClusterSpec is left out', 'write the name of the cluster as ray.io/cluster');
    }
    const runtime = spec.at('runtimeEnvYAML');
    const fault = runtime.text ? mappingFault(runtime.text) : undefined;
    if (fault !== undefined) {
      yield wrong(at, runtime, fault, 'write fields such as pip and env_vars, each with its value');
    }
    const resources = spec.at('entrypointResources');
    if (resources.text && !isJsonAmounts(resources.text)) {
      yield wrong(at, resources, 'must be JSON with an amount for each resource', 'write it as in {"big-disk": 1}');
    }
    yield* (spec.at('submissionMode').text ?? 'K8sJobMode') === 'K8sJobMode' ? wrongSubmitter(at, spec) : [];
  }
}

/** The Job of Kubernetes that hands the job over. */
function* wrongSubmitter(at: Located, spec: Field): Generator<Violation> {
  const pod = spec.at('submitterPodTemplate', 'spec');
  const restart = pod.at('restartPolicy');
  if (pod.exists && restart.text !== 'Never' && restart.text !== 'OnFailure') {
    yield wrong(at, restart, 'must be "Never" or "OnFailure", since the pod is that of a Job', 'write "Never"');
  }
  const [container] = pod.at('containers').items();
  if ((container?.at('command').items().length ?? 0) > 0) {
    return;
  }
  if ((spec.at('entrypoint').text ?? '').trim() === '') {
    yield wrong(at, spec.at('entrypoint'), 'must be the command of the job', 'write it as in python /home/ray/samples/job.py; a job that people submit themselves has submissionMode InteractiveMode');
  }
  if (spec.at('metadata').entries().length > 0 && !takesNotes(spec.at('rayClusterSpec', 'rayVersion').text)) {
    yield wrong(at, spec.at('rayClusterSpec', 'rayVersion'), `must be ${NOTES_SINCE.join('.')} or higher for spec.metadata`, 'write the version of Ray in the image, or leave metadata out');
  }
}

function takesNotes(version = ''): boolean {
  const [, ...parts] = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\+[\w.-]+)?$/.exec(version) ?? [];
  const differs = parts.map((part, index) => Number(part ?? 0) - NOTES_SINCE[index]).find(difference => difference !== 0);
  return parts.length > 0 && (differs ?? 0) >= 0;
}
