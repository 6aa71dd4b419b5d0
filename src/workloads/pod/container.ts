import type { EnvFrom, ImagePullPolicy } from 'cdk8s-plus-28';
import { mounted, Mount, MountScope } from './mounts';
import { ComputeResources, computeResources } from './resources';
import { Container, ContainerPort, Lifecycle, Probe, SecurityContext, Volume } from '../../apis/k8s/core/v1';
import { allowImage } from '../../core';
import { Environment, envSources, envVars } from '../environment';

/** What runs in a container, beside its image. */
export interface ContainerOptions extends ComputeResources {
  /** @default - 'IfNotPresent', and 'Always' for images without a tag or with the tag `latest` */
  readonly imagePullPolicy?: `${ImagePullPolicy}`;
  /** Entry point in place of the image's own. @default - the image's own */
  readonly command?: readonly string[];
  /** Arguments in place of the image's own. @default - the image's own */
  readonly args?: readonly string[];
  /** Folder that it starts in. @default - the image's own */
  readonly workingDir?: string;
  /** Environment variables. @default {} */
  readonly env?: Environment;
  /** ConfigMaps and Secrets whose keys become environment variables. @default [] */
  readonly envFrom?: readonly EnvFrom[];
  /** Volumes and where they appear. @default [] */
  readonly mounts?: readonly Mount[];
  /** Ports that it listens on, in the API's form. @default [] */
  readonly ports?: readonly ContainerPort[];
  /** When it gets requests. @default - once it runs */
  readonly readinessProbe?: Probe;
  /** When it is started anew. @default - when it ends */
  readonly livenessProbe?: Probe;
  /** When it counts as started. @default - at once */
  readonly startupProbe?: Probe;
  /** What runs after its start and before its end. @default - nothing */
  readonly lifecycle?: Lifecycle;
  /**
   * Its privileges, in place of the default as a whole.
   * @default - what `restricted` wants if the profile around it has that level, else none
   */
  readonly securityContext?: SecurityContext;
}

/** What runs in a container. */
export interface ContainerProps extends ContainerOptions {
  /** Reference of the image, `registry.example.com/team/train:1.2`. */
  readonly image: string;
}

/** A further container of a pod. */
export interface NamedContainerProps extends ContainerProps {
  /** Its name, a DNS label, unique in the pod. */
  readonly name: string;
}

/** A container in the API's form, and the volumes of the pod that it mounts. */
export interface MadeContainer<Fields> {
  readonly container: Fields;
  readonly volumes: readonly Volume[];
}

/** Fields of a container that {@link ContainerOptions} say. */
export type ContainerFields = Omit<Container, 'name' | 'image'>;

/**
 * A container's fields without name and image, and its volumes.
 *
 * @param usual privileges of containers that say none
 * @throws ConfigError `ComputeAmount`, `EnvName`, and those of {@link mounted}
 */
export function containerFields(at: MountScope, props: ContainerOptions, usual?: SecurityContext): MadeContainer<ContainerFields> {
  const { scope, namespace } = at;
  const { imagePullPolicy, command = [], args = [], workingDir, ports = [], readinessProbe, livenessProbe, startupProbe, lifecycle, securityContext = usual } = props;
  const env = envVars(scope, namespace, props.env ?? {});
  const envFrom = envSources(scope, namespace, props.envFrom ?? []);
  const resources = computeResources(scope, props);
  const { volumes, volumeMounts } = mounted(at, props.mounts ?? []);
  // No list is written that has no entries: controllers would drop it when they write the object back.
  return {
    volumes,
    container: {
      ...imagePullPolicy && { imagePullPolicy },
      ...command.length > 0 && { command },
      ...args.length > 0 && { args },
      ...workingDir !== undefined && { workingDir },
      ...ports.length > 0 && { ports },
      ...env.length > 0 && { env },
      ...envFrom.length > 0 && { envFrom },
      ...resources && { resources },
      ...volumeMounts.length > 0 && { volumeMounts },
      ...livenessProbe && { livenessProbe },
      ...readinessProbe && { readinessProbe },
      ...startupProbe && { startupProbe },
      ...lifecycle && { lifecycle },
      ...securityContext && { securityContext },
    },
  };
}

/** A whole container, whose image counts as declared. */
export function madeContainer(at: MountScope, props: NamedContainerProps, usual?: SecurityContext): MadeContainer<Container> {
  const { container, volumes } = containerFields(at, props, usual);
  allowImage(at.scope, props.image);
  return { container: { name: props.name, image: props.image, ...container }, volumes };
}
