import type { Notebook } from './notebook';
import { NotebookProps } from './props';
import { NamedMetadata } from '../../apis/meta';
import { ConfigError, Kinds, listed, QUEUE_NAME_LABEL, shown } from '../../core';
import { NotebookKind, serverAnnotations } from '../../core/catalogue';
import { platformContextOf } from '../platform-context';
import { PIPELINES_ACCESS_NAME, PodDefaultRef, selectionLabels } from '../pod-default';
import { Lifecycle, teamOf } from '../team';

const { stoppedBy: STOPPED, labels: RESERVED_LABELS = {} } = Kinds.pods('kubeflow.org/Notebook')[0];

/** Labels that the controller gives the pod; a label of the notebook would take their place, and its Service find no pod. */
const RESERVED = Object.keys(RESERVED_LABELS);

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;

/** Name, labels and annotations of a notebook, as the form for a new one writes them. */
export function metadataOf(notebook: Notebook, props: NotebookProps, kind: NotebookKind, lifecycle: Lifecycle): NamedMetadata {
  const { name, namespace } = notebook;
  const own = { 'app': name, 'statefulset': name, 'notebook-name': name, ...props.labels };
  const selection = selectionLabels(notebook, namespace, podDefaultsOf(notebook, props), own);
  for (const [key, value] of Object.entries({ ...props.labels, ...selection })) {
    const other = props.labels?.[key];
    if (RESERVED.includes(key) || other !== undefined && other !== value) {
      throw new ConfigError('NotebookLabel', RESERVED.includes(key)
        ? `labels must leave "${key}" to the controller, got ${shown(value)}; use another key`
        : `labels must not contradict podDefaults, got ${shown(other)} for "${key}", which must be ${shown(value)}; remove it from labels`, notebook);
    }
  }
  const queued = queueLabel(notebook, props);
  const stopped = stoppedValue(notebook, props.stopped || lifecycle !== 'active');
  return {
    name,
    namespace,
    labels: { app: name, ...props.labels, ...selection, ...queued },
    annotations: {
      ...serverAnnotations(kind, notebook),
      ...props.creator !== undefined && { 'notebooks.kubeflow.org/creator': props.creator },
      ...stopped !== undefined && { [STOPPED!]: stopped },
      ...props.annotations,
    },
  };
}

/** The label reaches the pod alone, not its StatefulSet: it is the pod that waits. */
function queueLabel(notebook: Notebook, { queue, labels = {} }: NotebookProps): Record<string, string> {
  if (queue === undefined) {
    return {};
  }
  const platform = platformContextOf(notebook);
  if (platform !== undefined && platform.queues?.frameworks.includes('pod') !== true) {
    throw new ConfigError('NotebookQueue', platform.queues === undefined
      ? `queue needs Kueue, which the platform does not have, got ${shown(queue)}; pass kueue: {} to the platform, or leave queue out`
      : `queue needs a Kueue that has pods waiting, got ${shown(queue)}, and frameworks ${listed(platform.queues.frameworks)}; add "pod" to them, or leave queue out`, notebook);
  }
  const other = labels[QUEUE_NAME_LABEL];
  if (other !== undefined && other !== queue) {
    throw new ConfigError('NotebookLabel', `labels must not contradict queue, got ${shown(other)} for "${QUEUE_NAME_LABEL}", which must be ${shown(queue)}; remove it from labels`, notebook);
  }
  return { [QUEUE_NAME_LABEL]: queue };
}

/** Those asked for, and the access to pipelines where the profile offers it. */
function podDefaultsOf(notebook: Notebook, { podDefaults = [], pipelinesAccess }: NotebookProps): readonly PodDefaultRef[] {
  const wanted = pipelinesAccess ?? (teamOf(notebook) !== undefined && platformContextOf(notebook)?.pipelines !== undefined);
  return wanted ? [...podDefaults, PIPELINES_ACCESS_NAME] : podDefaults;
}

function stoppedValue(notebook: Notebook, stopped: boolean | string): string | undefined {
  if (typeof stopped === 'boolean') {
    return stopped ? 'true' : undefined;
  }
  if (!MOMENT.test(stopped) || Number.isNaN(Date.parse(stopped))) {
    throw new ConfigError('NotebookStopped', `stopped must be true, false or a moment in RFC 3339, got ${shown(stopped)}; ` +
      'pass e.g. "2026-01-31T12:00:00Z"', notebook);
  }
  return stopped;
}
