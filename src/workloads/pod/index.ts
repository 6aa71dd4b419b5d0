export type { ContainerOptions, ContainerProps, NamedContainerProps } from './container';
export type { ClaimMount, ConfigMapMount, EmptyMount, Mount, MountPlace, SecretMount, SourceMount } from './mounts';
export type { InitContainerProps, PodOptions } from './pod';
export type { ComputeResources } from './resources';
