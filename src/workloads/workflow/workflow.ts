import { WorkflowOf, WorkflowPart, WorkflowProps } from './props';
import type { Template, WorkflowSpec } from '../../apis/argoproj.io/v1alpha1';
import type { SecurityContext } from '../../apis/k8s/core/v1';
import { allowImage, checkedProps, ConfigError, listed, shown } from '../../core';
import { accountName } from '../account';
import type { JobTemplate } from '../job-template';
import { PodAround, podMetadata, usualSecurity } from '../pod/pod';
import { RESTRICTED_POD } from '../team';

/** Label of the pod that trains. */
const TRAINS = { 'katib.kubeflow.org/model-training': 'true' };

/** Properties that are no fields of the spec, or not as they stand there. */
const OURS: ReadonlySet<string> = new Set(['templates', 'trains', 'primaryContainerName', 'serviceAccount', 'labels', 'annotations'] satisfies readonly (keyof WorkflowProps)[]);

/** A status has one phase. */
const ended = (phase: 'Succeeded' | 'Failed') => `status.[@this].#(phase=="${phase}")#`;

/**
 * A `Workflow` of Argo as data: steps before and after the training are part of each trial. Katib must be told that trials may be workflows:
 * `katib: { trialResources: [..., trialResources.workflow] }` of the platform.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`, `WorkflowPart`
 */
export function workflow<const Parts extends Readonly<Record<string, WorkflowPart>>>(given: WorkflowOf<Parts>): JobTemplate {
  const props = checkedProps<WorkflowProps>(undefined, 'workloads/workflow#WorkflowProps', given);
  const { templates, entrypoint, trains, primaryContainerName = 'main', labels = {}, annotations = {} } = props;
  for (const [name, part] of Object.entries({ entrypoint, trains })) {
    if (!Object.hasOwn(templates, part)) {
      throw new ConfigError('WorkflowPart', `${name} must be one of templates, ${listed(Object.keys(templates))}, got ${shown(part)}; correct the name`);
    }
  }
  if (containersOf(templates[trains]).length === 0) {
    throw new ConfigError('WorkflowPart', `trains must name a template with a container, a script or a containerSet, got ${shown(trains)}, which runs no pod; ` +
      'name the one that trains');
  }
  const other = Object.entries(templates).find(([, part]) => runsPod(part) && !namesOf(part).includes(primaryContainerName));
  if (other !== undefined) {
    throw new ConfigError('WorkflowPart', `primaryContainerName must be a container of each template's pod, since Katib looks for it in all of them, ` +
      `got ${shown(primaryContainerName)}, and ${listed(namesOf(other[1]))} in ${shown(other[0])}; give a container of it that name`);
  }
  const metadata = podMetadata({ podLabels: labels, podAnnotations: annotations });
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    ...metadata && { metadata },
    trial: { primaryContainerName, primaryPodLabels: TRAINS, successCondition: ended('Succeeded'), failureCondition: ended('Failed') },
    spec: at => ({ ...workflowSpec(at, props) }),
  };
}

function workflowSpec(at: PodAround, props: WorkflowProps): WorkflowSpec {
  const { templates, trains, serviceAccount = 'default-editor' } = props;
  allowImage(at.scope, ...Object.values(templates).flatMap(part => [...containersOf(part), ...helpersOf(part)]).flatMap(({ image }) => image ?? []));
  return {
    ...at.isRestricted && { securityContext: RESTRICTED_POD },
    ...Object.fromEntries(Object.entries(props).filter(([name]) => !OURS.has(name))),
    entrypoint: props.entrypoint,
    serviceAccountName: accountName(serviceAccount),
    templates: Object.entries(templates).map(([name, part]): Template => {
      const { metadata, ...secured } = withSecurity(part, usualSecurity(at));
      return { name, ...name === trains ? { metadata: { ...metadata, labels: { ...metadata?.labels, ...TRAINS } } } : metadata && { metadata }, ...secured };
    }),
  };
}

/** A container as far as it matters here. */
interface AnyContainer {
  readonly image?: string;
  readonly securityContext?: SecurityContext;
}

/** Containers of a template that run beside each other. */
function containersOf({ container, script, containerSet }: WorkflowPart): readonly AnyContainer[] {
  return [container ?? [], script ?? [], containerSet?.containers ?? []].flat();
}

/** Containers of its pod before and beside them. */
function helpersOf({ initContainers = [], sidecars = [] }: WorkflowPart): readonly AnyContainer[] {
  return [...initContainers, ...sidecars];
}

/** Whether a template is a pod of its own. */
function runsPod({ steps, dag, suspend, http }: WorkflowPart): boolean {
  return steps === undefined && dag === undefined && suspend === undefined && http === undefined;
}

/** Names of a template's containers; Argo calls a single one `main`. */
function namesOf({ containerSet }: WorkflowPart): readonly string[] {
  return containerSet === undefined ? ['main'] : containerSet.containers.map(({ name }) => name);
}

/** The same with privileges where containers say none. */
function withSecurity(part: WorkflowPart, usual: SecurityContext | undefined): WorkflowPart {
  const secured = <T extends AnyContainer>(container: T): T => ({ ...container, securityContext: container.securityContext ?? usual });
  return usual === undefined ? part : {
    ...part,
    ...part.container && { container: secured(part.container) },
    ...part.script && { script: secured(part.script) },
    ...part.containerSet && { containerSet: { ...part.containerSet, containers: part.containerSet.containers.map(secured) } },
    ...part.initContainers && { initContainers: part.initContainers.map(secured) },
    ...part.sidecars && { sidecars: part.sidecars.map(secured) },
  };
}
